"""Thresholds are told by articles that were read blind, and by no others."""

from msgspec.structs import replace

from tests.builders import a_mention, an_article
from tests.suggest.teach.world import a_reading
from workbench.suggest.teach.lessons import lessons
from workbench.suggest.teach.thresholds import FEWEST_ARTICLES, least, told
from workbench.suggest.teach.trial import Tried

TEXT = "Omar Anna Bo Carl met Today Monday"
RIGHT, WRONG = ("Omar", "Anna", "Bo", "Carl"), ("Today", "Monday")


def a_trial(articles: int, blind: int, wrong: float = 0.6, right: float = 0.9, label: str = "PERSON") -> Tried:
    """A trial in which what is right and what is wrong have their own scores."""
    known = {f"a{n}": an_article(TEXT, f"a{n}") for n in range(articles)}
    marks = {f"m{n}": a_mention(TEXT, words, label) for n, words in enumerate(RIGHT)}
    lots = frozenset((f"a{n}", "ann") for n in range(blind))
    found = lessons([a_reading(each, **marks) for each in known.values()], known, lots)
    suggested = {
        words: replace(a_mention(TEXT, words, label), score=right if words in RIGHT else wrong)
        for words in (*RIGHT, *WRONG)
    }
    return Tried(tuple(found), (suggested,) * articles, 4)


def test_what_is_mostly_wrong_below_a_score_is_left_out_below_it() -> None:
    assert least(a_trial(6, blind=6)) == {"PERSON": 0.9}


def test_without_enough_blind_articles_there_is_no_threshold_and_a_sentence_says_how_to_get_one() -> None:
    few = a_trial(20, blind=FEWEST_ARTICLES - 1)
    assert least(few) == {}
    assert "there are 4; `blind = 0.2` under [desk]" in told({}, few)


def test_articles_that_were_read_with_suggestions_do_not_count() -> None:
    blind, seen = a_trial(6, blind=6), a_trial(30, blind=0, wrong=0.95)
    both = Tried((*blind.lessons, *seen.lessons), (*blind.suggested, *seen.suggested), 4)
    assert least(both) == {"PERSON": 0.9}


def test_where_leaving_out_would_cost_more_nothing_is_left_out() -> None:
    turned = a_trial(6, blind=6, wrong=0.9, right=0.6)
    assert least(turned) == {}
    assert "none would have helped" in told({}, turned)


def test_what_has_no_score_is_never_left_out() -> None:
    assert least(a_trial(6, blind=6, wrong=0.0)) == {}


def test_the_sentence_says_which_thresholds() -> None:
    assert "from a score of ORG 0.55, PERSON 0.90" in told({"PERSON": 0.9, "ORG": 0.55}, a_trial(6, blind=6))
