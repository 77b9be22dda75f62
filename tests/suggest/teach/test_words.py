"""Every word gets the tag that people gave it, and what they did not tell of teaches nothing."""

from tests.builders import a_mention, an_article
from tests.suggest.teach.world import TAGS, Plain, a_reading, suggested, vector
from workbench.records import Annotation, Article, Region
from workbench.suggest.teach.lessons import lessons
from workbench.suggest.teach.words import words

TEXT = "Today İbrahim al-Bakkour 🙂 of Reuters spoke"
ARTICLE = an_article(TEXT, "a")


def tagged(reading: Annotation) -> dict[str, tuple[str, float]]:
    """Word → its tag and weight, of those that teach; a word is known by its state."""
    found = words(lessons([reading], {"a": ARTICLE}, frozenset()), Plain())
    assert found is not None
    (window,) = Plain().windows(TEXT, 0, len(TEXT))
    by_state = {vector(TEXT[start:end]).tobytes(): TEXT[start:end] for start, end in window.words}
    return {
        by_state[state[:24].tobytes()]: (TAGS[answer], float(weight))
        for state, answer, weight in zip(found.states, found.answers, found.weights, strict=True)
    }


def test_a_name_of_several_words_begins_once_and_all_else_is_none() -> None:
    found = tagged(a_reading(ARTICLE, m=a_mention(TEXT, "İbrahim al-Bakkour"), n=a_mention(TEXT, "Reuters", "ORG")))
    assert [tag for tag, _ in found.values()] == [
        "O", "B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON", "O", "O", "B-ORG", "O",
    ]  # fmt: skip
    assert found["Reuters"] == ("B-ORG", 2)
    assert found["Today"] == ("O", 1)


def test_of_a_reading_that_was_only_begun_the_rest_is_not_known() -> None:
    found = tagged(a_reading(ARTICLE, done=False, n=a_mention(TEXT, "Reuters", "ORG")))
    assert set(found) == {"Reuters"}


def test_what_was_rejected_is_known_to_be_none() -> None:
    found = tagged(a_reading(ARTICLE, done=False, fate_x=suggested(a_mention(TEXT, "Today"), "rejected")))
    assert found == {"Today": ("O", 2)}


def test_a_label_that_the_encoder_does_not_have_is_left_out() -> None:
    found = tagged(a_reading(ARTICLE, m=a_mention(TEXT, "Reuters", "COMPANY")))
    assert "Reuters" not in found
    assert found["spoke"] == ("O", 1)


def test_words_outside_the_article_itself_are_not_read() -> None:
    regions = (Region(0, 5, "Today", "byline"), Region(6, len(TEXT), TEXT[6:], "body"))
    article = Article("a", TEXT, regions=regions)
    found = words(lessons([a_reading(article)], {"a": article}, frozenset()), Plain())
    assert found is not None
    assert len(found.answers) == len(next(Plain().windows(TEXT, 6, len(TEXT))).words)


def test_no_lesson_gives_no_example() -> None:
    assert words([], Plain()) is None
