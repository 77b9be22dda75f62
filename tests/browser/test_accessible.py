"""What axe-core says of the desk in each of its states: nothing.

Colours are judged as they are on screen: what `color-mix` makes is computed by the browser before axe reads it. So both
of JupyterLab's themes are judged, with the variables that JupyterLab itself gives them.
"""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import TEXT, Desk
from tests.browser.opened import mention, naming, region, span, stance
from tests.browser.real import RealDesk, real_desk
from tests.browser.themed import theme
from tests.builders import a_mention, a_project
from workbench.project import Project

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
    const { violations } = await axe.run(".sw", { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => [impact, id, nodes.map((node) => node.html)]);
}"""
REGIONS = [
    region(TEXT, "Turkey and Russia meet in Astana", "title"),
    region(TEXT, "\n\nThe Army of Valour rejected the plan on Monday.", "body"),
    region(TEXT, "\n\nTurkey said nothing.", "credit"),
]


def faults(page: Page) -> list[Any]:
    """All that axe finds in the desk: how bad, which rule, where."""
    page.evaluate(AXE)
    found: list[Any] = page.evaluate(RUN)
    return found


def opened_desk(desk: Desk, look: str = "light") -> Desk:
    """An article with something of each kind in it, confirmed and suggested, in one of JupyterLab's themes."""
    label = "ARMED_GROUP"
    confirmed = [
        mention(TEXT, "Russia", "STATE", "turkey"),
        mention(TEXT, "Valour", label),
        mention(TEXT, "Monday", "EVENT"),
        naming(TEXT, "the plan", "turkey"),
    ]
    reasons = {"score": 0.9, "why": "“rejected”", "sure": True, "also": [span(TEXT, "said nothing")]}
    suggestions = [
        mention(TEXT, "Turkey", "STATE", "turkey"),
        mention(TEXT, "Astana", "PLACE"),
        mention(TEXT, "Army of Valour", label),
        mention(TEXT, "Turkey", "PERSON", nth=1),
        mention(TEXT, "said", "ORG"),
        {**stance(TEXT, "rejected the plan", "turkey", "oppose", "topic:safe-zone"), **reasons},
        stance(TEXT, "said nothing", "turkey", "support", None),
    ]
    state: dict[str, Any] = {
        "problems": {"r1": ["“Valour” is linked to nobody."]},
        "notices": ["The codebook has changed."],
    }
    desk.open(records=confirmed, suggestions=suggestions, regions=REGIONS, **state)
    desk.page.add_style_tag(content=theme(look))
    desk.page.locator(".sw-text").focus()
    return desk


def judged(page: Page) -> None:
    """Nothing serious or critical, and nothing less either, in either theme."""
    for look in ("light", "dark"):
        page.add_style_tag(content=theme(look))
        assert faults(page) == [], look


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(keys.split(), id=state)
        for state, keys in {
            "article": "Escape",
            "on a suggestion": "n",
            "stance form": "n s",
            "list in the stance form": "n s Shift+Tab ArrowDown",
            "naming form": "j j e",
            "link box": "n l",
            "label box": "n 0",
            "new entity": "E",
            "new topic": "T",
            "note": "m",
            "example in the codebook": "j i",
            "problems": "v",
            "history": "h",
            "codebook": "c",
            "keys": "?",
            "on a position with further passages": "n n n n w",
            "new names": "N",
            "articles, none found": "g",
            "search, nothing asked": "/",
            "bulk accept": "b",
            "without the panel": "d",
        }.items()
    ],
)
def test_nothing_on_the_desk_is_hard_to_reach(desk: Desk, keys: list[str]) -> None:
    opened_desk(desk).press(*keys)
    desk.settle()
    judged(desk.page)


def test_what_is_said_of_lost_work_can_be_read_by_all(desk: Desk) -> None:
    opened_desk(desk).silence()
    desk.press("n", "a")
    desk.wait(20)
    expect(desk.banner).to_be_visible()
    judged(desk.page)


def test_a_narrow_column_is_as_good(desk: Desk) -> None:
    opened_desk(desk).page.evaluate("document.getElementById('at').style.width = '700px'")
    desk.press("n", "s")
    judged(desk.page)


@pytest.fixture
def real(desk: Desk, tmp_path: Path) -> RealDesk:
    """Two articles, with a suggestion in each and something done in the first."""
    texts = {"1": TEXT, "2": "Turkey told İdlib.\n\nTurkey left."}
    project = a_project(tmp_path, texts, {"s0": a_mention(TEXT, "Turkey", "STATE", "turkey")})
    opened = real_desk(desk.page, project, "ada", "1")
    opened.drag("Russia")
    opened.press("3")
    opened.settle()
    return opened


