"""A course teaches what helps on articles held out, leaves out what does not, and says which."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from tests.builders import a_codebook, a_mention, an_article
from tests.suggest.teach.world import TAGS, Plain, a_reading
from workbench.records import Annotation, Article, Mention, Record
from workbench.suggest.reading import open_reading
from workbench.suggest.teach.course import Course, Outcome
from workbench.suggest.teach.lessons import lessons
from workbench.suggest.teach.taught import Taught

CODEBOOK = a_codebook({"un": "United Nations"})
PEOPLE = ("Omar", "Anna", "Bo", "Carl", "Dora", "Emil", "Fatma", "Gulli", "Hind", "Ines", "Juan", "Kofi")


def suggesting(taught: Taught) -> Callable[[Article], Mapping[str, Record]]:
    """A suggester that marks single words by their likeliest tag, and the forms that were taught."""
    encoder = Plain()

    def suggest(article: Article) -> dict[str, Record]:
        found: dict[str, Record] = {}
        for stretch in open_reading(article).stretches:
            for window in encoder.windows(article.text, stretch.start, stretch.end):
                seen = encoder.read(window)
                for (start, end), at in zip(window.words, taught.tags(seen.states, seen.logits).argmax(1), strict=True):
                    if TAGS[at].startswith("B-"):
                        found[str(start)] = Mention(start, end, article.text[start:end], TAGS[at][2:], None)
        for form in taught.unlinked:
            start = article.text.find(form.name)
            if start >= 0:
                found[str(start)] = Mention(start, start + len(form.name), form.name, form.label, None)
        return found

    return suggest


def a_course(readings: Sequence[tuple[str, Callable[[str], list[Mention]]]], done: bool = True) -> Outcome:
    articles: dict[str, Article] = {}
    read: list[Annotation] = []
    for number, (text, marks) in enumerate(readings):
        articles[f"a{number:02}"] = article = an_article(text, f"a{number:02}")
        read.append(a_reading(article, done, **{f"m{at}": each for at, each in enumerate(marks(text))}))
    return Course(lessons(read, articles, frozenset()), CODEBOOK, Plain(), suggesting).outcome()


def by_the_agency(name: str) -> tuple[str, Callable[[str], list[Mention]]]:
    """An article in which Reuters is an organisation and Monday nothing, which the encoder takes for people."""
    text = f"on Monday the Reuters man met {name} on Monday and the Reuters chief of {name}"

    def marks(text: str) -> list[Mention]:
        return [
            a_mention(text, "Reuters", "ORG"),
            a_mention(text, "Reuters", "ORG", after="and"),
            a_mention(text, name),
            a_mention(text, name, after="chief"),
        ]

    return text, marks


def as_the_encoder_says(name: str) -> tuple[str, Callable[[str], list[Mention]]]:
    return f"then {name} left", lambda text: [a_mention(text, name)]


def test_what_people_mark_otherwise_is_learned_and_said_to_help() -> None:
    outcome = a_course([by_the_agency(name) for name in PEOPLE])
    assert outcome.any
    assert outcome.taught.mentions is not None
    assert outcome.sentences[0].startswith("It helps names. On 12 articles, each held out in turn, F1")
    total = outcome.figures[-1]
    assert total["label"] == "all labels"
    assert float(total["f1_after"] or 0) > float(total["f1_before"] or 0) + 0.2
    assert [row["label"] for row in outcome.figures] == ["ORG", "PERSON", "all labels"]


def test_the_curve_begins_with_nothing_taught_and_ends_with_all_others() -> None:
    curve = a_course([by_the_agency(name) for name in PEOPLE]).curve
    assert [row["articles"] for row in curve] == sorted(float(row["articles"] or 0) for row in curve)
    assert (curve[0]["articles"], len(curve)) == (0, 4)
    assert float(curve[0]["f1"] or 0) < float(curve[-1]["f1"] or 0)


def test_where_the_encoder_is_right_already_nothing_is_corrected_and_that_is_said() -> None:
    outcome = a_course([as_the_encoder_says(name) for name in PEOPLE])
    assert outcome.taught.mentions is None
    assert outcome.sentences[0].startswith("It does not help names, so they are suggested as before.")


def test_too_few_articles_teach_spellings_and_nothing_that_would_have_to_be_tried() -> None:
    text = "then Saw Omar left", lambda text: [a_mention(text, "Saw Omar")]
    outcome = a_course([text, by_the_agency("Bo")])
    assert outcome.any
    assert outcome.taught.mentions is None
    assert [form.name for form in outcome.taught.forms] == ["Reuters", "Saw Omar"]
    assert "takes 4 finished articles, and there are 2" in outcome.sentences[0]
    assert (outcome.figures, outcome.curve) == ((), ())


def test_articles_that_are_only_begun_are_not_held_out() -> None:
    outcome = a_course([by_the_agency(name) for name in PEOPLE], done=False)
    assert "takes 4 finished articles, and there are 0" in outcome.sentences[0]


def test_two_courses_teach_the_same_to_the_last_bit() -> None:
    one, two = (a_course([by_the_agency(name) for name in PEOPLE]) for _ in range(2))
    assert one.taught.mentions is not None
    assert two.taught.mentions is not None
    assert np.array_equal(one.taught.mentions.weights, two.taught.mentions.weights)
    assert one[2:] == two[2:]
