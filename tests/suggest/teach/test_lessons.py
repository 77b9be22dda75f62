"""How much each mark counts follows what became of it, and what was rejected teaches as well."""

from msgspec.structs import replace

from tests.builders import a_mention, an_annotation, an_article
from tests.suggest.teach.world import a_reading, suggested
from workbench.records import Annotation, Mention
from workbench.suggest.teach.lessons import NOMINAL, Lesson, lessons

TEXT = "İbrahim of the Aleppo Media Center 📰 met the regime in Idlib"
ARTICLE = an_article(TEXT, "a")


def by_machine(words: str, label: str) -> Mention:
    return replace(a_mention(TEXT, words, label), by="minilm-news 1")


def taught(*readings: Annotation, blind: frozenset[tuple[str, str]] = frozenset()) -> list[Lesson]:
    return lessons(readings, {"a": ARTICLE}, blind)


def marks(*readings: Annotation) -> list[tuple[str, str, float]]:
    return [(TEXT[each.start : each.end], each.label, each.weight) for each in taught(*readings)[0].marks]


def test_what_was_added_or_changed_counts_more_than_what_was_accepted_in_view() -> None:
    changed = by_machine("Idlib", "STATE")
    reading = a_reading(
        ARTICLE,
        added=a_mention(TEXT, "İbrahim"),
        accepted=by_machine("Aleppo Media Center", "ORG"),
        fate_accepted=suggested(by_machine("Aleppo Media Center", "ORG")),
        changed=replace(changed, label="PLACE"),
        fate_changed=suggested(changed, "edited"),
    )
    assert marks(reading) == [("İbrahim", "PERSON", 2), ("Aleppo Media Center", "ORG", 1), ("Idlib", "PLACE", 2)]


def test_what_was_rejected_is_no_name_unless_it_was_marked_otherwise() -> None:
    reading = a_reading(
        ARTICLE,
        fate_one=suggested(by_machine("regime", "ORG"), "rejected"),
        fate_two=suggested(by_machine("Aleppo", "PLACE"), "rejected"),
        fate_three=suggested(by_machine("Idlib", "PLACE"), "left"),
        mine=a_mention(TEXT, "Aleppo Media Center", "ORG"),
    )
    assert marks(reading) == [("Aleppo Media Center", "ORG", 2), ("regime", "", 2)]


def test_of_an_article_read_by_two_each_counts_half() -> None:
    one, two = (an_annotation(ARTICLE, a_mention(TEXT, "İbrahim"), annotator=name) for name in ("ann", "bo"))
    assert [each.marks[0].weight for each in taught(two, one)] == [1, 1]
    assert [each.reading.annotator for each in taught(two, one)] == ["ann", "bo"]


def test_only_a_finished_reading_tells_what_is_no_name() -> None:
    done, begun = (a_reading(ARTICLE, done, m=a_mention(TEXT, "İbrahim")) for done in (True, False))
    assert [taught(each)[0].whole for each in (done, begun)] == [True, False]


def test_a_description_is_no_example_of_a_name() -> None:
    reading = a_reading(ARTICLE, m=replace(a_mention(TEXT, "regime", "ORG"), type="nominal"))
    assert marks(reading) == [("regime", NOMINAL, 2)]


def test_words_that_are_no_longer_there_teach_nothing() -> None:
    moved = replace(a_mention(TEXT, "İbrahim"), start=1, end=8)
    assert taught(a_reading(ARTICLE, done=False, m=moved)) == []


def test_a_reading_of_an_article_that_is_gone_teaches_nothing() -> None:
    assert lessons([a_reading(an_article("Other", "gone"), m=a_mention("Other", "Other"))], {}, frozenset()) == []


def test_what_was_read_blind_is_known_by_article_and_annotator() -> None:
    reading = a_reading(ARTICLE, m=a_mention(TEXT, "İbrahim"))
    assert [each.blind for each in taught(reading, blind=frozenset({("a", "ann")}))] == [True]
    assert [each.blind for each in taught(reading, blind=frozenset({("a", "bo")}))] == [False]


def test_what_was_carried_from_elsewhere_counts_as_accepted() -> None:
    carried = replace(a_mention(TEXT, "Idlib", "PLACE"), propagated_from="b#m1")
    assert marks(a_reading(ARTICLE, m=carried)) == [("Idlib", "PLACE", 1)]
