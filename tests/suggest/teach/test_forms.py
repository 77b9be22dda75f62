"""A spelling is remembered where it is clear what it means."""

from collections.abc import Sequence

from msgspec.structs import replace

from tests.builders import a_codebook, a_mention, an_article
from tests.suggest.teach.world import a_reading
from workbench.records import Annotation, Article, Mention
from workbench.suggest.teach.forms import forms
from workbench.suggest.teach.lessons import lessons

CODEBOOK = a_codebook({"kia": "Kachin Independence Army", "knu": "Karen National Union"})


def remembered(*texts: tuple[str, Sequence[Mention]], done: bool = True) -> list[tuple[str, str, tuple[str, ...]]]:
    articles: dict[str, Article] = {}
    readings: list[Annotation] = []
    for number, (text, mentions) in enumerate(texts):
        articles[f"a{number}"] = article = an_article(text, f"a{number}")
        readings.append(a_reading(article, done, **{f"m{at}": each for at, each in enumerate(mentions)}))
    found = forms(lessons(readings, articles, frozenset()), CODEBOOK)
    return [(form.id, form.name, form.aliases) for form in found]


def told(text: str, *marks: tuple[str, str, str | None]) -> tuple[str, list[Mention]]:
    return text, [a_mention(text, *mark) for mark in marks]


def test_a_spelling_that_was_linked_is_an_alias_from_now_on() -> None:
    text = told("The Kachin Army attacked", ("Kachin Army", "ORG", "kia"))
    assert remembered(text) == [("kia", "Kachin Independence Army", ("Kachin Army",))]


def test_a_name_that_is_linked_to_nothing_is_remembered_with_its_label() -> None:
    assert remembered(told("Saw Ba Thin spoke", ("Saw Ba Thin", "PERSON", None))) == [("", "Saw Ba Thin", ())]


def test_what_the_codebook_knows_is_not_learned_again() -> None:
    assert remembered(told("The Karen National Union spoke", ("Karen National Union", "ORG", "knu"))) == []


def test_a_spelling_that_means_now_this_and_now_that_is_not_remembered() -> None:
    one = told("The Border Army spoke", ("Border Army", "ORG", "kia"))
    two = told("The Border Army left", ("Border Army", "ORG", "knu"))
    assert remembered(one, two) == []


def test_what_is_left_unmarked_as_often_is_not_remembered() -> None:
    marked = told("May Day was quiet. On May Day, people sang.", ("May Day", "EVENT", None))
    assert remembered(marked) == []


def test_places_inside_a_longer_name_do_not_speak_against_a_spelling() -> None:
    text = told(
        "Karen National sent the Karen National Union",
        ("Karen National", "PERSON", None),
        ("Karen National Union", "ORG", "knu"),
    )
    assert [name for _, name, _ in remembered(text)] == ["Karen National"]


def test_the_surname_or_kunya_of_a_person_is_remembered_once_two_articles_have_it_and_others_at_once() -> None:
    one, two = (told(f"{place} saw Thant there", ("Thant", "PERSON", None)) for place in ("Yangon", "Bago"))
    assert remembered(one) == []
    assert remembered(one, two) == [("", "Thant", ())]
    assert remembered(told("Abu Bakr spoke", ("Abu Bakr", "PERSON", "kia"))) == []
    assert remembered(told("The MNDAA spoke", ("MNDAA", "ORG", None))) == [("", "MNDAA", ())]


def test_what_is_not_written_as_a_name_is_not_remembered() -> None:
    assert remembered(told("the rebel army spoke", ("rebel army", "ORG", "kia"))) == []


def test_an_entity_that_left_the_codebook_is_not_remembered() -> None:
    assert remembered(told("The Chin Army attacked", ("Chin Army", "ORG", "chin"))) == []


def test_a_name_that_was_found_anyway_is_remembered_once_it_comes_again() -> None:
    text, (mention,) = told("Saw Ba Thin spoke", ("Saw Ba Thin", "PERSON", None))
    found = text, [replace(mention, by="minilm-news 1")]
    assert remembered(found) == []
    assert remembered(found, found) == [("", "Saw Ba Thin", ())]
