"""A change of the codebook and what it means for records are one step, forward and back."""

from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import read_codebook
from workbench.desk.session import Session
from workbench.project import Project
from workbench.store import _WRITERS
from workbench.trouble import Trouble

TEXTS = {
    "a": "Title of it\n\nTurkey warned Russia.",
    "b": "Title of it\n\nRussia answered.",
    "c": "Title of it\n\nIran.",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path, TEXTS)


@pytest.fixture
def session(project: Project) -> Session:
    session = Session(project, "ana")
    a, b = project.article("a"), project.article("b")
    session.act(an_action(a, "add", {"m-1": a_mention(a.text, "Russia", "STATE", "russia")}))
    session.act(an_action(a, "stance", {"s-1": a_stance(a.text, "Turkey warned Russia", "turkey", "russia")}))
    c = project.article("c")
    session.act(an_action(c, "add", {"m-0": a_mention(c.text, "Iran", "STATE")}))
    session.act(an_action(b, "add", {"m-2": a_mention(b.text, "Russia", "STATE", "russia")}))
    return session


def merge(**more: object) -> dict[str, object]:
    """A message that merges Russia into Turkey."""
    said = {"kind": "merge", "what": "entity", "of": ["russia"], "to": ["turkey"]}
    return {"type": "amend", "id": "c", "article": "a", **said, **more}


def linked(session: Session) -> list[str | None]:
    """The entities of all mentions and the targets of all stances, as the log says."""
    readings = [reading for reading in session.project.annotations if reading.annotator == "ana"]
    mentions = [mention.entity for reading in readings for mention in reading.mentions.values()]
    mentions.remove(None)  # of Iran, which nobody touches
    return mentions + [stance.target for reading in readings for stance in reading.stances.values()]


def retired(session: Session) -> dict[str, tuple[str, ...]]:
    """What the codebook's file says is no longer used."""
    return read_codebook(session.project.store.folder).retired


def test_a_merge_rewrites_the_records_as_one_step_under_the_new_version(session: Session) -> None:
    before = session.project.codebook.version
    answer = session.amend(merge())
    assert (answer["article"], answer["elsewhere"], set(answer["put"])) == ("a", 1, {"m-1", "s-1"})  # type: ignore[call-overload]
    assert linked(session) == ["turkey", "turkey", "turkey"]
    assert retired(session) == {"russia": ("turkey",)}
    versions = [action.codebook for action in session.project.store.read().histories["ana"]]
    assert versions == [before] * 4 + [session.project.codebook.version] * 2
    assert answer["codebook"]["version"] == session.project.codebook.version != before  # type: ignore[index]


def test_undoing_the_step_undoes_the_codebook_too_and_redo_brings_both_back(session: Session) -> None:
    session.amend(merge())
    undone = session.undo("b", "u1")
    assert (linked(session), retired(session)) == (["russia", "russia", "russia"], {})
    assert undone["codebook"]["retired"] == {}  # type: ignore[index]
    session.redo("b", "r1")
    assert (linked(session), retired(session)) == (["turkey", "turkey", "turkey"], {"russia": ("turkey",)})
    session.undo("b", "u2")
    assert (linked(session), retired(session)) == (["russia", "russia", "russia"], {})
    assert session.undo("b", "u3")["drop"] == ["m-2"], "and the step before it is next"


def test_taking_the_change_back_in_the_codebook_takes_the_records_back_that_nobody_changed_since(
    session: Session,
) -> None:
    session.amend(merge())
    b = session.project.article("b")
    session.act(an_action(b, "link", {"m-2": a_mention(b.text, "Russia", "STATE", "iran")}))
    session.amend(merge(id="d", kind="undo", of=["c"], to=[]))
    assert (linked(session), retired(session)) == (["russia", "iran", "russia"], {})
    assert session.undo("b", "u")["put"]["m-2"]["entity"] == "turkey"  # type: ignore[index]


