"""What an article of a sample stands for is the inverse of its chance, and weighed figures are of the whole frame."""

import pytest
from msgspec.structs import replace

from tests.sampling.test_samples import project
from workbench.counting import counted
from workbench.project import Project
from workbench.sampling.weights import weights
from workbench.trouble import Trouble

__all__ = ["project"]


def test_each_stratum_weighs_what_it_was_drawn_from(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=5, stratify="outlet")
    found = project.samples.weights(sample)
    outlets = {id_: project.articles[id_].outlet for id_ in sample.articles}
    # 10 articles: 6 of sana give 3, 3 of anadolu give 1 or 2, the one without outlet gives itself
    sizes = {outlet: [*outlets.values()].count(outlet) for outlet in ("sana", "anadolu", "")}
    assert {outlets[id_]: weight for id_, weight in found.items()} == {
        "sana": 6 / sizes["sana"],
        "anadolu": 3 / sizes["anadolu"],
        "": 1.0,
    }
    assert sum(found.values()) == pytest.approx(10)


def test_without_strata_all_weigh_alike_also_articles_that_are_gone(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=4)
    assert weights(sample, {}) == dict.fromkeys(sample.articles, 2.5)


def test_where_an_outlet_was_changed_since_nobody_knows_the_chance(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=5, stratify="outlet")
    now = {"sana": sample.articles, "anadolu": (), "": ()}
    with pytest.raises(Trouble, match="put back outlets and dates"):
        weights(sample, now)
    gone = replace(sample, articles=sample.articles[1:])
    with pytest.raises(Trouble, match="give weights by hand"):
        project.samples.weights(gone)


def test_the_tables_of_a_project_take_the_weights_of_its_sample(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=5)
    made = project.tables.weighed(project.samples.weights(sample), "drawn by lot")
    assert set(made.articles["weight"]) == {2.0}
    assert len(made.articles) == 5
    assert "Weighted (drawn by lot)" in counted(made.stances, ["actor"], "position").caption


def test_the_tables_of_a_project_know_what_is_suggested(project: Project) -> None:
    made = project.tables.suggested.mentions
    assert (len(made), set(made["entity"]), made.attrs["n_articles"]) == (10, {""}, 10)
    assert not (project.store.folder / "suggested.jsonl").exists()
