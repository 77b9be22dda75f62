"""Which words are shown for a position: the shortest clause, with its subject where somebody speaks."""

import re

import pytest

from tests.suggest.world import stance_records


def shown(*paragraphs: str, title: str = "") -> list[str]:
    """The evidence of each stance, each stretch once, in text order."""
    return list(dict.fromkeys(each.evidence.quote for each in stance_records(*paragraphs, title=title)))


@pytest.mark.parametrize(
    "marked",
    [
        # whoever says it: the whole of what is said, from its subject on
        "“[There will be no foreign interference in Libya],” Haftar said.",
        "“[We will not lay down arms],” Hemedti said.",
        "Hemedti said [he would accept the truce].",
        "Egypt said that [the LNA is against the elections].",
        "[Egypt is open to peace talks], Haftar said.",
        "Burhan told Egypt that [it opposed the truce].",
        "“[The 🕊️ İzmir group, now in exile, rejects the truce],” Haftar said.",
        "Egypt, [whose forces fought alongside the LNA], left.",
        # … without what stands in front of it
        "“In the end, [the people of Libya oppose a partition],” Haftar said.",
        "Hemedti said that, as a soldier, [he would accept the truce].",
        "“And [we reject the truce],” Burhan said.",
        # a word of one's own is shown from there on
        "On Monday, the RSF [rejected the truce].",
        "France [has condemned the airstrikes].",
        "France [remains strongly opposed to the airstrikes].",
        "[The RSF has supported the truce] ever since it was signed.",
        # what the outlet asserts, with its subject where that stands right before
        "In May, [the RSF was fighting the Sudanese army].",
        "The RSF, once a militia, [has been fighting the Sudanese army].",
        "[The RSF used drones against the Sudanese army].",
        "The LNA, [a force backed by Egypt], holds the east.",
        "The LNA, [backed by Egypt and Russia], holds the east.",
        "[The LNA advanced with support from Egypt] on all fronts.",
        # a passive with its determiner
        "[The truce was rejected by the RSF].",
        # the rest of a list belongs to it, another target does not
        "“[We will not give up our weapons, our land or our people],” Burhan said.",
        "Burhan [rejected partition] and foreign interference.",
        "“The people have suffered [the RSF’s campaign of murder, hunger and fear],” Burhan said.",
        # which one is meant belongs to it, what else is known of it does not
        "“[We will not accept a truce that divides the army],” Burhan said.",
        "“[We accept a truce with anyone who wants peace],” Burhan said.",
        "“[We accept a truce for the people] who suffer,” Burhan said.",
        "“[We accept the truce], which is fair,” Burhan said.",
        "Egypt said that [it accepts the truce] involving the U.S. and Iran.",
        "Egypt [condemned the bombing] and, at length, left.",
        # a noun alone is shown as a noun, over what is inserted in it
        "Burhan said the deal involved [the withdrawal of militants, including the Houthis, from Darfur].",
        # when it was is left out, "yet" is not
        "France [condemned the airstrikes] on Monday.",
        "France [condemned the airstrikes] last week.",
        "[The RSF has not declared its position on the truce yet].",
        # a condition belongs to it
        "Egypt said that [if Haftar leaves, it will accept the elections].",
        "Hemedti said [he would accept a truce only if the army leaves Darfur].",
        # what is opened inside is closed inside
        "[Egypt supports the Libyan National Army (LNA)].",
        "Burhan said [he would never accept a “truce”].",
    ],
)
def test_what_stands_in_brackets_is_shown(marked: str) -> None:
    before, words, after = re.split(r"[][]", marked)
    assert shown(before + words + after)[0] == words


def test_inside_a_quotation_it_is_shown_whose_words_they_are() -> None:
    words = "“The RSF left, but tribal elders say peacekeepers are better than sanctions,” Burhan said."
    assert shown(words) == ["tribal elders say peacekeepers are better than sanctions"]


def test_a_headline_shows_what_is_said_after_its_colon() -> None:
    assert shown("He spoke on Friday.", title="Hemedti: We Will Not Disarm") == ["We Will Not Disarm"]


def test_one_position_in_one_clause_is_suggested_once() -> None:
    [stance] = stance_records("Egypt said the LNA would never accept a truce nor respect the truce.")
    assert stance.evidence.quote == "the LNA would never accept a truce nor respect the truce"


def test_what_a_quotation_says_again_is_the_same_position() -> None:
    assert shown("“We reject the truce. We will never accept the truce,” Burhan said.") == ["We reject the truce"]


def test_what_is_said_in_two_quotations_is_one_position_shown_twice() -> None:
    paragraphs = "“We reject the truce,” Burhan said.", "“We will never accept the truce,” Burhan said."
    [stance] = stance_records(*paragraphs)
    assert stance.evidence.quote == "We reject the truce"
    assert [each.quote for each in stance.also] == ["We will never accept the truce"]


def test_what_is_brought_about_is_shown_with_what_is_opposed() -> None:
    words = "“We are free, and we will stand against any plan that would divide the country,” Burhan said."
    assert shown(words) == ["we will stand against any plan that would divide the country"]


def test_against_whom_is_shown_from_the_word_of_the_act_on() -> None:
    assert shown("Egypt at some length called for sanctions against Iran.") == ["called for sanctions against Iran"]