def test_a_kernel_that_died_between_codebook_and_records_finishes_when_it_hears_it_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(session._ledger, "save", dies)
        with pytest.raises(KeyboardInterrupt):
            session.amend(merge())
    session._ledger._writer.close()
    _WRITERS.clear()
    again = Session(Project(session.project.folder), "ana")
    answer = again.amend(merge())
    assert linked(again) == ["turkey", "turkey", "turkey"]
    assert again.amend(merge()) == answer
    assert len(again.project.codebook.changes) == 1


def test_another_annotator_keeps_their_records(session: Session) -> None:
    ben, b = Session(session.project, "ben"), session.project.article("b")
    ben.act(an_action(b, "add", {"m-3": a_mention(b.text, "Russia", "STATE", "russia")}))
    session.amend(merge())
    (theirs,) = (reading for reading in session.project.annotations if reading.annotator == "ben")
    assert theirs.mentions["m-3"].entity == "russia"
    assert "no longer used; Turkey took its place" in str(ben.answer("problems", {})["rows"])


def test_a_new_entity_is_there_at_once_and_no_step(session: Session) -> None:
    new = {"kind": "entity", "entity": {"id": "zarqa", "name": "Zarqa Sheriffs", "label": "ARMED_GROUP"}, "to": []}
    assert "zarqa" not in str(session.answer("entities", {"words": "zarka sherifs"}))
    answer = session.amend(merge(**new))
    assert "zarqa" in [entity["id"] for entity in answer["codebook"]["entities"]]  # type: ignore[index]
    assert (answer["put"], answer["drop"], answer["elsewhere"]) == ({}, [], 0)
    assert session.amend(merge(**new)) == answer
    assert session.answer("entities", {"words": "zarka sherifs"})["options"][0]["id"] == "zarqa"  # type: ignore[index]
    assert session.undo("a", "u")["drop"] == ["m-2"]


def test_what_is_suggested_knows_the_changed_codebook(session: Session) -> None:
    new = {"kind": "entity", "of": ["warners"], "name": "warned", "label": "ARMED_GROUP", "to": []}
    assert "warned" not in str(session.open("a")["suggestions"])
    session.amend(merge(**new))
    assert "warners" in str(session.open("a")["suggestions"])
    session.undo("b", "u")
    assert "'russia'" in str(session.open("b")["suggestions"])
    session.amend(merge(id="d"))
    assert "'turkey'" in str(session.open("b")["suggestions"])


def test_what_the_codebook_does_not_allow_changes_nothing(session: Session) -> None:
    with pytest.raises(Trouble, match="atlantis"):
        session.amend(merge(of=["atlantis"]))
    with pytest.raises(Trouble, match="this is no change of a codebook"):
        session.amend(merge(kind="explode"))
    assert linked(session) == ["russia", "russia", "russia"]
    assert session.project.codebook.changes == ()


def test_a_change_is_told_before_it_is_made(session: Session) -> None:
    told = session.answer("amendment", {name: value for name, value in merge().items() if name != "id"})
    assert (told["records"], told["articles"]) == (3, 2)
    assert [row["quote"] for row in told["rows"]] == ["Russia", "Turkey warned Russia", "Russia"]  # type: ignore[attr-defined]
    assert "3 records in 2 articles" in str(told["sentence"])
    assert retired(session) == {}


def test_what_somebody_else_merged_is_taken_over_as_a_step_of_ones_own(session: Session) -> None:
    ben, b = Session(session.project, "ben"), session.project.article("b")
    ben.act(an_action(b, "add", {"m-3": a_mention(b.text, "Russia", "PLACE", "russia")}))
    session.amend(merge())
    session.amend(merge(id="on", what="label", of=["PLACE"], to=["STATE"]))
    session.amend(merge(id="on again", of=["turkey"], to=["iran"]))
    [row] = {str(row["merged"]) for row in ben.answer("problems", {})["rows"]}  # type: ignore[attr-defined]
    assert row == "('PLACE', 'russia')"
    before = session.project.codebook
    taken = {"id": "t", "article": "a", "kind": "take over", "of": ["PLACE", "russia"]}
    answer = ben.amend(taken)
    assert (answer["article"], set(answer["put"]), answer["words"]) == ("b", {"m-3"}, "migrate “Russia”")  # type: ignore[call-overload]
    theirs = {each.annotator: each for each in session.project.annotations if each.article == "b"}
    mention = theirs["ben"].mentions["m-3"]
    assert (mention.label, mention.entity) == ("STATE", "iran")
    assert ben.answer("problems", {})["rows"] != [row], "what it says of the label is another matter"
    assert session.project.codebook == before
    assert ben.amend(taken) == answer
    ben.undo("b", "u")
    theirs = {each.annotator: each for each in session.project.annotations if each.article == "b"}
    assert theirs["ben"].mentions["m-3"].entity == "russia"
    assert session.project.codebook == before, "the merge is not his to undo"
    with pytest.raises(Trouble, match="none of your records has Idlib"):
        ben.amend(taken | {"id": "t2", "of": ["idlib"]})


