"""What is suggested is drawn by lot for whole articles, and what was shown is told from what was proposed."""

import msgspec
import pytest

from tests.builders import a_mention, a_naming, a_stance
from workbench.codebook import Desk
from workbench.desk.assist import Mode, as_shown, decided, mode_of
from workbench.records import Decision, Fate, Record, Stance
from workbench.spans import Span

TEXT = "Turkey rejects the plan of the regime"
PROPOSED = Stance(
    "turkey",
    "topic:safe-zone",
    "conditional",
    "quoted",
    Span(0, 6, "Turkey"),
    condition="if asked",
    certainty="hedged",
    on_behalf_of="nato",
    attribution=("OUTLET", "turkey"),
    by="stance 1",
    note="opposes it",
)
SUGGESTED: dict[str, Record] = {"m": a_mention(TEXT, "Turkey"), "n": a_naming(TEXT, "regime"), "s": PROPOSED}
ARTICLES = [f"{number:03d} Aleppo 🇸🇾" for number in range(2000)]


@pytest.mark.parametrize("assist", ["all", "entities", "none"])
def test_without_a_blind_share_every_article_is_read_as_the_project_says(assist: str) -> None:
    desk = msgspec.convert({"assist": assist}, Desk)
    assert {mode_of(article, desk) for article in ARTICLES} == {assist}


def test_about_the_blind_share_of_the_articles_is_blind_and_the_rest_as_the_project_says() -> None:
    modes = [mode_of(article, Desk(assist="entities", blind=0.2)) for article in ARTICLES]
    assert set(modes) == {"blind", "entities"}
    assert 350 < modes.count("blind") < 450


def test_a_share_of_one_makes_every_article_blind() -> None:
    assert {mode_of(article, Desk(blind=1.0)) for article in ARTICLES} == {"blind"}


def test_the_lot_of_an_article_stays_from_one_version_to_the_next() -> None:
    modes = [mode_of(article, Desk(blind=0.5)) for article in ("a", "b", "c", "d", "سوريا 🇸🇾")]
    assert modes == ["all", "all", "all", "blind", "blind"]


def test_another_seed_draws_other_articles() -> None:
    one, two = ({a for a in ARTICLES if mode_of(a, Desk(blind=0.5, seed=seed)) == "blind"} for seed in (1, 2))
    assert 800 < len(one ^ two) < 1200


def test_a_larger_share_keeps_the_articles_that_were_blind_before() -> None:
    few, many = ({a for a in ARTICLES if mode_of(a, Desk(blind=share)) == "blind"} for share in (0.1, 0.3))
    assert few < many


def test_all_shows_everything_as_proposed() -> None:
    assert as_shown(SUGGESTED, "all") == SUGGESTED


@pytest.mark.parametrize("mode", ["none", "blind"])
def test_no_suggestion_is_shown_where_there_is_to_be_none(mode: Mode) -> None:
    assert as_shown(SUGGESTED, mode) == {}


def test_of_a_stance_only_the_words_and_their_voice_are_shown() -> None:
    shown = as_shown(SUGGESTED, "entities")
    assert list(shown) == ["m", "n", "s"]
    assert (shown["m"], shown["n"]) == (SUGGESTED["m"], SUGGESTED["n"])
    assert msgspec.to_builtins(shown["s"]) == {
        "kind": "stance",
        "holder": None,
        "target": None,
        "polarity": "",
        "voice": "quoted",
        "evidence": {"start": 0, "end": 6, "quote": "Turkey"},
        "by": "stance 1",
    }


@pytest.mark.parametrize(
    ("said", "fate"),
    [
        ({}, "accepted"),
        ({"condition": "unless attacked", "certainty": "", "note": "", "voice": "reported"}, "accepted"),
        ({"holder": "syria"}, "edited"),
        ({"target": "topic:ceasefire"}, "edited"),
        ({"polarity": "support"}, "edited"),
    ],
)
@pytest.mark.parametrize("sent", ["accepted", "edited"])
def test_a_stance_said_unaided_counts_as_accepted_only_where_it_is_the_same_position(
    said: dict[str, str], fate: Fate, sent: Fate
) -> None:
    put = msgspec.structs.replace(PROPOSED, **said)
    pointer = as_shown(SUGGESTED, "entities")["s"]
    assert isinstance(pointer, Stance)
    assert decided(Decision(sent, pointer), PROPOSED, put) == Decision(fate, PROPOSED)


@pytest.mark.parametrize("fate", ["rejected", "left"])
def test_what_was_rejected_or_left_stays_so_and_keeps_what_was_proposed(fate: Fate) -> None:
    pointer = a_stance(TEXT, "Turkey", polarity="")
    assert decided(Decision(fate, pointer), PROPOSED, None) == Decision(fate, PROPOSED)
    assert decided(Decision(fate, pointer), PROPOSED, PROPOSED) == Decision(fate, PROPOSED)
