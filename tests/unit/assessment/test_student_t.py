"""One table of Student's t, held against a well-kept library's."""

from scipy import stats

from lull.assessment.student_t import T_95, student_t


def test_students_t_is_that_of_the_table_and_never_smaller_than_the_true_one() -> None:
    """Between two rows the larger one is taken."""
    for degrees in range(1, 200):
        true = float(stats.t.ppf(0.975, degrees))
        assert true - 5e-4 <= student_t(degrees) <= true * 1.06
    for degrees, t in enumerate(T_95, start=1):
        assert abs(t - stats.t.ppf(0.975, degrees)) < 6e-4
