"""The codebook is changed at the desk, with keys: told first, one step, and taken back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import Codebook, read_codebook
from workbench.desk.session import Session
from workbench.project import Project

OTHER = "Russia answers.\n\nRussia 🚚 rejected the plan of Turkey."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two articles, and what ana made of them: Turkey and Russia as states, a stance toward a topic in each."""
    project = a_project(tmp_path, {"1": TEXT, "2": OTHER})
    session = Session(project, "ana")
    one, two = project.article("1"), project.article("2")
    session.act(an_action(one, "add", {"m-1": a_mention(TEXT, "Turkey", "STATE", "turkey")}))
    session.act(an_action(one, "stance", {"s-1": a_stance(TEXT, "rejected the plan", "russia", "topic:ceasefire")}))
    session.act(an_action(two, "add", {"m-2": a_mention(OTHER, "Turkey", "STATE", "turkey")}))
    session.act(an_action(two, "stance", {"s-2": a_stance(OTHER, "rejected the plan", "russia", "topic:ceasefire")}))
    return Project(tmp_path)  # with suggestions of its own, which follow the codebook


@pytest.fixture
def real(desk: Desk, project: Project) -> RealDesk:
    """Ana's desk, at the first article."""
    return real_desk(desk.page, project, "ana", "1")


def rules(real: RealDesk) -> Codebook:
    """What the files of the codebook say."""
    real.settle()
    return read_codebook(real.project.store.folder)


def find(real: RealDesk, words: str) -> None:
    """Walk to the first entry of the codebook with these words."""
    real.press("C")
    real.page.get_by_label("Search in the codebook").fill(words)
    real.press("ArrowDown")


def told(real: RealDesk) -> Locator:
    """What a change would do."""
    return real.page.locator(".sw-foretold [role=status]")


def entities(real: RealDesk) -> list[str | None]:
    """The entities of Ana's mentions, in both articles."""
    real.settle()
    return [each.entity for article in ("1", "2") for each in real.reading(article).mentions.values()]


def merge(real: RealDesk) -> None:
    """Turkey becomes Russia."""
    find(real, "turkey")
    real.press("m")
    real.page.keyboard.type("russia")
    real.press("Enter")
    expect(told(real)).to_contain_text("2 records in 2 articles of yours are rewritten")
    with real.page.expect_response(lambda response: '"hello"' in (response.request.post_data or "")):
        real.press("Enter", "Enter")  # twice, out of impatience; and other rules bring other suggestions
    expect(real.page.locator(".sw-sheet")).to_be_hidden()


def test_a_merge_is_told_made_with_keys_alone_and_taken_back_by_u(real: RealDesk) -> None:
    merge(real)
    assert (entities(real), rules(real).retired) == (["russia", "russia"], {"turkey": ("russia",)})
    assert len(real.sent("amend")) == 1
    expect(real.page.locator(".sw-text")).to_be_focused()
    real.press("u")
    real.page.wait_for_function("model.sent.some((message) => message.type === 'undo')")
    assert (entities(real), rules(real).retired) == (["turkey", "turkey"], {})


def test_a_merge_outlives_the_session_and_is_taken_back_in_the_next(real: RealDesk) -> None:
    merge(real)
    assert entities(real) == ["russia", "russia"]
    again = real_desk(real.page, Project(real.project.folder), "ana", "2")
    again.press("u")
    again.page.wait_for_function("model.sent.some((message) => message.type === 'undo')")
    assert (entities(again), rules(again).retired) == (["turkey", "turkey"], {})
    assert [change.kind for change in rules(again).changes] == ["merge", "undo"]


