"""What is on the disk counts, and is never said not to be, whatever fails around it."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.desk import messages
from workbench.desk.course import Course
from workbench.desk.session import Session
from workbench.log import glimpses
from workbench.log.writer import Unsaved
from workbench.project import Project
from workbench.records import Article
from workbench.store import _WRITERS
from workbench.trouble import Trouble

TEXT = "İbrahim Kalın 👩‍🚒 said that Turkey would stay.\n\nTurkey and Russia agreed."


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = Session(a_project(tmp_path, {"a": TEXT}), "ana")
    session.act(an_action(session.project.article("a"), "add", {"m-1": a_mention(TEXT, "Turkey")}))
    return session


@pytest.fixture
def article(session: Session) -> Article:
    return session.project.article("a")


def failing(times: int, error: BaseException, real: Callable[..., Any]) -> Callable[..., Any]:
    """The function, but for one call after so many that went well."""
    left = [times]

    def call(*given: Any) -> Any:
        left[0] -= 1
        if left[0] == -1:
            raise error
        return real(*given)

    return call


@pytest.mark.parametrize("times", [0, 1])
def test_what_is_saved_is_said_to_be_although_the_folder_cannot_be_listed(
    session: Session, article: Article, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session.project.store
    monkeypatch.setattr(store, "stamps", failing(times, Trouble("cannot be listed"), store.stamps))
    added = an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")})
    assert session.act(added)["id"] == added.id
    assert set(Session(session.project, "ana").open("a")["records"]) == {"m-1", "m-2"}  # type: ignore[call-overload]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_what_is_saved_and_could_not_be_counted_in_is_there_when_the_page_asks_again(
    session: Session, article: Article, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")})
    with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
        patched.setattr(Course, "take", failing(0, error, Course.take))
        assert session.act(added)["id"] == added.id
    assert set(session.open("a")["records"]) == {"m-1", "m-2"}  # type: ignore[call-overload]
    assert session.act(added)["id"] == added.id
    assert len(session.project.store.read().histories["ana"]) == 2


def test_a_log_that_could_not_be_read_for_a_moment_counts_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = Session(Project(session.project.folder), "ana")
    beside.project.__dict__["suggester"] = lambda _article: {}
    session.act(an_action(session.project.article("a"), "add", {"m-2": a_mention(TEXT, "Russia")}))
    with monkeypatch.context() as patched:
        patched.setattr(glimpses, "entered", failing(0, Trouble("too many open files"), glimpses.entered))
        beside.open("a")
    shown = beside.open("a")
    assert set(shown["records"]) == {"m-1", "m-2"}  # type: ignore[call-overload]
    assert shown["notices"] == []


def test_what_is_saved_and_cannot_be_told_of_is_said_to_be_saved(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")})
    monkeypatch.setattr(messages, "state", failing(0, Trouble("changed while it was read"), messages.state))
    answer = session.act(added)
    assert answer["id"] == added.id
    assert "saved but could not be shown (Trouble: changed while it was read)" in str(answer["notice"])
    assert "detached" not in answer, "so the page opens the article again"


@pytest.fixture
def beside(session: Session) -> Session:
    """The same annotator in another kernel."""
    held = dict(_WRITERS)
    _WRITERS.clear()
    beside = Session(Project(session.project.folder), "ana")
    beside.project.__dict__["suggester"] = lambda _article: {}
    assert beside._ledger._writer is not session._ledger._writer
    _WRITERS.clear()
    _WRITERS.update(held)
    return beside


def test_what_the_kernel_has_read_and_the_page_was_not_told_is_not_overwritten_as_if_it_were_known(
    session: Session, beside: Session, article: Article
) -> None:
    session.open("a")
    beside.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}))
    session.answer("saved", {"id": "any"})  # a question of the page, before which the logs are read
    answer = session.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "MEDIA")}))
    assert "detached" not in answer, "so the page opens the article again"
    assert session.open("a")["disputes"], "both are kept in sight"
    settled = session.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "STATE")}))
    assert (settled["disputes"], settled["detached"]) == ([], 0)


def test_after_an_undo_among_what_the_page_was_not_told_it_opens_the_article_again(
    session: Session, beside: Session, article: Article
) -> None:
    session.open("a")
    beside.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}))
    beside.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")}))
    assert "detached" not in session.undo("a", "u-1")
    session.open("a")
    assert "detached" in session.undo("a", "u-2")


@pytest.mark.parametrize("known", [True, False])
def test_an_action_waits_for_a_log_that_was_changed_before_it_could_be_read(
    session: Session, article: Article, beside: Session, known: bool
) -> None:
    log = session.project.store.folder / "ana.jsonl"
    header, *lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([header, header, *lines]))  # lines stand elsewhere now, as after a merge
    (action,) = session.project.store.read().histories["ana"]
    sent = action if known else an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")})
    with pytest.raises(Unsaved, match=r"ana\.jsonl was changed while it was read"):
        beside.act(sent)
    beside.open("a")  # as a page does that waits
    assert beside.act(sent)["id"] == sent.id


def test_the_page_opens_the_article_again_once_its_annotator_has_written_elsewhere(
    session: Session, beside: Session, article: Article
) -> None:
    session.open("a")
    Session(session.project, "ben").act(an_action(article, "add", {"m-9": a_mention(TEXT, "said")}))
    assert "detached" in session.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")}))
    beside.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}))
    assert "detached" not in session.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "MEDIA")}))
    assert session.open("a")["disputes"]
    assert "detached" in session.act(an_action(article, "edit", {"m-1": a_mention(TEXT, "Turkey", "STATE")}))
