"""What a suggestion says, apart from who says so and how sure that is.

A person who takes a suggestion makes it theirs, so what speaks for it stays with the suggestion, in the decision on it,
and never goes on record as if the person had worked it out. And two suggestions that say the same are the same.
"""

from typing import TypeVar

from msgspec.structs import replace

from workbench.records import UNSCORED, Mention, Naming, Record, Stance

_R = TypeVar("_R", bound=Record)


def on_record(record: _R) -> _R:
    """The record as a person answers for it: without how likely and why its suggester thought it right."""
    if isinstance(record, Stance):
        return replace(record, score=UNSCORED, why="", sure=False)
    return replace(record, score=UNSCORED, why="") if isinstance(record, Mention) else record


def bare(record: _R) -> _R:
    """What a suggestion says of its words: whoever says so, for whatever reason and wherever else it shows."""
    said = replace(on_record(record), by="") if isinstance(record, Mention | Naming | Stance) else record
    return replace(said, also=()) if isinstance(said, Stance) else said
