"""Old lines, read as new ones: what a log of an earlier schema would say in today's.

A file is never rewritten. Each step takes the lines of a file from one schema to the next, in memory, and is never
changed once that schema is out; golden files of every schema are read by the tests for ever.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from workbench.log.entries import Entry

_GONE = "gone"
"""In the place of a checksum: the line before is not there."""


class Line(NamedTuple):
    """An action with the checksum of its line; `after_damage` says that the line before could not be used."""

    crc: str
    action: Entry
    after_damage: bool = False


def _chained(lines: list[Line]) -> list[Line]:
    """Schema 1 → 2: lines were only numbered, so the one before a line is the one with the number before."""
    numbered = {line.action.seq: line.crc for line in lines}
    return [
        line._replace(action=msgspec.structs.replace(line.action, prev=numbered.get(line.action.seq - 1, _GONE)))
        if line.action.seq > 1
        else line
        for line in lines
    ]


STEPS: dict[int, Callable[[list[Line]], list[Line]]] = {
    1: _chained,
    2: list,
    3: list,
}  # 2 → 3 and 3 → 4: records and actions may say more
"""By schema: what makes its lines those of the next."""
NEWEST = max(STEPS) + 1
"""The schema that is written."""


def lifted(lines: list[Line], schema: int) -> list[Line]:
    """The lines of a file of this schema as those of the newest; of an unknown schema as they are."""
    for step in range(schema, NEWEST):
        if step in STEPS:
            lines = STEPS[step](lines)
    return lines
