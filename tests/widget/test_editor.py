"""The Python end of the seam: which message is answered by what, without a browser."""

import re
import threading
from pathlib import Path

import pytest

from tests.widget.session import FakeSession, Line
from workbench.log.writer import Unsaved
from workbench.records import Action, Mention
from workbench.trouble import Trouble
from workbench.widget import Editor
from workbench.widget.editor import joined

WIDGET = Path(__file__).parents[2] / "workbench" / "widget"
MENTION = {"kind": "mention", "start": 0, "end": 6, "quote": "Turkey", "label": "STATE", "entity": None}
ACTION = {"type": "action", "id": "x", "article": "one", "sha256": "ab", "do": "add", "put": {"m-1": MENTION}}


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def editor(session: FakeSession) -> Editor:
    return Editor(session)


@pytest.fixture
def line(editor: Editor) -> Line:
    return Line(editor)


def test_hello_opens_the_article_to_go_on_with(line: Line, editor: Editor) -> None:
    assert line.say(type="hello") == {"type": "open", "article": {"id": "one"}, "records": {}}
    assert editor.article == "one"


def test_hello_again_opens_what_is_open(line: Line) -> None:
    line.say(type="go", to="three")
    assert line.say(type="hello")["article"]["id"] == "three"


def test_each_view_turns_from_its_own_article_and_is_answered_alone(line: Line, editor: Editor) -> None:
    line.say(type="go", to="three", view="a")
    answers = [
        line.say(type="go", to="next", view="b", article="one"),
        line.say(type="hello", view="a", article="three"),
    ]
    assert [(answer["for"], answer["article"]["id"]) for answer in answers] == [("b", "two"), ("a", "three")]
    editor.show("two")
    assert "for" not in line.heard[-1], "the desk's own list turns every view"


def test_an_action_reaches_the_session_as_a_record_and_its_answer_the_page(line: Line, session: FakeSession) -> None:
    answer = line.say(**ACTION, drop=["m-0"], answers="s-1", ms=1200)
    mention = Mention(0, 6, "Turkey", "STATE", None)
    assert session.saved == [
        Action(
            id="x", article="one", sha256="ab", do="add", put={"m-1": mention}, drop=("m-0",), answers="s-1", ms=1200
        )
    ]
    assert answer == {
        "type": "ack",
        "id": "x",
        "article": "one",
        "put": {},
        "drop": [],
        "elsewhere": 0,
        "status": "started",
    }


@pytest.mark.parametrize("type_", ["undo", "redo"])
def test_undo_and_redo_are_acknowledged_under_their_own_id(line: Line, session: FakeSession, type_: str) -> None:
    answer = line.say(type=type_, id="y", article="two")
    assert (answer["type"], answer["id"], answer["article"]) == ("ack", "y", "two")
    assert session.saved == [type_]


def test_what_the_kernel_is_to_do_is_acknowledged_like_an_action(
    line: Line, session: FakeSession, editor: Editor
) -> None:
    spread = line.say(type="propagate", id="p", article="one", of="m-1")
    changed = line.say(type="amend", id="c", article="one", kind="merge")
    assert [(answer["type"], answer["id"]) for answer in (spread, changed)] == [("ack", "p"), ("ack", "c")]
    assert changed["codebook"] == {"version": "1.1"}
    assert session.saved == [("propagate", "m-1"), ("amend", "merge")]


def test_a_question_is_answered_to_the_view_that_asked_even_when_nothing_can_be_saved(
    line: Line, session: FakeSession
) -> None:
    session.trouble = Unsaved("the disk is full")
    line.say(**ACTION)
    answer = line.say(type="ask", number=7, what="search", given={"words": "Idlib"}, view="a")
    assert answer == {"type": "answer", "number": 7, "asked": "search", "words": "Idlib", "for": "a"}


