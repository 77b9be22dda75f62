"""Every difference between readings of a seed adjudicated by keyboard alone, and read back from the log's lines."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from tests.agreement.planting import planted_apart
from tests.agreement.seeds import seed_project, seed_readings, write_log
from tests.browser.adjudicating import Wanted, adjudicate
from tests.browser.desk import ADDRESS, Desk, without_errors
from tests.browser.keyboard import Keyboard
from tests.browser.lab import Lab
from tests.browser.real import RealDesk, comparing
from workbench.agreement.differences import Difference, differences
from workbench.agreement.says import Compared, content
from workbench.claims import bare
from workbench.desk.comparison import fitted
from workbench.project import open_project
from workbench.records import Annotation, Region

PLAN = {
    **{("mention", kind): 2 for kind in ("found", "span", "label", "entity")},
    **{("stance", kind): 1 for kind in ("found", "turned", "polarity", "voice")},
    ("naming", "valence"): 1,
}
TWO, THREE = ("000", ["ana", "ben"]), ("003", ["ana", "ben", "cem"])


@dataclass(frozen=True)
class Adjudicated:
    """A seed that several have read and Lea has adjudicated."""

    folder: Path
    readings: list[Annotation]
    differences: dict[str, Difference]
    wanted: dict[str, Wanted]
    pointed: bool

    def actions(self, annotator: str) -> list[dict[str, Any]]:
        """The lines of a log that are actions."""
        lines = (self.folder / "annotations" / f"{annotator}.jsonl").read_bytes().split(b"\n")[:-1]
        return [action for action in map(json.loads, lines) if "log" not in action]

    def records(self) -> dict[str, dict[str, Any]]:
        """What the adjudicator's lines put and dropped, in the end."""
        found: dict[str, dict[str, Any]] = {}
        for action in self.actions("adjudicated"):
            found = {id_: each for id_, each in found.items() if id_ not in action.get("drop", [])}
            found |= action.get("put", {})
        return found


def readings_of(seed: str, readers: list[str]) -> list[Annotation]:
    """The seed's reading as the first reader's, and those of others who each differ from it in other records."""
    (reading,) = (each for id_, each in seed_readings().items() if id_.startswith(seed))
    others = planted_apart(reading, dict.fromkeys(readers[1:], PLAN), seed=6)
    return [replace(reading, annotator=readers[0]), *others.values()]


@pytest.fixture(scope="module", params=[TWO, THREE], ids=["two readers", "three readers"])
def adjudicated(
    request: pytest.FixtureRequest, bare_page: Page, tmp_path_factory: pytest.TempPathFactory
) -> Adjudicated:
    """One sitting, in which nothing but keys was used."""
    readings = readings_of(*request.param)
    project = seed_project(tmp_path_factory.mktemp("compared") / "project", readings)
    found = {each.id: each for each in differences(readings)}
    bare_page.goto(ADDRESS)
    bare_page.evaluate("localStorage.clear()")
    with without_errors(bare_page):
        real = comparing(bare_page, project, "lea")
        bare_page.evaluate("addEventListener('pointerdown', () => { window.pointed = true }, true)")
        keys = Keyboard(bare_page)
        wanted = adjudicate(keys, found)
        expect(bare_page.locator(".sw-tip")).to_contain_text("Nothing is left to decide here")
        keys.press("d")
        real.settle()
        pointed = bare_page.evaluate("window.pointed === true")
    return Adjudicated(project.folder, readings, found, wanted, pointed)


def plain(records: Iterable[Any]) -> list[str]:
    """Records as JSON says them, without the readers' notes, in an order of their own."""
    kept = [bare(each) for each in records if isinstance(each, Compared)]
    return sorted(
        msgspec.json.encode(each if isinstance(each, Region) else replace(each, note="")).decode() for each in kept
    )


def test_every_difference_is_decided_by_keys_alone_and_stands_so_in_the_log(adjudicated: Adjudicated) -> None:
    assert not adjudicated.pointed
    verdicts = {id_.removeprefix("verdict:"): each for id_, each in adjudicated.records().items() if "how" in each}
    assert {
        id_: (each["how"], tuple(each.get("taken", ())), each.get("reason", "")) for id_, each in verdicts.items()
    } == {id_: (each.how, each.taken, each.reason) for id_, each in adjudicated.wanted.items()}
    assert verdicts.keys() == adjudicated.differences.keys()
    assert {each["by"] for each in verdicts.values()} == {"lea"}
    assert {id_: each["of"] for id_, each in verdicts.items()} == {
        id_: each.kind for id_, each in adjudicated.differences.items()
    }
    assert {each.how for each in adjudicated.wanted.values()} == {"one", "both", "neither", "third"}


def said_by_all(readings: Sequence[Annotation]) -> Iterator[Compared]:
    """The records that every reader has, word for word."""
    own = [[each for each in reading.records.values() if isinstance(each, Compared)] for reading in readings]
    every = reduce(and_, (Counter(map(content, records)) for records in own))
    for record in own[0]:
        if every[content(record)]:
            every[content(record)] -= 1
            yield bare(record)


