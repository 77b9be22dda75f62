"""`project.teach`: from the log to a version on the shelf, in use where it helps, and back again."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action
from tests.suggest.teach.test_course import PEOPLE, as_the_encoder_says, by_the_agency, suggesting
from tests.suggest.teach.world import Plain
from workbench import suggest
from workbench.project import Project
from workbench.records import Action, Mention, Record, Status
from workbench.suggest import encoder
from workbench.suggest.teach.taught import Taught
from workbench.teaching import unaided
from workbench.trouble import Trouble

Told = Sequence[tuple[str, Callable[[str], list[Mention]]]]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small encoder of the tests in the place of the one that ships."""
    monkeypatch.setattr(encoder, "shipped", Plain)

    def load(base: str = "", codebook: object = None, taught: Taught | None = None) -> object:
        return suggesting(taught or Taught())

    monkeypatch.setattr(suggest, "load", load)
    monkeypatch.setattr(suggest, "Suggester", lambda _codebook, *, encoder, taught: suggesting(taught))


def labelled(folder: Path, told: Told, annotator: str = "ann", done: bool = True) -> Project:
    """A project of these articles, all of them read."""
    texts = {f"a{number:02}": text for number, (text, _) in enumerate(told)}
    project = a_project(folder, texts)
    del project.__dict__["suggester"]
    writer = project.store.writer(annotator, project.name, "1.0", "test")
    for (text, marks), article in zip(told, project.articles.values(), strict=True):
        put: dict[str, Record] = {f"{article.id}-{at}": each for at, each in enumerate(marks(text))}
        status: Mapping[str, Record] = {"status": Status("done")} if done else {}
        writer.append(an_action(article, "add", {**put, **status}), article)
    return project


def by_label(project: Project) -> dict[str, set[str]]:
    """Label → the words suggested for it in the first article."""
    article = next(iter(project.articles.values()))
    found: dict[str, set[str]] = {}
    for each in project.suggestions(article).values():
        assert isinstance(each, Mention)
        found.setdefault(each.label, set()).add(each.quote)
    return found


def test_what_was_taught_is_suggested_at_once_and_taken_back_by_its_number(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    assert by_label(project) == {"PERSON": {"Monday", "Reuters", "Omar"}}
    taken = project.teach()
    assert (taken.version.version, taken.used, project.teach.used) == ("0001", True, "0001")
    assert by_label(project) == {"ORG": {"Reuters"}, "PERSON": {"Omar"}}
    project.teach.use("")
    assert by_label(project) == {"PERSON": {"Monday", "Reuters", "Omar"}}
    project.teach.use("0001")
    assert by_label(project) == {"ORG": {"Reuters"}, "PERSON": {"Omar"}}


def test_a_project_that_is_opened_again_goes_on_with_what_it_was_taught(tmp_path: Path) -> None:
    labelled(tmp_path, [by_the_agency(name) for name in PEOPLE]).teach()
    assert by_label(Project(tmp_path)) == {"ORG": {"Reuters"}, "PERSON": {"Omar"}}


def test_the_log_is_as_it_was(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    before = (tmp_path / "annotations" / "ann.jsonl").read_bytes()
    project.teach()
    assert (tmp_path / "annotations" / "ann.jsonl").read_bytes() == before
    assert project.problems == ()


def test_a_version_says_what_it_was_made_of(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    made = project.teach().version
    assert (made.encoder, made.codebook, made.annotators, made.actions) == ("plain 1", "1.0", ("ann",), len(PEOPLE))
    assert made.articles == {id_: article.sha256 for id_, article in project.articles.items()}
    assert "It helps names." in repr(project.teach)
    assert repr(project.teach).endswith("In use: 0001")


def test_what_does_not_help_is_kept_and_not_used(tmp_path: Path) -> None:
    taken = labelled(tmp_path, [as_the_encoder_says(name) for name in PEOPLE]).teach()
    assert not taken.used
    assert "It does not help names" in repr(taken)
    assert repr(taken).endswith("Nothing was learned that helps; what was in use before still is.")


def test_the_tables_hold_what_was_tried(tmp_path: Path) -> None:
    taken = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE]).teach()
    table = taken.before_after
    assert list(table["label"]) == ["ORG", "PERSON", "all labels"]
    assert table["f1_after"].iloc[-1] > table["f1_before"].iloc[-1]
    assert table["precision_before"].isna().iloc[0]  # nothing was called an organisation
    assert table.attrs == taken.curve.attrs
    assert (table.attrs["n_articles"], table.attrs["n_annotators"], table.attrs["codebook"]) == (len(PEOPLE), 1, "1.0")
    assert list(taken.curve.columns) == ["articles", "f1"]


def test_only_the_annotators_who_are_named_teach(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    with pytest.raises(Trouble, match="nothing to learn from by bo"):
        project.teach(["bo"])


def test_where_nobody_has_read_anything_that_is_said(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": "Omar met Anna"})
    with pytest.raises(Trouble, match="nothing to learn from; accept"):
        project.teach()
    assert project.teach.versions == []
    assert repr(project.teach) == "In use: none, suggestions are as shipped"


def test_a_damaged_version_leaves_the_suggestions_as_shipped_and_says_so(tmp_path: Path) -> None:
    labelled(tmp_path, [by_the_agency(name) for name in PEOPLE]).teach()
    (tmp_path / "annotations" / "taught" / "0001" / "mentions.npy").write_bytes(b"\x93NUMPY")
    project = Project(tmp_path)
    assert by_label(project) == {"PERSON": {"Monday", "Reuters", "Omar"}}
    assert "taught version 0001: mentions.npy is not what was written" in project.problems[-1]
    with pytest.raises(Trouble, match="is not what was written"):
        project.teach.use("0001")


def test_a_version_that_cannot_be_used_does_not_take_the_place_of_one_that_can(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    project.teach()
    with pytest.raises(Trouble, match="there is 0001"):
        project.teach.use("0007")
    assert project.teach.used == "0001"


def test_what_is_doubtful_is_asked_again_of_who_was_taught(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    project.__dict__["uncertain"] = {"a00": 1.0}
    project.teach()
    assert set(project.uncertain) == set(project.articles)


def test_a_reading_is_unaided_only_where_no_action_had_suggestions_in_view() -> None:
    def acted(*assists: str) -> tuple[Action, ...]:
        return tuple(
            Action(id=str(n), article="a", sha256="", do="add", assist=assist, put={"m": a_mention("Omar", "Omar")})
            for n, assist in enumerate(assists)
        )

    histories = {"ann": acted("blind", "none"), "bo": acted("blind", ""), "cy": acted("entities")}
    assert unaided(histories) == {("a", "ann")}


def test_what_was_decided_teaches_in_the_place_of_what_readers_marked(tmp_path: Path) -> None:
    project = labelled(tmp_path, [by_the_agency(name) for name in PEOPLE])
    labelled(tmp_path, [by_the_agency(name) for name in PEOPLE], "adjudicated")
    assert project.teach().version.annotators == ("adjudicated",)
    assert project.teach(["ann"]).version.annotators == ("ann",)
