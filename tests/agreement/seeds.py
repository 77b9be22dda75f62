"""Readings of the five seeds that stay what they are, and logs of readings as if somebody had worked them out.

Three are those of the annotator `reference`; two are what `tests.browser.readings` says of them in words, each word
where it comes next in the text.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from tests.browser.readings import ALLIES, LEADER, Reading
from tests.builders import ROOT
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Annotation, Article, Mention, Naming, Record, Stance, Status
from workbench.spans import Span

_IN_WORDS = {"001": LEADER, "004": ALLIES}


@cache
def seed_readings() -> dict[str, Annotation]:
    """Article id → a whole reading, done: of all five seeds. Whoever takes one must not change it."""
    project = Project(ROOT)
    found = {each.article: each for each in project.annotations if each.annotator == "reference"}
    for seed, reading in _IN_WORDS.items():
        article = next(each for id_, each in project.articles.items() if id_.startswith(seed))
        found[article.id] = _in_place(article, reading)
    return {id_: found[id_] for id_ in sorted(found)}


def seed_project(folder: Path, readings: Iterable[Annotation], *, codebook: str = "") -> Project:
    """The seeds and rules in a new `folder`, nothing suggested, with a log for everybody whose readings are given.

    `codebook` is added to the rules, such as a table `[desk]`.
    """
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    for path in (*ROOT.glob("seeds/*.txt"), ROOT / "annotations/codebook.toml", ROOT / "annotations/entities.csv"):
        shutil.copyfile(path, folder / path.relative_to(ROOT))
    rules = folder / "annotations/codebook.toml"
    rules.write_bytes(rules.read_bytes() + codebook.encode())
    project = Project(folder)
    project.__dict__["suggester"] = lambda _: {}
    by: dict[str, list[Annotation]] = defaultdict(list)
    for each in readings:
        by[each.annotator].append(each)
    for annotator, made in sorted(by.items()):
        write_log(project, annotator, made)
    return project


def write_log(project: Project, annotator: str, readings: Iterable[Annotation]) -> None:
    """The readings in the annotator's log, through a session: an action for each kind of record, then `done`."""
    session = Session(project, annotator)
    for reading in readings:
        article = project.article(reading.article)
        for number, (do, put) in enumerate(_steps(reading)):
            id_ = uuid5(NAMESPACE_URL, f"{annotator} {article.id} {number}").hex
            session.act(Action(id=id_, article=article.id, sha256=article.sha256, do=do, put=put))


def _steps(reading: Annotation) -> Iterator[tuple[str, dict[str, Record]]]:
    by: dict[str, dict[str, Record]] = defaultdict(dict)
    for id_, record in reading.records.items():
        if id_ != "status":
            by[type(record).__name__.lower()][id_] = record
    yield from (("add" if kind == "mention" else kind, put) for kind, put in by.items())
    yield "status", {"status": reading.records.get("status", Status("done"))}


def _in_place(article: Article, reading: Reading) -> Annotation:
    text, records = article.text, dict[str, Record]()
    at = 0
    for number, (words, label, entity) in enumerate(reading.mentions):
        span = _next(text, words, at)
        at = span.start
        records[f"m{number}"] = Mention(span.start, span.end, words, label, entity)
    seen: dict[tuple[str, ...], int] = {}
    for number, said in enumerate(reading.stances):
        evidence, holder, polarity, target, voice, *condition = said
        span = _next(text, evidence, seen.get(said, 0))
        seen[said] = span.end  # the same again is said further on
        records[f"s{number}"] = Stance(holder, target, polarity, voice, span, condition="".join(condition))
    at = 0
    for number, (words, whom, valence, class_, voice) in enumerate(reading.namings):
        span = _next(text, words, at)
        at = span.end
        records[f"n{number}"] = Naming(span.start, span.end, words, whom, valence, class_, voice)
    return Annotation(article.id, article.sha256, "reference", {**records, "status": Status("done")})


def _next(text: str, words: str, after: int) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words), words)
