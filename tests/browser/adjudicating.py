"""An adjudicator without a mouse: goes from difference to difference, decides each by keys, and gives a reason.

What is decided goes round what there is to do, so that every way of deciding comes up; what it has to come to is worked
out here from the readings alone, to be compared with what is in the log.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from tests.browser.keyboard import Keyboard
from workbench.agreement.differences import Difference
from workbench.claims import bare
from workbench.records import Mention, Naming, Record, Stance

REASONS = {
    "1": "slip",
    "2": "the rule is clear",
    "3": "the rule is unclear",
    "4": "the text is ambiguous",
    "5": "I asked.",
}
CURRENT = "[data-card][aria-current=true]"
FORM = ".sw-form"
ENTERS = 8


@dataclass(frozen=True)
class Wanted:
    """A verdict as it has to be in the log, and what stands by it."""

    how: str
    taken: tuple[str, ...]
    reason: str
    stands: tuple[Record, ...]


def adjudicate(keys: Keyboard, differences: Mapping[str, Difference]) -> dict[str, Wanted]:
    """Decide all differences of the open article, by id; two keys each, and two for a reason."""
    rounds: Counter[str] = Counter()
    reasons = count()
    wanted: dict[str, Wanted] = {}
    keys.press("n")
    for _ in differences:
        id_ = keys.attribute(CURRENT, "data-card")
        assert id_ not in wanted, "every difference comes once"
        difference = differences[id_]
        ways = [*_ways(difference)]
        way = ways[rounds[difference.record] % len(ways)]
        rounds[difference.record] += 1
        reason = list(REASONS)[next(reasons) % len(REASONS)]
        wanted[id_] = _decide(keys, difference, way, REASONS[reason])
        keys.press("r", reason)
        if reason == "5":
            keys.type(REASONS[reason])
            keys.press("Enter")
        if reason == "3":
            keys.press("Enter")  # one stays where an example may be wanted
    return wanted


def _ways(difference: Difference) -> Iterator[str]:
    yield from (str(place) for place, _ in enumerate(difference.sides, start=1))
    if None not in difference.sides.values():
        yield "b"
    yield "x"
    yield "e"


def _decide(keys: Keyboard, difference: Difference, way: str, reason: str) -> Wanted:
    readers = sorted(difference.sides)
    said: dict[str, Any] = {reader: side and bare(side.record) for reader, side in difference.sides.items()}
    keys.press(way)
    if way.isdigit():
        taken = said[readers[int(way) - 1]]
        alike = tuple(reader for reader in readers if said[reader] == taken)  # who says the same is upheld too
        return Wanted("one", alike, reason, _records(taken))
    if way == "e":
        return Wanted("third", (), reason, (_write(keys, next(each for each in said.values() if each)),))
    if way == "b":
        versions = [each for place, each in enumerate(said.values()) if each not in [*said.values()][:place]]
        return Wanted("both", tuple(readers), reason, _records(*versions))
    nobody = tuple(reader for reader in readers if not said[reader])
    return Wanted("one" if nobody else "neither", nobody, reason, ())


def _records(*records: Any) -> tuple[Record, ...]:
    return tuple(each for each in records if each)


def _write(keys: Keyboard, record: Any) -> Record:
    """Fill in the form, which begins with what the first reader says."""
    changed: Record
    if isinstance(record, Mention):
        keys.to("label")
        keys.press("E")
        changed = msgspec.structs.replace(record, label="EVENT")
    elif isinstance(record, Stance):
        keys.to("polarity")
        keys.press("m")
        changed = msgspec.structs.replace(record, polarity="mixed")
    else:
        assert isinstance(record, Naming)
        keys.to("valence")
        keys.press("+")
        changed = msgspec.structs.replace(record, valence="legitimising")
    for _ in range(ENTERS):
        if not keys.sees(FORM):
            break
        keys.press("Enter")
    return changed