def test_what_stands_is_what_all_say_and_what_was_decided(adjudicated: Adjudicated) -> None:
    project = open_project(adjudicated.folder)
    (reading,) = (each for each in project.annotations if each.annotator == "adjudicated")
    read = [fitted(each, project.article(each.article)) for each in adjudicated.readings]
    decided = [record for each in adjudicated.wanted.values() for record in each.stands]
    assert plain(reading.records.values()) == plain([*said_by_all(read), *decided])
    assert reading.status == "done"


def test_each_decision_names_the_actions_that_it_decides(adjudicated: Adjudicated) -> None:
    readers = [reading.annotator for reading in adjudicated.readings]
    ids = {reader: [action["id"] for action in adjudicated.actions(reader)] for reader in readers}
    every = {id_ for each in ids.values() for id_ in each}
    first, *_ = actions = adjudicated.actions("adjudicated")
    assert {each[-1] for each in ids.values()} <= {*first["decides"]}, "the readings stay known as they were before"
    decisions = [action for action in actions if action["do"] == "adjudicate"]
    assert len(decisions) == len(adjudicated.wanted)
    for action in decisions:
        assert action["decides"]
        assert {*action["decides"]} <= every


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """Two who differ in one article and say the same of another."""
    (same,) = (each for id_, each in seed_readings().items() if id_.startswith("004"))
    readings = [*readings_of(*TWO), *(replace(same, annotator=reader) for reader in TWO[1])]
    return comparing(desk.page, seed_project(tmp_path / "project", readings), "lea")


def about(real: RealDesk) -> str:
    return real.page.locator(".sw-about").inner_text()


def test_a_verdict_is_taken_back_and_given_again_and_read_when_one_comes_back(real: RealDesk) -> None:
    real.press("n", "2", "r", "4")
    real.settle()
    real.press("u", "u")
    real.settle()
    expect(real.page.get_by_role("tab").first).to_have_text("Differences 13")
    real.press("U", "U")
    real.settle()
    real.show()
    real.press("n")
    expect(real.page.get_by_role("tab").first).to_have_text("Differences 12")
    expect(real.page.locator(".sw-verdict")).to_have_text("decided: B taken, the text is ambiguous")


def test_articles_on_which_all_agree_are_taken_over_by_two_keys(real: RealDesk) -> None:
    expect(real.page.locator(".sw-where")).to_contain_text("1 article without a difference to take over")
    real.press("n", "B")
    expect(real.page.get_by_role("dialog")).to_contain_text("Syrian rebels to unite")
    real.press("Enter")
    real.settle()
    expect(real.page.locator(".sw-where")).not_to_contain_text("to take over")
    expect(real.page.locator("h2")).to_contain_text("Army of Mujahedeen")
    (done,) = (each for each in real.project.annotations if each.annotator == "adjudicated")
    assert (done.article[:3], done.status) == ("004", "done")


def test_what_was_decided_while_the_kernel_was_away_is_sent_when_it_is_back(real: RealDesk) -> None:
    real.page.evaluate("window.kept = model.send; model.send = () => {}")
    real.press("n", "1")
    assert about(real).endswith("decided: A taken")
    assert not real.log.exists()
    real.show()
    real.settle()
    real.press("n")
    expect(real.page.get_by_role("tab").first).to_have_text("Differences 12")
    assert '"do":"adjudicate"' in real.log.read_text(encoding="utf-8")


def test_done_with_something_left_says_how_much(real: RealDesk) -> None:
    real.press("n", "1", "d")
    expect(real.page.locator(".sw-notes")).to_contain_text("12")


def test_one_reader_alone_is_told_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    project = seed_project(tmp_path / "project", readings_of(*TWO)[:1])
    bare_desk = RealDesk(desk.page, project, "adjudicated", project.compare("lea"))
    bare_desk.mount()
    expect(desk.page.get_by_role("alert").filter(has_text="nothing to compare")).to_be_visible()
    expect(desk.page.get_by_role("tab", name="Differences")).to_have_count(0)


def test_the_same_in_jupyterlab_through_the_notebook(lab: Lab, page: Page, new_project: Callable[[], Path]) -> None:
    folder = new_project()
    readings = readings_of("001", ["ana", "ben"])
    for reading in readings:
        write_log(open_project(folder), reading.annotator, [reading])
    lab.open(page, folder / "notebooks" / "3-Compare.ipynb").run_all(seconds=120)
    page.locator(".sw-line").first.wait_for()
    page.locator(".sw-text").focus()
    wanted = adjudicate(Keyboard(page), {each.id: each for each in differences(readings)})
    page.keyboard.press("d")
    expect(page.locator(".sw-saved")).to_have_attribute("data-state", "saved")
    adjudicated = Adjudicated(folder, readings, {}, wanted, False)
    verdicts = {id_.removeprefix("verdict:"): each for id_, each in adjudicated.records().items() if "how" in each}
    assert {id_: each["how"] for id_, each in verdicts.items()} == {id_: each.how for id_, each in wanted.items()}
    assert {each["by"] for each in verdicts.values()} == {"me"}


def test_the_readers_own_logs_are_as_they_were(adjudicated: Adjudicated) -> None:
    kept = {each.annotator: each for each in open_project(adjudicated.folder).annotations}
    for reading in adjudicated.readings:
        assert plain(kept[reading.annotator].records.values()) == plain(reading.records.values())
