"""A project in which every name, rule and text is hostile, at a real desk: page, session and log, without a fake."""

import csv
import shutil
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import tomlkit

from tests.browser.real import RealDesk
from tests.builders import ROOT
from tests.faults.visiting import Visit
from workbench.project import Project
from workbench.records import Mention, Record, Stance
from workbench.spans import span_at

BLANK = "\ufeff"
"""White space in a browser, and none in Python."""
FREE = str.maketrans({"/": "∕", "\0": "", "\n": " "})
"""What the name of a file may not have in it."""


def a_hostile_project(folder: Path, words: Sequence[str]) -> Project:
    """An article with a line for each of `words`, called after the first; names and rules are made of them in turn.

    Suggested are, for each line, a mention and a stance.
    """
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    text = "\n".join(words)
    (folder / "seeds" / f"{words[0].translate(FREE)[:80]}.txt").write_bytes(text.encode())
    shutil.copyfile(ROOT / "annotations" / "codebook.toml", folder / "annotations" / "codebook.toml")
    _rewrite_rules(folder / "annotations" / "codebook.toml", words)
    _write_entities(folder / "annotations" / "entities.csv", words)
    project = Project(folder)
    made = _suggestions(text, words, next(iter(project.codebook.labels)))
    project.__dict__["suggester"] = lambda _article: made
    return project


def at_a_desk(visit: Visit, project: Project, annotator: str, words: Sequence[str]) -> list[str]:
    """Look at everything, accept all, write every one of `words` as a note; the faults."""
    desk = RealDesk(visit.page, project, annotator)
    article = next(iter(project.articles))
    desk.show(article)
    visit.look_around()
    desk.press("b", "Enter")
    desk.settle()
    for each in words:
        desk.page.locator(".sw-text").focus()
        desk.press("Escape", "m")
        desk.page.locator(".sw-note-box textarea").fill(each)
        desk.press("Enter")
        desk.settle()
    visit.look_around()
    visit.listen()
    return [*visit.faults, *_lost(desk, article, words)]


def _lost(desk: RealDesk, article: str, words: Sequence[str]) -> list[str]:
    actions = desk.project.store.read().histories.get(desk.annotator, ())
    notes = [getattr(action.put["status"], "note", "") for action in actions if action.do == "note"]
    wanted = [each.strip().strip(BLANK) for each in words]
    faults = [
        f"note {said!r} is in the log as {note!r}" for said, note in zip(wanted, notes, strict=True) if said != note
    ]
    reading = desk.reading(article)
    if {each.quote for each in reading.mentions.values()} != set(words):
        faults.append("what was accepted is not in the log as it stands in the text")
    return faults


def _suggestions(text: str, words: Sequence[str], label: str) -> dict[str, Record]:
    made: dict[str, Record] = {}
    start = 0
    for number, each in enumerate(words):
        span = span_at(text, start, start + len(each))
        made[f"m{number}"] = Mention(span.start, span.end, span.quote, label, f"e{number}", by=each)
        made[f"s{number}"] = Stance(f"e{number}", "topic:t0", "conditional", "quoted", span, condition=each, by=each)
        start += len(each) + 1
    return made


def _rewrite_rules(path: Path, words: Sequence[str]) -> None:
    rules = tomlkit.parse(path.read_text(encoding="utf-8"))
    turn = cycle(words)
    rules["name"] = rules["version"] = next(turn)
    for dimension in ("labels", "polarities", "voices", "valences"):
        for entry in rules[dimension].values():
            entry |= {"name": next(turn), "definition": next(turn), "include": next(turn), "examples": [next(turn)]}
    rules["topics"] = {f"t{at}": {"name": each, "definition": each} for at, each in enumerate(words)}
    path.write_text(tomlkit.dumps(rules), encoding="utf-8", newline="")


def _write_entities(path: Path, words: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "label", "name", "aliases", "wikidata", "note"))
        rows.writerows((f"e{at}", "PERSON", each, each.replace(";", ","), each, each) for at, each in enumerate(words))