def test_after_a_split_there_is_nothing_to_take_over_but_a_choice(session: Session) -> None:
    session.amend(merge(kind="split", to=["turkey", "iran"]))
    rows = session.answer("problems", {})["rows"]
    assert [(row["article"], row["merged"]) for row in rows] == [("a", ()), ("a", ()), ("b", ())]  # type: ignore[attr-defined]
    assert "'Russia' was split; choose between Turkey and Iran" in str(rows)
    assert linked(session) == ["russia", "russia", "russia"]


def test_what_somebody_changes_in_another_kernel_is_the_rule_from_the_next_opening_on(session: Session) -> None:
    ben, b = Session(Project(session.project.folder), "ben"), session.project.article("b")
    ben.act(an_action(b, "add", {"m-3": a_mention(b.text, "Russia", "STATE", "russia")}))
    session.amend(merge())
    opened = ben.open("b")
    assert opened["codebook"]["version"] == "1.1"  # type: ignore[index]
    assert "no longer used; Turkey took its place" in str(opened["problems"])
    assert "'turkey'" in str(Session(ben.project, "carl").open("b")["suggestions"])
    ben.act(an_action(b, "delete", drop=["m-3"]))
    assert [action.codebook for action in session.project.store.read().histories["ben"]] == ["1.0", "1.1"]


def test_a_codebook_that_is_broken_meanwhile_is_told_and_the_one_that_was_read_holds(session: Session) -> None:
    path = session.project.store.folder / "codebook.toml"
    whole = path.read_text("utf-8")
    path.write_text(whole + "\n[labels.", encoding="utf-8")
    opened = session.open("a")
    assert opened["codebook"]["version"] == "1.0"  # type: ignore[index]
    assert "until then version 1.0 holds" in str(opened["notices"])
    with pytest.raises(Trouble, match=r"codebook\.toml"):
        session.amend(merge())
    path.write_text(whole.replace('version = "1.0"', 'version = "2.0"'), encoding="utf-8")
    opened = session.open("a")
    assert (opened["codebook"]["version"], opened["notices"]) == ("2.0", [])  # type: ignore[index]


def test_entities_of_a_merged_label_are_shown_with_the_one_in_use_and_stay_as_they_were_written(
    session: Session,
) -> None:
    registry = (session.project.store.folder / "entities.csv").read_bytes()
    answer = session.amend(merge(what="label", of=["STATE"], to=["ORG"]))
    labels = {entity["id"]: entity["label"] for entity in answer["codebook"]["entities"]}  # type: ignore[index]
    assert (labels["russia"], labels["idlib"]) == ("ORG", "PLACE")
    assert (session.project.store.folder / "entities.csv").read_bytes() == registry
    assert session.answer("problems", {})["rows"] == []
    mentions = [each for reading in session.project.annotations for each in reading.mentions.values()]
    assert {mention.label for mention in mentions} == {"ORG"}


def test_a_merge_that_somebody_else_took_back_is_undone_in_ones_own_records(session: Session) -> None:
    session.amend(merge())
    Session(Project(session.project.folder), "ben").amend(merge(id="d", kind="undo", of=["c"], to=[]))
    session.undo("a", "u")
    assert (linked(session), retired(session)) == (["russia", "russia", "russia"], {})
    assert [change.kind for change in session.project.codebook.changes] == ["merge", "undo"]
