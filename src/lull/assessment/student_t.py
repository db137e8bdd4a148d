"""Student's t for 95 in 100: how much wider an interval is where its spread is known from few values."""

T_95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
T_95_MORE = ((15, 2.228), (20, 2.131), (30, 2.086), (60, 2.042))
"""Two-sided 95 % points by degrees of freedom 1 to 10, then below each bound (Student 1908, Biometrika 6:1;
any table). Between two rows of the table the larger one is taken, which never judges too boldly."""

T_95_MOST = 2.0
"""The point at 60 degrees of freedom, taken for all more (the limit is 1.96)."""


def student_t(degrees: int) -> float:
    """Return Student's t for 95 in 100; with less than one degree of freedom that of one.

    >>> student_t(3), student_t(12), student_t(1000)
    (3.182, 2.228, 2.0)
    """
    if degrees <= len(T_95):
        return T_95[max(degrees, 1) - 1]
    return next((t for bound, t in T_95_MORE if degrees < bound), T_95_MOST)
