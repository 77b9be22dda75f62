"""How often each reader was upheld by whoever decided: told after adjudication, and no measure of reliability.

Agreement says how far people who work apart code alike; this says whose version was taken where they did not. The two
stand apart wherever they are shown, for the second depends on who decides.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from workbench.records import ADJUDICATED, Annotation, Verdict


class Upheld(Struct, frozen=True):
    """Of the differences in articles that `annotator` read, how many were `decided` and in how many theirs was taken.

    `by_kind` has the same for each kind of difference: its name, decided, upheld.
    """

    annotator: str
    decided: int
    upheld: int
    by_kind: tuple[tuple[str, int, int], ...]


def upheld(readings: Iterable[Annotation]) -> tuple[Upheld, ...]:
    """For each annotator, sorted, from all readings, those of `ADJUDICATED` among them; nobody where there are none."""
    readers: dict[str, set[str]] = {}
    verdicts: dict[str, list[Verdict]] = {}
    for reading in readings:
        if reading.annotator == ADJUDICATED:
            verdicts[reading.article] = [each for each in reading.records.values() if isinstance(each, Verdict)]
        elif reading.status == "done":
            readers.setdefault(reading.article, set()).add(reading.annotator)
    decided: dict[str, Counter[str]] = {}
    taken: dict[str, Counter[str]] = {}
    for article, found in verdicts.items():
        for verdict in found:
            for annotator in readers.get(article, ()):
                decided.setdefault(annotator, Counter())[verdict.of] += 1
                taken.setdefault(annotator, Counter())[verdict.of] += annotator in verdict.taken
    return tuple(_told(annotator, decided[annotator], taken[annotator]) for annotator in sorted(decided))


def _told(annotator: str, decided: Counter[str], taken: Counter[str]) -> Upheld:
    by_kind = tuple((kind, decided[kind], taken[kind]) for kind in sorted(decided))
    return Upheld(annotator, decided.total(), taken.total(), by_kind)