@pytest.mark.parametrize(
    ("keys", "shows"),
    [
        ("g", ".sw-queue [role=option]"),
        ("/ Enter", ".sw-search [role=option]"),
        ("n F", ".sw-preview [role=option]"),
        ("b", ".sw-preview [role=option]"),
        ("h", ".sw-history [role=option]"),
    ],
)
def test_no_list_of_a_real_session_is_hard_to_reach(real: RealDesk, keys: str, shows: str) -> None:
    real.press(*keys.split())
    expect(real.page.locator(shows).first).to_be_visible()
    real.settle()
    judged(real.page)


def test_records_out_of_their_place_are_not_hard_to_reach(real: RealDesk) -> None:
    (real.project.seeds / "1.txt").write_bytes(f"Meanwhile\n\n{TEXT}".encode())
    again = real_desk(real.page, Project(real.project.folder), "ada", "1")
    expect(again.page.get_by_role("button", name="look at them")).to_be_visible()
    again.press("R")
    expect(again.page.locator(".sw-repairs [role=option]")).to_have_count(1)
    judged(again.page)


def test_a_project_without_articles_says_so_in_the_desk(desk: Desk, tmp_path: Path) -> None:
    bare = RealDesk(desk.page, a_project(tmp_path, {}), "ada")
    bare.mount()
    expect(bare.page.get_by_role("alert").filter(has_text="no articles")).to_contain_text("put .txt, .jsonl or .csv")
    judged(bare.page)


RING = """() => {
    const at = document.activeElement;
    if (!at.closest(".sw")) return null;
    const shows = at.matches("[role=listbox]") ? at.querySelector("[aria-selected=true]") ?? at : at;
    const { outlineStyle, outlineWidth } = getComputedStyle(shows);
    const name = at.getAttribute("aria-label") || at.textContent.trim();
    return [name.slice(0, 40), outlineStyle !== "none" && parseFloat(outlineWidth) >= 1];
}"""


@pytest.mark.parametrize("way", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("keys", ["Escape", "n s", "v", "c", "h", "g", "/", "b", "n l"])
def test_the_focus_is_always_in_sight(desk: Desk, keys: str, way: str) -> None:
    opened_desk(desk).press(*keys.split())
    stops = []
    while (stop := desk.page.evaluate(RING)) and stop not in stops:
        stops.append(stop)
        desk.press(way)
    assert stops
    assert [name for name, seen in stops if not seen] == []


BADGES = """() => {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const page = getComputedStyle(document.querySelector(".sw-text")).backgroundColor;
    const light = (...layers) => {
        for (const layer of [page, ...layers]) { pen.fillStyle = layer; pen.fillRect(0, 0, 1, 1); }
        const parts = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
        const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    return [...document.querySelectorAll(".sw-mark:not([data-badge=''])")].map((mark) => {
        const badge = getComputedStyle(mark, "::after");
        const look = getComputedStyle(mark);
        const behind = light(badge.backgroundColor);
        return [
            mark.textContent,
            contrast(light(badge.backgroundColor, badge.color), behind),
            contrast(light(look.borderBottomColor), light()),
        ];
    });
}"""


@pytest.mark.parametrize("look", ["light", "dark"])
def test_badges_and_borders_can_be_told_from_what_is_behind_them(desk: Desk, look: str) -> None:
    found = opened_desk(desk, look).page.evaluate(BADGES)
    assert len(found) > 6
    assert [words for words, badge, _ in found if badge < 4.5] == []
    assert [words for words, _, border in found if border < 3] == []


def test_what_was_decided_about_ones_work_is_reached_by_all(desk: Desk) -> None:
    place = span(TEXT, "Army of Valour")
    row = {"id": "d", "kind": "label", "about": "Turkey ⟶ Astana", "own": "org", "decided": "armed group"}
    rows = [{**row, "reason": "the rule is clear", "record": "r0", "place": place}]
    answers = {"adjudicated": {"decided": 2, "upheld": 1, "rows": rows}}
    desk.open(TEXT, records=[mention(TEXT, "Army of Valour", "ORG")], status="done", answers=answers)
    expect(desk.page.get_by_role("tab", name="Adjudicated 1")).to_be_visible()
    desk.press("J")
    judged(desk.page)
