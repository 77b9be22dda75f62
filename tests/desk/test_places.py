"""Words are found letter for letter, whole, and in the text as stored."""

import unicodedata

import pytest

from workbench.desk.places import places


def found(text: str, *words: str) -> list[str]:
    """Each place with the sign on either side."""
    return [text[max(0, start - 1) : end + 1] for start, end in places(text, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Syria",
        "“Syria”",
        "in Syria.",
        "Syria's war",
        "Syria’s",
        "SYRIAN, Syria-wide",
        "l’Syria",
        "the Syrias' Syria'",
        "🇸🇾Syria",
        "❤\ufe0fSyria",
        "👩\u200d🚒\u200dSyria",
        "İİİ Syria",
        "_Syria_",
        "سوريا Syria سوريا",
        "a\r\nSyria\r\n",
    ],
)
def test_a_word_is_found_beside_what_is_no_letter(text: str) -> None:
    ((start, end),) = places(text, ["Syria"])
    assert text[start:end] == "Syria"


@pytest.mark.parametrize(
    "text",
    [
        "Syrian",
        "AsSyria",
        "syria",
        "SYRIA",
        "Syria2",
        "2Syria",
        "éSyria",
        "e\u0301Syria",
        "Syria\u0301",
        "Syria\u200cها",
        "سوريا\u200dSyria",
        "Syria'a",
        "Syria’st",
        "Syria\u02bfa",
        "Sy ria",
    ],
)
def test_a_word_is_not_found_inside_another_or_in_other_letters(text: str) -> None:
    assert places(text, ["Syria"]) == []


def test_a_name_in_another_script_is_found_and_its_vowel_signs_make_it_another() -> None:
    assert found("في سوريا، و سوريًا", "سوريا") == [" سوريا،"]
    decomposed = unicodedata.normalize("NFD", "Zoé")
    assert found(f"Zoe, {decomposed}", decomposed) == [f" {decomposed}"]
    assert found(f"Zoe, {decomposed}", "Zoe") == ["Zoe,"]


def test_a_name_in_a_script_without_blanks_is_found_between_its_neighbours() -> None:
    assert found("和叙利亚政府谈判", "叙利亚") == ["和叙利亚政"]


def test_words_that_come_first_win_where_places_cross_or_lie_in_each_other() -> None:
    text = "Abu Bakr al-Baghdadi, Abu Bakr; Bakr al-Sham"
    assert found(text, "Bakr al-Baghdadi", "Abu Bakr", "Bakr") == [" Bakr al-Baghdadi,", " Abu Bakr;", " Bakr "]


def test_places_come_in_text_order() -> None:
    text = "HTS met Tahrir al-Sham"
    assert [text[start:end] for start, end in places(text, ["Tahrir al-Sham", "HTS"])] == ["HTS", "Tahrir al-Sham"]


def test_a_word_that_begins_inside_its_first_half_is_found_behind_it() -> None:
    assert found("xAa Aa Aa", "Aa Aa") == [" Aa Aa"]
