"""Two whole articles corrected by keyboard alone, from suggestions to done, and read back from the log in words.

What the articles say is written down in `readings.py`. The steps are those of an analyst in a hurry: what is suggested
wrongly is mended where it stands, what is missing is added, and the rest is accepted in one step.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import ADDRESS, without_errors
from tests.browser.keyboard import Keyboard
from tests.browser.lab import REPOSITORY, Lab, copy_project
from tests.browser.readings import ALLIES, LEADER, REBELS, Reading, Stance, suggested
from tests.browser.real import real_desk
from workbench.project import Project, open_project

READINGS = {"001": LEADER, "004": ALLIES}
DOUBT = "Patronage: interference, or help without troops?"


def link(keys: Keyboard, letters: str) -> None:
    """Link the mention one stands on to what these letters find first."""
    keys.press("l")
    keys.type(letters)
    keys.press("Enter")


def add(keys: Keyboard, words: str, digit: str, entity: str, nth: int = 0) -> None:
    """Label words, and link them."""
    keys.select(words, nth)
    keys.press(digit)
    link(keys, entity)


def alike(keys: Keyboard) -> None:
    """Label the same words wherever they stand in the article."""
    keys.press("f")
    keys.see(".sw-preview [role=option]")
    keys.press("Enter")


def stance(keys: Keyboard, holder: str, polarity: str, target: str, voice: str) -> None:
    """Add a stance for the words that are selected; what the form has filled in rightly stays."""
    keys.press("s")
    if not keys.shows(holder):
        if keys.field() != "holder":
            keys.press("Shift+Tab")
        if not keys.offers(holder):
            keys.type(holder)
        keys.press("Enter")
    keys.to("polarity")
    keys.press(polarity)
    keys.to("target")
    keys.type(target)
    if not keys.shows(voice):
        keys.to("voice")
        keys.press(voice[0])
    keys.press("Enter")


def naming(keys: Keyboard, whom: str, valence: str, class_: str) -> None:
    """Add the selected words as a name for somebody; what the form has filled in stays."""
    keys.press("t")
    known = keys.shows(class_)
    keys.type(whom)
    keys.press("Enter")
    if known:
        return
    keys.press(valence)
    keys.to("class")
    keys.type(class_)
    keys.press("Enter")


def reported(keys: Keyboard) -> None:
    """Say that the words are reported, of what one stands on."""
    keys.press("e")
    keys.to("voice")
    keys.press("r", "Enter")


def correct_leader(keys: Keyboard) -> None:
    """Seed 001, until all of `LEADER` is there."""
    keys.go("fighters · armed group")
    link(keys, "armed opp")
    keys.go("fighters · neutral name")
    keys.press("e")
    keys.type("armed opp")
    keys.to("voice")
    keys.press("r", "Enter")
    for term in ("revolutionary forces", "revolutionary forces", "factions", "factions"):
        keys.go(term)
        keys.press("e")
        keys.type("armed opp")
        keys.press("Enter")
    keys.go("Muhammad Juma Abdulqader Bakkour ⟶ support ⟶ Army of Mujahideen")
    keys.press("e")
    keys.to("target")
    keys.type("officers joining the fight")
    keys.choose("create topic")
    keys.press("Enter", "Enter", "Enter")
    keys.go("Muhammad Juma Abdulqader Bakkour ⟶ conditional")
    keys.press("Shift+ArrowUp")

    add(keys, "revolutionary forces", "1", "armed opp")
    alike(keys)
    keys.select("officers")
    keys.press("1", "E")
    keys.type("Defected officers")
    keys.press("Tab", "Tab", "Delete", "Enter")
    add(keys, "defected officers", "1", "defected")
    add(keys, "common command and the Chief-of-Staff", "1", "supreme mil")
    add(keys, "general command and the staff", "1", "supreme mil")
    add(keys, "active factions", "1", "armed opp")
    add(keys, "factions", "1", "armed opp", nth=1)
    add(keys, "Syrian Observer", "4", "the syrian")
    keys.press("Shift+ArrowUp")  # a name has no article by itself, but this one does

    keys.select("agents")
    naming(keys, "", "-", "proxy")
    reported(keys)
    keys.select("criminal")
    naming(keys, "bashar", "d", "crime")

    keys.select("does not \u00a0recognize any military or political body not formed by the revolutionary forces")
    stance(keys, "muhammad juma", "o", "bodies formed", "reported")
    keys.select("The common command and the Chief-of-Staff didn’t learn the lessons of history")
    stance(keys, "muhammad juma", "o", "supreme mil", "quoted")
    keys.select("The individuals are not important")
    stance(keys, "muhammad juma", "n", "al-bashir", "quoted")
    keys.select("The general command and the staff failed in the previous period")
    stance(keys, "muhammad juma", "o", "supreme mil", "quoted")
    keys.select("this institution should be born inside Syria")
    stance(keys, "muhammad juma", "o", "bodies formed", "quoted")
    keys.select("should not get into the labyrinth of politics and international patronage")
    stance(keys, "muhammad juma", "o", "foreign interv", "quoted")
    keys.press("m")
    keys.type(DOUBT)
    keys.press("Enter", "!")
    keys.select("a workshop operating day and night to unify all the active factions on the ground")
    stance(keys, "muhammad juma", "s", "unification", "reported")
    keys.select("called on the defected officers who are still in the camps to join the revolution")
    stance(keys, "muhammad juma", "s", "officers joining", "reported")
    keys.select("You have to join this revolution")
    stance(keys, "muhammad juma", "s", "officers joining", "quoted")
    keys.select("It is too early to speak about the president now")
    stance(keys, "muhammad juma", "n", "moaz", "quoted")
    for target in ("bashar", "syrian gov"):
        keys.select("we topple that criminal and his regime")
        stance(keys, "muhammad juma", "o", target, "quoted")
    keys.select("the president who will be elected by people")
    stance(keys, "muhammad juma", "s", "transition", "quoted")
    keys.select("the campaign to support the nomination of Moaz al-Khatib for republic's presidency")
    keys.press("s")
    if keys.field() != "holder":
        keys.press("Shift+Tab")
    keys.type("Campaign for al-Khatib")
    keys.choose("create entity")
    keys.press("Enter", "4", "Enter")
    keys.to("polarity")
    keys.press("s")
    keys.to("target")
    keys.type("moaz")
    keys.to("voice")
    keys.press("u", "Enter")


def correct_allies(keys: Keyboard) -> None:
    """Seed 004, until all of `ALLIES` is there."""
    keys.go("Syrian armed opposition (collective) ⟶ support ⟶ Regional alliance")
    reported(keys)
    keys.select("call to create the regional alliance against Russia and Iran")
    keys.press("r")
    keys.go("Russian military · armed group")
    keys.press("x")
    keys.go("army · neutral name")
    keys.press("Shift+ArrowUp", "e")
    keys.type("armed opp")
    keys.to("class")
    keys.type("opposition")
    keys.press("Enter")
    keys.go("rebel groups · armed group")
    link(keys, "free syrian")
    keys.go("rebel groups · neutral name")
    keys.press("e")
    keys.type("free syrian")
    keys.press("Tab", "Enter")
    keys.go("al-Nusra Front ⟶ support")
    keys.select("defends al-Qaeda’s interests in Syria")
    keys.press("r")
    for holder in ("Turkey", "Saudi Arabia", "Qatar"):
        keys.go(f"{holder} ⟶ oppose ⟶ Syrian Arab Army")
        keys.press("e")
        keys.to("voice")
        keys.press("u", "Enter")
    keys.go("Duma")
    keys.press("Shift+ArrowUp")
    keys.go("regime · state")
    keys.press("Shift+ArrowUp", "Shift+ArrowUp")
    keys.go("regime · negative name")
    reported(keys)

    add(keys, "joint statement", "6", "joint st")
    alike(keys)
    add(
        keys,
        "Resolution on the use of Russian Armed Forces outside the territory of Russia",
        "6",
        "federation council res",
    )
    add(keys, "Russians", "3", "russia")
    add(keys, "allies", "3", "allies")
    add(keys, "joint declaration", "6", "seven")

    keys.select("the Russian military aggression and outright occupation of Syria")
    stance(keys, "syrian armed opp", "o", "foreign interv", "quoted")
    for target in ("russia", "iran"):
        keys.select("counter the “Russian-Iranian alliance occupying Syria")
        stance(keys, "syrian armed opp", "o", target, "quoted")
    keys.select("Among the signatories – an influential Islamist group “Ahrar al-Sham”")
    stance(keys, "ahrar al-sham", "s", "joint st", "reported")
    keys.select("signed by, among others, rebel groups of the Free Syrian Army")
    stance(keys, "free syrian", "s", "joint st", "reported")
    keys.select("supported by 162 votes the Resolution")
    stance(keys, "federation council (", "s", "federation council res", "reported")
    keys.select("introduced by the President Vladimir Putin")
    stance(keys, "vladimir", "s", "federation council res", "reported")
    keys.select("At the request of the Syrian government, we’re helping them")
    stance(keys, "sergey", "s", "syrian gov", "quoted")
    keys.select("stated that Russians bomb not ISIS-controlled areas but opposition’ facilities")
    stance(keys, "syrian opp", "o", "russia", "reported")
    keys.select("accused Russia on targeting not just ISIS")
    stance(keys, "allies of", "o", "russia", "reported")


def finish(keys: Keyboard) -> None:
    """Accept what is left, in one step, and say that the article is done."""
    keys.press("b")
    keys.see(".sw-preview [role=option]")
    keys.press("Enter", "d")


def in_words(records: Iterable[dict[str, Any]]) -> Reading:
    """What records, as the log has them, say."""
    found = sorted(records, key=lambda each: (each.get("start", 0), -each.get("end", 0)))
    return Reading(
        [(each["quote"], each["label"], each["entity"]) for each in found if each["kind"] == "mention"],
        sorted(position(each) for each in found if each["kind"] == "stance"),
        [
            (each["quote"], *(each[field] for field in ("refers_to", "valence", "frame_class", "voice")))
            for each in found
            if each["kind"] == "naming"
        ],
    )


def position(stance: dict[str, Any]) -> Stance:
    """One stance as `readings.py` writes it."""
    fields = [stance[field] for field in ("holder", "polarity", "target", "voice")]
    return (stance["evidence"]["quote"], *fields, *filter(None, [stance.get("condition")]))


@dataclass(frozen=True)
class Corrected:
    """Both articles, done by Ada."""

    folder: Path
    pointed: bool

    def text(self, seed: str) -> str:
        """The file's text as it stands there."""
        return self.file(seed).read_bytes().decode()

    def file(self, seed: str) -> Path:
        """The file of a seed."""
        return next((self.folder / "seeds").glob(f"{seed}_*"))

    def lines(self) -> list[bytes]:
        """The lines of the log after its header."""
        data = (self.folder / "annotations" / "ada.jsonl").read_bytes()
        assert data.endswith(b"\n")
        return data.split(b"\n")[1:-1]

    def records(self, seed: str) -> dict[str, dict[str, Any]]:
        """What the lines put and dropped in one article, in the end."""
        found: dict[str, dict[str, Any]] = {}
        for action in map(json.loads, self.lines()):
            if action["article"] == self.file(seed).stem:
                found = {id_: each for id_, each in found.items() if id_ not in action.get("drop", [])}
                found |= action.get("put", {})
        return found


