"""Articles read with suggestions held beside those read blind."""

import random
from collections.abc import Sequence

import pytest

from tests.builders import a_mention, a_stance, an_action, an_annotation, an_article
from workbench.audit.influence import Influence, influence
from workbench.audit.modes import Mode, modes, words_read
from workbench.records import Annotation, Article, Region

TEXT = "Turkey rejects the plan in Aleppo."


def a_reading(number: int, labels: Sequence[str], annotator: str = "ana", stances: int = 0) -> Annotation:
    marked = [a_mention(TEXT, "Aleppo", label) for label in labels]
    return an_annotation(
        an_article(TEXT, f"{number:03}"), *marked, *[a_stance(TEXT, "rejects")] * stances, annotator=annotator
    )


def compared(assisted: Sequence[Annotation], blind: Sequence[Annotation], seed: int = 0) -> dict[str, Influence]:
    shown: dict[tuple[str, str], Mode] = {(each.article, each.annotator): "assisted" for each in assisted}
    shown |= {(each.article, each.annotator): "blind" for each in blind}
    readings = [*assisted, *blind]
    random.Random(seed).shuffle(readings)
    words = {each.article: 100 for each in readings}
    return {each.name: each for each in influence(readings, shown, words, draws=200)}


def test_a_share_is_of_all_articles_of_its_side_together() -> None:
    found = compared([a_reading(0, ["PLACE"] * 3 + ["STATE"])], [a_reading(1, ["PLACE"]), a_reading(2, ["STATE"])])
    place = found["label PLACE"]
    assert (place.assisted, place.blind, place.difference.value) == (0.75, 0.5, 0.25)
    assert (place.n_assisted, place.n_blind, place.per) == (1, 2, "mentions")


def test_a_rate_is_of_a_thousand_words() -> None:
    found = compared([a_reading(0, ["PLACE"] * 3)], [a_reading(1, ["PLACE"], stances=1)])
    assert (found["mentions"].assisted, found["mentions"].blind) == (30.0, 10.0)
    assert (found["stances"].assisted, found["stances"].blind) == (0.0, 10.0)


def test_under_ten_articles_a_side_there_is_no_interval_and_it_says_so() -> None:
    found = compared([a_reading(n, ["PLACE"]) for n in range(30)], [a_reading(n, ["PLACE"]) for n in range(30, 39)])
    measure = found["mentions"].difference
    assert measure.interval is None
    assert "30 articles with suggestions and 9 blind" in measure.why_no_interval


def test_the_interval_of_a_difference_that_is_there_leaves_out_zero_and_is_the_same_every_time() -> None:
    many = [a_reading(n, ["PLACE", "STATE"] + ["PLACE"] * (n % 3)) for n in range(12)]
    few = [a_reading(n, ["STATE", "STATE"] + ["PLACE"] * (n % 2)) for n in range(12, 24)]
    measure = compared(many, few)["label PLACE"].difference
    assert measure.interval
    assert measure.value is not None
    assert 0 < measure.interval[0] < measure.value < measure.interval[1]
    assert compared(few[::-1], many)["label PLACE"].difference.interval == pytest.approx(
        (-measure.interval[1], -measure.interval[0]), abs=0.1
    )
    assert compared(many[::-1], few, seed=5)["label PLACE"].difference == measure


def test_both_sides_are_drawn_apart() -> None:
    # the same lots on both sides would make the same articles cancel out
    same = [["PLACE"] * (n % 4 + 1) for n in range(20)]
    one = [a_reading(n, labels) for n, labels in enumerate(same)]
    other = [a_reading(100 + n, labels) for n, labels in enumerate(same)]
    measure = compared(one, other)["mentions"].difference
    assert measure.value == 0
    assert measure.interval
    assert measure.interval[0] < 0 < measure.interval[1]


def test_of_what_one_side_has_nothing_there_is_no_share() -> None:
    found = compared([a_reading(0, ["PLACE"], stances=1)], [a_reading(1, ["PLACE"])])
    measure = found["polarity oppose"].difference
    assert (measure.value, measure.why_not) == (None, "nothing of it was read blind")


def test_readings_of_one_article_are_drawn_together() -> None:
    twice = [a_reading(n, ["PLACE"], annotator) for n in range(10) for annotator in ("ana", "ben")]
    found = compared(twice, [a_reading(n, ["PLACE"]) for n in range(50, 60)])
    assert (found["mentions"].n_assisted, found["mentions"].assisted) == (10, 10.0)


def test_a_reading_is_of_the_mode_that_all_its_actions_have() -> None:
    article = an_article(TEXT)
    names = {"ana": "", "ben": "blind", "cem": "entities", "dan": "none"}
    told = {who: [an_action(article, "add", assist=assist)] for who, assist in names.items()}
    told["eve"] = [an_action(article, "add"), an_action(article, "add", assist="blind")]
    told["fay"] = [an_action(article, "add", assist="blind"), an_action(article, "undo")]
    found = {annotator: mode for (_, annotator), mode in modes(told).items()}
    assert found == {
        **{"ana": "assisted", "ben": "blind", "cem": "assisted", "dan": "none"},
        **{"eve": "mixed", "fay": "blind"},
    }


def test_words_are_those_of_the_article_itself() -> None:
    text = "A title\nThe body of it.\nShare this now"
    pieces = [("A title", "title"), ("The body of it.", "body"), ("Share this now", "boilerplate")]
    regions = [Region(text.index(words), text.index(words) + len(words), words, kind) for words, kind in pieces]  # type: ignore[arg-type]
    assert words_read(Article("1", text, regions=tuple(regions))) == 6
    assert words_read(Article("1", text)) == 9
