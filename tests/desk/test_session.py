"""What the page asks for and gets: the kernel's half of the protocol, without a browser."""

from pathlib import Path

import msgspec
import pytest

from tests.builders import a_mention, a_project, an_action
from workbench.desk.session import Session
from workbench.log.writer import Writer
from workbench.project import Project
from workbench.records import Action, Article, Decision, Mention, Record, Region, Status
from workbench.store import _WRITERS
from workbench.trouble import Trouble

TEXT = "İbrahim Kalın said that Turkey would stay.\n\nTurkey and Russia agreed."
SUGGESTED: dict[str, Record] = {
    "m-kalin": a_mention(TEXT, "İbrahim Kalın", "PERSON", "ibrahim-kalin"),
    "m-russia": a_mention(TEXT, "Russia", "STATE", "russia"),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path, {"a": TEXT, "b": "Iran said no."}, SUGGESTED)


@pytest.fixture
def session(project: Project) -> Session:
    return Session(project, "ana")


@pytest.fixture
def article(project: Project) -> Article:
    return project.article("a")


def restarted(session: Session) -> Session:
    """The same annotator in a fresh kernel."""
    session._ledger._writer.close()
    _WRITERS.clear()
    return Session(session.project, session.annotator)


def fate(id_: str, what: str) -> dict[str, Record]:
    return {f"fate:{id_}": Decision(what, SUGGESTED[id_])}  # type: ignore[arg-type]


def test_opening_shows_the_article_its_suggestions_and_what_can_be_done(session: Session) -> None:
    shown = session.open(None)
    assert shown["article"]["id"] == "a"  # type: ignore[index]
    assert set(shown["suggestions"]) == set(SUGGESTED)  # type: ignore[call-overload]
    assert (shown["records"], shown["undo"], shown["redo"], shown["status"]) == ({}, "", "", "untouched")
    assert session.open(None)["place"]["counts"]["untouched"] == 2  # type: ignore[index]
    assert not list(session.project.store.folder.glob("*.jsonl")), "looking writes nothing"


def test_an_accepted_and_a_rejected_suggestion_are_not_offered_again(session: Session, article: Article) -> None:
    session.act(an_action(article, "accept", {"m-kalin": SUGGESTED["m-kalin"], **fate("m-kalin", "accepted")}))
    session.act(an_action(article, "reject", fate("m-russia", "rejected")))
    shown = restarted(session).open("a")
    assert shown["suggestions"] == {}
    assert set(shown["records"]) == {"m-kalin", "fate:m-kalin", "fate:m-russia"}  # type: ignore[call-overload]
    assert shown["status"] == "started"


def test_a_suggestion_left_when_the_article_was_done_is_offered_again(session: Session, article: Article) -> None:
    session.act(an_action(article, "status", {"status": Status("done"), **fate("m-russia", "left")}))
    assert "m-russia" in session.open("a")["suggestions"]  # type: ignore[operator]
    assert session.open(None)["article"]["id"] == "b", "what is done is not the next to do"  # type: ignore[index]


def test_an_answer_says_what_was_saved_and_the_log_agrees(session: Session, article: Article) -> None:
    action = an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}, ms=840)
    answer = session.act(action)
    (saved,) = session.project.store.read().histories["ana"]
    assert (answer["id"], answer["at"]) == (action.id, saved.at)
    assert answer["put"] == msgspec.to_builtins(saved.put)
    assert (saved.do, saved.ms, saved.seq) == ("add", 840, 1)


def test_actions_follow_each_other_as_parents(session: Session, article: Article) -> None:
    first = session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE")}))
    again = restarted(session)
    again.act(an_action(article, "delete", drop=["m-1"]))
    assert again.project.store.read().histories["ana"][1].parents == (first["id"],)