@pytest.mark.parametrize(("to", "opened"), [("next", "three"), ("previous", "one"), ("three", "three")])
def test_going_opens_the_neighbour_or_the_article_named(line: Line, editor: Editor, to: str, opened: str) -> None:
    editor.show("two")
    assert line.say(type="go", to=to)["article"]["id"] == opened
    assert editor.article == opened


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (Trouble("ada.jsonl:3: broken line; run workbench check"), "ada.jsonl:3: broken line; run workbench check"),
        (KeyError("surprise"), "KeyError: 'surprise'"),
    ],
)
def test_what_goes_wrong_is_refused_under_the_actions_id(
    line: Line, session: FakeSession, error: Exception, why: str
) -> None:
    session.trouble = error
    assert line.say(**ACTION) == {"type": "refused", "id": "x", "why": why}
    session.trouble = None
    assert line.say(**ACTION)["type"] == "ack"


@pytest.mark.parametrize("error", [Unsaved("the disk is full"), OSError(28, "No space left on device")])
def test_what_only_the_disk_stands_in_the_way_of_is_to_be_sent_again(
    line: Line, session: FakeSession, error: Exception
) -> None:
    session.trouble = error
    assert line.say(**ACTION) == {"type": "unsaved", "id": "x", "why": str(error)}
    session.trouble = None
    assert line.say(**ACTION)["type"] == "ack"


def test_nothing_overtakes_what_the_disk_did_not_take(line: Line, session: FakeSession) -> None:
    session.trouble = Unsaved("the disk is full")
    line.say(**ACTION)
    session.trouble = None
    later = {**ACTION, "id": "y"}
    assert line.say(**later) == {"type": "unsaved", "id": "y", "why": "the disk is full"}
    assert line.say(type="undo", id="z", article="one")["type"] == "unsaved"
    assert session.saved == []
    assert [line.say(**action)["type"] for action in (ACTION, later)] == ["ack", "ack"]


@pytest.mark.parametrize("end", [{"type": "hello"}, {**ACTION, "put": {"m-1": {}}}], ids=["hello", "refused"])
def test_after_a_hello_or_a_refusal_the_next_action_is_the_first(
    line: Line, session: FakeSession, end: dict[str, object]
) -> None:
    session.trouble = Unsaved("the disk is full")
    line.say(**ACTION)
    session.trouble = None
    line.say(**end)
    assert line.say(**{**ACTION, "id": "y"})["type"] == "ack"


def test_an_action_that_is_none_is_refused_and_not_saved(line: Line, session: FakeSession) -> None:
    answer = line.say(**{**ACTION, "put": {"m-1": MENTION | {"kind": "rumour"}}})
    assert (answer["type"], answer["id"]) == ("refused", "x")
    assert "rumour" in answer["why"]
    assert session.saved == []


def test_a_message_of_an_unknown_type_is_refused(line: Line) -> None:
    assert line.say(type="dance", id="z") == {"type": "refused", "id": "z", "why": "KeyError: 'dance'"}


def test_an_article_that_does_not_exist_leaves_the_open_one_open(line: Line, editor: Editor) -> None:
    editor.show("two")
    assert "no such article" in line.say(type="go", to="nine")["why"]
    assert editor.article == "two"