def test_the_latest_change_that_stands_is_taken_back_from_the_list(real: RealDesk) -> None:
    merge(real)
    rules(real)
    real.page.get_by_role("button", name="changes").click()
    changes = real.page.locator(".sw-sheet [role=option]")
    expect(changes).to_contain_text(["entity “Turkey” merged into “Russia”"])
    expect(changes).to_contain_text([re.compile(r"version 1\.1 · ana · .* can be taken back")])
    real.press("Enter", "Enter")
    expect(real.page.locator(".sw-about")).to_contain_text("undo “Turkey” and 1 more in 2 articles")
    assert (entities(real), rules(real).retired) == (["turkey", "turkey"], {})
    assert [each["kind"] for each in real.sent("amend")] == ["merge", "undo"]
    real.page.get_by_role("button", name="changes").click()
    expect(changes.locator("s")).to_have_text("entity “Turkey” merged into “Russia”")
    real.press("ArrowDown", "Enter")
    expect(real.page.locator(".sw-sheet [role=status]")).to_contain_text("no change of the codebook to undo")


def test_an_entry_gets_another_name_and_nothing_is_rewritten(real: RealDesk) -> None:
    find(real, "state")
    real.press("Enter", "r")
    real.page.keyboard.type("Government, “=1” 🏛")
    expect(told(real)).to_contain_text("used in 2 records in 2 articles, and none of them is rewritten")
    real.press("Enter")
    expect(real.page.locator(".sw-labels")).to_contain_text("Government, “=1” 🏛")
    expect(real.page.locator(".sw-about")).to_have_text("version 1.1 of the codebook")
    assert rules(real).name_of("STATE") == "Government, “=1” 🏛"
    assert [each.label for each in real.reading("1").mentions.values()] == ["STATE"]


def test_what_the_codebook_does_not_allow_is_said_and_not_made(real: RealDesk) -> None:
    real.page.get_by_role("tab", name="Codebook").click()
    real.page.locator("[data-rule=STATE]").click()
    real.page.get_by_role("button", name="rename").click()
    real.page.keyboard.type("ORG")
    expect(told(real)).to_contain_text("'ORG' is the name of the label 'ORG' already; merge the two")
    real.page.get_by_role("button", name="do it").click()
    expect(told(real)).to_have_class("sw-problem")
    expect(real.page.locator(".sw-sheet")).to_be_visible()
    assert real.sent("amend") == []
    real.press("Escape", "Escape")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()


def test_a_split_topic_waits_in_the_problems_of_all_articles(real: RealDesk) -> None:
    find(real, "ceasefire")
    real.press("s")
    real.page.keyboard.type("Ankara")
    expect(real.page.locator(".sw-list:visible .sw-note")).to_have_text("nothing found")
    real.press("Escape")
    real.page.keyboard.type("safe")
    real.press("Enter")
    real.page.keyboard.type("Local truce")
    expect(real.page.locator(".sw-list:visible")).to_contain_text("create topic “Local truce”")
    real.press("ArrowDown", "Enter", "Enter")
    expect(told(real)).to_contain_text("2 records in 2 articles of yours wait until you choose")
    expect(real.page.locator(".sw-uses")).to_contain_text("The Army of Valour rejected the plan on Monday.")
    real.press("Enter")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()
    assert rules(real).retired == {"topic:ceasefire": ("topic:safe-zone", "topic:local-truce")}
    real.press("v")
    panel = real.page.get_by_role("tabpanel")
    panel.get_by_role("button", name="in all articles").click()
    stale = panel.get_by_role("option", name="was split; choose between Safe zone and Local truce")
    expect(stale).to_have_count(2)
    expect(panel.get_by_role("button", name="take over")).to_be_hidden()
    stale.last.click()
    expect(real.page.locator("h2")).to_have_text("Russia answers.")


