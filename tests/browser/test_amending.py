"""The codebook is changed at the desk, with keys: told first, one step, and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.real import RealDesk, real_desk
from tests.builders import a_mention, a_project, a_stance, an_action
from workbench.codebook import Codebook, read_codebook
from workbench.project import Project
from workbench.session import Session

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
    return project


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
    real.press("Enter")
    expect(real.page.locator(".sw-sheet")).to_be_hidden()


def test_a_merge_is_told_made_with_keys_alone_and_taken_back_by_u(real: RealDesk) -> None:
    merge(real)
    assert (entities(real), rules(real).retired) == (["russia", "russia"], {"turkey": ("russia",)})
    expect(real.page.locator(".sw-text")).to_be_focused()
    real.press("u")
    real.page.wait_for_function("model.sent.some((message) => message.type === 'undo')")
    assert (entities(real), rules(real).retired) == (["turkey", "turkey"], {})
