"""The whole project is looked at on every opening; what takes long is told when it is known, and never lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.desk import inspection
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Status
from workbench.store import Logs

TEXT = "İstanbul said no 👩‍🚒.\r\nTurkey agreed."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = a_project(tmp_path, {"a": TEXT, "b": "Iran said no."})
    (project.seeds / "bad.txt").write_bytes(b"\xff\xff")
    return project


@pytest.fixture
def gate(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The look takes long: as long as this is closed."""
    gate, read = threading.Event(), project.store.read

    def slowly(*known: object) -> Logs:
        gate.wait(30)
        return read(*known)

    monkeypatch.setattr(inspection, "BLINK", -1)
    monkeypatch.setattr(project.store, "read", slowly)
    yield gate
    gate.set()
    settle()


def settle() -> None:
    """Return when every look has ended."""
    for thread in threading.enumerate():
        if thread.name == "inspection":
            thread.join()


def bad(notices: object) -> list[str]:
    return [str(notice).split(":")[0] for notice in notices]  # type: ignore[attr-defined]


def test_a_small_project_is_looked_at_before_the_first_article_is_there(project: Project) -> None:
    session, told = Session(project, "ana"), []
    session.listen(lambda: told.append(session.notices()))
    assert bad(session.open("a")["notices"]) == ["bad.txt"]
    assert told == []


def test_the_first_article_waits_for_no_look_and_what_it_finds_is_told_later(
    project: Project, gate: threading.Event
) -> None:
    session, told = Session(project, "ana"), []
    session.listen(lambda: told.append(bad(session.notices())))
    assert session.open("a")["notices"] == []
    gate.set()
    settle()
    assert told[-1] == ["bad.txt"]
    assert bad(session.open("b")["notices"]) == ["bad.txt"], "a page that comes later has it at once"


def test_what_was_found_once_is_not_forgotten_while_the_next_look_is_taken(
    project: Project, gate: threading.Event
) -> None:
    session = Session(project, "ana")
    gate.set()
    session.open("a")
    settle()
    gate.clear()
    article = project.article("a")
    Session(project, "ben").act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey")}))
    assert bad(session.open("a")["notices"]) == ["bad.txt"]


def test_a_desk_takes_one_look_at_a_time_and_a_last_one_at_what_came_meanwhile(
    project: Project, gate: threading.Event
) -> None:
    session = Session(project, "ana")
    session.open("a")
    first = session._ledger.inspect()
    Session(project, "ben").act(an_action(project.article("a"), "status", {"status": Status("done")}))
    session.open("a")
    assert session._ledger.inspect() is first
    gate.set()
    settle()
    session.open("a")
    settle()
    assert session._ledger.inspect() is not first
    assert session.finished() == {"a"}


def test_what_others_have_finished_is_waited_for(project: Project, gate: threading.Event) -> None:
    Session(project, "ben").act(an_action(project.article("a"), "status", {"status": Status("done")}))
    session = Session(project, "ana")
    session.open("b")
    threading.Timer(0.05, gate.set).start()
    assert session.finished() == {"a"}


def test_a_look_that_fails_says_so_and_keeps_nobody_waiting(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "BLINK", -1)
    monkeypatch.setattr(project.store, "read", lambda _: 1 / 0)
    session = Session(project, "ana")
    session.open("a")
    settle()
    (notice,) = session.open("a")["notices"]  # type: ignore[misc]
    assert "could not be checked (ZeroDivisionError" in notice
    assert session.finished() == frozenset()


def test_titles_and_outlets_are_all_known_after_the_look(project: Project, gate: threading.Event) -> None:
    (project.seeds / "c.txt").write_text(
        "Bridge opens at last\n\nA bridge was opened on Monday, the mayor said.\n\n© Valley Post"
    )
    session = Session(project, "ana")
    session.open("a")
    assert project.articles.known["c"].outlet == ""
    gate.set()
    settle()
    assert project.articles.known["c"].outlet == "Valley Post"