def test_undo_and_redo_survive_a_restart(session: Session, article: Article) -> None:
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE")}))
    session.act(an_action(article, "relabel", {"m-1": a_mention(TEXT, "Turkey", "PLACE")}))
    session = restarted(session)
    assert session.undo("a", "u1")["put"]["m-1"]["label"] == "STATE"  # type: ignore[index]
    session = restarted(session)
    undone = session.undo("a", "u2")
    assert (undone["put"], undone["drop"], undone["undo"], undone["redo"]) == ({}, ["m-1"], "", "add “Turkey”")
    assert session.redo("a", "r1")["put"]["m-1"]["label"] == "STATE"  # type: ignore[index]
    assert session.redo("a", "r2")["put"]["m-1"]["label"] == "PLACE"  # type: ignore[index]
    assert [action.do for action in session.project.store.read().histories["ana"]] == [
        "add",
        "relabel",
        "undo",
        "undo",
        "redo",
        "redo",
    ]


def test_an_undo_that_is_sent_twice_undoes_once(session: Session, article: Article) -> None:
    for words in ("Turkey", "Russia"):
        session.act(an_action(article, "add", {f"m-{words}": a_mention(TEXT, words, "STATE")}))
    assert session.undo("a", "u1")["drop"] == session.undo("a", "u1")["drop"] == ["m-Russia"]
    assert "m-Turkey" in session.open("a")["records"]  # type: ignore[operator]


def test_an_undo_leaves_out_what_no_longer_fits_and_goes_on(session: Session, article: Article) -> None:
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "İbrahim Kalın")}))
    session.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Russia", "STATE")}))
    session.act(an_action(article, "delete", drop=["m-2"]))
    (session.project.seeds / "a.txt").write_bytes(TEXT.replace("Turkey and", "Turks and").encode())
    project = Project(session.project.folder)
    project.__dict__["suggester"] = lambda _article: {}
    again = Session(project, "ana")
    assert again.undo("a", "u1")["put"] == {}
    assert again.undo("a", "u2")["drop"] == ["m-2"]
    assert again.undo("a", "u3")["drop"] == ["m-1"]


def test_a_page_that_sends_again_to_another_kernel_is_counted_once(session: Session, article: Article) -> None:
    action = an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE")})
    answer = session.act(action)
    session._ledger._writer.path.rename(session._ledger._writer.path.with_name("ana.2.jsonl"))
    assert restarted(session).act(action) == answer
    assert [each.id for each in session.project.store.read().histories["ana"]] == [action.id]


def test_one_name_typed_in_two_ways_is_one_annotator(project: Project, article: Article) -> None:
    Session(project, "e\u0301va").act(an_action(article, "status", {"status": Status("done")}))
    assert Session(project, "éva").open("a")["status"] == "done"


def test_nothing_to_undo_is_a_sentence(session: Session) -> None:
    with pytest.raises(Trouble, match="there is nothing to undo"):
        session.undo("a", "u1")


def test_an_action_on_an_article_that_is_gone_is_a_sentence(session: Session) -> None:
    with pytest.raises(Trouble, match="there is no article 'c' in"):
        session.act(Action(id="1", article="c", sha256="", do="add"))


def test_a_changed_text_keeps_what_fits_and_names_what_does_not(session: Session, article: Article) -> None:
    for words in ("İbrahim Kalın", "Russia"):
        session.act(an_action(article, "add", {f"m-{words}": a_mention(TEXT, words)}))
    (session.project.seeds / "a.txt").write_bytes(
        TEXT.replace("agreed", "met").replace("Turkey and", "Turks and").encode()
    )
    project = Project(session.project.folder)
    project.__dict__["suggester"] = lambda _article: {}
    shown = Session(project, "ana").open("a")
    assert set(shown["records"]) == {"m-İbrahim Kalın"}  # type: ignore[call-overload]
    (problem,) = project.problems
    assert "a: the text was changed after ana labelled it: 1 record moved (“Russia”)" in problem
    assert (shown["notices"], shown["detached"]) == ([], 1), "the page says it by itself"
    assert len(project.store.read().histories["ana"]) == 2


def test_a_corrected_region_is_what_the_suggester_sees(session: Session, article: Article) -> None:
    seen: list[Article] = []
    session.project.__dict__["suggester"] = lambda article: seen.append(article) or {}
    body = article.regions[-1]
    session.act(an_action(article, "region", {"r-1": Region(body.start, body.end, body.quote, "caption")}))
    shown = session.open("a")
    assert shown["article"]["regions"][-1]["type"] == seen[-1].regions[-1].type == "caption"  # type: ignore[index]


