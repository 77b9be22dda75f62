"""At the desk nothing tells a reader what was drawn to be hidden from them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.desk.session import Session
from workbench.drawn import FILE
from workbench.project import Project
from workbench.records import Decision, Mention, Record, Status
from workbench.trouble import Trouble

TEXT = "Title of it\n\nTurkey opposes the truce."
SUGGESTED: dict[str, Record] = {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}
OUTLET = "The Daily Planet"
ROWS = [
    {
        "id": f"planet-{number}",
        "title": f"Title {number}",
        "text": TEXT,
        "outlet": OUTLET,
        "url": "https://planet.example",
    }
    for number in range(4)
]

Desk = Callable[..., Session]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = a_project(tmp_path, {}, SUGGESTED)
    lines = [json.dumps(row | {"section": "Planet news"}) for row in ROWS[:-1]]
    untitled = json.dumps({"id": "planet-3", "text": "No title. Turkey opposes the truce.", "outlet": OUTLET})
    (made.seeds / "all.jsonl").write_text("\n".join([*lines, untitled]) + "\n")
    return again(made)


def again(project: Project) -> Project:
    """The same folder, opened by another kernel."""
    fresh = Project(project.folder)
    fresh.__dict__["suggester"] = lambda _article: dict(SUGGESTED)
    return fresh


def finish(session: Session, article: str, **records: Record) -> None:
    session.act(an_action(session.project.article(article), "status", {"status": Status("done"), **records}))


def listed(session: Session, **wanted: str) -> Any:
    return session.answer("queue", dict(wanted))


def everything(session: Session) -> str:
    """All that the page is told, of every article that is listed and by every question that has no side effect."""
    ids = [row["id"] for row in listed(session)["rows"]]
    told = [listed(session), session.notices(), session.answer("problems", {}), session.answer("newcomers", {})]
    told += [session.answer("search", {"words": "Turkey"}), session.answer("history", {"article": ""})]
    for id_ in ids:
        told += [session.open(id_), session.answer("copies", {"article": id_}), session.notices()]
        told.append(session.answer("history", {"article": id_}))
    return json.dumps(told, default=str)


# ── a sample ──────────────────────────────────────────────────────────────────────────────────────


def test_where_nothing_was_drawn_for_somebody_the_desk_has_the_project_itself(project: Project) -> None:
    assert Session(project, "cem").project is project
    project.samples.draw(readers=["ana", "ben"], size=2)
    assert Session(project, "cem").project is project
    assert Session(project, "ana").project is not project
    assert Session(project, "Ana").project is not project, "a name in another case hides nothing less"


def test_articles_that_were_drawn_are_read_blind_by_their_readers_alone(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=2)
    for reader, blind in ("ana", set(sample.articles)), ("ben", set(sample.articles)), ("cem", set()):
        session = Session(project, reader)
        shown: dict[str, Any] = {id_: session.open(id_) for id_ in project.articles}
        assert {id_ for id_, each in shown.items() if each["assist"] == "blind"} == blind
        assert {id_ for id_, each in shown.items() if not each["suggestions"]} == blind
    session = Session(project, "ana")
    finish(session, sample.articles[0])
    assert project.store.read().histories["ana"][0].assist == "blind", "and it is on record"


def test_nobody_decides_on_a_suggestion_that_is_not_shown(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=2)
    session = Session(project, "ana")
    session.open(sample.articles[0])
    mention = SUGGESTED["m-1"]
    assert isinstance(mention, Mention)
    taken = {"m-1": mention, "fate:m-1": Decision("accepted", mention)}
    with pytest.raises(Trouble, match="read without suggestions"):
        session.act(an_action(session.project.article(sample.articles[0]), "accept", taken))


def test_a_sample_need_not_be_read_blind(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=2, blind=())
    shown: dict[str, Any] = Session(project, "ana").open(sample.articles[0])
    assert (shown["assist"], set(shown["suggestions"])) == ("all", {"m-1"})


def test_no_answer_at_the_desk_tells_an_outlet_that_is_hidden(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1, blind=["outlet"])
    told = everything(Session(project, "ana"))
    assert "Title 1" in told
    for tell in (OUTLET, "planet.example", "Planet news"):
        assert tell not in told, f"{tell} is told"
    assert OUTLET in everything(Session(project, "cem"))


def test_an_article_without_title_is_not_called_by_its_file_where_the_outlet_is_hidden(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1, blind=["outlet"])
    session = Session(project, "ana")
    shown: dict[str, Any] = session.open("planet-3")
    assert shown["article"]["title"].startswith("No title")
    titles = {row["id"]: row["title"] for row in listed(session)["rows"]}
    assert titles["planet-3"].startswith("No title")
    assert not any("planet" in title for title in titles.values())


def test_outlets_that_are_hidden_cannot_be_filtered_by(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=3, blind=["outlet"])
    (open_,) = set(project.articles) - set(sample.articles)
    session = Session(project, "ana")
    assert [row["id"] for row in listed(session, outlet=OUTLET)["rows"]] == [open_]
    in_order = [row["id"] for row in listed(session, order="outlet")["rows"]]
    assert in_order[0] == open_, "the others stand where articles without an outlet do"


def test_the_text_stays_as_it_is(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1, blind=["outlet", "suggestions"])
    session = Session(project, "ana")
    for id_, article in project.articles.items():
        seen = session.project.article(id_)
        assert (seen.text, seen.sha256, seen.regions) == (article.text, article.sha256, article.regions)


def test_the_list_can_be_narrowed_to_what_was_drawn(project: Project) -> None:
    first = project.samples.draw(readers=["ana", "ben"], size=2)
    second = project.samples.draw(readers=["ana", "cem"], size=1, seed=3)
    session = Session(project, "ana")
    names = listed(session)["samples"]
    assert len(names) == 2
    found = [[row["id"] for row in listed(session, sample=name)["rows"]] for name in names]
    assert [sorted(each) for each in found] == [[*first.articles], [*second.articles]]
    assert len(listed(session)["rows"]) == 4
    assert listed(Session(project, "dan"))["samples"] == []


def test_what_another_reader_has_done_changes_nothing_in_what_is_read_apart(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1)
    before = everything(Session(again(project), "ana"))
    mark = {"m-9": a_mention(TEXT, "Turkey", "STATE", "turkey"), "s-9": a_stance(TEXT, "Turkey opposes")}
    finish(Session(project, "ben"), "planet-0", **mark)
    session = Session(again(project), "ana")
    assert everything(session) == before
    assert "planet-0" not in session.finished()
    assert "planet-0" in Session(again(project), "cem").finished()


def test_nothing_tells_that_the_other_reader_labelled_a_text_that_was_changed(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1)
    ben = Session(project, "ben")
    ben.act(an_action(ben.project.article("planet-0"), "add", {"m": a_mention(TEXT, "opposes", "PERSON")}))
    finish(ben, "planet-0")
    log = project.store.folder / "ben.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"done"', b'"skipped"'))
    seeds = project.seeds / "all.jsonl"
    seeds.write_text(seeds.read_text().replace("Turkey opposes", "Turkey rejects"))
    session, other = Session(again(project), "ana"), Session(again(project), "cem")
    for each in (session, other):
        each.open(None)
    assert "“opposes”" in str(other.notices())
    assert "what it says now" in str(other.notices())
    assert "opposes" not in str(session.notices())
    assert "what it says now" not in str(session.notices())
    assert "ben.jsonl:3" in str(session.notices()), "that a line is damaged is told all the same"


@pytest.mark.parametrize(("hidden", "reached"), [(["suggestions"], False), ([], True)])
def test_nothing_is_carried_or_spread_into_what_is_read_blind(
    project: Project, hidden: list[str], reached: bool
) -> None:
    (drawn,) = project.samples.draw(readers=["ana", "ben"], size=1, blind=hidden).articles
    session = Session(project, "ana")
    others = [f"planet-{number}" for number in range(3) if f"planet-{number}" != drawn]
    session.act(an_action(session.project.article(others[0]), "add", {"m": a_mention(TEXT, "Turkey", "REGION")}))
    spread = session.answer("propagation", {"article": others[0], "of": "m", "scope": "all", "id": "p"})
    copies = session.answer("copies", {"article": others[0]})["rows"]
    for found in (spread["hits"], copies):
        assert (drawn in {each["article"] for each in found}) is reached  # type: ignore[attr-defined]
        assert others[1] in {each["article"] for each in found}  # type: ignore[attr-defined]
    assert bool(session.answer("copies", {"article": drawn})["rows"]) is reached


def test_a_list_that_cannot_be_read_opens_no_desk(project: Project) -> None:
    (project.store.folder / FILE).write_text("[[samples]]\nid = 3\n")
    with pytest.raises(Trouble, match=f"{FILE}:2"):
        Session(project, "ana")


# ── the same article again ────────────────────────────────────────────────────────────────────────


def read_again(project: Project, *articles: str, **how: Any) -> dict[str, str]:
    """Have ana read all that she finished again; what each article is called then."""
    for article in articles:
        wrong = a_stance(TEXT, "Turkey opposes", "nobody-knows")  # among the problems of its article
        finish(Session(project, "ana"), article, m=a_mention(TEXT, "Turkey", "STATE", "turkey"), s=wrong)
    repeat = project.samples.repeat("ana", share=1, after_days=0, **how)
    return {each.of: each.id for each in repeat.articles}


def test_what_is_read_again_takes_the_place_of_the_first_reading_and_tells_nothing(project: Project) -> None:
    ids = read_again(project, "planet-0", "planet-1")
    session = Session(again(project), "ana")
    rows = {row["id"]: row for row in listed(session)["rows"]}
    assert set(rows) == {"planet-2", "planet-3", *ids.values()}
    assert {row["status"] for row in rows.values()} == {"untouched"}
    assert sorted(row["title"] for row in rows.values()) == [*sorted(f"Title {n}" for n in range(3)), "planet-3"]
    assert listed(session)["counts"]["done"] == 0
    shown: dict[str, Any] = session.open(ids["planet-0"])
    assert (shown["records"], shown["place"]["total"], shown["article"]["title"]) == ({}, 4, "Title 0")
    assert (shown["article"]["text"], shown["article"]["outlet"], shown["undo"]) == (TEXT, OUTLET, "")
    told = everything(session)
    for tell in ("planet-0", "planet-1", "nobody-knows"):
        assert tell not in told, f"{tell} is told"


def test_nobody_else_sees_it(project: Project) -> None:
    ids = read_again(project, "planet-0")
    session = Session(again(project), "ben")
    assert {row["id"] for row in listed(session)["rows"]} == {*project.articles}
    with pytest.raises(Trouble, match="there is no article"):
        session.open(ids["planet-0"])


def test_near_copies_and_what_is_alike_do_not_reach_the_first_reading(project: Project) -> None:
    ids = read_again(project, "planet-0")
    session = Session(again(project), "ana")
    second = ids["planet-0"]
    assert session.answer("copies", {"article": second})["rows"] == []
    finish(session, second, n=a_mention(TEXT, "Turkey", "REGION"))
    found = session.answer("propagation", {"article": second, "of": "n", "scope": "all", "id": "p"})
    assert {hit["article"] for hit in found["hits"]} <= {"planet-1", "planet-2", "planet-3"}  # type: ignore[attr-defined]


def test_a_page_that_asks_for_the_first_reading_gets_another_article(project: Project) -> None:
    read_again(project, "planet-0")
    shown: dict[str, Any] = Session(again(project), "ana").open("planet-0")
    assert shown["article"]["id"] != "planet-0"
    assert shown["records"] == {}


def test_once_it_is_done_the_first_reading_is_back(project: Project) -> None:
    ids = read_again(project, "planet-0")
    session = Session(again(project), "ana")
    session.open(ids["planet-0"])
    finish(session, ids["planet-0"])
    assert ids["planet-0"] in {row["id"] for row in listed(session)["rows"]}, "but not under an open desk"
    later = Session(again(project), "ana")
    assert {row["id"]: row["status"] for row in listed(later)["rows"]}["planet-0"] == "done"
    assert {row["id"] for row in listed(later)["rows"]} == {*project.articles}
    shown: dict[str, Any] = later.open("planet-0")
    assert set(shown["records"]) == {"m", "s", "status"}
    assert ids["planet-0"] not in everything(later)


def test_work_that_a_page_sends_late_is_saved(project: Project) -> None:
    ids = read_again(project, "planet-0")
    session = Session(again(project), "ana")
    late = an_action(project.article("planet-0"), "add", {"late": a_mention(TEXT, "truce", "PERSON")})
    session.act(late)
    finish(session, ids["planet-0"])
    later = Session(again(project), "ana")
    later.act(an_action(later.project.article(ids["planet-0"]), "add", {"n": a_mention(TEXT, "truce", "PERSON")}))
    assert len(project.store.read(apart={}).histories["ana"]) == 4
    assert [action.id for action in project.store.read().histories["ana"]][-1] == late.id


def test_what_is_read_again_stands_before_articles_that_were_open(project: Project) -> None:
    ids = read_again(project, "planet-0", "planet-1")
    (repeat,) = project.samples.all.repeats
    assert {each.before for each in repeat.articles} == {"planet-2", "planet-3"}
    rows = [row["id"] for row in listed(Session(again(project), "ana"))["rows"]]
    for each in repeat.articles:
        assert rows[rows.index(each.id) + 1] == each.before
    assert set(rows) == {"planet-2", "planet-3", *ids.values()}


@pytest.mark.parametrize(("hidden", "mode"), [([], "all"), (["suggestions"], "blind")])
def test_it_is_read_with_the_suggestions_of_the_first_time_or_blind(
    project: Project, hidden: list[str], mode: str
) -> None:
    ids = read_again(project, "planet-0", blind=hidden)
    shown: dict[str, Any] = Session(again(project), "ana").open(ids["planet-0"])
    assert shown["assist"] == mode


def test_an_article_of_a_sample_is_read_blind_the_second_time_too(project: Project) -> None:
    project.samples.draw(readers=["ana", "ben"], share=1, blind=["suggestions", "outlet"])
    ids = read_again(project, "planet-0")
    session = Session(again(project), "ana")
    shown: dict[str, Any] = session.open(ids["planet-0"])
    assert (shown["assist"], shown["article"].get("outlet")) == ("blind", None)
    (name,) = listed(session)["samples"]
    assert ids["planet-0"] in {row["id"] for row in listed(session, sample=name)["rows"]}
