"""What is typed finds whom it means: by part of a name, another spelling or initials, and nothing by nonsense."""

from pathlib import Path

import msgspec
import pytest

from workbench.codebook import Codebook, read_codebook
from workbench.codebook.lookup import Lookup
from workbench.records import Entity

DEFAULT = read_codebook(Path(__file__).parents[2] / "annotations")


@pytest.fixture(scope="module")
def default() -> Lookup:
    return Lookup(DEFAULT)


def a_registry(*names: str, label: str = "ORG", **more: Entity) -> Codebook:
    """The default codebook with these entities alone, id and name alike."""
    entities = {name: Entity(name, label, name) for name in names}
    return msgspec.structs.replace(DEFAULT, entities=entities | more)


def ids(lookup: Lookup, words: str, label: str = "", *, topics: bool = False, limit: int = 12) -> list[str]:
    return [found.thing.id for found in lookup(words, label, topics=topics, limit=limit)]


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Turkey", "turkey"),
        ("tURKEY", "turkey"),
        ("tur", "turkey"),
        ("Jaish al Mujahedeen", "army-of-mujahideen"),
        ("jaysh mujahidin", "army-of-mujahideen"),
        ("Muhammed Bakour", "muhammad-juma-bakkour"),
        ("Bakkour, Mohammad", "muhammad-juma-bakkour"),
        ("Recep Tayip Erdogan", "recep-tayyip-erdogan"),
        ("ERDOĞAN", "recep-tayyip-erdogan"),
        ("Erdog\u0306an", "recep-tayyip-erdogan"),
        ("İDLİB", "idlib"),
        ("ıdlıb", "idlib"),
        ("alqaida", "al-qaeda"),
        ("al-Qā‘ida", "al-qaeda"),
        ("Alepo", "aleppo"),
        ("جَيْش المجاهدين", "army-of-mujahideen"),
        ("جيش الفتح", "jaysh-al-fatah"),
        ("\u200fجيش\u200d الفتح", "jaysh-al-fatah"),
        ("Hezbolah", "hezbollah"),
        ("u.s", "united-states"),
        ("Russian Foreign Minister Sergei Lavrov", "sergey-lavrov"),
    ],
)
def test_the_first_found_is_the_one_meant(default: Lookup, words: str, id_: str) -> None:
    assert ids(default, words)[0] == id_


@pytest.mark.parametrize("words", ["", "  ", "—", "👩‍🚀", "xyzzy", "qqq", "something completely different", "table"])
def test_nonsense_finds_nothing(default: Lookup, words: str) -> None:
    assert default(words, topics=True) == []


@pytest.mark.parametrize("name", ["Hayat Tahrir al-Sham", "Hay’at  Tahrir (al-Sham)"])
def test_initials_find_without_an_alias_and_pass_over_small_words(name: str) -> None:
    lookup = Lookup(a_registry(name, "High Table Society of London", "Hts-by-the-Sea"))
    assert ids(lookup, "hts") == ["Hts-by-the-Sea", name]
    assert ids(lookup, "H.T.S.")[-1] == name
    assert ids(lookup, "htas")[0] == name


def test_whole_names_come_before_beginnings_and_those_before_other_spellings() -> None:
    lookup = Lookup(a_registry("New Sirya", "Syria war", "Great Syria Council", "Syria", "Syriac Union"))
    assert ids(lookup, "syria") == ["Syria", "Syria war", "Syriac Union", "Great Syria Council", "New Sirya"]


def test_the_less_is_left_to_type_the_earlier_it_comes() -> None:
    lookup = Lookup(a_registry("Aleppo Conquest Operations Room", "Aleppo Fort", "Fort Aleppo"))
    assert ids(lookup, "alep") == ["Aleppo Fort", "Aleppo Conquest Operations Room", "Fort Aleppo"]


def test_the_best_of_a_names_words_counts() -> None:
    lookup = Lookup(a_registry("Old Mujahideens", "Mujahideen or Mujahadeen"))
    assert ids(lookup, "mujahideen") == ["Mujahideen or Mujahadeen", "Old Mujahideens"]


@pytest.mark.parametrize("words", ["ERDOĞAN", "erdogan", "Erdog\u0306an", "Er\u200ddoğan", "E’rdogan"])
def test_accents_case_and_invisible_signs_make_no_difference(words: str) -> None:
    [found] = Lookup(a_registry("Erdoğan"))(words)
    assert (found.name, found.score) == ("Erdoğan", 100)


def test_blanks_make_little_difference() -> None:
    assert ids(Lookup(a_registry("Jabhat al-Nusra")), "jabhatalnusra") == ["Jabhat al-Nusra"]


def test_one_word_of_several_is_not_enough() -> None:
    assert ids(Lookup(a_registry("Republic of Congo")), "banana republic") == []


def test_a_name_of_small_words_alone_is_found() -> None:
    assert ids(Lookup(a_registry("The The", "At Last")), "the") == ["The The"]


def test_among_near_equals_those_with_the_label_come_first_but_no_poorer_one() -> None:
    other = Entity("club", "ORG", "Aleppo Club")
    lookup = Lookup(a_registry("Aleppo Fort", "Aleppo", label="PLACE", club=other))
    assert ids(lookup, "aleppo", "ORG") == ["Aleppo", "club", "Aleppo Fort"]
    assert ids(lookup, "aleppo f", "ORG")[0] == "Aleppo Fort"
    assert ids(lookup, "aleppo", "PLACE") == ["Aleppo", "Aleppo Fort", "club"]


def test_a_namesake_with_the_label_comes_first() -> None:
    homs = {name: Entity(name, label, "Homs") for name, label in [("city", "PLACE"), ("deal", "EVENT")]}
    lookup = Lookup(a_registry(**homs))
    assert ids(lookup, "homs", "EVENT") == ["deal", "city"]
    assert ids(lookup, "homs", "PLACE") == ["city", "deal"]


def test_an_entity_is_found_once_and_under_the_name_that_fits_best(default: Lookup) -> None:
    found = default("Ankara")
    assert [each.thing.id for each in found].count("turkey") == 1
    assert (found[0].name, found[0].score) == ("Ankara", 100)


def test_topics_are_found_by_their_terms_when_they_are_asked_for(default: Lookup) -> None:
    assert "topic:ceasefire" in ids(default, "truce", topics=True)
    assert "topic:ceasefire" not in ids(default, "truce")


def test_no_more_than_the_limit_is_found(default: Lookup) -> None:
    assert ids(default, "syria", limit=3) == ids(default, "syria", limit=100)[:3]
    assert len(ids(default, "a")) == 12


def test_what_was_merged_is_found_as_what_took_its_place() -> None:
    lookup = Lookup(msgspec.structs.replace(DEFAULT, retired={"turkey": ("russia",), "syria": ("aleppo", "idlib")}))
    found = lookup("Ankara")
    assert (found[0].thing.id, found[0].name) == ("russia", "Ankara")
    assert "turkey" not in ids(lookup, "turkey")
    assert "syria" not in ids(lookup, "syria")