def test_what_the_codebook_does_not_allow_comes_with_the_answer(session: Session, article: Article) -> None:
    answer = session.act(an_action(article, "add", {"m-1": Mention(0, 2, "İb", "NOBODY", None)}))
    assert "label 'NOBODY' is not in the codebook" in answer["problems"]["m-1"][0]  # type: ignore[index]


def test_neighbours_stop_at_both_ends(session: Session) -> None:
    assert [session.neighbour("a", step) for step in (-1, 1)] == ["a", "b"]
    assert session.neighbour("b", 1) == "b"


def test_the_outbox_is_the_same_after_a_restart_and_another_for_another_person(session: Session) -> None:
    assert restarted(session).outbox == session.outbox
    assert Session(session.project, "ben").outbox != session.outbox


def test_undo_takes_back_the_latest_step_wherever_it_was(session: Session, article: Article) -> None:
    other = session.project.article("b")
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE")}))
    session.act(an_action(other, "add", {"m-2": a_mention(other.text, "Iran", "STATE")}))
    session = restarted(session)
    first = session.undo("a", "u1")
    assert (first["article"], first["drop"], first["elsewhere"]) == ("b", ["m-2"], 0)
    assert (first["words"], first["undo"], first["redo"]) == ("undo “Iran”", "add “Turkey”", "add “Iran”")
    assert session.undo("b", "u2")["article"] == "a"
    assert [session.redo("a", id_)["article"] for id_ in ("r1", "r2")] == ["a", "b"]


def test_a_group_is_one_step_and_its_answer_is_about_the_open_article(session: Session, article: Article) -> None:
    other = session.project.article("b")
    for each, words in ((article, "Turkey"), (article, "Russia"), (other, "Iran")):
        put = {f"m-{words}": a_mention(each.text, words, "STATE")}
        session.act(an_action(each, "add", put, group="g"))
    undone = session.undo("a", "u1")
    assert (undone["article"], undone["drop"], undone["elsewhere"]) == ("a", ["m-Russia", "m-Turkey"], 1)
    session = restarted(session)
    assert session.undo("a", "u1") == undone, "sent again, it is answered as before"
    assert {reading.article: reading.records for reading in session.project.annotations} == {"a": {}, "b": {}}
    assert set(session.redo("a", "r1")["put"]) == {"m-Turkey", "m-Russia"}  # type: ignore[call-overload]


def test_of_a_group_that_a_crash_tore_undo_takes_back_what_is_there(session: Session, article: Article) -> None:
    session.act(an_action(article, "add", {"m-0": a_mention(TEXT, "said")}))
    for words in ("Turkey", "Russia", "İbrahim"):
        session.act(an_action(article, "add", {f"m-{words}": a_mention(TEXT, words)}, group="g"))
    path = session._ledger._writer.path
    path.write_bytes(path.read_bytes()[:-40])
    session = restarted(session)
    assert set(session.open("a")["records"]) == {"m-0", "m-Turkey", "m-Russia"}  # type: ignore[call-overload]
    assert session.undo("a", "u1")["drop"] == ["m-Russia", "m-Turkey"]
    assert set(restarted(session).open("a")["records"]) == {"m-0"}  # type: ignore[call-overload]


def test_two_tabs_that_act_and_undo_in_turn_agree_in_the_end(session: Session, article: Article) -> None:
    other = Session(Project(session.project.folder), "ana")
    for tab, words in ((session, "Turkey"), (other, "Russia"), (session, "said"), (other, "agreed")):
        tab.act(an_action(article, "add", {f"m-{words}": a_mention(TEXT, words)}))
    assert [tab.undo("a", f"u-{n}")["drop"] for n, tab in enumerate([session, other])] == [["m-agreed"], ["m-said"]]
    assert set(session.redo("a", "r1")["put"]) == {"m-said"}  # type: ignore[call-overload]
    other.act(an_action(article, "delete", drop=["m-Turkey"]))
    other.project.__dict__["suggester"] = lambda _article: {}
    shown = [tab.open("a")["records"] for tab in (session, other)]
    assert [set(records) for records in shown] == [{"m-Russia", "m-said"}] * 2  # type: ignore[call-overload]
    assert session.project.problems == ()


