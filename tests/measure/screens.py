"""Pictures of the desk in each of its states: `make screens` writes build/screens/*.png.

Most are taken with a real session on a copy of the project in a bare page that has JupyterLab's theme; `light` and
`dark` in a real JupyterLab. Words after the command choose some of them.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.agreement.seeds import seed_project
from tests.apart import apart
from tests.browser import chromium
from tests.browser.desk import Desk, serve
from tests.browser.lab import copy_project, running
from tests.browser.opened import mention, naming, stance
from tests.browser.real import RealDesk, comparing, real_desk
from tests.browser.test_adjudicating import readings_of
from tests.browser.themed import theme
from tests.builders import ROOT, a_mention, a_project, a_stance, an_action
from tests.desk.test_carrying import TEXTS as COPIES
from tests.desk.test_newcomers import TEXTS as NEW_NAMES
from tests.desk.test_newcomers import suggested
from workbench.desk.session import Session
from workbench.project import open_project
from workbench.records import Action, Article, Naming, Record, Stance

FOLDER = ROOT / "build" / "screens"
ARTICLE = "003_112cf88329e6b2a1"
NAMES = ["Army of Idlib and Aleppo", "Idlib and Aleppo Province", "Aleppo", "Province", "Hama", "Homs"]
OVERLAPS = (
    "The Army of Idlib and Aleppo Province spoke\n\n"
    "Names may nest, as in Army of Idlib and Aleppo Province, cross as these two do, and touch: HamaHoms.\n\n"
    "Nobody else in Idlib or in Aleppo said a word about it."
)
ARABIC = (
    "تركيا وروسيا تجتمعان في أستانا\n\n"
    "رفض جيش الإسلام خطة المنطقة الآمنة يوم الاثنين، وقال متحدث باسم Army of Islam إن “التدخل الأجنبي مرفوض”.\n\n"
    "צבא סוריה החופשי דחה את התוכנית, כך אמר דובר של HTS ביום שני (12:30).\n\n"
    "In English, جيش الإسلام means the Army of Islam; חמאס‎ is another name."
)

REWRITTEN = {
    "FeaturedLatest developmentsMiddle EastOthersWorld News\n\n": "",
    "\xa0": " ",
    "terrorists accept Idlib deal": "militants accept deal on Idlib",
    "Turkish-backed militants have rejected laying": "Turkey’s militants have refused to lay",
    "“We will not abandon our weapons, our land or our revolution” against Syrian government forces, ": "",
    "the so-called National": "the National",
}
"""What was changed in the article's text, and into what."""


def main(wanted: list[str]) -> None:
    """Take the pictures named, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        for name, scene in SCENES.items():
            if not wanted or name in wanted:
                bare(browser, name, scene)
        if not wanted or {"light", "dark"} & set(wanted):
            in_lab(browser)
        browser.close()


def bare(browser: Browser, name: str, scene: Callable[[Page, Path], None]) -> None:
    """One picture in a bare page; the line for somebody new is in that of the empty article only."""
    width = 700 if name.endswith("narrow") else 1280
    context = browser.new_context(viewport={"width": width, "height": 860}, reduced_motion="reduce")
    serve(context)
    if name != "empty":
        context.add_init_script("localStorage.setItem('stance-workbench:welcomed', 'true')")
    with tempfile.TemporaryDirectory() as folder:
        page = context.new_page()
        scene(page, Path(folder))
        page.add_style_tag(content=theme("dark" if name.endswith("dark") else "light") + "#after { display: none }")
        page.wait_for_timeout(400)  # the last stroke is painted
        page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def in_lab(browser: Browser) -> None:
    """`light` and `dark`: a real JupyterLab as it is first met, its file browser open."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as lab:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        notebook = lab.open(page, copy_project(lab.folder / "project") / "notebooks" / "1-Annotate.ipynb")
        notebook.run_all()
        page.wait_for_selector(".sw-line")
        page.locator(".sw-text").focus()
        for key in "nananann":
            page.keyboard.press(key)
        expect(page.locator(".sw-saved")).to_have_attribute("data-state", "saved")
        page.evaluate("document.querySelector('.sw').closest('.jp-Cell').scrollIntoView({ block: 'end' })")
        for name, title in {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}.items():
            page.evaluate(f"window.jupyterapp.commands.execute('apputils:change-theme', {{ theme: '{title}' }})")
            page.wait_for_timeout(2500)
            page.screenshot(path=FOLDER / f"{name}.png")
        page.close()


def at_work(page: Page, folder: Path) -> RealDesk:
    """A copy of the project at an article in which a few things are decided."""
    desk = real_desk(page, open_project(copy_project(folder)), "ada", ARTICLE)
    for _ in range(6):
        desk.press("n", "a")
    desk.press("n", "x", "n")
    desk.settle()
    return desk


