"""Every record is a value that survives being written and read."""

import msgspec
import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_span, a_stance, an_action, an_article
from workbench.placing import attached, place, places
from workbench.records import Action, Annotation, Article, Decision, Mention, Naming, Record, Region, Stance, Status

TEXT = "İbrahim Kalın told Reuters that Turkey rejects the plan of the so-called council"
RECORDS: dict[str, Record] = {
    "m": a_mention(TEXT, "İbrahim Kalın"),
    "s": replace(a_stance(TEXT, "rejects the plan"), also=(a_span(TEXT, "so-called"),), score=0.5, why="“”", sure=True),
    "n": Naming(*msgspec.structs.astuple(a_span(TEXT, "so-called")), "council", "negative", "hedge", "outlet"),
    "r": Region(0, len(TEXT), TEXT, "body"),
    "status": Status("done"),
    "fate:x": Decision("rejected", a_mention(TEXT, "Reuters", "ORG")),
}


@pytest.mark.parametrize("id_", RECORDS)
def test_every_record_survives_being_written_and_read(id_: str) -> None:
    action = an_action(an_article(TEXT), "add", {id_: RECORDS[id_]})
    assert msgspec.json.decode(msgspec.json.encode(action), type=Action) == action


@pytest.mark.parametrize("id_", ["m", "s", "n", "r", "fate:x"])
def test_every_record_in_the_text_has_a_place_that_carries_its_words(id_: str) -> None:
    span = place(RECORDS[id_])
    assert span is not None
    assert TEXT[span.start : span.end] == span.quote


def test_a_status_has_no_place() -> None:
    assert place(RECORDS["status"]) is None
    assert places(RECORDS["status"]) == ()


def test_a_stance_stands_where_its_evidence_and_every_further_passage_stand() -> None:
    suggested = RECORDS["s"]
    assert isinstance(suggested, Stance)
    for record in (suggested, Decision("rejected", suggested)):
        assert [span.quote for span in places(record)] == ["rejects the plan", "so-called"]
        assert attached(record, Article("a", TEXT))
        assert not attached(record, Article("a", TEXT.replace("so-called", "socalled!")))


def test_a_reading_lists_its_records_in_text_order() -> None:
    late, early = a_mention(TEXT, "Turkey", "STATE"), a_mention(TEXT, "İbrahim Kalın")
    reading = Annotation("1", "x", "ana", {"late": late, "early": early, "whole": a_mention(TEXT, TEXT)})
    assert [mention.quote for mention in reading.mentions.values()] == [TEXT, "İbrahim Kalın", "Turkey"]


def test_an_article_is_started_by_any_record_and_done_when_the_annotator_says_so() -> None:
    assert Annotation("1", "x", "ana").status == "untouched"
    assert Annotation("1", "x", "ana", {"m": RECORDS["m"]}).status == "started"
    assert Annotation("1", "x", "ana", RECORDS).status == "done"


def test_the_sha256_of_an_article_is_that_of_its_text_in_utf_8() -> None:
    assert an_article("abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_entity_may_be_unknown_but_is_always_written() -> None:
    assert msgspec.to_builtins(Mention(0, 1, "a", "PERSON", None))["entity"] is None
