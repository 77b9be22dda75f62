"""Whom collectives without a name of their own mean, told by the text around them."""

import pytest

from tests.suggest.world import collectives


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # the registry's war, and wars that it knows nothing of
        (("In Sudan, the army has left.",), [("army", "sudanese-army")]),
        (("In Chad, the army has left.",), []),
        (("The regime in Khartoum, Sudan, fell.",), [("regime", "sudanese-government")]),
        (("The regime in Chad fell.",), []),
        (("Sudan is at war.", "The rebels left."), [("rebels", "sudan-rebels")]),
        (("Yemen is at war.", "The rebels left."), []),
        (("Sudan is at war.", "The revolutionary factions left."), [("revolutionary factions", "sudan-rebels")]),
        (("Sudan is at war.", "Two military factions left."), [("military factions", "sudan-rebels")]),
        (("Sudan is at war.", "Chadian military factions left."), []),
        # what a name is, said right behind it, is no mention of its own
        (("The RSF militia left.",), []),
        (("The RSF fighters left.",), [("fighters", "rsf")]),
        # who backs them is not part of them
        (("In Sudan, Egypt-backed rebels left.",), [("rebels", "sudan-rebels")]),
        # who fights a government is not its army
        (("In Sudan, government troops left.",), [("government troops", "sudanese-army")]),
        (("In Sudan, rebel army units left.",), [("rebel army units", "sudan-rebels")]),
        # an army is not the group that is named later
        (("Libyan gunmen took the town.", "The Northern Shield Brigade left."), [("Libyan gunmen", "shield")]),
        (
            ("The Northern Shield Brigade met the Libyan National Army. The armed group left.",),
            [("armed group", "shield")],
        ),
        (("Chadian forces took the town.", "The Northern Shield Brigade left."), []),
    ],
)
def test_a_collective_means(paragraphs: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert collectives(*paragraphs) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egypt signed the Minsk deal. Russia broke the agreement.", [("agreement", "minsk")]),
        ("Egypt welcomed an agreement on Tripoli.", [("agreement", "tripoli-deal")]),
        ("Egypt joined the Jeddah talks. Russia broke the agreement.", []),
        ("Egypt welcomed a truce. Russia broke the agreement.", []),
    ],
)
def test_an_agreement_is_taken_up_by_its_noun(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert collectives(sentence) == expected