def pressed(*keys: str) -> Callable[[Page, Path], None]:
    """A scene: the desk at work, and then these keys."""
    return lambda page, folder: at_work(page, folder).press(*keys)


def rtl(page: Page, folder: Path) -> None:
    """Arabic, Hebrew and English, with marks in each."""
    names = ["تركيا", "روسيا", "جيش الإسلام", "Army of Islam", "צבא סוריה החופשי", "HTS"]
    records = [mention(ARABIC, name, "ARMED_GROUP") for name in names]
    suggestions = [
        stance(ARABIC, "“التدخل الأجنبي مرفوض”", "turkey", "oppose", "topic:safe-zone"),
        naming(ARABIC, "التدخل", "turkey"),
        mention(ARABIC, "جيش الإسلام", "ARMED_GROUP", nth=1),
    ]
    Desk(page).open(ARABIC, records=records, suggestions=suggestions).click("روسيا")


def overlaps(page: Page, folder: Path) -> None:
    """Names that nest, cross and touch."""
    records = [mention(OVERLAPS, name, "PLACE", nth=0) for name in NAMES]
    records += [mention(OVERLAPS, name, "ORG", nth=1) for name in NAMES[:4]]
    Desk(page).open(OVERLAPS, records=records).click("Aleppo", nth=1)


def many_spans(page: Page, folder: Path) -> None:
    """A long article with 2 000 spans."""
    text = "\n\n".join("Turkey and Russia told Idlib what the Army of Valour said. " * 5 for _ in range(100))
    words = {"Turkey": "STATE", "Russia": "STATE", "Idlib": "PLACE", "Army of Valour": "ARMED_GROUP"}
    records = [mention(text, word, label, nth=n) for word, label in words.items() for n in range(500)]
    Desk(page).open(text, records=records, suggestions=[mention(text, "said", "EVENT", nth=3)])
    page.locator(".sw-text").focus()
    page.keyboard.press("n")


def problems(page: Page, folder: Path) -> None:
    """A position without a holder, and what the codebook says to that."""
    desk = at_work(page, folder)
    desk.press("Escape", "ArrowDown", "ArrowDown", "ArrowDown", "s", "Tab", "o")
    page.locator(".sw-form").get_by_role("button", name="save").click()
    desk.settle()
    desk.press("v")


def empty(page: Page, folder: Path) -> None:
    """An article without a suggestion, opened for the first time."""
    Desk(page).open("A short note.\n\nNobody is named in it.")
    page.locator(".sw-text").focus()


def on_ankara(*keys: str) -> Callable[[Page, Path], None]:
    """A scene: a name is accepted, and then these keys."""

    def scene(page: Page, folder: Path) -> None:
        desk = at_work(page, folder)
        desk.click("Ankara")
        desk.press("a")
        desk.settle()
        desk.press(*keys)

    return scene


