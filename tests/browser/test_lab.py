"""The whole way in a real JupyterLab: mouse and keys on one side, the lines on disk on the other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.lab import Lab, Notebook
from workbench.log.lines import decode, read_log

Rows = list[dict[str, Any]]


class Desk(Hands):
    """The annotate notebook of one project, run, and the log that it writes."""

    def __init__(self, lab: Lab, page: Page, project: Path) -> None:
        super().__init__(page)
        self.log = project / "annotations" / "me.jsonl"
        self.notebook: Notebook = lab.open(page, project / "notebooks" / "1-Annotate.ipynb")
        self.run()

    def run(self) -> None:
        """Run every cell and wait for the article."""
        self.notebook.run_all()
        self.wait()

    def wait(self) -> None:
        """Wait until the article is there and nothing is waiting to be saved."""
        self.page.locator(".sw-line").first.wait_for(state="attached")
        self.saved()

    def saved(self) -> None:
        """Wait until the page says that everything is saved."""
        expect(self.page.locator(".sw-saved")).to_have_attribute("data-state", "saved")

    def act(self, key: str) -> None:
        """Press a key and wait until what it did is saved."""
        self.press(key)
        self.saved()

    def lines(self) -> Rows:
        """The actions on disk, every line whole, a header first and one for each session."""
        if not self.log.exists():
            return []
        data = self.log.read_bytes()
        assert data.endswith(b"\n")
        assert not read_log(data, "me.jsonl").damages
        decode(data.split(b"\n")[0])
        rows: Rows = [json.loads(line) for line in data.split(b"\n")[:-1] if not line.startswith(b'{"log"')]
        assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
        return rows

    def says(self) -> list[tuple[str, str]]:
        """What each line did, and to which words."""
        return [(row["do"], words(row)) for row in self.lines()]


def words(row: dict[str, Any]) -> str:
    """The words of the first record that an action put, or the ids that it dropped."""
    for record in row.get("put", {}).values():
        record = record.get("suggestion", record)
        return str(record.get("evidence", record)["quote"])
    return " ".join(row.get("drop", []))


@pytest.fixture
def desk(lab: Lab, page: Page, new_project: Callable[[], Path]) -> Desk:
    return Desk(lab, page, new_project())


def test_every_step_of_an_analyst_is_the_right_line_on_disk(desk: Desk) -> None:
    page = desk.page
    assert desk.lines() == [], "looking writes nothing"

    desk.drag("rebel commander")
    desk.act("2")
    (added,) = desk.lines()
    (mention,) = added["put"].values()
    assert (added["do"], mention["label"], mention["quote"], mention.get("by")) == (
        "add",
        "PERSON",
        "rebel commander",
        None,
    )

    desk.click("Army of Mujahedeen")
    desk.act("a")
    accepted = desk.lines()[-1]
    assert accepted["do"] == "accept"
    assert accepted["put"][accepted["answers"]]["entity"] == "army-of-mujahideen"
    assert accepted["put"][f"fate:{accepted['answers']}"]["fate"] == "accepted"

    desk.click("Syria")
    desk.act("x")
    rejected = desk.lines()[-1]
    assert list(rejected["put"]) == [f"fate:{rejected['answers']}"]
    assert rejected["put"][f"fate:{rejected['answers']}"]["fate"] == "rejected"

    card = page.locator(".sw-panel [data-card^='s-']").first
    card.click()
    page.keyboard.press("e")
    form = page.get_by_role("form")
    form.get_by_role("radio", name="neutral").click()
    form.get_by_role("button", name="save").click()
    desk.saved()
    edited = desk.lines()[-1]
    assert (edited["do"], edited["put"][edited["answers"]]["polarity"]) == ("stance", "neutral")
    assert edited["put"][f"fate:{edited['answers']}"]["fate"] == "edited"
    assert edited["put"][f"fate:{edited['answers']}"]["suggestion"]["polarity"] != "neutral"

    page.locator(".sw-text").focus()
    desk.act("u")
    undone = desk.lines()[-1]
    assert (undone["do"], undone["of"], undone.get("put")) == ("undo", edited["id"], None)
    assert set(undone["drop"]) == set(edited["put"])

    desk.notebook.save()  # JupyterLab saves by itself, but not at a moment a test could wait for
    desk.notebook.reload()
    desk.wait()
    assert len(desk.lines()) == 5, "a reload writes nothing"
    expect(page.locator(".sw-text [title*='rebel commander']")).to_have_count(1)
    desk.click("Army of Mujahedeen")
    desk.act("4")
    assert desk.says()[-1] == ("relabel", "Army of Mujahedeen")

    desk.notebook.restart_kernel()
    desk.drag("explosive barrels")
    page.keyboard.press("6")
    expect(page.locator(".sw-banner")).to_contain_text("Not saved (1): the kernel does not answer", timeout=10_000)
    assert len(desk.lines()) == 6, "nothing is written while the kernel is another"

    desk.run()
    assert desk.says()[-1] == ("add", "explosive barrels"), "what was kept on the page was sent, once"
    assert len(desk.lines()) == 7
    desk.drag("northern")
    desk.act("5")
    assert desk.says()[5:] == [("relabel", "Army of Mujahedeen"), ("add", "explosive barrels"), ("add", "northern")]


def test_a_click_between_the_buttons_leaves_the_keys_at_the_desk_and_not_at_the_cell(desk: Desk) -> None:
    cells = desk.page.locator(".jp-Notebook-cell")
    there = cells.count()
    desk.page.locator(".sw-bar").click(position={"x": 2, "y": 1})
    desk.press("x", "?")
    desk.page.locator(".sw-sheet").click(position={"x": 2, "y": 2})
    desk.press("x", "Escape")
    expect(desk.page.locator(".sw-sheet")).to_be_hidden()
    expect(cells).to_have_count(there)


HARD = {
    "emoji": (
        "🙂 Grace 👩‍🔬 Hopper met 👨‍👩‍👧‍👦 Ada Lovelace in e\u0301vora.",
        ["Grace 👩‍🔬 Hopper", "Ada Lovelace", "e\u0301vora"],
    ),
    "lines": ("One line.\r\nKarim Said spoke.\r\n\r\nThen Lina Haddad did.", ["Karim Said", "Lina Haddad"]),
    "right-to-left": ("قال الرئيس بشار الأسد إن المعارضة رفضت الاتفاق.", ["بشار الأسد", "المعارضة"]),
}


def test_what_is_dragged_is_what_is_stored_on_hard_text(lab: Lab, page: Page, new_project: Callable[[], Path]) -> None:
    project = new_project()
    for seed in (project / "seeds").glob("*.txt"):
        if not seed.name.startswith("002"):
            seed.unlink()
    for name, (text, _) in HARD.items():
        (project / "seeds" / f"{name}.txt").write_bytes(text.encode())
    desk = Desk(lab, page, project)
    wanted = [
        ("002", ["İbrahim Kalın", "permanent peace", "İbrahim Kalın said"]),
        *((name, spans) for name, (_, spans) in HARD.items()),
    ]
    for number, (name, spans) in enumerate(wanted, 1):
        expect(page.locator(".sw-where")).to_contain_text(f"{number} of {len(wanted)}")
        text = next((project / "seeds").glob(f"{name}*")).read_bytes().decode()
        for quote in spans:
            desk.drag(quote, right_to_left=name == "right-to-left")
            desk.act("2")
            mention = next(record for record in desk.lines()[-1]["put"].values() if record["kind"] == "mention")
            assert mention["quote"] == quote
            assert text[mention["start"] : mention["end"]] == quote
        page.keyboard.press("]")
