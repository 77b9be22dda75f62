"""What the bench counts with, and the corpus it makes up: the same at every run, and as large as it is said to be."""

from pathlib import Path

import pytest

from tests.measure.bench import agreeing, loads, made, opening
from tests.measure.bench.figures import Figure, p95, slowdown, spread
from workbench.project import Project
from workbench.spans import fits

ARTICLE = "a000000"


def test_the_95th_percentile_leaves_five_of_a_hundred_above() -> None:
    values = [float(n) for n in range(1, 101)]
    assert sum(value > p95(values) for value in values) == 5


def test_a_figure_holds_up_to_its_floor_and_says_when_it_is_above() -> None:
    at, above = Figure("key", 16.0, 16), Figure("key", 16.1, 16)
    assert (at.holds, above.holds) == (True, False)
    assert [str(each).split()[-1] for each in (at, above)] == ["ok", "ABOVE"]


def test_times_are_told_by_their_middle_and_by_their_tail() -> None:
    middle, tail = spread("key", [1.0] * 90 + [50.0] * 10, 16)
    assert (middle.value, middle.holds, tail.holds) == (1.0, True, False)


def test_what_became_slower_is_told_as_a_ratio_of_the_last_to_the_first() -> None:
    assert slowdown([2.0] * 100 + [9.0] * 50 + [3.0] * 100) == 1.5


def test_the_made_up_text_is_the_same_every_time_and_another_for_another_seed() -> None:
    assert made.text(1, 5000) == made.text(1, 5000) != made.text(2, 5000)
    assert 5000 <= len(made.text(1, 5000)) < 7000


def test_labels_are_in_a_real_log_and_spread_over_the_article(tmp_path: Path) -> None:
    project = made.project(tmp_path / "project", iter([made.text(1, 9000)]))
    article = project.article(ARTICLE)
    made.label(project, article, 50, 10)
    [reading] = project.annotations
    assert [len(reading.mentions), len(reading.stances)] == [50, 10]
    spans = [*reading.mentions.values(), *(stance.evidence for stance in reading.stances.values())]
    assert all(fits(span, article.text) for span in spans)
    assert max(span.start for span in spans) > 0.8 * len(article.text)
    assert project.problems == ()


def test_no_more_labels_are_promised_than_there_are_places(tmp_path: Path) -> None:
    project = made.project(tmp_path / "project", iter([made.text(1, 500)]))
    with pytest.raises(ValueError, match="make the text longer"):
        made.label(project, project.article(ARTICLE), 5000, 0)


def test_articles_in_one_table_are_the_same_as_in_files(tmp_path: Path) -> None:
    texts = [made.text(seed, 500) for seed in range(3)]
    files = made.project(tmp_path / "files", iter(texts))
    table = made.project(tmp_path / "table", iter(texts), as_table=True)
    assert [each.text for each in files.articles.values()] == [each.text for each in table.articles.values()] == texts
    assert list(files.articles) == list(table.articles)


def test_a_large_project_is_made_as_real_writers_would_have_left_it(tmp_path: Path) -> None:
    loads.project(tmp_path / "large", 7)
    for annotator, actions in (("ana", 40), ("ben", 3)):
        loads.log(tmp_path / "large", annotator, actions, 7)
    project = Project(tmp_path / "large")
    assert project.problems == ()
    assert {who: len(done) for who, done in project.store.read().histories.items()} == {"ana": 40, "ben": 3}
    assert all(
        fits(mention, project.article(reading.article).text)
        for reading in project.annotations
        for mention in reading.mentions.values()
    )
    assert [reading.status for reading in project.annotations if reading.annotator == "ana"] == ["done"] * 7


def test_an_opening_is_timed_from_its_start_and_remembers_more_in_the_end(tmp_path: Path) -> None:
    loads.project(tmp_path / "large", 3, as_table=False)
    loads.log(tmp_path / "large", "ana", 9, 3)
    first, then, looked, most = opening.opening(tmp_path / "large", "ana")
    assert 0 < first <= looked
    assert 10 < then <= most


def test_made_up_readers_differ_here_and_there_and_are_the_same_every_time() -> None:
    article = agreeing.article(3)
    readings = [*agreeing.read(article)]
    assert readings == [*agreeing.read(article)]
    assert len({each.annotator for each in readings}) == 10
    assert all(20 < len(each.mentions) <= agreeing.MENTIONS for each in readings)
    assert all(fits(mention, article.text) for each in readings for mention in each.mentions.values())
    said = [{*each.mentions.values()} for each in readings]
    assert 10 < len(said[0] & said[1]) < agreeing.MENTIONS


def test_what_agreement_costs_is_measured_of_every_variable() -> None:
    cost = agreeing.measured(12)
    assert cost.mentions > 12 * 10 * 20
    assert cost.plain > 0
    assert cost.drawn > 0
