"""What the encoder sees becomes mentions by the rules of the codebook."""

from collections.abc import Mapping

import pytest

from tests.suggest.scripted import seeing
from tests.suggest.world import CODEBOOK, an_article
from workbench import suggest
from workbench.records import Article, Mention, Region
from workbench.suggest.names.bounds import bounded
from workbench.suggest.names.found import Found


def mentions(
    *paragraphs: str, seen: Mapping[str, str], doubts: Mapping[str, Mapping[str, float]] | None = None
) -> list[Mention]:
    suggester = suggest.Suggester(CODEBOOK, encoder=seeing(seen, doubts))
    found = suggester(an_article(*paragraphs)).values()
    return [each for each in found if isinstance(each, Mention) and each.type == "name"]


def names(*paragraphs: str, seen: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(each.quote, each.label) for each in mentions(*paragraphs, seen=seen)]


def test_a_name_that_no_registry_has_is_suggested_unlinked_with_its_chance_and_the_reason() -> None:
    [found] = mentions("Fighters of Katibat Macina left.", seen={"Katibat Macina": "ARMED_GROUP"})
    assert (found.quote, found.label, found.entity, found.by) == ("Katibat Macina", "ARMED_GROUP", None, "scripted 1")
    assert 0.6 < found.score < 0.8  # 0.9 says the model, which is surer than it should be
    assert found.why == "reads like the name of an armed group"


def test_doubt_about_the_label_is_said_and_loses_no_name() -> None:
    doubts = {"Boko Haram": {"ARMED_GROUP": 0.45, "PERSON": 0.35}}
    [found] = mentions("Boko Haram left.", seen={"Boko Haram": ""}, doubts=doubts)
    assert found.label == "ARMED_GROUP"
    assert found.why == "reads like the name of an armed group, or else of a person"


@pytest.mark.parametrize(
    ("sentence", "seen", "expected"),
    [
        ("the Macina Brigade left", "the Macina Brigade", "Macina Brigade"),
        ("President Bola Tinubu left", "President Bola Tinubu", "Bola Tinubu"),
        ("Lt. Gen. Yaser al-Atta left", "Lt. Gen. Yaser al-Atta", "Yaser al-Atta"),
        ("Amadou Koufa’s men left", "Amadou Koufa’s", "Amadou Koufa"),
        ("a Macina-backed attack", "Macina-backed", "Macina"),
        ("Men of Ahrar al-Jazira left", "Ahrar al-", "Ahrar al-Jazira"),
        ("Then al-Mourabitoun left", "Mourabitoun", "al-Mourabitoun"),
        ("Then Jama’at Macina left", "Jama", "Jama’at"),
        ("Then “Ansaru”, they say, left", "“Ansaru”,", "Ansaru"),
        ("Sultan Murad Corps left", "Sultan Murad Corps", "Sultan Murad Corps"),
        ("the Lord’s Resistance Army left", "Lord’s Resistance Army", "Lord’s Resistance Army"),
    ],
)
def test_a_name_is_bounded_by_the_rules(sentence: str, seen: str, expected: str) -> None:
    start = sentence.index(seen)
    label = "PERSON" if seen.startswith(("President", "Lt.", "Amadou")) else "ARMED_GROUP"
    [found] = bounded(sentence, [Found(start, start + len(seen), {label: 0.9})])
    assert sentence[found.start : found.end] == expected


def test_pieces_that_a_hyphen_parts_are_one_name() -> None:
    text = "Ansar al-Dawla left."
    pieces = [Found(0, 9, {"ORG": 0.8}), Found(9, 14, {"ARMED_GROUP": 0.9})]
    [found] = bounded(text, pieces)
    assert text[found.start : found.end] == "Ansar al-Dawla"
    assert found.votes["ORG"] > found.votes["ARMED_GROUP"]


@pytest.mark.parametrize("seen", ["President", "—", "’s"])
def test_what_is_no_name_is_none(seen: str) -> None:
    assert list(bounded(seen, [Found(0, len(seen), {"PERSON": 0.9})])) == []


def test_the_gazetteer_goes_before() -> None:
    found = mentions("The RSF shelled Darfur.", seen={"RSF": "ORG", "RSF shelled": "PERSON", "Darfur": "STATE"})
    assert [(each.quote, each.label, each.entity) for each in found] == [
        ("RSF", "ARMED_GROUP", "rsf"),
        ("Darfur", "PLACE", "darfur"),
    ]


