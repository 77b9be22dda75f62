"""The desk around the editor: the list and the editor follow each other, and the export says what it wrote."""

import pytest

from tests.widget.session import FakeSession, Line
from workbench.trouble import Trouble
from workbench.widget import Desk


@pytest.fixture
def session() -> FakeSession:
    return FakeSession(statuses={"one": "done", "two": "started", "three": "flagged"})


@pytest.fixture
def desk(session: FakeSession) -> Desk:
    return Desk(session)


@pytest.fixture
def line(desk: Desk) -> Line:
    return Line(desk.editor)


def test_the_list_shows_each_article_and_how_far_it_is(desk: Desk) -> None:
    assert [label for label, _ in desk.articles.options] == ["● Title one", "◐ Title two", "⚑ Title three"]
    assert desk.progress.value == "◐ 1 started   ● 1 done   ⚑ 1 flagged"


def test_nothing_is_chosen_until_the_page_has_opened_an_article(desk: Desk, line: Line) -> None:
    assert desk.articles.value is None
    line.say(type="hello")
    assert desk.articles.value == "one"


def test_choosing_in_the_list_opens_in_the_editor(desk: Desk, line: Line) -> None:
    desk.articles.value = "three"
    assert desk.editor.article == "three"
    assert [message["article"]["id"] for message in line.heard] == ["three"]


def test_going_in_the_editor_moves_the_list_and_opens_once(desk: Desk, line: Line) -> None:
    line.say(type="hello")
    line.say(type="go", to="next")
    assert desk.articles.value == "two"
    assert [message["article"]["id"] for message in line.heard] == ["one", "two"]


def test_the_buttons_step_through_the_articles(desk: Desk, line: Line) -> None:
    line.say(type="hello")
    desk.next.click()
    desk.next.click()
    desk.previous.click()
    assert [message["article"]["id"] for message in line.heard] == ["one", "two", "three", "two"]


def test_a_saved_action_moves_the_count_but_not_the_choice(desk: Desk, line: Line, session: FakeSession) -> None:
    line.say(type="go", to="three")
    line.say(type="action", id="x", article="three", sha256="", do="status", put={}, drop=[])
    assert [label for label, _ in desk.articles.options] == ["● Title one", "◐ Title two", "◐ Title three"]
    assert desk.progress.value == "◐ 2 started   ● 1 done"
    assert desk.articles.value == "three"
    assert [message["type"] for message in line.heard] == ["open", "ack"]


def test_the_export_button_names_the_file_and_the_number(desk: Desk) -> None:
    desk.export.click()
    assert desk.exported.value == "2 annotations in annotations/labelled.jsonl"


def test_an_export_that_fails_says_why(desk: Desk, session: FakeSession) -> None:
    session.trouble = Trouble("annotations is read-only; change its permissions")
    desk.export.click()
    assert desk.exported.value == "annotations is read-only; change its permissions"
