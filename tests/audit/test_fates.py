"""What became of suggestions, by kind and annotator."""

from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_stance, an_annotation, an_article
from workbench.audit.fates import Fates, fates
from workbench.audit.modes import finished
from workbench.records import ADJUDICATED, Decision, Record, Stance, Status

TEXT = "Turkey rejects the plan. Russia backs the plan, and Aleppo waits for Ankara."
ARTICLE = an_article(TEXT)
TURKEY = replace(a_mention(TEXT, "Turkey", "STATE", "turkey"), by="names 1", score=0.9, why="in the registry")
RUSSIA = replace(a_mention(TEXT, "Russia", "STATE", "russia"), by="names 1")


def told(annotator: str = "ana", **records: Record) -> tuple[Fates, ...]:
    """The rows for one reading; `fate_x` stands for `fate:x`."""
    named = {name.replace("fate_", "fate:"): record for name, record in records.items()}
    return fates([an_annotation(ARTICLE, annotator=annotator, **named)])


def test_each_suggestion_is_counted_once_by_what_became_of_it() -> None:
    (row,) = told(
        s1=replace(TURKEY, score=0.0, why=""),
        fate_s1=Decision("accepted", TURKEY),
        fate_s2=Decision("rejected", RUSSIA),
        fate_s3=Decision("left", RUSSIA),
        s4=replace(RUSSIA, entity=None),
        fate_s4=Decision("edited", RUSSIA),
        m5=a_mention(TEXT, "Ankara", "STATE"),
        m6=replace(a_mention(TEXT, "Aleppo", "STATE"), propagated_from="0012#m5"),
    )
    assert row == Fates("ana", "mention", "STATE", 1, 1, 1, 1, by_hand=1, carried=1)
    assert row.shown == 4


def test_what_was_accepted_and_changed_later_was_edited_and_what_was_taken_out_was_rejected() -> None:
    (row,) = told(
        s1=replace(TURKEY, label="STATE", entity="ankara"),
        fate_s1=Decision("accepted", TURKEY),
        fate_s2=Decision("accepted", RUSSIA),
    )
    assert (row.accepted, row.edited, row.rejected) == (0, 1, 1)


def test_a_note_on_what_was_accepted_is_no_change() -> None:
    (row,) = told(s1=replace(TURKEY, note="sure?", flagged=True), fate_s1=Decision("accepted", TURKEY))
    assert row.accepted == 1


def test_a_stance_whose_position_was_kept_is_accepted_where_only_its_words_were_shown() -> None:
    suggestion = Stance("turkey", "topic:plan", "oppose", "outlet", a_stance(TEXT, "rejects the plan").evidence)
    kept = replace(suggestion, voice="reported", certainty="explicit")
    (row,) = told(s1=kept, fate_s1=Decision("accepted", suggestion))
    assert (row.kind, row.accepted) == ("stance", 1)


def test_a_mention_by_hand_counts_under_the_label_it_was_given() -> None:
    rows = told(m1=a_mention(TEXT, "Aleppo", "PLACE"), n1=a_naming(TEXT, "waits"), s1=a_stance(TEXT, "backs"))
    assert [(row.kind, row.label, row.by_hand) for row in rows] == [
        ("mention", "PLACE", 1),
        ("stance", "", 1),
        ("naming", "", 1),
    ]


def test_rows_are_sorted_by_annotator_and_kind_whatever_the_order_of_readings() -> None:
    one = an_annotation(ARTICLE, a_mention(TEXT, "Aleppo", "PLACE"), a_stance(TEXT, "backs"), annotator="zoe")
    other = an_annotation(ARTICLE, a_mention(TEXT, "Aleppo", "EVENT"), annotator="ana")
    assert fates([one, other]) == fates([other, one])
    assert [row.annotator for row in fates([one, other])] == ["ana", "zoe", "zoe"]


def test_only_what_a_reader_has_marked_done_is_finished() -> None:
    done = {"status": Status("done")}
    readings = [
        an_annotation(ARTICLE, annotator="ben", **done),
        an_annotation(ARTICLE, annotator="ana", **done),
        an_annotation(ARTICLE, annotator=ADJUDICATED, **done),
        an_annotation(ARTICLE, annotator="eve", status=Status("flagged")),
    ]
    assert [reading.annotator for reading in finished(readings)] == ["ana", "ben"]
