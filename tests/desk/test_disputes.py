"""What stands in two ways is told in the words of the desk, and each way to decide it does all that it says."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_span, a_stance, an_annotation, an_article
from workbench.codebook import Codebook, read_codebook
from workbench.codebook.problems import doubles
from workbench.desk.disputes import Dispute, disputes
from workbench.records import Annotation, Decision, Mention, Record, Region, Stance, Status

TEXT = "Turkey 🇹🇷 rejects the plan of the regime in Idlib, then Turkey accepts the plan"
ARTICLE = an_article(TEXT)
STATE, PLACE = (a_mention(TEXT, "Turkey", label, "turkey") for label in ("STATE", "PLACE"))
LATER = a_span(TEXT, "Turkey", after="then")
SUGGESTED = replace(STATE, by="gazetteer 1")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(Path(__file__).parents[2] / "annotations")


def in_two_ways(**sides: tuple[Record | None, ...]) -> Annotation:
    """A reading in which of each record what stands first counts; `fate_x` is the fate of `x`."""
    disputed = {id_.replace("fate_", "fate:"): each for id_, each in sides.items()}
    records = {id_: each[0] for id_, each in disputed.items() if each[0]}
    return replace(an_annotation(ARTICLE), records=records, disputed=disputed)


def ways(dispute: Dispute) -> list[str]:
    return [choice.words for choice in dispute.choices]


@pytest.mark.parametrize(
    ("sides", "first", "second"),
    [
        ((STATE, PLACE), "label STATE", "label PLACE"),
        ((STATE, replace(STATE, entity="idlib")), "entity Turkey", "entity Idlib"),
        ((STATE, None), "label STATE, entity Turkey", "dropped"),
        ((None, STATE), "dropped", "label STATE, entity Turkey"),
        ((STATE, replace(PLACE, note="look up")), "label STATE, no note", "label PLACE, note “look up”"),
        ((STATE, replace(STATE, flagged=True)), "not flagged", "flagged"),
        ((STATE, replace(STATE, start=LATER.start, end=LATER.end)), "at character 0", f"at character {LATER.start}"),
        ((STATE, replace(STATE, entity=None)), "entity Turkey", "no entity"),
        ((STATE, a_mention(TEXT, "Turkey 🇹🇷", "STATE", "turkey")), "words “Turkey”", "words “Turkey 🇹🇷”"),
        ((SUGGESTED, STATE), "suggested by gazetteer 1", "marked by hand"),
        ((Status("done"), Status("flagged")), "done", "flagged"),
        (
            (a_stance(TEXT, "rejects"), a_stance(TEXT, "accepts", polarity="support")),
            "polarity oppose, evidence “rejects”",
            "polarity support, evidence “accepts”",
        ),
        ((a_naming(TEXT, "regime"), a_naming(TEXT, "regime", "turkey")), "actor hts", "actor Turkey"),
        ((Region(0, 6, "Turkey", "title"), Region(0, 6, "Turkey", "body")), "type title", "type body"),
    ],
)
def test_both_ways_are_told_by_what_they_differ_in_and_the_one_that_counts_first(
    codebook: Codebook, sides: tuple[Record | None, ...], first: str, second: str
) -> None:
    (found,) = disputes(in_two_ways(r=sides), ARTICLE, codebook)
    keep, take = ways(found)
    assert keep.startswith("keep it dropped" if first == "dropped" else f"keep {first}")
    assert take.startswith("drop it" if second == "dropped" else f"take {second}")
    assert found.sentence.startswith("left in 2 ways by sessions apart: (1) " + first)


@pytest.mark.parametrize("sides", [(STATE, PLACE), (None, PLACE), (STATE, None), (Status("done"), Status("skipped"))])
def test_each_choice_puts_what_it_says_or_drops_it(codebook: Codebook, sides: tuple[Record | None, ...]) -> None:
    (found,) = disputes(in_two_ways(r=sides), ARTICLE, codebook)
    done = [choice.put.get("r") if "r" not in choice.drop else None for choice in found.choices]
    assert done == list(sides)


def test_three_sessions_are_three_choices(codebook: Codebook) -> None:
    (found,) = disputes(in_two_ways(r=(STATE, PLACE, None)), ARTICLE, codebook)
    assert ways(found)[2] == "drop it"
    assert found.sentence.startswith("left in 3 ways")


def fate(what: str) -> Decision:
    return Decision(what, replace(SUGGESTED, score=0.75, why="spelled alike"))  # type: ignore[arg-type]


def test_a_suggestion_that_one_accepted_and_the_other_rejected_is_one_question(codebook: Codebook) -> None:
    reading = in_two_ways(fate_s=(fate("rejected"), fate("accepted")))
    reading.records["s"] = SUGGESTED
    (found,) = disputes(reading, ARTICLE, codebook)
    place = fate("rejected").suggestion
    assert (found.id, ways(found), found.place) == ("s", ["keep rejected", "take accepted"], place)
    reject, accept = found.choices
    assert (reject.put, reject.drop) == ({"fate:s": fate("rejected")}, ("s",))
    assert (accept.put, accept.drop) == ({"fate:s": fate("accepted"), "s": SUGGESTED}, ())


def test_what_became_of_a_suggestion_goes_with_its_record(codebook: Codebook) -> None:
    edited = replace(SUGGESTED, label="PLACE")
    fates = fate("edited"), fate("accepted"), fate("rejected")
    (found,) = disputes(in_two_ways(s=(SUGGESTED, edited, None), fate_s=fates), ARTICLE, codebook)
    taken = [choice.put["fate:s"] for choice in found.choices]
    assert taken == [fate("accepted"), fate("edited"), fate("rejected")]


def test_what_is_out_of_its_place_is_put_back_first_and_decided_then(codebook: Codebook) -> None:
    gone = Mention(0, 6, "Syrien", "STATE", "syria")
    assert disputes(in_two_ways(r=(gone, None)), ARTICLE, codebook) == []
    assert disputes(in_two_ways(r=(gone, STATE)), ARTICLE, codebook) == []


def test_a_side_whose_words_are_gone_is_told_and_not_offered(codebook: Codebook) -> None:
    gone = Mention(0, 6, "Syrien", "STATE", "syria")
    (found,) = disputes(in_two_ways(r=(STATE, gone, None)), ARTICLE, codebook)
    assert ways(found) == ["keep words “Turkey”, entity Turkey", "drop it"]
    assert found.place == STATE
    assert "(2) dropped, (3) " in found.sentence
    assert "“Syrien”, entity Syria, on words that are gone; (1) counts until you decide" in found.sentence
    assert disputes(in_two_ways(r=(None, gone)), ARTICLE, codebook)[0].place is None


# ── the same, twice ───────────────────────────────────────────────────────────────────────────────


def test_the_same_mention_under_two_ids_is_told_at_the_second_and_one_choice_keeps_one(codebook: Codebook) -> None:
    (found,) = disputes(an_annotation(ARTICLE, laptop=STATE, office=STATE), ARTICLE, codebook)
    assert found.id == "office"
    assert found.sentence.startswith("marked twice")
    assert [(choice.words, choice.put, choice.drop) for choice in found.choices] == [("keep one", {}, ("office",))]


def test_what_was_suggested_stays_before_what_was_marked_by_hand_and_notes_are_told_apart(codebook: Codebook) -> None:
    noted = replace(STATE, note="the city, not the state", flagged=True)
    reading = replace(an_annotation(ARTICLE), records={"m": noted, "s": SUGGESTED, "fate:s": fate("accepted")})
    (found,) = disputes(reading, ARTICLE, codebook)
    assert ways(found) == [
        "keep the one suggested by gazetteer 1",
        "keep the one marked by hand, noted “the city, not the state”, flagged",
    ]
    assert [choice.drop for choice in found.choices] == [("m",), ("s",)]


def test_three_of_the_same_leave_one(codebook: Codebook) -> None:
    (found,) = disputes(an_annotation(ARTICLE, STATE, STATE, STATE), ARTICLE, codebook)
    assert found.sentence.startswith("marked 3 times")
    assert [choice.drop for choice in found.choices] == [("2", "3")]


@pytest.mark.parametrize(
    "other",
    [
        PLACE,
        replace(STATE, entity=None),
        replace(STATE, type="nominal"),
        a_mention(TEXT, "Turkey", "STATE", "turkey", after="then"),
        a_naming(TEXT, "Turkey"),
        Stance("turkey", "syria", "oppose", "reported", a_span(TEXT, "Turkey")),
    ],
)
def test_what_says_something_else_or_of_other_words_is_no_double(other: Record) -> None:
    assert doubles({"a": STATE, "b": other}) == []


def test_stances_and_namings_are_doubles_too() -> None:
    stance, naming = a_stance(TEXT, "rejects"), a_naming(TEXT, "regime")
    two: dict[str, Record] = {
        "a": stance,
        "b": naming,
        "c": replace(stance, by="stance 2"),
        "d": replace(naming, note="hm"),
    }
    assert doubles(two) == [["a", "c"], ["b", "d"]]
