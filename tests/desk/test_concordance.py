"""Words are found where they stand in the stored text, whole, and with what is around them."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import a_mention, an_annotation
from workbench.desk.concordance import MOST, Concordance, Hit, search
from workbench.records import Article

TEXT = "İdlib 🇸🇾 and İSTANBUL: the Army of Idlib’s rebels want a safe\r\nzone.\n\nZone of الجيش السوري, the army says."
ACCENT = "\u0301"


def article(text: str, id_: str = "a") -> Article:
    return Article(id_, text)


def of(text: str, words: str) -> list[str]:
    """What is found of `words`, each place with its words checked against the text."""
    hits = search([article(text)], {}, words).hits
    assert all(text[hit.start : hit.end] == hit.quote for hit in hits)
    return [hit.quote for hit in hits]


# ── words ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("army", ["Army", "army"]),
        ("Army", ["Army"]),
        ("  army ", ["Army", "army"]),
        ("arm", []),
        ("rmy", []),
        ("army of", ["Army of"]),
        ("safe zone", ["safe\r\nzone"]),
        ("zone zone", []),
        ("istanbul", ["İSTANBUL"]),
        ("idlib", ["İdlib", "Idlib"]),
        ("Idlib", ["Idlib"]),
        ("idlib's", ["Idlib’s"]),
        ("idlib’s", ["Idlib’s"]),
        ("الجيش", ["الجيش"]),
        ("الجيش السوري", ["الجيش السوري"]),
        ("جيش", []),
        ("*جيش", ["الجيش"]),
        ("rebel*", ["rebels"]),
        ("*ebel*", ["rebels"]),
        ("zone*", ["zone", "Zone"]),
        ("🇸🇾", ["🇸🇾"]),
        ("", []),
        (" * ", []),
        ("* *", []),
        (".", [".", "."]),
        ("a.my", []),
        ("[a-z]+", []),
        ("(", []),
    ],
)
def test_what_is_typed_is_found_as_whole_words_and_is_never_a_pattern(words: str, found: list[str]) -> None:
    assert of(TEXT, words) == found


def test_a_sign_that_grows_in_lower_case_shifts_nothing() -> None:
    text = "İ" * 30 + " Bakr " + "İ" * 30 + " bakr"
    assert of(text, "bakr") == ["Bakr", "bakr"]


def test_a_phrase_goes_on_in_the_next_line_but_not_in_the_next_paragraph() -> None:
    text = "safe zone, safe\nzone, safe \r\n\tzone, safe\u00a0zone, safe\n\nzone, safe\r\n\r\nzone"
    assert of(text, "safe zone") == ["safe zone", "safe\nzone", "safe \r\n\tzone", "safe\u00a0zone"]


def test_a_word_by_parts_is_told_once() -> None:
    assert of("banana bananas", "*an*") == ["banana", "bananas"]
    assert of("banana an", "*an") == ["an"]


@pytest.mark.parametrize("words", ["é", "É", f"e{ACCENT}"])
def test_an_accent_is_found_in_whichever_way_it_is_stored(words: str) -> None:
    text = f"É, é and E{ACCENT}, e{ACCENT}"
    assert of(text, words) == (["É", f"E{ACCENT}"] if words == "É" else ["É", "é", f"E{ACCENT}", f"e{ACCENT}"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"cafe{ACCENT} culture", "cafe"),
        (f"e{ACCENT}tat", "tat"),
        (f"cafe{ACCENT}s", f"cafe{ACCENT}"),
        (f"o{ACCENT}{ACCENT}a", "a"),
        ("a\u0301", "\u0301"),
        ("👩‍👩‍👧 came", "👩"),
        ("👩‍👩‍👧 came", "👧"),
        ("👍🏽", "👍"),
        ("⚠️", "⚠"),
        ("🇹🇷🇸🇾", "🇷🇸"),
        ("🇹🇷🇸🇾", "🇷"),
        ("🏴\U000e0067\U000e007f", "🏴"),
        ("کتاب\u200cها", "کتاب"),
        ("کتاب\u200cها", "ها"),
    ],
)
def test_what_is_read_as_one_sign_or_one_word_is_not_cut(text: str, words: str) -> None:
    assert of(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"cafe{ACCENT}!", f"cafe{ACCENT}"),
        (f"cafe{ACCENT}s!", f"cafe{ACCENT}s"),
        ("⚠️Syria", "Syria"),
        ("😀Syria😀", "Syria"),
        ("😀Syria", "😀"),
        ("5 \u212b", "\u212b"),
        ("😀😀", "😀"),
        ("🇹🇷🇸🇾", "🇸🇾"),
        ("叙利亚政府", "利亚"),
        ("ที่นี่", "นี่"),
        ("کتاب\u200cها", "کتاب*"),
    ],
)
def test_what_stands_whole_beside_other_signs_is_found(text: str, words: str) -> None:
    assert set(of(text, words)) == {text if "*" in words else words}


def test_a_star_takes_accents_along() -> None:
    assert of(f"cafe{ACCENT}s, cafe{ACCENT}", "caf*") == [f"cafe{ACCENT}s", f"cafe{ACCENT}"]
    assert of(f"e{ACCENT}tat", "*at") == [f"e{ACCENT}tat"]


@given(st.text(alphabet="aAbİé\u0301 \r\n\u200d🇹🇷👩.*'’"), st.text(alphabet="aAbİé\u0301 \u200d🇹🇷👩.*'’", max_size=4))
@example("İa a", "a")
def test_hits_have_their_words_in_order_and_never_overlap(text: str, words: str) -> None:
    hits = search([article(text)], {}, words).hits
    assert all(text[hit.start : hit.end] == hit.quote != "" for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert not any(text[hit.end : hit.end + 1] in {ACCENT, "\u200d"} for hit in hits)


# ── around ────────────────────────────────────────────────────────────────────────────────────────


def sole(text: str, words: str) -> Hit:
    (hit,) = search([article(text)], {}, words).hits
    return hit


def test_a_hit_stands_between_its_neighbours_without_line_ends() -> None:
    hit = sole("One\r\ntwo THREE four\n\nfive", "three")
    assert (hit.before, hit.quote, hit.after) == ("One two ", "THREE", " four five")


def test_near_the_beginning_of_a_long_text_all_before_is_shown() -> None:
    assert sole("The army " + "x" * 100, "army").before == "The "


# ── all articles ──────────────────────────────────────────────────────────────────────────────────


def test_hits_come_in_the_order_of_the_articles_and_of_their_text() -> None:
    there = [article("Bakr, then Abu Bakr", "b"), Article("a", "no Bakr", title="“Bakr”"), article("none", "c")]
    found = search(there, {}, "bakr")
    assert [(hit.article, hit.title, hit.before) for hit in found.hits] == [
        ("b", "b", ""),
        ("b", "b", "Bakr, then Abu "),
        ("a", "“Bakr”", "no "),
    ]
    assert (found.total, found.articles) == (3, 2)


def test_more_hits_than_a_page_holds_are_counted_all_the_same() -> None:
    many = [article("army " * (MOST - 1), "a"), article("army army", "b"), article("army", "c")]
    found = search(many, {}, "army")
    assert [hit.article for hit in found.hits[-2:]] == ["a", "b"]
    assert (len(found.hits), found.total, found.articles) == (MOST, MOST + 2, 3)


def marked(words: str, label: str = "") -> Concordance:
    text = "The army. An army of Idlib. The Army"
    first = a_mention(text, "army", label="ORG")
    place, longer = a_mention(text, "Idlib", label="PLACE"), a_mention(text, "The Army", label="ORG")
    moved = msgspec.structs.replace(a_mention(text, "army of"), label="ORG", quote="navy of")
    reading = an_annotation(article(text), place, longer, moved, first=first)
    return search([article(text), article("Another army.", "b")], {"a": reading}, words, label)


def test_a_hit_tells_the_mention_that_has_its_bounds() -> None:
    assert [(hit.quote, hit.label, hit.id) for hit in marked("army").hits] == [
        ("army", "ORG", "first"),
        ("army", "", ""),
        ("Army", "", ""),
        ("army", "", ""),
    ]


def test_a_label_keeps_the_hits_that_have_it() -> None:
    assert [hit.id for hit in marked("army", "ORG").hits] == ["first"]
    assert marked("army", "PLACE") == Concordance((), 0, 0)


def test_a_label_alone_finds_all_its_mentions_whose_words_are_still_there() -> None:
    found = marked("", "ORG")
    assert [hit.quote for hit in found.hits] == ["army", "The Army"]
    assert (found.total, found.articles) == (2, 1)


def test_of_two_labels_on_the_same_words_each_is_found() -> None:
    text = "Idlib"
    two = an_annotation(article(text), a_mention(text, "Idlib", label="PLACE"), a_mention(text, "Idlib", label="ORG"))
    for label in ("PLACE", "ORG"):
        assert [hit.label for hit in search([article(text)], {"a": two}, "idlib", label).hits] == [label]
