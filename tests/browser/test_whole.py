"""Two whole articles corrected by keyboard alone, from suggestions to done, and read back from the log in words.

What the articles say is written down in `readings.py`, the keys are pressed by `correcting.py`.
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

from tests.browser.correcting import DOUBT, correct_allies, correct_leader, finish
from tests.browser.desk import ADDRESS, without_errors
from tests.browser.keyboard import Keyboard
from tests.browser.lab import REPOSITORY, Lab, copy_project
from tests.browser.readings import ALLIES, LEADER, REBELS, Reading, Stance, suggested
from tests.browser.real import real_desk
from workbench.project import Project, open_project

READINGS = {"001": LEADER, "004": ALLIES}


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
