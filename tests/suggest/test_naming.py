"""How actors are characterised, in whose voice, and about whom."""

import pytest

from tests.suggest.world import namings


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Iranian-backed militants fired at ships.", [("Iranian-backed militants", "negative", "militancy")]),
        ("The so-called Libyan National Army advanced.", [("so-called", "negative", "hedge")]),
        ("A rebel commander spoke.", [("rebel commander", "neutral", "rebellion")]),
        ("The notorious Islamist terror group left.", [("Islamist terror group", "delegitimising", "terrorism")]),
        ("Sudanese government forces withdrew.", [("Sudanese government forces", "neutral", "government")]),
        ("A terrorist-held town fell.", [("terrorist-held", "delegitimising", "terrorism")]),
        ("the UN-recognised regime’s troops", [("regime", "negative", "regime")]),
        ("Jihadist-minded fighters left.", [("Jihadist-minded fighters", "negative", "religious-ideological")]),
        ("Extremist militants left.", [("Extremist militants", "negative", "militancy")]),
        ("The liberation of Tripoli began.", [("liberation", "legitimising", "liberation")]),
    ],
)
def test_terms_are_found_as_whole_noun_phrases(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(each.quote, each.valence, each.frame_class) for each in namings(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The Northern Shield Brigade left.",
        "The Sudanese Armed Forces left.",
        # of a group that nobody has found
        "The Liberation Tigers left.",
    ],
)
def test_a_self_name_is_no_naming(sentence: str) -> None:
    assert namings(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The militants left.", "outlet"),
        ("“The militants left,” Burhan said.", "quoted"),
        ("Burhan said the militants had left.", "reported"),
        ("According to Burhan, the militants had left.", "reported"),
        ("The Houthis, which Egypt calls a terrorist group, left.", "reported"),
        ("The EU designated the RSF as a terror group.", "reported"),
        ("Cairo called on the militants to leave.", "outlet"),
    ],
)
def test_the_voice_is_that_of_the_words_around(sentence: str, voice: str) -> None:
    assert [each.voice for each in namings(sentence)] == [voice]


def test_a_headline_writes_terms_in_capitals() -> None:
    assert [each.quote for each in namings("It rained.", title="Jihadist Attack Kills Ten")] == ["Jihadist"]


def test_an_adjective_refers_to_the_group_that_follows() -> None:
    [naming] = namings("Egypt blamed the rebel Libyan National Army.")
    assert (naming.quote, naming.refers_to) == ("rebel", "lna")


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("The Houthis, an Islamist militia, left.", "houthis"),
        ("The jihadist group Ansar Allah left.", "houthis"),
        ("The Ansar Allah militia left.", "houthis"),
        ("The so-called Libyan National Army left.", "lna"),
        ("Some extremists left.", None),
        ("Some extremists left Darfur.", "darfur-armed"),
        ("Egypt fears the “jihadist-held” parts of Darfur.", "darfur-armed"),
        ("In Darfur, the RSF fears other extremists.", None),
        ("Darfur is at peace.\n\nThe militants left the region.", "darfur-armed"),
        ("Sudan is at war; rebel anger grows.", "sudan-rebels"),
        ("Egypt backs the LNA in the liberation of Tripoli.", "egypt"),
        ("“Egypt backs the LNA in the liberation of Tripoli,” Haftar said.", None),
    ],
)
def test_a_term_refers_to_whom_it_stands_beside(sentence: str, entity: str | None) -> None:
    assert [each.refers_to for each in namings(sentence)] == [entity]
