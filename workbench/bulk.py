"""Much at once. Python would look for garbage again and again in what is all kept, and take twice as long.

What is not kept goes through in batches.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

_T = TypeVar("_T")


@contextmanager
def in_bulk() -> Iterator[None]:
    """Look for no garbage meanwhile."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def in_batches(things: Iterable[_T], most: int) -> Iterator[list[_T]]:
    """The things in their order, so many at a time; the last batch may be smaller."""
    left = iter(things)
    while batch := list(islice(left, most)):
        yield batch
