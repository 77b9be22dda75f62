"""What one stands on becomes an example in the codebook in two keys, and `u` takes it back."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.agreement.planting import planted
from tests.agreement.seeds import seed_project, seed_readings
from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, span, stance
from tests.browser.real import RealDesk, comparing, real_desk
from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import Codebook, read_codebook
from workbench.desk.session import Session
from workbench.project import Project

WORDS = "rejected the plan on Monday"


@pytest.fixture(autouse=True)
def _nothing_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by rules that have changed."""
    monkeypatch.setattr(Project, "suggester", property(lambda _: lambda _article: {}))


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """Ana's desk, at an article with a position and a name."""
    project = a_project(tmp_path, {"1": TEXT})
    session, one = Session(project, "ana"), project.article("1")
    session.act(an_action(one, "add", {"m-1": a_mention(TEXT, "Russia", "STATE", "russia")}))
    session.act(an_action(one, "stance", {"s-1": a_stance(TEXT, WORDS, "turkey", "topic:ceasefire")}))
    return real_desk(desk.page, project, "ana", "1")


def rules(real: RealDesk) -> Codebook:
    """What the file of the codebook says."""
    real.settle()
    return read_codebook(real.project.store.folder)


def test_a_position_becomes_an_example_in_two_keys_and_is_taken_back(real: RealDesk) -> None:
    real.press("j", "j", "i", "Enter")
    about = real.page.locator(".sw-about")
    expect(about).to_have_text(f"example “{WORDS}” · version 1.1 of the codebook")
    assert rules(real).polarities["oppose"].examples == (WORDS,)
    expect(real.page.locator(".sw-text")).to_be_focused()
    real.press("u")
    expect(about).to_contain_text("version 1.2 of the codebook")
    assert rules(real).polarities["oppose"].examples == ()
    assert len(real.reading("1").records) == 2


def test_the_entry_the_words_and_what_they_show_can_be_others(real: RealDesk) -> None:
    real.press("j", "j", "i", "ArrowRight", "Tab")
    real.page.keyboard.type("a plan of <b>peace</b>")
    real.press("Tab")
    real.page.keyboard.type("rejecting it is no call for war")
    real.press("Enter")
    expect(real.page.locator(".sw-about")).to_contain_text("version 1.1")
    example = "a plan of <b>peace</b> (rejecting it is no call for war)"
    assert rules(real).topics["topic:ceasefire"].examples == (example,)
    real.press("c", "C")
    real.page.get_by_label("Search in the codebook").fill("peace</b>")
    expect(real.page.locator(".sw-rule")).to_contain_text(f"examples: {example}")
    real.page.get_by_role("button", name="changes").click()
    changes = real.page.locator(".sw-sheet [role=option]")
    expect(changes).to_contain_text([f"example of topic “Ceasefire”: “{example}”"])
    real.press("Enter")
    expect(real.page.locator(".sw-about")).to_contain_text("version 1.2")
    assert rules(real).topics["topic:ceasefire"].examples == ()


def test_a_name_becomes_an_example_of_its_label(real: RealDesk) -> None:
    real.press("j", "i", "Enter")
    expect(real.page.locator(".sw-about")).to_contain_text("version 1.1")
    assert rules(real).labels["STATE"].examples[-1] == "Russia"
    real.press("i", "Enter")
    expect(real.page.locator(".sw-notes")).to_contain_text("has the example 'Russia' already")


def test_without_words_it_is_said_what_is_missing_and_nothing_is_sent(real: RealDesk) -> None:
    real.press("j", "i", "Tab", "Delete", "Enter")
    expect(real.page.locator(".sw-missing")).to_have_text("An example needs words.")
    real.press("Escape", "Escape")
    assert real.sent("amend") == []
    assert rules(real).version == "1.0"


# ── at the compare desk ───────────────────────────────────────────────────────────────────────────────────────────────


def disputed(one: dict[str, Any], other: dict[str, Any] | None, kind: str, reason: str = "") -> dict[str, Any]:
    """A comparison with one difference, decided for the first reader."""
    records = [{"said-a": one}, {"said-b": other} if other else {}]
    sides = [{"reader": r, "records": said, "words": ""} for r, said in zip("AB", records, strict=True)]
    place = one.get("evidence") or span(TEXT, one["quote"])
    verdict = {"kind": "verdict", "how": "one", "of": kind, "taken": ["A"], "reason": reason}
    difference = {"id": "d", "record": one["kind"], "kind": kind, "fields": [kind], "place": place, "sides": sides}
    comparison = {"readers": ["A", "B"], "named": {}, "left": 1, "differences": [{**difference, "verdict": verdict}]}
    return {"records": {"said-a": one, "verdict:d": verdict}, "comparison": comparison, "suggestions": {}}


