"""The reference reading that ships with the project is whole, ours in format, and fits the seeds to the letter."""

from pathlib import Path

import pytest

import workbench
from workbench.codebook.problems import problems
from workbench.labelled import as_read
from workbench.placing import place
from workbench.project import Project

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def project() -> Project:
    return workbench.open(ROOT)


def test_the_reference_covers_three_seeds_and_leaves_two_to_the_newcomer(project: Project) -> None:
    readings = [reading for reading in project.annotations if reading.annotator == "reference"]
    assert [reading.article[:3] for reading in readings] == ["000", "002", "003"]
    assert {reading.status for reading in readings} == {"done"}
    assert len(project.articles) == 5


def test_every_line_of_the_reference_is_undamaged_and_numbered_without_a_gap(project: Project) -> None:
    log = project.store.read().files["reference.jsonl"]
    assert (log.damages, log.missing, log.clashes) == ((), (), ())
    assert [entry.seq for entry in log.entries] == list(range(1, len(log.entries) + 1))


def test_every_span_of_the_reference_has_its_words_in_the_seed(project: Project) -> None:
    places = 0
    for reading in project.annotations:
        article = project.articles[reading.article]
        assert reading.sha256 == article.sha256
        for id_, record in reading.records.items():
            if span := place(record):
                assert article.text[span.start : span.end] == span.quote, id_
                places += 1
    assert places == 278


def test_the_reference_keeps_to_the_codebook(project: Project) -> None:
    for reading in project.annotations:
        assert problems(reading, project.codebook) == {}


def test_the_regions_of_the_reference_hold_every_character_that_is_not_blank_once(project: Project) -> None:
    for reading in project.annotations:
        article = as_read(project.articles[reading.article], reading)
        held = [index for region in article.regions for index in range(region.start, region.end)]
        blank = {index for index, char in enumerate(article.text) if char.isspace()}
        assert len(held) == len(set(held))
        assert set(range(len(article.text))) - set(held) <= blank