def test_messages_from_two_threads_are_answered_one_after_the_other(line: Line, session: FakeSession) -> None:
    inside: list[int] = []
    most: list[int] = []
    act = session.act

    def slow(action: Action) -> dict[str, object]:
        inside.append(1)
        threading.Event().wait(0.01)
        most.append(len(inside))
        inside.pop()
        return act(action)

    session.act = slow  # type: ignore[method-assign]
    threads = [threading.Thread(target=lambda: line.say(**ACTION)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


def test_a_choice_of_articles_narrows_the_list_and_is_told_to_every_view_until_all_are_back(
    editor: Editor, line: Line, session: FakeSession
) -> None:
    editor.choose("from the chart", ["one", "three"])
    assert (session.chosen, line.heard[-1]["chosen"]) == ({"one", "three"}, {"words": "from the chart", "articles": 2})
    assert line.say(type="hello", view="a")["chosen"] == {"words": "from the chart", "articles": 2}, "after a reload"
    assert line.say(type="all") == {"type": "chosen", "chosen": None}
    assert session.chosen is None
    assert "chosen" not in line.say(type="hello", view="a")


def test_whoever_is_led_to_an_article_gets_there_by_the_page(editor: Editor, line: Line) -> None:
    editor.visit("two", "s-1", start=0, end=6, quote="Turkey")
    place = {"start": 0, "end": 6, "quote": "Turkey"}
    assert line.heard == [{"type": "visit", "article": "two", "record": "s-1", **place}]
    assert editor.article == "", "a form that is being filled in stays"


def test_what_was_saved_can_be_observed_and_what_was_not_is_not(
    editor: Editor, line: Line, session: FakeSession
) -> None:
    seen: list[int] = []
    editor.observe(lambda change: seen.append(change["new"]), "saved")
    line.say(**ACTION)
    line.say(type="undo", article="one", id="y")
    session.trouble = Trouble("no")
    line.say(**ACTION | {"id": "z"})
    assert seen == [1, 2]
    assert "saved" not in editor.get_state()


def test_an_observer_that_fails_leaves_the_page_with_its_answer(editor: Editor, line: Line) -> None:
    def failing(_: object) -> None:
        raise ValueError("not its business")

    editor.observe(failing, "saved")
    with pytest.raises(ValueError, match="not its business"):
        editor._receive(editor, ACTION, [])
    assert [message["type"] for message in line.heard] == ["ack"]


def test_no_article_lands_in_the_notebooks_metadata(editor: Editor) -> None:
    editor.show("two")
    assert "article" not in editor.get_state()


PAGES = ("picture", "widget")


@pytest.mark.parametrize("page", PAGES)
def test_the_joined_module_imports_nothing_and_exports_one_thing(page: str) -> None:
    module = joined(page)
    assert re.findall(r"^(?:import|export)\b.*", module, re.MULTILINE) == ["export default { render };"]
    assert "console." not in module


@pytest.mark.parametrize("page", PAGES)
def test_a_module_is_joined_once_after_what_it_imports(page: str) -> None:
    module, paths = joined(page), [*WIDGET.glob("*.mjs")]
    first_lines = {path.name: path.read_text(encoding="utf-8").split("\n", 1)[0] for path in paths}
    assert {module.count(line) for line in first_lines.values()} == {0, 1}
    for path in paths:
        for wanted in re.findall(r'from "\./(\w+\.mjs)"', path.read_text(encoding="utf-8")):
            own = module.find(first_lines[path.name])
            assert own == -1 or module.index(first_lines[wanted]) < own


def test_every_module_is_of_some_page_and_has_a_scope_of_its_own() -> None:
    scopes = [re.findall(r"^const \$(\w+) = \(\(\) => \{$", joined(page), re.MULTILINE) for page in PAGES]
    assert {*PAGES}.union(*scopes) == {path.stem for path in WIDGET.glob("*.mjs")}
    assert all(len(each) == len({*each}) for each in scopes)


@pytest.mark.parametrize("path", sorted(WIDGET.glob("*.mjs")), ids=lambda path: path.name)
def test_a_module_opens_with_why_it_exists(path: Path) -> None:
    assert re.match(r"// [A-Z](.|\n// )+\.\n", path.read_text(encoding="utf-8"))


def test_what_is_found_in_the_project_later_is_told_to_every_view(line: Line, session: FakeSession) -> None:
    line.say(type="hello", view="a")
    session.found = ["one.txt is damaged"]
    session.hear()
    assert line.heard[-1] == {"type": "notices", "notices": ["one.txt is damaged"], "again": False}


def test_what_is_found_while_an_article_is_opened_is_told_after_it(
    editor: Editor, line: Line, session: FakeSession
) -> None:
    opened, told = session.open, threading.Event()
    thread = threading.Thread(target=lambda: (told.set(), session.hear()))

    def slowly(article_id: str | None) -> dict[str, object]:
        thread.start()
        told.wait(30)
        return opened(article_id)

    session.open = slowly  # type: ignore[method-assign]
    line.say(type="hello")
    thread.join()
    assert [message["type"] for message in line.heard] == ["open", "notices"]