def asked(desk: Desk) -> dict[str, Any]:
    """The change of the codebook that the page has sent."""
    [sent] = desk.sent("amend")
    return {name: sent[name] for name in ("kind", "what", "of", "example", "note")}


@pytest.mark.parametrize(
    ("kind", "other", "what", "of", "note"),
    [
        ("polarity", {"polarity": "conditional"}, "polarity", "oppose", "not conditional"),
        ("voice", {"voice": "quoted"}, "voice", "reported", "not quoted"),
        ("target", {"target": "idlib"}, "topic", "topic:safe-zone", "not Idlib"),
        ("holder", {"holder": "idlib"}, "polarity", "oppose", ""),
    ],
)
def test_a_dispute_becomes_an_example_of_the_entry_it_was_about(
    desk: Desk, kind: str, other: dict[str, str], what: str, of: str, note: str
) -> None:
    one = stance(TEXT, WORDS, "turkey", "oppose", "topic:safe-zone")
    desk.open(TEXT, **disputed(one, {**one, **other}, kind))
    desk.press("j", "i", "Enter")
    assert asked(desk) == {"kind": "example", "what": what, "of": [of], "example": WORDS, "note": note}


def test_the_note_says_what_others_took_it_for_by_the_entry_that_is_chosen(desk: Desk) -> None:
    one = stance(TEXT, WORDS, "turkey", "oppose", "topic:safe-zone")
    desk.open(TEXT, **disputed(one, {**one, "polarity": "neutral", "voice": "quoted"}, "polarity"))
    desk.press("j", "i")
    note = desk.page.get_by_label("what it shows")
    expect(note).to_have_value("not neutral")
    desk.press("ArrowLeft")
    expect(note).to_have_value("not quoted")


def test_the_foot_offers_it_where_the_rule_is_unclear(desk: Desk) -> None:
    one, other = mention(TEXT, "Army of Valour", "ORG"), mention(TEXT, "Army of Valour", "ARMED_GROUP")
    desk.open(TEXT, **disputed(one, other, "label", "the rule is unclear"))
    desk.press("j")
    expect(desk.page.locator(".sw-foot")).to_contain_text("the rule is unclear: make this an example")
    desk.press("i", "Enter")
    assert asked(desk) == {
        "kind": "example",
        "what": "label",
        "of": ["ORG"],
        "example": "Army of Valour",
        "note": "not armed group",
    }


def test_what_is_not_decided_yet_is_no_example(desk: Desk) -> None:
    one = mention(TEXT, "Army of Valour", "ORG")
    given = disputed(one, None, "found")
    given["comparison"]["differences"][0]["verdict"] = None
    desk.open(TEXT, **{**given, "records": {}})
    desk.press("j", "i")
    expect(desk.page.locator(".sw-about")).to_contain_text("Decide it first")
    assert desk.sent("amend") == []


def test_an_unclear_rule_gets_an_example_at_a_real_compare_desk(desk: Desk, tmp_path: Path) -> None:
    first = next(iter(seed_readings().values()))
    project = seed_project(tmp_path / "p", [first, planted(first, {("naming", "valence"): 1}, 2, "ben")])
    real = comparing(desk.page, project, "lea", article=first.article)
    real.press("n", "1", "r", "3")
    foot = real.page.locator(".sw-foot")
    expect(foot).to_contain_text("the rule is unclear: make this an example")
    real.press("i", "Enter")
    about = real.page.locator(".sw-about")
    expect(about).to_contain_text("version 1.1 of the codebook")
    [change] = rules(real).changes
    [own, other] = [
        next(each.valence for each in reading.namings.values() if each.quote == change.example.partition(" (")[0])
        for reading in project.annotations
        if reading.annotator in {"ben", "reference"}
    ]
    assert (change.by, change.what, change.of) == ("lea", "valence", (own,))
    assert change.example.endswith(f"(not {other})")
    real.press("u")
    expect(about).to_contain_text("version 1.2 of the codebook")
    assert [action.do for action in project.store.read().histories["adjudicated"]][-2:] == ["example", "undo"]
