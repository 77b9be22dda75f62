"""Readers go on reading after a verdict: what they say then is followed, and nothing stands that is open again."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_project, an_action
from tests.desk.readers import HTS, IDLIB, RUSSIA, TEXT, TURKEY, actions, decide, decided, opened, says, words
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Record, Status
from workbench.store import _WRITERS
from workbench.trouble import Trouble

PLACE, ORG = replace(TURKEY, label="PLACE"), replace(TURKEY, label="ORG")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = a_project(tmp_path, {"a": TEXT})
    says(made, "ana", "a", {"m-1": TURKEY, "m-2": HTS})
    says(made, "ben", "a", {"m-1": PLACE, "m-9": HTS})
    return made


@pytest.fixture
def session(project: Project) -> Session:
    return compared(project, "lea")


def noted(session: Session) -> Any:
    """Something else is done in the article: a mention that both have missed."""
    put: dict[str, Record] = {"m-iran": a_mention(TEXT, "Iran", "STATE")}
    return session.act(an_action(session.project.article("a"), "add", put))


def label_of(answer: Any) -> Any:
    return answer["comparison"]["differences"][0]


def test_looking_writes_nothing_and_shows_what_all_say(project: Project, session: Session) -> None:
    shown = opened(session)
    assert words(shown["records"]) == words(shown["comparison"]["agreed"]) == ["ARMED_GROUP HTS"]
    assert not (project.store.folder / "adjudicated.jsonl").exists()
    assert (shown["undo"], shown["status"]) == ("", "untouched")


def test_a_verdict_on_what_a_reader_has_changed_counts_no_longer(project: Project, session: Session) -> None:
    decide(session, label_of(opened(session))["id"], "one", "B")
    says(project, "ben", "a", {"m-1": ORG})
    shown = opened(session)
    assert label_of(shown)["verdict"] is None
    assert words(shown["records"]) == ["ARMED_GROUP HTS"]
    assert "PLACE Turkey" in words(decided(project, "a").records), "but looking has written nothing"
    noted(session)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "STATE Iran"]
    assert not any(id_.startswith("verdict:") for id_ in decided(project, "a").records)
    answer = decide(session, label_of(shown)["id"], "one", "B")
    assert "ORG Turkey" in words(decided(project, "a").records)
    assert words(answer["put"]) == ["ORG Turkey"]


def test_a_third_reading_falls_with_its_difference(project: Project, session: Session) -> None:
    id_ = label_of(opened(session))["id"]
    decide(session, id_, "third", put={f"third-{id_}": ORG})
    assert "ORG Turkey" in words(decided(project, "a").records)
    says(project, "ana", "a", {"m-1": replace(TURKEY, entity="syria")})
    noted(session)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "STATE Iran"]


def test_readers_who_come_to_agree_are_followed(project: Project, session: Session) -> None:
    decide(session, label_of(opened(session))["id"], "one", "B")
    says(project, "ben", "a", {"m-1": TURKEY, "m-4": RUSSIA})
    says(project, "ana", "a", {"m-7": RUSSIA})
    shown = opened(session)
    assert shown["comparison"]["differences"] == []
    assert words(shown["records"]) == ["ARMED_GROUP HTS", "STATE Russia", "STATE Turkey"]
    noted(session)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "STATE Iran", "STATE Russia", "STATE Turkey"]
    agree = [each for each in actions(project, "adjudicated", project.article("a")) if each.do == "agree"]
    latest = tuple(sorted(actions(project, name, project.article("a"))[-1].id for name in ("ana", "ben")))
    assert [each.decides == latest for each in agree] == [False, True], "each names the readings that it followed"


def test_readers_who_part_again_leave_nothing_of_it(project: Project, session: Session) -> None:
    noted(session)
    assert "ARMED_GROUP HTS" in words(decided(project, "a").records)
    says(project, "ana", "a", {"m-2": replace(HTS, label="ORG")})
    put: dict[str, Record] = {"m-plan": a_mention(TEXT, "plan", "EVENT")}
    session.act(an_action(project.article("a"), "add", put))
    assert words(decided(project, "a").records) == ["EVENT plan", "STATE Iran"]
    says(project, "ana", "a", {"m-2": HTS})
    session.act(an_action(project.article("a"), "status", {"status": Status("flagged")}))
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "EVENT plan", "STATE Iran"]


def test_what_all_readers_have_dropped_is_dropped(project: Project, session: Session) -> None:
    noted(session)
    for name, id_ in (("ana", "m-2"), ("ben", "m-9")):
        says(project, name, "a", {}, id_)
    session.act(an_action(project.article("a"), "status", {"status": Status("flagged")}))
    assert words(decided(project, "a").records) == ["STATE Iran"]


def test_what_was_changed_or_removed_by_hand_stays_so(project: Project, session: Session) -> None:
    says(project, "ana", "a", {"m-5": IDLIB})
    says(project, "ben", "a", {"m-5": IDLIB})
    by_words = {each["quote"]: id_ for id_, each in opened(session)["records"].items()}
    article = project.article("a")
    session.act(an_action(article, "relabel", {by_words["HTS"]: replace(HTS, label="ORG")}))
    session.act(an_action(article, "delete", drop=[by_words["Idlib"]]))
    noted(session)
    assert words(opened(session)["records"]) == words(decided(project, "a").records) == ["ORG HTS", "STATE Iran"]
    for name, id_ in (("ana", "m-2"), ("ben", "m-9")):
        says(project, name, "a", {}, id_)
    session.act(an_action(article, "status", {"status": Status("flagged")}))
    assert words(decided(project, "a").records) == ["ORG HTS", "STATE Iran"], "also where nobody says it any more"
    for number in range(3):
        session.undo("a", f"u{number}")
    assert words(decided(project, "a").records) == ["ORG HTS", "PLACE Idlib"]


def test_what_was_changed_by_hand_and_taken_back_is_followed_again(project: Project, session: Session) -> None:
    (agreed,) = opened(session)["records"]
    session.act(an_action(project.article("a"), "relabel", {agreed: replace(HTS, label="PERSON")}))
    session.undo("a", "u1")
    for name, id_ in (("ana", "m-2"), ("ben", "m-9")):
        says(project, name, "a", {id_: replace(HTS, label="ORG")})
    noted(session)
    assert words(decided(project, "a").records) == ["ORG HTS", "STATE Iran"]


def test_what_was_changed_by_hand_falls_where_readers_part(project: Project, session: Session) -> None:
    (agreed,) = opened(session)["records"]
    session.act(an_action(project.article("a"), "relabel", {agreed: replace(HTS, label="PERSON")}))
    says(project, "ben", "a", {"m-9": replace(HTS, label="ORG")})
    assert words(opened(session)["records"]) == []
    noted(session)
    assert words(decided(project, "a").records) == ["STATE Iran"]


def test_where_the_text_was_changed_nothing_falls(project: Project, session: Session) -> None:
    decide(session, label_of(opened(session))["id"], "one", "B")
    before = decided(project, "a").records
    (project.seeds / "a.txt").write_bytes(f"Update. {TEXT}".encode())
    _WRITERS.clear()
    changed = Project(project.folder)
    changed.__dict__["suggester"] = lambda _: {}
    again = compared(changed, "lea")
    shown = opened(again, "a")
    assert (shown["comparison"]["differences"], shown["detached"]) == ([], 2)
    assert "open the article with `project.compare` and press R" in " ".join(changed.problems)
    put: dict[str, Record] = {"m-update": a_mention(f"Update. {TEXT}", "Update", "EVENT")}
    again.act(an_action(changed.article("a"), "add", put))
    assert decided(changed, "a").records == before | put
    places = {id_: (8, 14) if "Turkey" in repr(each) else (19, 22) for id_, each in before.items() if "said-" in id_}
    repair: dict[str, Any] = {"id": "r1", "article": "a", "sha256": changed.article("a").sha256, "to": places}
    again.repair(repair)
    assert words(decided(changed, "a").records) == ["ARMED_GROUP HTS", "EVENT Update", "PLACE Turkey"]
    assert opened(again, "a")["detached"] == 0


def test_taken_back_what_all_say_comes_along_with_the_next_action(project: Project, session: Session) -> None:
    noted(session)
    session.undo("a", "u1")
    session.undo("a", "u2")
    assert decided(project, "a").records == {}
    noted(session)
    assert words(decided(project, "a").records) == ["ARMED_GROUP HTS", "STATE Iran"]


def test_a_reader_who_opens_the_article_again_is_waited_for(project: Project, session: Session) -> None:
    decide(session, label_of(opened(session))["id"], "one", "B")
    session_of_ben = Session(project, "ben")
    session_of_ben.act(an_action(project.article("a"), "status", {"status": Status("started")}))
    shown = opened(session, "a")
    assert shown["comparison"]["readers"] == []
    assert "'a' was begun by 2 annotators and finished by 1; two have to" in shown["notices"][-1]
    assert "PLACE Turkey" in words(shown["records"]), "what was decided stays"
    with pytest.raises(Trouble, match="two have to finish it"):
        noted(session)
    assert session.undo("a", "u1")["words"]


def test_a_reader_whose_log_was_taken_away_is_waited_for_too(project: Project, session: Session) -> None:
    assert opened(session)["comparison"]["readers"] == ["A", "B"]
    (project.store.folder / "ben.jsonl").rename(project.folder / "ben.jsonl")
    assert opened(session, "a")["comparison"]["readers"] == []
    (project.folder / "ben.jsonl").rename(project.store.folder / "ben.jsonl")
    assert opened(session, "a")["comparison"]["readers"] == ["A", "B"]


def test_a_log_that_cannot_be_read_just_now_is_as_it_was(
    project: Project, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = label_of(opened(session))["id"]
    says(project, "ben", "a", {"m-1": ORG})

    def fails(*_: object) -> object:
        raise OSError("not now")

    monkeypatch.setattr(project.store, "others", fails)
    answer = decide(session, id_, "one", "A")
    assert label_of(answer)["verdict"]["taken"] == ["A"]
    monkeypatch.undo()
    assert label_of(opened(session))["verdict"] is None


def test_many_records_are_taken_over_in_lines_that_are_not_too_long(tmp_path: Path) -> None:
    text = " ".join(f"w{number}" for number in range(1100))
    project = a_project(tmp_path, {"a": text})
    many: dict[str, Record] = {f"m-{number}": a_mention(text, f"w{number} ") for number in range(1, 1098)}
    for name in ("ana", "ben"):
        says(project, name, "a", many)
    session = compared(project, "lea")
    opened(session, "a")
    put: dict[str, Record] = {"m-x": a_mention(text, "w1099")}
    session.act(an_action(project.article("a"), "add", put))
    made = [len(each.put) for each in actions(project, "adjudicated", project.article("a"))]
    assert made == [500, 500, 97, 1]
    session.undo("a", "u1")
    assert session.undo("a", "u2")["undo"] == "", "one step all the same"


def test_an_action_of_another_desk_is_not_followed_by_anything(project: Project) -> None:
    article = project.article("a")
    session = Session(project, "cem")
    session.act(an_action(article, "add", {"m-1": TURKEY}))
    (only,) = actions(project, "cem", article)
    assert (only.decides, only.put) == ((), {"m-1": TURKEY})
    assert isinstance(only, Action)
