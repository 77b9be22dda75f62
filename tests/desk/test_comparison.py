"""Whole readings compared and decided on: every record is agreed on or differs, and the end is foretold."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.agreement.planting import planted_apart
from tests.agreement.seeds import seed_project, seed_readings
from tests.desk.readers import decide, decided, opened, restarted
from workbench.agreement.says import Compared, differing
from workbench.desk.comparison import Comparison, comparison, fitted
from workbench.desk.seats import compared
from workbench.project import Project
from workbench.records import Annotation, Record, Region, Stance, Verdict
from workbench.spans import Span

PLAN = {("mention", "label"): 2, ("mention", "span"): 1, ("mention", "found"): 2, ("stance", "polarity"): 1}
ID = "000_0013787b2693f223"


def readings(seed: int = 1) -> list[Annotation]:
    """Three readings of a seed; the second and third differ from the first in what was planted."""
    first = seed_readings()[ID]
    others = planted_apart(first, {"ben": PLAN, "cem": PLAN}, seed)
    return [replace(first, annotator="ana"), *others.values()]


def compare(given: list[Annotation], project: Project) -> Comparison:
    return comparison(given, project.article(ID))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return seed_project(tmp_path / "project", readings())


def test_every_record_of_every_reader_is_agreed_on_or_differs(project: Project) -> None:
    found = compare(readings(), project)
    assert len(found.differences) == 2 * sum(PLAN.values())
    for reading in (fitted(each, project.article(ID)) for each in readings()):
        own = {id_ for id_, each in reading.records.items() if isinstance(each, Compared)}
        differ = [side.own for sides in found.sides.values() for side in sides if side.annotator == reading.annotator]
        there = [own_id for own_id in differ if own_id]
        assert len(own) == len(found.agreed) + len(there)
        assert set(there) <= own
        assert len({*there}) == len(there)
    ids = [*found.agreed, *(side.id for sides in found.sides.values() for side in sides if side.id)]
    assert len({*ids}) == len(ids)


def test_of_what_all_say_it_is_the_passage_with_the_fewest_words(project: Project) -> None:
    first = readings()[0]
    id_, long = next((id_, each) for id_, each in first.stances.items() if " " in each.evidence.quote)
    words = long.evidence.quote.partition(" ")[0]
    short = replace(long, evidence=Span(long.evidence.start, long.evidence.start + len(words), words))
    other = replace(first, annotator="ben", records={**first.records, id_: short})
    for given in ([first, other], [replace(other, annotator="ana"), replace(first, annotator="ben")]):
        found = compare(given, project)
        assert not found.differences
        assert words in {each.evidence.quote for each in found.agreed.values() if isinstance(each, Stance)}


def test_a_region_on_record_as_it_was_found_is_nothing_to_decide(project: Project) -> None:
    article, first = project.article(ID), readings()[0]
    found = next(region for region in article.regions if region.type == "title")
    kept = {id_: each for id_, each in first.records.items() if not isinstance(each, Region)}
    for region, n in ((found, 0), (replace(found, type="caption"), 1)):
        said = replace(first, records={**kept, "r-0": region})
        assert len(compare([said, replace(first, annotator="ben", records=kept)], project).differences) == n


def test_the_order_of_readers_and_records_changes_nothing(project: Project) -> None:
    turned = [replace(each, records=dict(reversed(each.records.items()))) for each in reversed(readings())]
    one, other = compare(readings(), project), compare(turned, project)
    assert one == other
    assert [*one.differences] == [*other.differences]
    assert msgspec.json.encode(sorted(one.agreed)) == msgspec.json.encode(sorted(other.agreed))


@pytest.mark.parametrize("seed", range(3))
def test_every_difference_decided_by_lot_gives_the_reading_that_the_verdicts_say(project: Project, seed: int) -> None:
    lot = random.Random(seed)
    session = compared(project, "lea", names=bool(seed % 2), seed=seed)
    shown = opened(session, ID)
    expected = [_told(each) for each in shown["comparison"]["agreed"].values()]
    rows = shown["comparison"]["differences"]
    for row in lot.sample(rows, len(rows)):
        how, taken, put, left = _drawn(row, lot)
        answer = decide(session, row["id"], how, *taken, put=put)
        expected += left
        if lot.random() < 0.3:  # and think again
            session.undo(ID, f"undo {row['id']}")
            answer = decide(session, row["id"], how, *taken, put=put)
    assert answer["comparison"]["left"] == 0
    reading = decided(Project(project.folder), ID)
    records = [each for each in reading.records.values() if isinstance(each, Compared)]
    assert Counter(map(_told, map(msgspec.to_builtins, records))) == Counter(expected)
    verdicts = [each for each in reading.records.values() if isinstance(each, Verdict)]
    assert len(verdicts) == len(rows)
    again = restarted(session, names=bool(seed % 2), seed=seed)
    assert again.open(ID)["records"] == {
        id_: _plain(each) for id_, each in again.offered.seen(reading.records, ID).items()
    }
    known = {each.id for name in ("ana", "ben", "cem") for each in project.store.read().histories[name]}
    assert all({*each.decides} <= known for each in project.store.read().histories["adjudicated"])
    assert project.problems == ()


def test_a_side_is_like_another_that_says_the_same(project: Project) -> None:
    found = compare(readings(), project)
    for id_, sides in found.sides.items():
        ana, ben, cem = sides
        assert (ana.like(ben), ana.like(cem), ben.like(cem)).count(True) == 1, id_


def _drawn(row: Any, lot: random.Random) -> tuple[str, list[str], dict[str, Record], list[str]]:
    """A verdict on a difference, and the records that have to stand because of it."""
    versions: dict[str, tuple[str, Any]] = {}
    for side in row["sides"]:
        record = next(iter(side["records"].values()), None)
        versions.setdefault(_told(record) if record else "", (side["reader"], record))
    there = {told: each for told, each in versions.items() if told}
    how = lot.choice(["one", "neither", "third", *(["both"] if len(there) > 1 else [])])
    match how:
        case "one":
            told = lot.choice([*versions])
            return how, [versions[told][0]], {}, [told] if told else []
        case "both":
            return how, [letter for letter, _ in there.values()], {}, [*there]
        case "third":
            first = {**next(iter(there.values()))[1], "note": "a third"}
            return how, [], {f"third-{row['id']}": msgspec.convert(first, Record)}, [_told(first)]
    return how, [], {}, []


def _told(record: Any) -> str:
    return msgspec.json.encode(record, order="sorted").decode()


def _plain(record: Record) -> Any:
    return msgspec.to_builtins(record)


def test_what_planted_readings_differ_in_is_what_they_say_otherwise(project: Project) -> None:
    found = compare(readings(), project)
    for id_, difference in found.differences.items():
        there = [side.record for side in found.sides[id_] if side.record]
        fields = {field for one in there for other in there for field in differing(one, other)}
        assert fields | ({"found"} if len(there) < 3 else set()) == {*difference.fields}
