"""Merge laws: what an annotator's files say together does not depend on how they came together.

The files are real ones: made-up sessions of one annotator write them, each with a writer of its own, and learn of each
other now and then or never. Then lines are shuffled, repeated, spread over other files, and taken away.
"""

import random
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import a_mention, an_action
from tests.faults.metric import Metric
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.records import Action, Article, Record, Status
from workbench.store import Store

ARTICLES = (Article("one", "İstanbul said no 👩‍🚒 to Ankara"), Article("two", "دمشق\r\nis cafe\u0301"))
WORDS = {"one": ("İstanbul", "👩‍🚒", "Ankara"), "two": ("دمشق", "cafe\u0301")}
STORIES = 40
STEPS = 14
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""Where many small files are made and read quickly."""

Files = Mapping[str, bytes]
"""File name → what is in it."""


@dataclass
class Sitting:
    """One kernel of one annotator: its file, and the actions that it knows of."""

    writer: Writer
    known: dict[str, Action] = field(default_factory=dict)

    def act(self, article: Article, put: dict[str, Record], drop: Iterable[str]) -> None:
        """Write an action that follows all that is known."""
        here = [action for action in self.known.values() if action.article == article.id]
        followed = {parent for action in here for parent in action.parents}
        parents = tuple(action.id for action in here if action.id not in followed)
        clock = max((action.clock for action in self.known.values()), default=0)
        id_ = f"{self.writer.header.writer}-{len(self.known)}"
        action = an_action(article, "add", put, tuple(drop), id=id_, clock=clock, parents=parents)
        self.known[action.id] = self.writer.append(action, article)

    def repeat(self, action: Action) -> None:
        """Write again what a page sent to another kernel before: same id, other place."""
        article = next(each for each in ARTICLES if each.id == action.article)
        self.known[action.id] = self.writer.append(action, article)


@cache
def stories(number: int) -> tuple[Files, ...]:
    """What the files hold after so many made-up stories, the same ones each time but for the hour."""
    return tuple(story(random.Random(seed)) for seed in range(number))


def story(chance: random.Random) -> Files:
    """The files of one to three sittings of `ana` and one of `ben`, with what their machine saw saved in them."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        folder = Path(place)
        owners = [*["ana"] * chance.randint(1, 3), "ben"]
        headers = [Header(SCHEMA, "p", who, f"w{number}", "1.0", "0.1.0") for number, who in enumerate(owners)]
        sittings = [Sitting(Writer(folder, header)) for header in headers]
        for _ in range(STEPS):
            _live(chance, chance.choice(sittings), sittings[:-1])
        for sitting in sittings:
            sitting.writer.close()
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in {".jsonl", ".seen"}}


def _live(chance: random.Random, sitting: Sitting, of_ana: list[Sitting]) -> None:
    other = chance.choice(of_ana)
    match chance.choice(["act", "act", "act", "learn", "repeat"]):
        case "learn" if sitting in of_ana:
            sitting.known |= other.known
        case "repeat" if sitting in of_ana and other.known:
            sitting.repeat(chance.choice([*other.known.values()]))
        case _:
            article = chance.choice(ARTICLES)
            words = chance.choice(WORDS[article.id])
            mention = a_mention(article.text, words, chance.choice(["CITY", "STATE"]))
            record: Record = Status("done") if chance.random() < 0.3 else mention
            ids = ["m-1", "m-2", "m-3", "status"]
            sitting.act(article, {chance.choice(ids): record}, chance.sample(ids, chance.choice([0, 0, 1])))


def said(files: Files) -> tuple[bytes, tuple[str, ...]]:
    """The readings and histories that a folder of these files has, as bytes; and what is reported of it."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        logs = Store(Path(folder)).read()
        # the line before it is that of one file; a copy in another file stands behind another line
        done = {who: [replace(each, prev="") for each in actions] for who, actions in logs.histories.items()}
        return msgspec.json.encode([logs.annotations, done]), (*logs.problems, *logs.missing)


def arranged(chance: random.Random, files: Files) -> Files:
    """The same lines: each at least once, in any order, in files of other names, some of them copied."""
    found: dict[str, bytes] = {}
    for number, (name, data) in enumerate(chance.sample([*files.items()], len(files))):
        lines = data.splitlines(keepends=True)
        lines += chance.choices(lines, k=chance.randint(0, 3))
        chance.shuffle(lines)
        found[f"{number} {name}"] = b"".join(lines)
        if chance.random() < 0.3:
            found[f"{name} (conflicted copy).jsonl"] = data
    return found


def union(one: Files, other: Files) -> Files:
    """Both folders in one: lines of files of one name one after the other, as a line-by-line merge puts them."""
    return {name: one.get(name, b"") + other.get(name, b"") for name in {**one, **other}}


def law_of(chance: random.Random, files: Files, whole: bytes) -> str:
    """Which law does not hold of these files, taken apart and put together as chance has it; empty when all do.

    `whole` is what they say as they are.
    """
    if said(arranged(chance, files)) != (whole, ()):
        return (
            "the reading depends on the order, the names or the number of lines and files, or sound files are reported"
        )
    a, b, c = (_part(chance, files) for _ in range(3))
    both = said(union(a, b))[0]
    if said(union(b, a))[0] != both:
        return "a union is another the other way round"
    if said(union(union(a, b), a))[0] != both:
        return "a second union with the same changes something"
    if said(union(union(a, b), c))[0] != said(union(a, union(b, c)))[0]:
        return "a union of three depends on which two come together first"
    return ""


def _part(chance: random.Random, files: Files) -> Files:
    """What one machine may have of the files: of each the beginning, up to some line."""
    lines = {name: data.splitlines(keepends=True) for name, data in files.items()}
    return {name: b"".join(each[: chance.randint(0, len(each))]) for name, each in lines.items()}


def _logs(files: Files) -> Files:
    return {name: data for name, data in files.items() if name.endswith(".jsonl")}


def laws(examples: int = 2000) -> Metric:
    """B9: the laws of merging over so many arrangements of real files."""
    pool = [(files, said(files)[0]) for files in map(_logs, stories(min(STORIES, max(1, examples // 5))))]
    broken: list[str] = []

    @settings(max_examples=examples, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(st.randoms(use_true_random=False), st.sampled_from(range(len(pool))))
    def hold(chance: random.Random, number: int) -> None:
        tried.append(number)
        if fault := law_of(chance, *pool[number]):
            broken.append(f"story {number}: {fault}")

    tried: list[int] = []
    hold()
    faults = tuple(dict.fromkeys(broken))
    holds = f"{len(tried) - len(broken):,} of {len(tried):,} hold"
    return Metric("B9", "merge laws over arrangements of real files", holds, f"{examples:,}", not faults, faults)


def removals(number: int = STORIES) -> Metric:
    """B9, F13: each line of each file taken away on its own: the last is missed by what the machine saw saved."""
    tried: list[str] = []
    unseen: list[str] = []
    for index, files in enumerate(stories(number)):
        for name, data in _logs(files).items():
            lines = data.splitlines(keepends=True)
            for gone in range(len(lines)):
                tried.append(f"story {index}: line {gone + 1} of {len(lines)} of {name} is gone and nobody says so")
                rest = b"".join(lines[:gone] + lines[gone + 1 :])
                if not said({**files, name: rest})[1]:
                    unseen.append(tried[-1])
    told = f"{len(tried) - len(unseen):,} of {len(tried):,} told"
    return Metric("B9-gone", "a line taken away", told, "all", not unseen, tuple(unseen))