@pytest.fixture(scope="module", autouse=True)
def _suggested() -> Iterator[None]:
    """Every project suggests what is kept, also when its codebook has changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Project, "suggester", property(lambda _: suggested))
        yield


@pytest.fixture(scope="module")
def corrected(bare_page: Page, tmp_path_factory: pytest.TempPathFactory) -> Corrected:
    """The project of the repository after one sitting, in which nothing but keys was used."""
    bare_page.goto(ADDRESS)
    bare_page.evaluate("localStorage.clear()")
    project = open_project(copy_project(tmp_path_factory.mktemp("whole")))
    with without_errors(bare_page):
        real = real_desk(bare_page, project, "ada")
        bare_page.evaluate("addEventListener('pointerdown', () => { window.pointed = true }, true)")
        keys = Keyboard(bare_page)
        for title, correct in (("Rebel Leader", correct_leader), ("Syrian rebels to unite", correct_allies)):
            keys.open(title)
            correct(keys)
            finish(keys)
        real.settle()
        pointed = bare_page.evaluate("window.pointed === true")
    return Corrected(project.folder, pointed)


@pytest.mark.parametrize(("seed", "wanted"), READINGS.items())
def test_a_whole_article_is_corrected_by_keyboard_alone(corrected: Corrected, seed: str, wanted: Reading) -> None:
    readings = open_project(corrected.folder).annotations
    reading = next(each for each in readings if each.article.startswith(seed))
    assert in_words(msgspec.to_builtins([*reading.records.values()])) == wanted
    assert (reading.status, reading.annotator) == ("done", "ada")
    assert not corrected.pointed


@pytest.mark.parametrize(("seed", "wanted"), READINGS.items())
def test_the_lines_of_the_log_say_the_same_to_whoever_reads_json(
    corrected: Corrected, seed: str, wanted: Reading
) -> None:
    records = corrected.records(seed)
    assert in_words(records.values()) == wanted
    assert records["status"]["state"] == "done"
    text = corrected.text(seed)
    spans = [each.get("evidence", each) for each in records.values() if each["kind"] in {"mention", "stance", "naming"}]
    assert [text[each["start"] : each["end"]] for each in spans] == [each["quote"] for each in spans]


def test_every_line_vouches_for_itself(corrected: Corrected) -> None:
    bodies = [line.rpartition(b',"crc":"') for line in corrected.lines()]
    assert [b'%08x"}' % zlib.crc32(body) for body, _, _ in bodies] == [checksum for _, _, checksum in bodies]


@pytest.mark.parametrize(("seed", "rejected"), [("001", []), ("004", ["Russian military"])])
def test_what_became_of_each_suggestion_is_on_record(corrected: Corrected, seed: str, rejected: list[str]) -> None:
    fates = {id_.removeprefix("fate:"): each for id_, each in corrected.records(seed).items() if "fate" in each}
    assert {*fates} == {*suggested(open_project(corrected.folder).article(corrected.file(seed).stem))}
    assert [each["suggestion"]["quote"] for each in fates.values() if each["fate"] == "rejected"] == rejected
    assert {each["fate"] for each in fates.values()} <= {"accepted", "edited", "rejected"}


def test_a_note_and_a_flag_stay_with_their_stance(corrected: Corrected) -> None:
    records = corrected.records("001").values()
    assert [(each["target"], each["note"]) for each in records if each.get("flagged")] == [
        ("topic:foreign-intervention", DOUBT)
    ]


def test_steps_are_taken_back_and_done_again_across_articles_and_sessions(
    corrected: Corrected, bare_page: Page
) -> None:
    leader, allies = (corrected.records(seed) for seed in READINGS)
    keys = Keyboard(bare_page)

    def press(key: str, while_: Callable[[], bool]) -> None:
        """In a session of its own."""
        project = open_project(corrected.folder)
        real = real_desk(bare_page, project, "ada", corrected.file("004").stem)
        while while_():
            keys.press(key)
            real.settle()

    press("u", lambda: "status" in corrected.records("001"))
    assert corrected.records("004") == {}
    press("u", lambda: len(in_words(corrected.records("001").values()).mentions) == len(LEADER.mentions))
    before = in_words(corrected.records("001").values())
    assert ("active factions", "ARMED_GROUP", REBELS) in before.mentions
    assert [words for words, *_ in before.mentions if words == "Bakr"] == [], "all of the bulk is taken back at once"
    press("U", lambda: "status" not in corrected.records("004"))
    assert (corrected.records("001"), corrected.records("004")) == (leader, allies)


def test_the_same_by_keyboard_alone_in_jupyterlab(lab: Lab, page: Page, new_project: Callable[[], Path]) -> None:
    folder = new_project()
    begins = f"""import sys
sys.path.append({str(REPOSITORY)!r})
from tests.browser.readings import suggested
type(project).suggester = property(lambda _: suggested)
desk = project.annotate"""
    path = folder / "notebooks" / "1-Annotate.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("desk = project.annotate", begins)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    lab.open(page, path).run_all()
    page.locator(".sw-line").first.wait_for()
    page.locator(".sw-text").focus()
    keys = Keyboard(page)
    keys.open("Syrian rebels to unite")
    correct_allies(keys)
    finish(keys)
    expect(page.locator(".sw-saved")).to_have_attribute("data-state", "saved")
    reading = next(each for each in open_project(folder).annotations if each.article.startswith("004"))
    assert in_words(msgspec.to_builtins([*reading.records.values()])) == ALLIES
    assert reading.status == "done"
