"""What the page asks for is answered from what stands at this moment, and never with an exception."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import Desk
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Status

TEXTS = {"a": "İdlib fell\n\nTurkey warned Russia.", "b": "On b\n\nRussia answered.", "c": "On c\n\nNothing."}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path, TEXTS)


@pytest.fixture
def session(project: Project) -> Session:
    return Session(project, "ana")


def ask(session: Session, what: str, **given: object) -> Any:
    """The answer, of any shape."""
    return session.answer(what, given)


def do(session: Session, article: str, what: str, *drop: str, **put: Any) -> None:
    """Act on an article."""
    session.act(an_action(session.project.article(article), what, put, drop))


def test_the_queue_tells_of_every_article_and_lists_what_is_wanted(session: Session) -> None:
    do(session, "b", "status", status=Status("done"))
    whole = ask(session, "queue")
    assert [(row["id"], row["status"]) for row in whole["rows"]] == [
        ("a", "untouched"),
        ("b", "done"),
        ("c", "untouched"),
    ]
    assert sum(whole["counts"].values()) == 3
    assert [row["id"] for row in ask(session, "queue", state="done", words="russia")["rows"]] == ["b"]
    assert ask(session, "queue", order="date")["order"] == "date"


def test_the_order_of_the_codebook_is_that_of_the_list_of_next_and_of_the_way(session: Session) -> None:
    rules = session.project.codebook
    session.project.codebook = msgspec.structs.replace(rules, desk=Desk(order="random", seed=2))
    ids = [row["id"] for row in ask(session, "queue")["rows"]]
    assert ids != sorted(ids)
    assert session.open(None)["article"]["id"] == ids[0]  # type: ignore[index]
    assert [session.neighbour(ids[0], 1), session.neighbour(ids[1], -1)] == [ids[1], ids[0]]
    assert session.open(ids[2])["place"]["at"] == 3  # type: ignore[index]
    assert ask(session, "next", article=ids[0]) == {"article": ids[1]}


def test_the_most_doubtful_article_can_come_first(session: Session) -> None:
    known, unknown = (a_mention(TEXTS["c"], "Nothing", "ORG", entity) for entity in ("syria", None))
    suggested = {"a": [known], "b": [known, unknown], "c": [unknown]}
    session.project.__dict__["suggester"] = lambda article: dict(enumerate(suggested[article.id]))
    assert [row["id"] for row in ask(session, "queue", order="uncertain")["rows"]] == ["c", "b", "a"]


def test_the_order_tells_nothing_of_suggestions_that_are_not_shown(session: Session) -> None:
    session.project.__dict__["uncertain"] = {"a": 0.0, "b": 0.5, "c": 1.0}
    rules = session.project.codebook
    session.project.codebook = msgspec.structs.replace(rules, desk=Desk(order="uncertain", blind=1.0))
    assert [row["id"] for row in ask(session, "queue")["rows"]] == ["a", "b", "c"]


def test_the_next_article_has_work_left(session: Session) -> None:
    do(session, "b", "status", status=Status("done"))
    assert ask(session, "next", article="a") == {"article": "c"}
    assert ask(session, "next", article="c") == {"article": "a"}
    for article in "ac":
        do(session, article, "status", status=Status("skipped"))
    assert ask(session, "next", article="a") == {"article": ""}


def test_words_are_found_in_every_article_with_what_was_marked_there(session: Session) -> None:
    do(session, "b", "add", m1=a_mention(TEXTS["b"], "Russia", "STATE"))
    found = ask(session, "search", words="russia")
    assert [(hit["article"], hit["quote"], hit["label"]) for hit in found["hits"]] == [
        ("a", "Russia", ""),
        ("b", "Russia", "STATE"),
    ]
    assert (found["total"], found["articles"]) == (2, 2)
    assert {hit["sha256"] for hit in found["hits"]} == {session.project.article(id_).sha256 for id_ in "ab"}


def test_the_history_is_told_by_step_and_says_what_was_undone(session: Session) -> None:
    do(session, "a", "add", m1=a_mention(TEXTS["a"], "Turkey", "STATE"))
    do(session, "b", "add", m2=a_mention(TEXTS["b"], "Russia", "STATE"))
    session.undo("a", "u")
    told = ask(session, "history", article="")
    assert [(row["article"], row["do"], row["undone"]) for row in told["rows"]] == [
        ("b", "undo", False),
        ("b", "add", True),
        ("a", "add", False),
    ]
    assert [row["id"] for row in ask(session, "history", article="a")["rows"]] == [told["rows"][-1]["id"]]
    assert "“Turkey”" in told["text"]


def test_problems_of_all_articles_are_told_with_their_place(session: Session) -> None:
    do(session, "a", "stance", s1=a_stance(TEXTS["a"], "Turkey warned Russia", "turkey", "turkey"))
    (row,) = ask(session, "problems")["rows"]
    assert (row["article"], row["title"], row["id"], row["quote"]) == ("a", "İdlib fell", "s1", "Turkey warned Russia")
    assert "holder and target are both" in row["sentence"]
    do(session, "a", "delete", "s1")
    assert ask(session, "problems") == {"rows": []}


def test_entities_are_found_by_what_they_are_nearly_called(session: Session) -> None:
    options = ask(session, "entities", words="rusia", label="STATE", topics=False)["options"]
    assert options[0]["id"] == "russia"
    topics = []
    for more in ({"topics": True}, {"topics": False}, {}):
        options = ask(session, "entities", words="ceasefire", **more)["options"]
        topics.append(any(option["id"].startswith("topic:") for option in options))
    assert topics == [True, False, False]


def test_the_export_says_where_it_is(session: Session) -> None:
    do(session, "a", "add", m1=a_mention(TEXTS["a"], "Turkey", "STATE"))
    assert ask(session, "export") == {"file": "build/labelled.jsonl", "count": 1, "uncounted": ""}


@pytest.mark.parametrize(
    ("what", "given"), [("weather", {}), ("next", {}), ("queue", {"order": "loudest"}), ("queue", {"words": 7})]
)
def test_a_question_without_an_answer_gets_a_sentence(session: Session, what: str, given: dict[str, object]) -> None:
    answer = session.answer(what, given)
    assert list(answer) == ["trouble"]
    assert f"{what!r} could not be answered" in str(answer["trouble"])
