"""What readings of one article differ in, what it is called, and what stays the same thing to decide on."""

import pytest
from msgspec.structs import replace

from tests.agreement.readings import mention, naming, reading, region, stance
from workbench.agreement.differences import differences
from workbench.agreement.says import FIELDS, Compared
from workbench.records import Mention, Naming, Region, Stance

CHANGES: list[tuple[Compared, str, dict[str, object]]] = [
    (mention("Turkey"), "label", {"label": "STATE"}),
    (mention("Turkey"), "type", {"type": "nominal"}),
    (mention("Turkey"), "entity", {"entity": "turkey"}),
    (stance(), "holder", {"holder": "fsa"}),
    (stance(), "target", {"target": "fsa"}),
    (stance(), "polarity", {"polarity": "support"}),
    (stance(), "condition", {"condition": "if asked"}),
    (stance(), "voice", {"voice": "quoted"}),
    (stance(), "on_behalf_of", {"on_behalf_of": "fsa"}),
    (stance(), "certainty", {"certainty": "hedged"}),
    (naming(), "refers_to", {"refers_to": "hts"}),
    (naming(), "valence", {"valence": "negative"}),
    (naming(), "frame_class", {"frame_class": "crime"}),
    (naming(), "voice", {"voice": "quoted"}),
    (region("Turkey"), "type", {"type": "byline"}),
]


def kinds(*records: Compared | None) -> list[tuple[str, str]]:
    readings = [reading(f"r{n}", *([record] if record else [])) for n, record in enumerate(records)]
    return [(each.record, each.kind) for each in differences(readings)]


@pytest.mark.parametrize(("record", "kind", "change"), CHANGES, ids=lambda each: each if isinstance(each, str) else "")
def test_a_difference_is_called_by_what_differs(record: Compared, kind: str, change: dict[str, str]) -> None:
    other = replace(record, **change)
    assert kinds(record, other) == kinds(other, record) == [(type(record).__name__.lower(), kind)]
    assert kinds(record, record) == []


@pytest.mark.parametrize("record", [mention("Turkey"), stance(), naming(), region("Turkey")])
def test_what_somebody_has_not_was_found_by_others(record: Compared) -> None:
    assert kinds(record, None) == [(type(record).__name__.lower(), "found")]
    assert kinds(record, record, None) == [(type(record).__name__.lower(), "found")]


def test_other_bounds_and_another_passage() -> None:
    assert kinds(mention("Idlib"), mention("Idlib deal")) == [("mention", "span")]
    assert kinds(naming("rebels"), naming("the rebels")) == [("naming", "span")]
    assert kinds(region("Idlib"), region("Idlib deal")) == [("region", "span")]
    assert kinds(stance("reject"), stance("reject the Idlib deal")) == []
    assert kinds(stance("reject"), stance("accept")) == [("stance", "evidence")]


def test_it_is_called_by_what_comes_first_and_tells_all() -> None:
    one, other = stance(), replace(stance("accept"), voice="quoted", polarity="support")
    (found,) = differences([reading("ana", one), reading("ben", other)])
    assert found.fields == ("polarity", "voice", "evidence")
    assert found.kind == "polarity"
    assert found.place.quote == "reject"


def test_every_field_of_three_readers_is_told() -> None:
    records = mention("Turkey"), mention("Turkey", "STATE"), mention("Turkey", entity="turkey")
    (found,) = differences([reading(f"r{n}", record) for n, record in enumerate(records)])
    assert found.fields == ("label", "entity")
    assert {who: said and said.record for who, said in found.sides.items()} == dict(
        zip(["r0", "r1", "r2"], records, strict=True)
    )


def test_fields_are_named_as_the_records_name_them() -> None:
    for kind in (Mention, Stance, Naming, Region):
        assert not {*FIELDS[kind]} - {"span"} - {*kind.__struct_fields__}


def test_differences_come_in_text_order_the_larger_first() -> None:
    found = differences([reading("ana", mention("Idlib"), mention("Idlib deal"), mention("Turkey")), reading("ben")])
    assert [each.place.quote for each in found] == ["Turkey", "Idlib deal", "Idlib"]


def test_the_same_difference_keeps_its_id_until_somebody_says_something_else() -> None:
    ben = reading("ben", mention("Turkey", "STATE"))
    (first,) = differences([reading("ana", mention("Turkey")), ben])
    (noted,) = differences([ben, reading("ana", replace(mention("Turkey"), note="sure", flagged=True, by="lexicon 1"))])
    (other,) = differences([reading("ana", mention("Turkey", "ORG")), ben])
    assert first.id == noted.id != other.id


def test_who_says_that_a_position_is_explicit_says_what_is_assumed() -> None:
    assert kinds(stance(), replace(stance(), certainty="explicit")) == []


def test_the_id_of_a_difference_is_for_good() -> None:
    # verdicts in logs name it: were it another tomorrow, all that was decided would be open again
    one, other = stance(), replace(stance(), polarity="support")
    (found,) = differences([reading("ana", one), reading("ben", other)])
    assert found.id == "f9bb4a6f501b6987"


def test_the_words_of_a_condition_are_no_difference_but_another_thing_to_decide_on() -> None:
    one, other = replace(stance(), condition="if asked"), replace(stance(), condition="once they are asked")
    assert kinds(one, other) == []
    ben = reading("ben", replace(one, polarity="support"))
    ids = {differences([reading("ana", each), ben])[0].id for each in (one, other)}
    assert len(ids) == 2