@pytest.mark.parametrize(
    ("sentence", "seen", "expected"),
    [
        ("The Tripoli Media Centre closed.", {"Tripoli Media Centre": "ORG"}, [("Tripoli Media Centre", "ORG")]),
        ("The Bank of Sudan closed.", {"Bank of Sudan": "ORG"}, [("Bank of Sudan", "ORG")]),
        (
            "The Darfur Northern Shield Brigade left.",
            {"Darfur Northern Shield Brigade": "ARMED_GROUP"},
            [("Darfur Northern Shield Brigade", "ARMED_GROUP")],
        ),
        ("Sudanese Houthis left.", {"Sudanese Houthis": "ARMED_GROUP"}, [("Houthis", "ARMED_GROUP")]),
        ("Minister Khalifa Haftar left.", {"Minister Khalifa Haftar": "PERSON"}, [("Khalifa Haftar", "PERSON")]),
        ("They left Darfur Town.", {"Darfur Town": "PLACE"}, [("Darfur", "PLACE")]),
    ],
)
def test_a_longer_name_of_another_thing_goes_before_the_known_one_in_it(
    sentence: str, seen: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert names(sentence, seen=seen) == expected


def test_a_name_has_one_label_an_article() -> None:
    text = ("Ansaru attacked.", "Men of Ansaru fled; “ANSARU”, they cried.")
    doubts = {"Ansaru": {"ARMED_GROUP": 0.6, "PERSON": 0.3}, "ANSARU": {"PERSON": 0.7, "ARMED_GROUP": 0.2}}
    found = mentions(*text, seen={"Ansaru": "", "ANSARU": ""}, doubts=doubts)
    assert [(each.quote, each.label) for each in found] == [
        ("Ansaru", "ARMED_GROUP"),
        ("Ansaru", "ARMED_GROUP"),
        ("ANSARU", "ARMED_GROUP"),
    ]


def test_short_forms_of_a_found_name_are_found_in_its_article() -> None:
    seen = {"Iyad Ag Ghaly": "PERSON", "Macina Liberation Front": "ARMED_GROUP"}
    found = mentions("Iyad Ag Ghaly joined the Macina Liberation Front (MLF). Ghaly led the MLF.", seen=seen)
    assert [(each.quote, each.label) for each in found] == [
        ("Iyad Ag Ghaly", "PERSON"),
        ("Macina Liberation Front", "ARMED_GROUP"),
        ("MLF", "ARMED_GROUP"),
        ("Ghaly", "PERSON"),
        ("MLF", "ARMED_GROUP"),
    ]
    assert found[3].why == "short for “Iyad Ag Ghaly”"


def test_a_surname_is_its_owners_whatever_it_was_taken_for_alone() -> None:
    seen = {"Belmokhtar": "ARMED_GROUP", "Mokhtar Belmokhtar": "PERSON"}
    found = mentions("Mokhtar Belmokhtar fled.", "Belmokhtar left.", seen=seen)
    assert [(each.quote, each.label) for each in found] == [("Mokhtar Belmokhtar", "PERSON"), ("Belmokhtar", "PERSON")]


def test_countries_are_states_and_other_places_places() -> None:
    seen = {"Chad": "PLACE", "the Gambia": "PLACE", "N’Djamena": "STATE", "Chadian": "STATE"}
    assert names("Chad, the Gambia and N’Djamena; Chadian troops.", seen=seen) == [
        ("Chad", "STATE"),
        ("Gambia", "STATE"),
        ("N’Djamena", "PLACE"),
    ]


def test_a_capital_is_its_state_where_it_does_what_governments_do() -> None:
    found = names("Kabul rejected the terms.", "Talks in Kabul failed; Kabul has warned them.", seen={"Kabul": "PLACE"})
    assert [label for _, label in found] == ["STATE", "PLACE", "STATE"]


@pytest.mark.parametrize("label", ["NORP", "MISC"])
def test_what_is_no_label_here_is_no_mention(label: str) -> None:
    assert names("The Fulani left.", seen={"Fulani": label}) == []


def test_titles_of_works_and_margins_hold_none() -> None:
    assert names("Her book, “Ansaru in the Hills”, came out.", seen={"Ansaru": "ARMED_GROUP"}) == []
    text = "Ansaru left."
    article = Article("one", text, regions=(Region(0, len(text), text, "caption"),))
    assert suggest.Suggester(CODEBOOK, encoder=seeing({"Ansaru": "ORG"}))(article) == {}


def test_another_spelling_is_linked_with_the_reason() -> None:
    [found] = mentions("The Ansaar Allaah left.", seen={"Ansaar Allaah": "PERSON"})
    assert (found.label, found.entity) == ("ARMED_GROUP", "houthis")
    assert found.why == "“Ansaar Allaah” is spelled much like Ansar Allah, a name of Houthis"
    assert 0.8 <= found.score < 1


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        ("Jeish al-Jazira left.", "Jeish al-Jazira", "ARMED_GROUP"),
        ("Kata’ib al-Wadi left.", "Kata’ib al-Wadi", "ARMED_GROUP"),
        ("Al-Wadi Brigades left.", "Al-Wadi Brigades", "ARMED_GROUP"),
        ("The Salvation Army left.", "Salvation Army", "PERSON"),
        ("Commander Liwa al-Jazira left.", "Liwa al-Jazira", "PERSON"),
        ("Al-Jazira left.", "Al-Jazira", "PERSON"),
        ("Two fighters of the Bakara left.", "Bakara", "ARMED_GROUP"),
        ("Bakara gunmen left.", "Bakara", "ARMED_GROUP"),
        ("They left with Bakara.", "Bakara", "PERSON"),
    ],
)
def test_what_a_name_is_made_of_and_stands_beside_tells_what_it_is(sentence: str, words: str, label: str) -> None:
    [found] = mentions(sentence, seen={words: ""}, doubts={words: {"PERSON": 0.58, "PLACE": 0.19, "ARMED_GROUP": 0.2}})
    assert found.label == label


