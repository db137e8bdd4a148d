"""How every function here is compiled.

Numba divides in vectors only where a division by zero is not an exception (``error_model="numpy"``).
Of the licences that "fast math" takes only ``contract`` is used, a multiplication and an addition in one
rounding: any other would let the compiler reorder the sums by which numbers are rounded on purpose.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Return the function, compiled when it is first called (or first called by another compiled one)."""
    return cast("Function", njit(error_model="numpy", fastmath={"contract"}, nogil=True)(function))


def compiled_and_kept(function: Function) -> Function:
    """Return the function, compiled once for all processes: the machine code is kept in Numba's cache.

    Raises:
        RuntimeError: (by Numba) where no folder can keep it.
    """
    options: dict[str, Any] = {"error_model": "numpy", "fastmath": {"contract"}, "nogil": True}
    return cast("Function", njit(cache=True, **options)(function))
