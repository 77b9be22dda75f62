"""Every word gets the tag that people gave it, and what they did not tell of teaches nothing."""

from tests.builders import a_mention, an_article
from tests.suggest.teach.world import TAGS, Plain, a_reading, suggested
from workbench.records import Annotation, Article, Region
from workbench.suggest.teach.lessons import lessons
from workbench.suggest.teach.words import words

TEXT = "Today İbrahim al-Bakkour 🙂 of Reuters spoke"
ARTICLE = an_article(TEXT, "a")


def tagged(reading: Annotation, article: Article = ARTICLE) -> dict[str, tuple[str, float]]:
    encoder = Plain()
    found = words(lessons([reading], {article.id: article}, frozenset()), encoder)
    assert found is not None
    read = [
        article.text[a:b]
        for s in article.regions
        for w in encoder.windows(article.text, s.start, s.end)
        for a, b in w.words
    ]
    return {
        word: (TAGS[answer], float(weight))
        for word, answer, weight in zip(read, found.answers, found.weights, strict=True)
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
    assert {word for word, (_, weight) in found.items() if weight} == {"Reuters"}


def test_what_was_rejected_is_known_to_be_none() -> None:
    found = tagged(a_reading(ARTICLE, done=False, fate_x=suggested(a_mention(TEXT, "Today"), "rejected")))
    assert {word: said for word, said in found.items() if said[1]} == {"Today": ("O", 2)}


def test_a_label_that_the_encoder_does_not_have_is_left_out() -> None:
    found = tagged(a_reading(ARTICLE, m=a_mention(TEXT, "Reuters", "COMPANY")))
    assert found["Reuters"][1] == 0
    assert found["spoke"][1] == 1


def test_words_outside_the_article_itself_are_not_read() -> None:
    regions = (Region(0, 5, "Today", "byline"), Region(6, len(TEXT), TEXT[6:], "body"))
    article = Article("a", TEXT, regions=regions)
    found = words(lessons([a_reading(article)], {"a": article}, frozenset()), Plain())
    assert found is not None
    assert len(found.answers) == len(next(Plain().windows(TEXT, 6, len(TEXT))).words)


def test_no_lesson_gives_no_example() -> None:
    assert words([], Plain()) is None
