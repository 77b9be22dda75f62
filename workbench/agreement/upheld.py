"""How often each reader was upheld by whoever decided: told after adjudication, and no measure of reliability.

Agreement says how far people who work apart code alike; this says whose version stands where they did not. The two are
kept apart wherever they are shown, for the second depends on who decides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from workbench.agreement.differences import Difference, differences
from workbench.agreement.says import differing
from workbench.placing import attached
from workbench.records import ADJUDICATED, Annotation, Article, Verdict


class Upheld(Struct, frozen=True):
    """Of the differences in articles that `annotator` read, how many were `decided` and in how many theirs stands.

    `by_kind` has the same for each kind of difference: its name, decided, upheld.
    """

    annotator: str
    decided: int
    upheld: int
    by_kind: tuple[tuple[str, int, int], ...]


def upheld(readings: Iterable[Annotation], articles: Mapping[str, Article]) -> tuple[Upheld, ...]:
    """For each annotator, sorted, from readings before adjudication and those of `ADJUDICATED`; empty without these."""
    every = [*readings]
    adjudicated = {each.article: each for each in every if each.annotator == ADJUDICATED}
    done: dict[str, list[Annotation]] = defaultdict(list)
    for reading in every:
        if reading.article in adjudicated and reading.annotator != ADJUDICATED and reading.status == "done":
            done[reading.article].append(reading)
    decided: dict[str, Counter[str]] = defaultdict(Counter)
    stands: dict[str, Counter[str]] = defaultdict(Counter)
    for article, decisions in sorted(adjudicated.items()):
        there = articles.get(article)
        readings = [_fitting(reading, there) for reading in done[article] if there]
        for annotator, kind, is_upheld in _decided(decisions, readings):
            decided[annotator][kind] += 1
            stands[annotator][kind] += is_upheld
    return tuple(_told(annotator, decided[annotator], stands[annotator]) for annotator in sorted(decided))


def _decided(decisions: Annotation, readings: list[Annotation]) -> Iterator[tuple[str, str, bool]]:
    """Each reader, what it was about, and whether theirs stands, for each difference that was decided."""
    verdicts = {id_: each for id_, each in decisions.records.items() if isinstance(each, Verdict)}
    found = {f"verdict:{each.id}": each for each in differences(readings)} if verdicts else {}
    for id_, verdict in verdicts.items():
        for reading in readings:
            yield reading.annotator, verdict.of, _stands(reading.annotator, verdict, found.get(id_))


def _stands(annotator: str, verdict: Verdict, difference: Difference | None) -> bool:
    """Whether what the annotator said was taken, from them or from somebody who says the same."""
    if annotator in verdict.taken or difference is None:  # who changed their reading since is known by name alone
        return annotator in verdict.taken
    own = difference.sides.get(annotator)
    taken = [difference.sides.get(name) for name in verdict.taken]
    if own is None:
        return verdict.how in {"one", "neither"} and not any(taken)
    return any(said and not differing(own.record, said.record) for said in taken)


def _fitting(reading: Annotation, article: Article) -> Annotation:
    records = {id_: record for id_, record in reading.records.items() if attached(record, article)}
    return replace(reading, records=records)


def _told(annotator: str, decided: Counter[str], stands: Counter[str]) -> Upheld:
    by_kind = tuple((kind, decided[kind], stands[kind]) for kind in sorted(decided))
    return Upheld(annotator, decided.total(), stands.total(), by_kind)