def search(page: Page, folder: Path) -> None:
    """A search with hits in many articles."""
    at_work(page, folder).press("Escape", "/")
    page.keyboard.type("idlib")
    expect(page.locator(".sw-search [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")


def stance_form(page: Page, folder: Path) -> None:
    """A form with its list open."""
    at_work(page, folder).press("s")
    page.keyboard.type("a")


def reasons(page: Page, folder: Path) -> None:
    """A position that several passages show, with what speaks for it."""
    project = open_project(copy_project(folder))
    found = project.suggestions(project.article(ARTICLE))
    shown = [id_ for id_, each in found.items() if isinstance(each, Stance) and each.also]
    real_desk(page, project, "ada", ARTICLE).page.locator(f'[data-card="{shown[0]}"]').click()
    page.keyboard.press("w")


def newcomers(page: Page, folder: Path) -> None:
    """Names that are seen often and that no entity has."""
    project = a_project(folder, NEW_NAMES)
    project.__dict__["suggester"] = suggested
    real_desk(page, project, "ada", "a").press("N")
    expect(page.locator(".sw-newcomers [role=option]").first).to_be_visible()


def copies(page: Page, folder: Path) -> None:
    """An agency's report in several outlets, and what can be carried from one to the others."""
    project = a_project(folder, COPIES)
    session, text = Session(project, "ada"), COPIES["a"]
    said = a_stance(text, "“We will stay 👩‍🚒 as long as it takes,”", "turkey", "russia")
    names = {"m": a_mention(text, "Idlib", "PLACE", "idlib"), "t": a_mention(text, "Headline of a", "ORG")}
    session.act(an_action(project.article("a"), "add", {**names, "s": said}))
    real_desk(page, project, "ada", "a")
    expect(page.locator(".sw-calm")).to_be_visible()
    page.keyboard.press("P")
    expect(page.locator(".sw-preview [role=option]").first).to_be_visible()


def near_copy(page: Page, folder: Path) -> None:
    """The same without the list."""
    copies(page, folder)
    page.keyboard.press("Escape")


def blind(page: Page, folder: Path) -> None:
    """An article that is read blind."""
    project = open_project(copy_project(folder))
    rules = project.folder / "annotations" / "codebook.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "\n[desk]\nblind = 1.0\n", encoding="utf-8")
    real_desk(page, open_project(project.folder), "ada", ARTICLE)


def scraped_again(page: Page, folder: Path) -> RealDesk:
    """An article of which much was labelled before its text was changed."""
    project = open_project(copy_project(folder))
    session, article = Session(project, "ada"), project.article(ARTICLE)
    labelled = [(id_, each) for id_, each in project.suggestions(article).items() if not isinstance(each, Naming)]
    put: dict[str, Record] = dict(labelled[:22] + labelled[-14:-9])
    session.act(Action(id="a", article=ARTICLE, sha256=article.sha256, do="accept", put=put))
    text = article.text
    for words, others in REWRITTEN.items():
        assert words in text
        text = text.replace(words, others)
    (file,) = project.seeds.glob(f"{ARTICLE}*")
    file.write_bytes(text.encode())
    return real_desk(page, open_project(project.folder), "ada", ARTICLE)


def repair(page: Page, folder: Path) -> None:
    """What became of its records."""
    scraped_again(page, folder).press("R", "ArrowDown")


def in_two_ways(page: Page, folder: Path) -> None:
    """What one person's two machines left in two ways, and marked twice."""
    text = "Turkey 👩‍🚒 met HTS in Idlib.\n\nRussia has rejected the plan."
    opposes, twice = a_stance(text, "rejected the plan", "russia", "topic:ceasefire"), a_mention(text, "HTS", "ORG")
    article = Article("a", text)
    labels = [{id_: a_mention(text, "Turkey", label)} for id_, label in (("m", "ORG"), ("m", "PLACE"), ("m", "STATE"))]
    first, laptop, office = (an_action(article, "add", dict(each)) for each in labels)
    stance = an_action(article, "stance", {"s": opposes})
    here = [an_action(article, "add", {"h": twice}), laptop, an_action(article, "delete", drop=["s"])]
    there = [
        an_action(article, "add", {"o": twice}),
        office,
        an_action(article, "edit", {"s": replace(opposes, polarity="support")}),
    ]
    project = apart(folder, {"a": text}, [first, stance], here, there)
    real_desk(page, project, "ana", "a").press("v")


def compare(*keys: str, seed: str = "000", readers: str = "ana ben") -> Callable[[Page, Path], None]:
    """A scene: readings of a seed that differ, and then these keys."""

    def scene(page: Page, folder: Path) -> None:
        page.add_init_script("localStorage.setItem('stance-workbench:welcomed-to-comparing', 'true')")
        desk = comparing(page, seed_project(folder / "project", readings_of(seed, readers.split())), "lea")
        desk.press(*keys)
        desk.settle()

    return scene


SCENES: dict[str, Callable[[Page, Path], None]] = {
    "desk": pressed(),
    "narrow": pressed(),
    "rtl": rtl,
    "overlaps": overlaps,
    "2000-spans": many_spans,
    "problems": problems,
    "history": pressed("h"),
    "empty": empty,
    "queue": pressed("g"),
    "search": search,
    "propagate": on_ankara("F"),
    "bulk": pressed("b"),
    "codebook": pressed("c"),
    "stance-form": stance_form,
    "link": on_ankara("l"),
    "newcomers": newcomers,
    "copies": copies,
    "near-copy": near_copy,
    "copies-narrow": copies,
    "reasons": reasons,
    "reasons-narrow": reasons,
    "reasons-dark": reasons,
    "changed": lambda page, folder: scraped_again(page, folder).press("n"),
    "repair": repair,
    "repair-narrow": repair,
    "two-ways": in_two_ways,
    "two-ways-narrow": in_two_ways,
    "compare": compare(*"n1nn2r2nnn"),
    "compare-narrow": compare(*"n1nn"),
    "compare-dark": compare(*"n1nn2r2nnn", seed="003", readers="ana ben cem"),
    "compare-why": compare(*"n1r"),
    "compare-third": compare(*"nne"),
    "keys": pressed("?"),
    "blind": blind,
}


if __name__ == "__main__":
    main(sys.argv[1:])
