"""The queue loses no article, counts every one once, and is in the same order tomorrow."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_mention, a_naming, a_stance, an_annotation
from workbench.codebook import Order
from workbench.desk.filtering import Wanted
from workbench.desk.queue import PAGE, Queue
from workbench.records import Annotation, Article, Status

TEXT = "Türkiye 🇹🇷 wants a “Safe Zone”.\r\nİdlib resists. A so-called army."
ALL = Wanted()


def articles(*ids: str) -> dict[str, Article]:
    return {id_: Article(id_, TEXT) for id_ in ids}


def dated(**published: str) -> dict[str, Article]:
    return {id_: Article(id_, TEXT, published=date) for id_, date in published.items()}


def at(state: str, article: Article, note: str = "") -> Annotation:
    return an_annotation(article, status=Status(state, note))  # type: ignore[arg-type]


def ids(queue: Queue, **wanted: str) -> list[str]:
    return [row.id for row in queue.listing(Wanted(**wanted)).rows]


# ── states ────────────────────────────────────────────────────────────────────────────────────────


def test_every_article_is_in_exactly_one_state() -> None:
    there = articles("fresh", "begun", "done", "skipped", "flagged")
    readings = {state: at(state, there[state]) for state in ("done", "skipped", "flagged")}
    readings["begun"] = an_annotation(there["begun"], a_mention(TEXT, "İdlib"))
    listing = Queue(there, readings).listing(ALL)
    assert {row.id: row.status for row in listing.rows} == {
        "fresh": "untouched",
        "begun": "started",
        "done": "done",
        "skipped": "skipped",
        "flagged": "flagged",
    }
    assert listing.counts == {"untouched": 1, "started": 1, "done": 1, "skipped": 1, "flagged": 1}


def test_a_state_that_no_article_is_in_is_counted_too() -> None:
    assert Queue(articles("a"), {}).counts == {"untouched": 1, "started": 0, "done": 0, "skipped": 0, "flagged": 0}


def test_a_reading_of_an_article_that_is_gone_is_not_counted() -> None:
    there = articles("here", "gone")
    readings = {id_: at("done", article) for id_, article in there.items()}
    assert sum(Queue({"here": there["here"]}, readings).counts.values()) == 1


states = st.sampled_from(["", "untouched", "started", "done", "skipped", "flagged"])


@given(st.dictionaries(st.text(min_size=1), states), states, st.sampled_from(["given", "random", "outlet"]))
def test_the_counts_add_up_whatever_is_filtered(chosen: dict[str, str], state: str, order: Order) -> None:
    there = articles(*chosen)
    queue = Queue(there, {id_: at(said, there[id_]) for id_, said in chosen.items() if said}, order)
    assert sum(queue.listing(Wanted(state=state)).counts.values()) == len(chosen)
    found = [id_ for each in queue.counts for id_ in queue.found(Wanted(state=each))]
    assert sorted(found) == sorted(chosen)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_tells_what_the_article_is_and_what_was_done_in_it() -> None:
    article = Article("a", TEXT, title="“Safe Zone”", outlet="Enab Baladi", published="2016-05-01")
    doubtful = msgspec.structs.replace(a_stance(TEXT, "resists"), flagged=True)
    army = msgspec.structs.replace(a_naming(TEXT, "so-called"), flagged=True)
    places = a_mention(TEXT, "Türkiye"), a_mention(TEXT, "İdlib")
    reading = an_annotation(article, *places, doubtful, army, status=Status("skipped", "a translation"))
    (row,) = Queue({"a": article}, {"a": reading}).listing(ALL).rows
    assert (row.id, row.title, row.outlet, row.published) == ("a", "“Safe Zone”", "Enab Baladi", "2016-05-01")
    assert (row.status, row.note) == ("skipped", "a translation")
    assert (row.mentions, row.stances, row.flagged) == (2, 1, 2)


def test_an_article_without_title_is_shown_by_its_id() -> None:
    assert [row.title for row in Queue(articles("a"), {}).listing(ALL).rows] == ["a"]


def test_a_listing_is_cut_to_a_page_and_says_how_many_there_are() -> None:
    there = articles(*(f"{number:04}" for number in range(PAGE + 7)))
    listing = Queue(there, {}).listing(ALL)
    assert [row.id for row in listing.rows] == list(there)[:PAGE]
    assert listing.total == PAGE + 7


def test_a_listing_names_every_outlet_once() -> None:
    there = {
        id_: Article(id_, TEXT, outlet=outlet) for id_, outlet in [("a", "SANA"), ("b", "anf"), ("c", ""), ("d", "anf")]
    }
    assert Queue(there, {}).listing(Wanted(outlet="SANA")).outlets == ("anf", "SANA")


# ── filters ───────────────────────────────────────────────────────────────────────────────────────


def coded() -> Queue:
    there = {
        "idlib": Article("idlib", TEXT, title="Front lines", outlet="SANA"),
        "turkey": Article("turkey", TEXT, title="Über Ankara", outlet="Anadolu"),
        "empty": Article("empty", "Nothing happened."),
    }
    place = a_mention(TEXT, "İdlib", label="PLACE", entity="idlib")
    noted = msgspec.structs.replace(a_stance(TEXT, "resists", holder="hts", target="topic:safe-zone"), note="Irony?")
    readings = {
        "idlib": an_annotation(there["idlib"], place),
        "turkey": an_annotation(there["turkey"], noted, status=Status("done", "Ask Mona")),
    }
    return Queue(there, readings)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"outlet": "SANA"}, ["idlib"]),
        ({"label": "PLACE"}, ["idlib"]),
        ({"label": "ORG"}, []),
        ({"entity": "idlib"}, ["idlib"]),
        ({"entity": "hts"}, ["turkey"]),
        ({"entity": "topic:safe-zone"}, ["turkey"]),
        ({"state": "untouched"}, ["empty"]),
        ({"state": "done", "outlet": "SANA"}, []),
        ({"words": "  "}, ["idlib", "turkey", "empty"]),
        ({"words": "FRONT"}, ["idlib"]),
        ({"words": "über"}, ["turkey"]),
        ({"words": "zone türkiye"}, ["idlib", "turkey"]),
        ({"words": "idlib nowhere"}, []),
        ({"words": "idlib ankara"}, ["turkey"]),
        ({"words": "irony mona"}, ["turkey"]),
    ],
)
def test_a_filter_finds_what_has_all_that_is_wanted(wanted: dict[str, str], found: list[str]) -> None:
    assert ids(coded(), **wanted) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["year", "may", "noon", "none", "words", "digits"]),
        ({"after": "2016-05-02"}, ["year", "may", "noon"]),
        ({"after": "2016-06"}, ["year"]),
        ({"before": "2016-05-02"}, ["year", "may", "noon"]),
        ({"before": "2016-05-01"}, ["year", "may"]),
        ({"before": "2015"}, []),
        ({"after": "2016-01-01", "before": "2016-04-30"}, ["year"]),
        ({"after": "2017-01-01", "before": "2015-12-31"}, []),
    ],
)
def test_dates_are_compared_as_far_as_both_are_given(wanted: dict[str, str], found: list[str]) -> None:
    there = dated(
        year="2016", may="2016-05", noon="2016-05-02T12:00:00Z", none="", words="2 May 2016", digits="20160502"
    )
    assert ids(Queue(there, {}), **wanted) == found


# ── orders ────────────────────────────────────────────────────────────────────────────────────────


def test_the_given_order_is_that_of_the_articles() -> None:
    assert ids(Queue(articles("c", "a", "b"), {})) == ["c", "a", "b"]


def test_the_random_order_is_that_of_its_seed_whatever_else_is_there() -> None:
    many = [f"{number:03}" for number in range(50)]
    shuffled = Queue(articles(*many), {}, "random", seed=4).ids
    again = Queue(articles(*reversed(many), "new"), {}, "random", seed=4).ids
    assert [id_ for id_ in again if id_ != "new"] == list(shuffled)
    assert sorted(shuffled) == many
    assert list(shuffled) != many
    assert Queue(articles(*many), {}, "random", seed=5).ids != shuffled


def test_work_does_not_change_the_order() -> None:
    there = articles("c", "a", "b")
    for order in ("given", "random", "outlet", "date"):
        before = Queue(there, {}, order).ids
        assert Queue(there, {"a": at("done", there["a"])}, order).ids == before


def test_by_outlet_and_by_date_what_is_unknown_comes_last_and_ties_stay_as_given() -> None:
    rows = [("d", "", ""), ("c", "sana", "2017"), ("b", "Anadolu", "last May"), ("a", "SANA", "2016-03-01")]
    there = {id_: Article(id_, TEXT, outlet=outlet, published=date) for id_, outlet, date in rows}
    assert ids(Queue(there, {}, "outlet")) == ["b", "c", "a", "d"]
    assert ids(Queue(there, {}, "date"))[:2] == ["a", "c"]


def test_what_is_most_uncertain_comes_first_and_what_nobody_knows_last() -> None:
    there = articles("unknown", "few", "many", "none", "also-few")
    undecided = {"few": 2, "many": 9, "none": 0, "also-few": 2}
    assert ids(Queue(there, {}, "uncertain", undecided=undecided)) == ["many", "few", "also-few", "none", "unknown"]
    assert ids(Queue(there, {}, "uncertain")) == list(there)


# ── going on ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("article", "step", "then"),
    [("b", 1, "c"), ("b", -1, "a"), ("a", 2, "c"), ("d", -9, "a"), ("a", -1, "a"), ("d", 1, "d"), ("b", 0, "b")],
)
def test_the_neighbour_is_so_many_steps_away_or_at_the_end(article: str, step: int, then: str) -> None:
    assert Queue(articles("a", "b", "c", "d"), {}).neighbour(article, step, ALL) == then


def test_neighbours_are_those_in_the_order_and_filter() -> None:
    there = {id_: Article(id_, TEXT, outlet=outlet) for id_, outlet in zip("abcd", ["z", "y", "z", "z"], strict=True)}
    queue = Queue(there, {}, "outlet")
    assert queue.ids == ("b", "a", "c", "d")
    assert queue.neighbour("b", 1, ALL) == "a"
    assert queue.neighbour("b", -1, Wanted(outlet="z")) == "b"


def test_an_article_that_left_the_filter_still_has_its_neighbours() -> None:
    there = articles("a", "b", "c")
    queue = Queue(there, {"b": at("done", there["b"])})
    open_ = Wanted(state="untouched")
    assert (queue.neighbour("b", -1, open_), queue.neighbour("b", 1, open_)) == ("a", "c")


def test_from_an_article_that_is_gone_one_goes_to_the_first() -> None:
    queue = Queue(articles("a", "b"), {})
    assert (queue.neighbour("gone", 1, ALL), queue.next_open("gone", ALL)) == ("a", "a")


def test_the_next_with_work_left_is_found_round_the_end_and_is_never_the_same() -> None:
    there = articles("a", "b", "c", "d")
    started = an_annotation(there["a"], a_mention(TEXT, "İdlib"))
    queue = Queue(there, {"a": started, "b": at("done", there["b"]), "d": at("skipped", there["d"])})
    steps = [queue.next_open(id_, ALL) for id_ in "abcd"]
    assert steps == ["c", "c", "a", "a"]
    assert queue.next_open("c", Wanted(state="untouched")) == ""


def walked(queue: Queue) -> Iterator[str]:
    here = queue.ids[0]
    yield here
    while (then := queue.neighbour(here, 1, ALL)) != here:
        yield (here := then)


def test_a_walk_from_first_to_last_meets_every_article_once() -> None:
    queue = Queue(articles(*"fedcba"), {}, "random", seed=1)
    assert list(walked(queue)) == list(queue.ids)
