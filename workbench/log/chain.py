"""What is gone from a log: a line names the checksum of the one before it, so that one that is gone is missed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.log.lifting import Line

NEXT = "look for a copy of the file that has it, and put that beside this one under another name"


class Gap(NamedTuple):
    """A place of a file where lines are gone: the checksum of the one that is missed, and the sentence that says so."""

    crc: str
    sentence: str


def missing(lines: Iterable[Line], checksums: set[str], file: str) -> Iterator[Gap]:
    """One gap for each place before which lines of a file are gone; `checksums` are of all that are there."""
    last = 0
    for line in lines:
        action = line.action
        # what came before is damaged or gone; of what is damaged its own sentence tells
        if action.prev and action.prev not in checksums and not line.after_damage:
            which = _numbers(last + 1, action.seq - 1) if action.seq > last + 1 else "what came"
            yield Gap(action.prev, f"{file}: {which} before action {action.seq} is missing; {NEXT}")
        last = max(last, action.seq)


def unseen(seen: Iterable[tuple[int, str]], checksums: set[str], file: str) -> Iterator[Gap]:
    """One gap for each line that a witness saw, by number and checksum, and that is not there."""
    for seq, crc in seen:
        if crc not in checksums:
            sentence = f"{file}: action {seq}, which was saved here, is missing, and with it perhaps others; {NEXT}"
            yield Gap(crc, sentence)


def _numbers(first: int, last: int) -> str:
    return f"action {first}" if first == last else f"all from action {first} to {last}"