def test_what_ana_merged_is_one_key_for_ben(real: RealDesk) -> None:
    two = real.project.article("2")
    ben = Session(real.project, "ben")
    ben.act(an_action(two, "add", {"m-9": a_mention(OTHER, "Turkey", "STATE", "turkey")}))
    merge(real)
    rules(real)
    theirs = real_desk(real.page, Project(real.project.folder), "ben", "1")
    theirs.press("v")
    panel = theirs.page.get_by_role("tabpanel")
    panel.get_by_role("button", name="in all articles").click()
    expect(panel.get_by_role("option")).to_contain_text(["'Turkey' is no longer used; Russia took its place"])
    panel.get_by_role("listbox").focus()
    theirs.press("t")
    expect(panel).to_contain_text("Nothing here goes against the codebook")
    theirs.settle()
    assert theirs.reading("2").mentions["m-9"].entity == "russia"
    assert [change.kind for change in rules(theirs).changes] == ["merge"]


def test_a_retired_label_is_offered_no_more_and_what_has_it_stays_readable(real: RealDesk) -> None:
    find(real, "state")
    real.press("Enter", "s")
    for words in ("org", "place"):
        real.page.keyboard.type(words)
        real.press("Enter")
    expect(told(real)).to_contain_text("2 records in 2 articles")
    real.press("Enter")
    expect(real.page.locator(".sw-labels button")).to_have_count(5)
    expect(real.page.locator(".sw-labels")).not_to_contain_text("state")
    real.click("Turkey")
    expect(real.page.locator(".sw-foot")).to_contain_text("1–5")
    expect(real.page.locator(".sw-about")).to_contain_text("Turkey · state → Turkey")
    real.press("0")
    expect(real.page.locator(".sw-floating [role=option]")).to_have_count(5)
    real.press("Escape", "3")
    real.settle()
    assert [each.label for each in real.reading("1").mentions.values()] == ["ORG"]
    expect(real.page.locator(".sw-about .sw-problem")).to_be_empty()


NAME = "Front, “the 2nd”; '=1+1' 🏴‍☠️"


def test_a_new_topic_is_the_rule_from_then_on_and_old_records_keep_theirs(real: RealDesk) -> None:
    real.drag("said nothing")
    real.press("T")
    real.page.keyboard.type(NAME)
    real.press("Enter")
    expect(real.page.locator(".sw-version")).to_have_count(0)
    assert rules(real).topics["topic:front-the-2nd-1-1"].name == NAME
    real.click("Turkey")
    real.press("x")
    real.settle()
    actions = real.project.store.read().histories["ana"]
    assert [action.codebook for action in actions] == ["1.0"] * 4 + ["1.1"]


def test_a_new_entity_is_suggested_linked_and_spread_at_once(real: RealDesk) -> None:
    real.drag("rejected", 0)
    real.press("E", "Shift+Tab")
    real.page.keyboard.type(NAME.replace(";", ""))
    real.press("Enter")
    real.page.keyboard.type("a")
    real.press("Enter")
    entity = rules(real).entities["front-the-2nd-1-1"]
    assert (entity.name, entity.aliases, entity.label) == (NAME.replace(";", ""), ("rejected",), "ARMED_GROUP")
    expect(real.mark("rejected")).to_have_class(re.compile("sw-suggested"))
    real.drag("the plan")
    real.press("1", "l")
    real.page.keyboard.type("front, the 2nd")
    expect(real.page.locator(".sw-floating [aria-selected=true]")).to_contain_text("🏴‍☠️")
    real.press("Enter")
    real.settle()
    real.press("F")
    expect(real.page.locator(".sw-sheet [role=option]")).to_contain_text(["rejected"])


def test_what_a_mention_names_is_entered_and_linked_in_two_keys_and_so_is_a_topic(real: RealDesk) -> None:
    real.drag("Army of Valour")
    real.press("1", "E", "Enter")
    real.drag("said nothing")
    real.press("T", "Enter")
    codebook = rules(real)
    assert codebook.entities["army-of-valour"].name == "Army of Valour"
    assert codebook.topics["topic:said-nothing"].name == "said nothing"
    assert "army-of-valour" in [each.entity for each in real.reading("1").mentions.values()]