@pytest.mark.parametrize(
    ("sentence", "seen", "expected"),
    [
        ("Then the Malian army left.", {}, [("Malian army", "ARMED_GROUP")]),
        ("Then the Yemen Air Force left.", {}, [("Yemen Air Force", "ARMED_GROUP")]),
        ("Then a Malian army officer left.", {}, []),
        ("The 57th Division left.", {}, [("57th Division", "ARMED_GROUP")]),
        ("Men of the M23 rebels left.", {}, [("M23", "ARMED_GROUP")]),
        ("They signed the Pretoria Agreement.", {}, [("Pretoria Agreement", "EVENT")]),
        ("Peace talks failed.", {}, []),
        ("Operation Dignity began.", {}, [("Operation Dignity", "EVENT")]),
        ("It backed Security Council Resolution 2254.", {}, [("Security Council Resolution 2254", "EVENT")]),
        ("The Houthis in the Arabian Peninsula left.", {}, [("Houthis in the Arabian Peninsula", "ARMED_GROUP")]),
        ("The Sudan Doctors Union left.", {"Doctors Union": "ORG"}, [("Sudan Doctors Union", "ORG")]),
        (
            "The Armed Forces of Sudan left.",
            {"Armed Forces": "ARMED_GROUP"},
            [("Armed Forces of Sudan", "ARMED_GROUP")],
        ),
        (
            "The Movement for the Salvation of Azawad (MSA) left.",
            {"Azawad": "PLACE", "MSA": "ORG"},
            [("Movement for the Salvation of Azawad", "ORG"), ("MSA", "ORG")],
        ),
        (
            "The Group for the Support of Islam (JNIM) left.",
            {"JNIM": "ARMED_GROUP"},
            [("Group for the Support of Islam", "ARMED_GROUP"), ("JNIM", "ARMED_GROUP")],
        ),
        (
            "Gunmen of the Self-Defence Front left.",
            {"Defence Front": "PERSON"},
            [("Self-Defence Front", "ARMED_GROUP")],
        ),
    ],
)
def test_names_are_told_by_their_form_and_put_together(
    sentence: str, seen: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert names(sentence, seen=seen) == expected


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Then the Malian army and the army left.", "army"),
        ("Kurdish forces left.", "Kurdish forces"),
        ("The Takfiri left.", "Takfiri"),
    ],
)
def test_what_only_describes_a_group_is_not_its_name(sentence: str, words: str) -> None:
    assert words not in [name for name, _ in names(sentence, seen={words: "ARMED_GROUP"})]


def test_a_name_is_found_where_everything_is_written_small() -> None:
    assert names("men of katibat macina left", seen={"katibat macina": "ARMED_GROUP"}) == [
        ("katibat macina", "ARMED_GROUP")
    ]


def test_the_place_in_a_dateline_is_a_place() -> None:
    assert names("BERBERA (Horn Wire) — It rained.", seen={"BERBERA": "ARMED_GROUP"}) == [("BERBERA", "PLACE")]


def test_where_somebody_is_said_to_be_is_a_place() -> None:
    doubts = {"Bakara": {"PERSON": 0.5, "PLACE": 0.45}}
    [found] = mentions("They left the town of Bakara.", seen={"Bakara": ""}, doubts=doubts)
    assert found.label == "PLACE"


def test_what_a_body_is_called_tells_it_from_a_person() -> None:
    assert names("Al-Wadi News left.", seen={"Al-Wadi News": "PERSON"}) == [("Al-Wadi News", "ORG")]


def test_a_capital_is_never_a_person() -> None:
    assert names("They met in Kabul.", seen={"Kabul": "PERSON"}) == [("Kabul", "PLACE")]


def test_a_man_is_no_part_of_the_body_that_is_his() -> None:
    seen = {"Tahafuz Movement": "ORG", "Manzoor Pashteen": "PERSON"}
    assert names("The Tahafuz Movement of Manzoor Pashteen left.", seen=seen) == [
        ("Tahafuz Movement", "ORG"),
        ("Manzoor Pashteen", "PERSON"),
    ]


def test_no_blank_is_left_where_an_ending_stood_apart() -> None:
    text = "Amadou Koufa 's men"
    [found] = bounded(text, [Found(0, len("Amadou Koufa 's"), {"PERSON": 0.9})])
    assert text[found.start : found.end] == "Amadou Koufa"
