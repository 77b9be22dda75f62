"""What the page of a figure is told, and what becomes of it at the desk, without a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_project, a_stance, an_action
from workbench.desk.session import Session
from workbench.exploring import easel
from workbench.exploring.explorer import Explorer
from workbench.figures.every import FIGURES
from workbench.project import Project
from workbench.records import Record
from workbench.trouble import Trouble
from workbench.widget import Editor
from workbench.widget.picture import Exploring, Picture

TEXTS = {
    "a": "Turkey rejected the plan. Russia backed the plan.",
    "b": "Turkey rejected the plan again.",
    "c": "Iran backed the plan.",
}
LOOK = {"dark": False, "width": 700}


class Page:
    """The page's end of a figure, and of the desk to which it leads."""

    def __init__(self, project: Project, annotator: str = "ana", figure: str = "stance-matrix") -> None:
        self.project, self.editor = project, Editor(Session(project, annotator))
        self.explorer = Explorer(project, self.editor, figure)
        self.picture = Picture(self.explorer)
        self.heard: list[dict[str, Any]] = []
        self.pictures: list[bytes] = []
        self.desk: list[dict[str, Any]] = []
        self.picture.send = self._hear
        self.editor.send = self.desk.append

    def say(self, type_: str, **given: Any) -> list[dict[str, Any]]:
        """What is told to a message, once all is drawn."""
        return self._after(lambda: self.picture._handle_custom_msg({"type": type_, **given}, []))

    def act(self, article: str, put: dict[str, Record]) -> list[dict[str, Any]]:
        """What is told after somebody did something at the desk."""
        action = an_action(self.project.article(article), "stance", put)
        fields = {"id": action.id, "article": article, "sha256": action.sha256, "do": "stance", "drop": []}
        message = {"type": "action", **fields, "put": {id_: plain(each) for id_, each in put.items()}}
        return self._after(lambda: self.editor._handle_custom_msg(message, []))

    def key(self, words: str) -> str:
        """The key of the part whose words begin so."""
        return next(str(part["key"]) for part in self.parts if part["words"].startswith(words))

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The parts of the figure that the page shows."""
        parts: list[dict[str, Any]] = next(each for each in reversed(self.heard) if each["type"] == "figure")["parts"]
        return parts

    def _after(self, do: Callable[[], None]) -> list[dict[str, Any]]:
        before = len(self.heard)
        do()
        assert self.explorer.wait()
        return self.heard[before:]

    def _hear(self, message: dict[str, Any], buffers: list[bytes]) -> None:
        self.heard.append(message)
        self.pictures += buffers


def plain(record: Record) -> dict[str, Any]:
    from workbench.desk import messages

    return messages.plain(record)


def stance(article: str, evidence: str, holder: str, polarity: str) -> Record:
    return a_stance(TEXTS[article], evidence, holder, "topic:safe-zone", polarity)


REJECTED = {"s-1": stance("a", "Turkey rejected the plan", "turkey", "oppose")}
BACKED = {"s-2": stance("a", "Russia backed the plan", "russia", "support")}
AGAIN = {"s-3": stance("b", "Turkey rejected the plan", "turkey", "oppose")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = a_project(tmp_path, TEXTS)
    session = Session(project, "ana")
    for article, put in (("a", REJECTED), ("a", BACKED), ("b", AGAIN)):
        session.act(an_action(project.article(article), "stance", put))
    return project


@pytest.fixture
def page(project: Project) -> Page:
    page = Page(project)
    page.say("hello", look=LOOK)
    return page


def types(told: list[dict[str, Any]]) -> list[str]:
    return [each["type"] for each in told]


def test_a_page_that_is_new_is_told_what_to_choose_the_figure_and_nothing_of_passages(project: Project) -> None:
    page = Page(project)
    told = page.say("hello", look=LOOK)
    assert types(told) == ["drawing", "controls", "figure", "drawn"]
    figure = told[2]
    assert "Turkey → " in figure["told"]
    assert figure["width"] <= LOOK["width"]
    assert page.pictures[0].startswith(b"\x89PNG")
    assert not any("Turkey" in str(each) for each in page.picture.get_state().values())


def test_a_click_lists_the_passages_and_leads_the_desk_to_their_articles(page: Page) -> None:
    (told,) = page.say("part", key=page.key("Turkey → "))
    assert [each["quote"] for each in told["passages"]] == ["Turkey rejected the plan"] * 2
    assert (told["total"], told["passages"][0]["after"]) == (2, ". Russia backed the plan.")
    assert page.desk == [{"type": "chosen", "chosen": {"words": page.desk[0]["chosen"]["words"], "articles": 2}}]
    assert page.desk[0]["chosen"]["words"].startswith("from the chart: Turkey → ")
    assert [row["id"] for row in page.editor.session.answer("queue", {})["rows"]] == ["a", "b"]


def test_the_desk_goes_on_among_the_chosen_articles_until_all_are_back(page: Page) -> None:
    page.say("part", key=page.key("Turkey → "))
    session = page.editor.session
    assert (session.neighbour("b", 1), session.answer("next", {"article": "b"})["article"]) == ("b", "a")
    page.editor._handle_custom_msg({"type": "all"}, [])
    assert (session.neighbour("b", 1), session.answer("next", {"article": "b"})["article"]) == ("c", "c")


def test_ones_own_passage_is_opened_on_its_record_and_anothers_on_its_words(project: Project, page: Page) -> None:
    for each in (page, other := Page(project, "ben")):
        each.say("hello", look=LOOK)
        (told,) = each.say("part", key=each.key("Russia → "))
        each.say("passage", key=told["passages"][0]["key"])
    words = {"start": 26, "end": 48, "quote": "Russia backed the plan"}
    assert page.desk[-1] == {"type": "visit", "article": "a", "record": "s-2", **words}
    assert other.desk[-1] == {"type": "visit", "article": "a", "record": "", **words}


def test_what_is_corrected_at_the_desk_is_drawn_and_listed_anew(page: Page) -> None:
    page.say("part", key=page.key("Turkey → "))
    before = page.key("Turkey → ")
    told = page.act("a", {"s-1": stance("a", "Turkey rejected the plan", "turkey", "support")})
    assert types(told) == ["drawing", "figure", "passages", "drawn"]
    assert page.key("Turkey → ") == before, "who stands on it stays there"
    assert [each["says"].split(" · ")[1] for each in told[2]["passages"]] == ["support", "oppose"]
    assert len({*page.pictures}) == 2


def test_what_changes_nothing_in_the_figure_is_not_sent_again(page: Page) -> None:
    page.say("part", key=page.key("Russia → "))
    assert types(page.act("a", BACKED)) == ["drawing", "drawn"]
    assert types(page.say("choose", name="status", value="")) == ["drawing", "drawn"]


def test_a_page_that_is_reloaded_is_told_all_of_it_again(page: Page) -> None:
    page.say("part", key=page.key("Russia → "))
    told = page.say("hello", look=LOOK)
    assert types(told) == ["drawing", "controls", "figure", "passages", "drawn"]


def test_a_part_that_is_gone_says_so(page: Page) -> None:
    page.say("part", key=page.key("Russia → "))
    told = page.act("a", {"s-2": stance("a", "Russia backed the plan", "turkey", "support")})
    listed = next(each for each in told if each["type"] == "passages")
    assert (listed["passages"], listed["why"]) == ([], "The figure as it is now has no such part.")


def test_what_others_did_meanwhile_is_seen_with_the_next_wish(project: Project, page: Page) -> None:
    put = {"s-9": stance("c", "Iran backed the plan", "iran", "support")}
    Session(project, "ben").act(an_action(project.article("c"), "stance", put))
    page.say("choose", name="once", value="record")
    assert page.key("Iran → ")


def test_another_figure_and_other_filters_are_chosen_by_name(page: Page) -> None:
    told = page.say("choose", name="figure", value="progress")
    values = {each["name"]: each["value"] for each in told[1]["controls"]}
    assert (types(told)[1:3], values["figure"]) == (["controls", "figure"], "progress")
    assert set(values) == {
        *("figure", "outlet", "after", "before", "annotator", "status", "voice", "once", "copies"),
    }


def test_a_choice_that_there_is_not_is_refused_in_words(page: Page) -> None:
    (told,) = page.say("choose", name="once", value="fortnight")
    assert told["type"] == "trouble"
    assert "choose from the list" in told["why"]
    assert types(page.say("part", key="nothing")) == ["passages"]
    assert page.say("passage", key="nothing")[0]["why"].endswith("click in the figure again")
    assert page.say("dance")[0]["type"] == "trouble"


def test_a_figure_that_cannot_be_drawn_says_why_in_its_place(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise Trouble("the disk is gone")

    monkeypatch.setattr(easel, "drawn", failing)
    assert page.say("choose", name="once", value="day")[-2] == {"type": "undrawn", "why": "the disk is gone"}
    monkeypatch.undo()
    assert types(page.say("choose", name="once", value="article"))[-2:] == ["figure", "drawn"]


def test_what_is_read_apart_from_others_is_in_no_figure_and_that_is_said(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], size=1, seed=1)
    page = Page(Project(project.folder), "ben")
    figure = next(each for each in page.say("hello", look=LOOK) if each["type"] == "figure")
    assert figure["notice"] == "Left out: 1 article that you read apart from others."
    told = page.say("part", key=page.key("Turkey → "))
    (sample,) = project.samples.all.samples
    assert {each["article"] for each in told[0]["passages"]} == {"a", "b"} - {*sample.articles}
    project.samples.draw(readers=["ana", "ben"], size=3, seed=1)
    told = Page(Project(project.folder), "ben").say("hello", look=LOOK)
    assert "apart from others" in told[-2]["why"]


def test_a_project_opens_the_explorer_with_a_desk_or_for_one_that_is_open(project: Project) -> None:
    with_desk = project.explore("ana")
    assert isinstance(with_desk, Exploring)
    assert with_desk.children == (with_desk.picture, with_desk.desk)
    beside = project.explore(with_desk.desk, figure="progress")
    assert beside.children == (beside.picture,)
    assert beside.desk is with_desk.desk
    with pytest.raises(Trouble, match="stance-matrix"):
        project.explore("ana", figure="pie")
    with pytest.raises(Trouble, match="needs a name"):
        project.explore("")


def test_a_tie_between_actors_leads_to_what_both_of_them_say(project: Project, page: Page) -> None:
    put = {"s-9": stance("c", "Iran backed the plan", "iran", "support")}
    page.act("c", put)
    page.say("choose", name="figure", value="actor-network")
    tie = next(part for part in page.parts if "Iran" in part["words"] and "Russia" in part["words"])
    (told,) = page.say("part", key=tie["key"])
    assert {each["says"].split(" → ")[0] for each in told["passages"]} == {"Iran", "Russia"}
    node = next(part for part in page.parts if part["words"].startswith("Iran: "))
    (told,) = page.say("part", key=node["key"])
    assert {each["says"].split(" → ")[0] for each in told["passages"]} == {"Iran"}


def test_every_figure_can_be_explored(project: Project) -> None:
    page = Page(project)
    page.say("hello", look=LOOK)
    for each in FIGURES:
        told = page.say("choose", name="figure", value=each.name)
        assert "undrawn" not in types(told), (each.name, told)
