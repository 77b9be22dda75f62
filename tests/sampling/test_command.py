"""`workbench sample` draws as its options say and prints what was drawn."""

import argparse
from pathlib import Path

import pytest

from tests.builders import a_project, an_action
from workbench.desk.session import Session
from workbench.drawn import FILE
from workbench.project import Project
from workbench.records import Status
from workbench.sampling.command import run
from workbench.trouble import Trouble


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = a_project(tmp_path, {f"{n:02}": f"Title {n}\n\nTurkey opposes it." for n in range(5)})
    session = Session(project, "ana")
    session.act(an_action(project.article("03"), "status", {"status": Status("done")}))
    return project


def sample(project: Project, **given: object) -> list[str]:
    """What the command prints."""
    nothing = {"share": None, "size": None, "readers": [], "blind": None, "seed": 0, "stratify": "", "by": ""}
    options = argparse.Namespace(**nothing | {"repeat": "", "after_days": 14} | given)
    said: list[str] = []
    assert run(options, project.samples, said.append) == 0
    return said


def test_what_is_drawn_is_told_with_what_it_cannot_be(project: Project) -> None:
    said = sample(project, readers=["ana", "ben"], size=4, seed=7, by="lee")
    (drawn,) = project.samples.all.samples
    assert said[0] == (
        f"{drawn.id}  4 articles of 5, each with probability 0.800, seed 7, without suggestions; read by ana, ben."
    )
    assert "at least 5 are advised" in said[1]
    assert "ana has worked in 1 of these with suggestions before, and is not blind there." in said
    assert "ben has not annotated here yet: that has to be the name they give at the desk." in said
    assert [line.strip() for line in said if line.startswith("  ")] == [*drawn.articles]
    assert drawn.by == "lee"


def test_of_a_large_sample_some_articles_are_listed(tmp_path: Path) -> None:
    project = a_project(tmp_path, {f"{n:02}": f"Title {n}\n\nTurkey opposes it." for n in range(23)})
    said = sample(project, readers=["ana", "ben"], share=1)
    assert said[-2] == "  and 3 more, in annotations/samples.toml"
    assert [line.strip() for line in said if line.startswith("  0")] == [f"{n:02}" for n in range(10)]


def test_strata_are_told_each_with_its_probability(project: Project) -> None:
    said = sample(project, readers=["ana", "ben"], size=2, stratify="outlet", blind=["outlet"])
    assert "  no outlet: 2 of 5, probability 0.400" in said
    assert "without outlet" in said[0]


def test_without_readers_it_tells_what_was_drawn_before(project: Project) -> None:
    assert "Nothing was drawn yet" in sample(project)[0]
    sample(project, readers=["ana", "ben"], share=0.4, blind=[])
    assert sample(project)[0].endswith("read by ana, ben: ana 1 of 2 done, ben 0 of 2 done")


def test_somebody_reads_again(project: Project) -> None:
    said = sample(project, repeat="ana", after_days=0, seed=2)
    (repeat,) = project.samples.all.repeats
    assert "1 article of 1 that ana finished 0 days before or more" in said[0]
    assert (repeat.seed, repeat.after_days, repeat.articles[0].of) == (2, 0, "03")


@pytest.mark.parametrize("more", [{"readers": ["ana", "ben"]}, {"size": 3}, {"stratify": "outlet"}])
def test_two_things_at_a_time_are_refused(project: Project, more: dict[str, object]) -> None:
    with pytest.raises(Trouble, match="leave those out"):
        sample(project, repeat="ana", after_days=0, **more)
    assert not (project.store.folder / FILE).exists()