def test_a_tab_in_another_kernel_is_heard_before_anything_is_undone(session: Session, article: Article) -> None:
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey")}))
    theirs = Writer(session._ledger._writer.path.parent, session._ledger._writer.header)
    theirs.append(an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")}, clock=40), article)
    theirs.close()
    assert session.undo("a", "u1")["drop"] == ["m-2"]
    assert set(restarted(session).open("a")["records"]) == {"m-1"}, "the undo comes after it"  # type: ignore[call-overload]


def test_what_a_step_put_and_dropped_is_told_as_it_is_in_the_end(session: Session, article: Article) -> None:
    turkey = a_mention(TEXT, "Turkey", "STATE")
    session.act(an_action(article, "add", {"m-1": turkey}, group="g"))
    session.act(an_action(article, "delete", drop=["m-1"], group="g"))
    session.act(an_action(article, "add", {"m-1": turkey}, group="g"))
    undone, redone = session.undo("a", "u1"), session.redo("a", "r1")
    assert (undone["put"], undone["drop"]) == ({}, ["m-1"])
    assert (list(redone["put"]), redone["drop"]) == (["m-1"], [])  # type: ignore[call-overload]
    actions = session.project.store.read().histories["ana"]
    assert [action.parents for action in actions[1:]] == [(before.id,) for before in actions[:-1]]


def test_the_logs_are_read_again_only_when_somebody_else_has_written(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open("a")
    store, times = session.project.store, []
    read, own = store.read, store.own
    monkeypatch.setattr(store, "read", lambda *known: times.append("all") or read(*known))
    monkeypatch.setattr(store, "own", lambda *given: times.append(given[0]) or own(*given))
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey")}))
    session.open("a")
    session.undo("a", "u1")
    assert times == []
    Session(session.project, "ben").act(an_action(article, "status", {"status": Status("done")}))
    times.clear()
    session.open("a")
    assert times == ["ben.jsonl", "all"]


def test_what_is_in_the_log_no_more_stands_no_more(session: Session, article: Article) -> None:
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "Turkey")}))
    log = session.project.store.folder / "ana.jsonl"
    older = log.read_bytes()
    session.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Russia")}))
    log.write_bytes(older)
    assert set(session.open("a")["records"]) == {"m-1"}  # type: ignore[call-overload]
    log.unlink()
    assert session.open("a")["records"] == {}


def test_what_is_suggested_is_worked_out_once_for_a_text_and_its_regions(session: Session, article: Article) -> None:
    asked: list[Article] = []
    session.project.__dict__["suggester"] = lambda article: asked.append(article) or {}
    for _ in range(2):
        session.open("a")
    assert len(asked) == 1
    body = article.regions[-1]
    session.act(an_action(article, "region", {"r-1": Region(body.start, body.end, body.quote, "caption")}))
    session.open("a")
    assert len(asked) == 2


def test_an_article_that_anybody_finished_is_finished(session: Session, article: Article) -> None:
    assert session.finished() == frozenset()
    Session(session.project, "ben").act(an_action(article, "status", {"status": Status("done")}))
    session.open("a")
    assert session.finished() == {"a"}
    other = session.project.article("b")
    session.act(an_action(other, "status", {"status": Status("done")}))
    session = restarted(session)
    assert session.finished() == {"a", "b"}
    session.undo("b", "u1")
    assert session.finished() == {"a"}


def test_opening_tells_where_the_article_stands_and_counts_that_add_up(session: Session, article: Article) -> None:
    session.act(an_action(article, "status", {"status": Status("skipped")}))
    counts = {"untouched": 1, "started": 0, "done": 0, "skipped": 1, "flagged": 0}
    assert session.open("b")["place"] == {"at": 2, "total": 2, "counts": counts}
