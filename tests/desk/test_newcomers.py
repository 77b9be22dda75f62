"""Names that are seen often and that no entity has are offered, until they are made entities or refused."""

import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.codebook import Desk
from workbench.desk import newcomers
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Article, Decision, Mention

TEXTS = {
    "a": "İstanbul 👩‍🚒: the Brigade of Dawn spoke. Brigade of Dawn left; Turkey and Omar Deif did not.",
    "b": "Today the Brigade of Dawn met Turkey. Omar Deif was there.",
    "c": "The Brigade of Dawn is gone, and so is Omar Deif.",
}
NAMES = {"Brigade of Dawn": "ARMED_GROUP", "Omar Deif": "PERSON", "Turkey": "STATE"}


def suggested(article: Article) -> dict[str, Mention]:
    """Each name wherever it stands; only Turkey is linked."""
    found: dict[str, Mention] = {}
    for name, label in NAMES.items():
        start = article.text.find(name)
        while start >= 0:
            entity = "turkey" if name == "Turkey" else None
            found[f"m-{article.id}-{start}"] = Mention(start, start + len(name), name, label, entity)
            start = article.text.find(name, start + 1)
    return found


def a_desk(folder: Path, **desk: Any) -> Session:
    project = a_project(folder, TEXTS)
    project.codebook = msgspec.structs.replace(project.codebook, desk=Desk(**desk))
    project.__dict__["suggester"] = suggested
    return Session(project, "ana")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return a_desk(tmp_path)


def listed(session: Session) -> dict[str, tuple[int, int]]:
    """Each name that is offered, how often it was seen and in how many articles."""
    rows: Any = session.answer("newcomers", {})["rows"]
    return {row["name"]: (row["places"], row["articles"]) for row in rows}


def test_names_without_an_entity_that_are_seen_often_are_offered_with_an_example(session: Session) -> None:
    answer: Any = session.answer("newcomers", {})
    assert answer["sentence"] == "2 names without an entity, seen often, in 3 articles that were looked at."
    first = answer["rows"][0]
    assert (first["name"], first["label"]) == ("Brigade of Dawn", "ARMED_GROUP")
    example = first["example"]
    assert TEXTS[example["article"]][example["start"] : example["end"]] == example["quote"] == "Brigade of Dawn"
    assert example["before"].endswith("the ")
    assert listed(session) == {"Brigade of Dawn": (4, 3), "Omar Deif": (3, 3)}


def test_what_was_made_an_entity_is_not_offered_any_more(session: Session) -> None:
    listed(session)
    entity = {"id": "brigade-of-dawn", "label": "ARMED_GROUP", "name": "Brigade of Dawn", "aliases": []}
    session.amend({"id": "x", "article": "a", "kind": "entity", "entity": entity})
    assert list(listed(session)) == ["Omar Deif"]


def test_what_was_refused_is_not_offered_again_to_anybody(session: Session, tmp_path: Path) -> None:
    answer = session.answer("refuse", {"name": "Omar  Deif"})
    assert "refused-names.txt" in str(answer["sentence"])
    assert list(listed(session)) == ["Brigade of Dawn"]
    again = Project(tmp_path)
    again.__dict__["suggester"] = suggested
    assert list(listed(Session(again, "ben"))) == ["Brigade of Dawn"]
    assert (tmp_path / "annotations" / newcomers.FILE).read_text(encoding="utf-8") == "Omar Deif\n"
    assert again.problems == ()


def test_a_list_that_cannot_be_written_is_told(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.disk.replace", full)
    assert "No space left" in str(session.answer("refuse", {"name": "Omar Deif"})["trouble"])


def test_a_place_where_the_name_was_rejected_does_not_count(session: Session) -> None:
    article = session.project.article("c")
    [(id_, name)] = [(id_, each) for id_, each in suggested(article).items() if each.quote == "Omar Deif"]
    session.act(an_action(article, "reject", {f"fate:{id_}": Decision("rejected", name)}))
    assert list(listed(session)) == ["Brigade of Dawn"]


def test_a_place_where_the_annotator_has_linked_the_name_does_not_count(session: Session) -> None:
    own = a_mention(TEXTS["b"], "Omar Deif", "PERSON", "turkey")
    session.act(an_action(session.project.article("b"), "add", {"m-1": own}))
    assert list(listed(session)) == ["Brigade of Dawn"]


def test_a_name_that_the_annotator_marked_without_an_entity_counts(session: Session) -> None:
    session.project.__dict__["suggester"] = lambda _article: {}
    for id_, text in TEXTS.items():
        own = a_mention(text, "Omar Deif", "PERSON")
        session.act(an_action(session.project.article(id_), "add", {"m-1": own}))
    assert listed(session) == {"Omar Deif": (3, 3)}


def test_articles_that_are_read_without_suggestions_have_no_part_in_it(tmp_path: Path) -> None:
    assert listed(a_desk(tmp_path, assist="none")) == {}


def test_where_much_has_to_be_worked_out_the_page_hears_when_it_is(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newcomers, "_AT_ONCE", 10)
    told, asked = threading.Event(), threading.Event()

    def slowly(article: Article) -> dict[str, Mention]:
        asked.wait(10)
        return suggested(article)

    session.listen(told.set)
    session.project.__dict__["suggester"] = slowly
    assert session.answer("newcomers", {})["ready"] is False
    asked.set()
    assert told.wait(10)
    assert list(listed(session)) == ["Brigade of Dawn", "Omar Deif"]


def test_an_article_in_which_nothing_can_be_suggested_stops_nothing(session: Session) -> None:
    def failing(article: Article) -> dict[str, Mention]:
        if article.id == "a":
            raise ValueError("no")
        return suggested(article)

    session.project.__dict__["suggester"] = failing
    assert listed(session) == {}
    assert session.newcomers.articles == 2
