"""A stretch of one article is found in its near-copy by the words around it, with the copy's own words."""

import pytest

from tests.builders import a_span, an_article
from workbench.copies.passages import Overlay, alike
from workbench.records import Article, Region
from workbench.spans import Span, fits

TEXT = (
    "Abu Bakr 👩‍🚒 of the Army said on Monday: “We won’t leave Idlib – never.” Russia has warned Turkey twice.\r\n"
    "In Ankara, Turkey answered that Idlib… was not Russia’s business. The Army agreed with that, and Turkey left."
)


def found(copy: str, words: str, after: str = "", text: str = TEXT) -> str | None:
    """The words that stand in the copy for `words` in the text."""
    span = Overlay(an_article(text), an_article(copy)).place(a_span(text, words, after))
    assert span is None or fits(span, copy)
    return span and span.quote


@pytest.mark.parametrize(
    ("copy", "there"),
    [
        (TEXT, "“We won’t leave Idlib – never.”"),
        ("BEIRUT: " + TEXT.replace("“", '"').replace("”", '"').replace("’", "'"), '"We won\'t leave Idlib – never."'),
        (TEXT.replace(" ", "\N{NO-BREAK SPACE}").replace("–", "—"), "“We\xa0won’t\xa0leave\xa0Idlib\xa0—\xa0never.”"),
        (TEXT.replace("leave Idlib", "leave\r\n\r\nIdlib"), "“We won’t leave\r\n\r\nIdlib – never.”"),
        (TEXT.replace("“", "").replace("”", ""), "We won’t leave Idlib – never"),
        (TEXT.replace("never.”", "never,” he said."), "We won’t leave Idlib – never"),
    ],
    ids=["the same", "straight signs", "other blanks", "in two paragraphs", "without signs", "another sign at the end"],
)
def test_words_are_found_however_the_outlet_sets_them(copy: str, there: str) -> None:
    assert found(copy, "“We won’t leave Idlib – never.”") == there


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.replace("won’t leave", "will leave"),
        TEXT.replace("leave Idlib", "leave Aleppo"),
        TEXT.replace("leave Idlib –", "leave Idlib?"),
        TEXT.replace("We won’t", "we won’t"),
        TEXT.split(" leave")[0],
        "",
        "Nothing of it. Idlib stands here, and “never” too: but in other words and of something else.",
    ],
    ids=["not said", "another name", "another sign", "in lower case", "cut off", "empty", "another article"],
)
def test_what_does_not_stand_there_word_for_word_is_not_found(copy: str) -> None:
    assert found(copy, "“We won’t leave Idlib – never.”") is None


def test_a_name_that_is_there_many_times_is_told_by_what_stands_around_it() -> None:
    head, tail = TEXT.split("\r\n")
    copy = f"{tail}\r\n{head}"
    overlay = Overlay(an_article(TEXT), an_article(copy))
    for behind, ahead in (("has warned ", " twice"), ("In Ankara, ", " answered"), ("that, and ", " left")):
        span = overlay.place(a_span(TEXT, "Turkey", after=behind[:-1]))
        assert span
        assert copy[: span.start].endswith(behind)
        assert copy[span.end :].startswith(ahead)


def test_two_places_of_the_same_words_stay_two() -> None:
    text = (
        "Turkey said it would not leave. Nobody else spoke. Turkey said it would not leave. Rain fell on all of them."
    )
    copy = "Today. " + text.replace("Nobody else spoke", "No others talked")
    overlay = Overlay(an_article(text), an_article(copy))
    first, second = (overlay.place(a_span(text, "Turkey", after)) for after in ("", "spoke"))
    assert first
    assert second
    assert (first.start, second.start) == (copy.index("Turkey"), copy.rindex("Turkey"))


def test_a_part_of_a_word_is_found_and_not_made_longer() -> None:
    text = "قال القائد وحلب لنا ولن نخرج منها أبدا يا رفاق"
    span = Overlay(an_article(text), an_article("خبر " + text)).place(a_span(text, "حلب"))
    assert span == a_span("خبر " + text, "حلب")
    assert found(TEXT.replace("Turkey twice", "Turkey, twice"), "urke") == "urke"


def test_a_part_of_a_word_is_not_made_longer_where_another_sign_follows() -> None:
    text = "قال القائد وحلب لنا. ولن نخرج منها أبدا يا رفاق"
    copy = "خبر " + text.replace(".", "؟")
    assert Overlay(an_article(text), an_article(copy)).place(a_span(text, "حلب لنا.")) == a_span(copy, "حلب لنا")


def test_no_two_places_become_one_where_the_copy_says_it_once() -> None:
    said = "Turkey said it would not leave."
    text = f"{said} Nobody else spoke then. {said} Rain fell on all of them."
    overlay = Overlay(an_article(text), an_article(f"News of today: {said} Rain fell on all of them."))
    found = [overlay.place(a_span(text, "Turkey", after)) for after in ("", "spoke")]
    assert [each for each in found if each] == [Span(15, 21, "Turkey")]


def test_a_stretch_without_words_or_across_a_change_is_not_found() -> None:
    assert found("News: " + TEXT, "👩‍🚒") is None
    assert found(TEXT.replace("Monday", "Tuesday"), "Abu Bakr") == "Abu Bakr"
    assert found(TEXT.replace("Monday", "Tuesday"), "the Army said on Monday") is None


def test_what_stands_around_the_article_has_no_places() -> None:
    title, body = "Turkey will never leave the town of Idlib", "The minister said so on Monday in Ankara at noon."
    text = f"{title}\r\n{body}\r\n{title}"
    ends = len(title), len(title) + 2 + len(body)
    regions = (
        Region(0, ends[0], title, "title"),
        Region(ends[0] + 2, ends[1], body, "body"),
        Region(ends[1] + 2, len(text), title, "related_headline"),
    )
    page = Article("1", text, regions=regions)
    overlay = Overlay(page, an_article("News. " + text))
    assert overlay.place(Span(0, 6, "Turkey")) == Span(6, 12, "Turkey")
    assert overlay.place(Span(ends[1] + 2, ends[1] + 8, "Turkey")) is None
    assert [each.quote for each in overlay.shared()] == [f"{title}\r\n{body[:-1]}"]


def test_much_repeated_words_take_no_long_time_to_lay_over_each_other() -> None:
    text = "no no no no no " * 3000
    assert len(list(Overlay(an_article(text), an_article(text + "yes")).shared())) >= 1


def test_words_are_alike_but_for_how_signs_are_set() -> None:
    assert alike("“a – b…”", '"a - b..."')
    assert not alike("a b", "ab")
    assert not alike("İ", "i")
