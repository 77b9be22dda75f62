"""A mapping whose values are made when they are asked for, so that who wants one of many does not pay for all."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")


class Asked(Mapping[str, _Value]):
    """Values by id, each made anew."""

    def __init__(self, ids: Mapping[str, object], make: Callable[[str], _Value]) -> None:
        """`ids` are its keys, in their order."""
        self._ids, self._make = ids, make

    def __getitem__(self, id_: str) -> _Value:
        if id_ not in self._ids:
            raise KeyError(id_)
        return self._make(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter([*self._ids])

    def __len__(self) -> int:
        return len(self._ids)
