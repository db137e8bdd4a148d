"""Variety without hidden chance: the same seed and place always give the same."""

MASK = 0xFFFF_FFFF


def pick(seed: int, place: int, choices: int) -> int:
    """Return a number from 0 up to, not including, ``choices``; each place of each seed has its own.

    The mixing constants are those of a common 32-bit finaliser; any odd ones would do.
    """
    mixed = (seed * 0x9E37_79B1 + place * 0x85EB_CA6B + 0x27D4_EB2F) & MASK
    mixed = ((mixed ^ mixed >> 16) * 0x7FEB_352D) & MASK
    mixed = ((mixed ^ mixed >> 15) * 0x846C_A68B) & MASK
    return (mixed ^ mixed >> 16) % choices


def shuffle(seed: int, count: int) -> tuple[int, ...]:
    """Return the numbers 0 to ``count`` - 1 in an order of this seed's own."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = pick(seed, last, last + 1)
        order[last], order[other] = order[other], order[last]
    return tuple(order)
