"""What is wrong in a project, as values: so the command, the notebook and the desk say the same, and a script can ask.

Looking never writes. A finding has a place, and one sentence: what was found there, and what to do next.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from workbench import codebook, starter
from workbench.accepting import Whole
from workbench.codebook import Codebook, read_codebook
from workbench.codebook.problems import doubles
from workbench.corpus import read_articles
from workbench.drawn import read_drawn
from workbench.inside import below
from workbench.labelled import detached
from workbench.log.lines import Damage
from workbench.obeyed import obeyed
from workbench.records import ADJUDICATED, Annotation, Article
from workbench.store import Logs, Store
from workbench.trouble import Trouble
from workbench.wording import counted

Kind = Literal[
    "damaged", "missing", "clash", "newer", "detached", "article", "codebook", "disputed", "obeyed", "sampling"
]
SHOWN = 3
"""Findings of a kind that are told in short; a page of them would bury what is at work and what else is wrong."""
_PLACE = re.compile(r"([^\n]+?)(?::(\d+))?(?: \(byte (\d+)\))?: ([^;]+)")


class Finding(Struct, frozen=True):
    """One thing that somebody has to look at.

    `file` is a file of the project or, where a text is meant, the id of the article; empty where neither is. `line`
    counts from 1 and `byte` from 0; both are 0 where no line is meant. `reason` is what was found, `sentence` all of it
    for a person. `accept` says that the line is one that `workbench check --accept` would count again.
    """

    kind: Kind
    file: str
    line: int
    byte: int
    reason: str
    sentence: str
    accept: bool = False


def status(found: Iterable[Finding]) -> int:
    """0 clean, 1 damaged, 2 missing. What is disputed, or obeyed by others, is neither: all of it is there."""
    kinds = {finding.kind for finding in found} - {"disputed", "obeyed"}
    return 2 if "missing" in kinds else 1 if kinds else 0


def in_short(found: Iterable[Finding]) -> tuple[str, ...]:
    """The sentences of the findings, of each kind a few; of articles with something to decide on, one."""
    by_kind: dict[Kind, list[Finding]] = {}
    for finding in found:
        by_kind.setdefault(finding.kind, []).append(finding)
    disputed = _to_decide(by_kind.pop("disputed", []))
    return (*chain.from_iterable(map(_first, by_kind.values())), *disputed)


def _first(alike: list[Finding]) -> list[str]:
    sentences = [finding.sentence for finding in alike]
    if len(alike) <= SHOWN + 1:
        return sentences
    return [*sentences[:SHOWN], f"{len(alike) - SHOWN} more like that; `workbench check` says each"]


def _to_decide(disputed: list[Finding]) -> list[str]:
    if len(disputed) < 2:
        return [finding.sentence for finding in disputed]
    articles = ", ".join([*(finding.file for finding in disputed[:3]), "…"][: len(disputed)])
    what = "have records that sessions apart left in two ways, or marked twice"
    return [f"{len(disputed)} articles ({articles}) {what}; at the desk v lists them, and a key decides"]


def check(folder: Path) -> tuple[Finding, ...]:
    """All that is wrong in a project folder, every line of every file read afresh, and nothing behind a link."""
    try:
        rules, seeds = below(folder, "annotations"), below(folder, "seeds")
    except Trouble as error:
        return (_finding("missing", str(error)),)
    if not (rules / codebook.FILE).exists():
        where = f"{folder} has no annotations/{codebook.FILE}"
        return (_finding("missing", f"{where}; `workbench new FOLDER` makes a project with one"),)
    unread = [*beside(folder)]
    try:
        known = read_codebook(rules)
    except Trouble as error:
        # the logs are looked at all the same; their ids are then told without names
        unread.append(_finding("codebook", str(error)))
        known = read_codebook(starter.annotations())
    try:
        apart = read_drawn(rules).first
    except Trouble as error:
        unread.append(_finding("sampling", str(error)))
        apart = {}
    corpus = read_articles(seeds)
    return (*unread, *findings(Store(rules).read(apart=apart), corpus.by_id.known, corpus.problems, known))


def beside(folder: Path) -> Iterator[Finding]:
    """What lies in a project folder that other programs would run or obey."""
    return (_finding("obeyed", sentence) for sentence in obeyed(folder))


def findings(
    logs: Logs, articles: Mapping[str, Article], unread: Iterable[str], known: Codebook
) -> tuple[Finding, ...]:
    """All that is wrong in logs and articles; `articles` are by id, `unread` is what could not be read of them."""
    whole = Whole(logs, articles, known)
    return (
        *(_finding("article", sentence) for sentence in unread),
        *(_damaged(damage, whole) for damage in logs.damages),
        *(_finding("clash", sentence) for sentence in logs.clashes),
        *(_finding("newer", sentence) for sentence in logs.newer),
        *_unsettled(logs.readings(), articles),
        *(_finding("missing", sentence) for sentence in logs.missing),
        *_undecidable(logs),
        *(
            _about("missing", id_, f"article {id_!r} was annotated but is not in seeds/; put it back under that name")
            for id_ in sorted(logs.articles - set(articles))
        ),
    )


def _damaged(damage: Damage, whole: Whole) -> Finding:
    if not damage.action:
        return _finding("damaged", str(damage))
    words, why = whole.told(damage.action, damage), whole.refusal(damage.action, damage)
    where = f"{damage.file}:{damage.line}"
    then = f"cannot be accepted: {why}" if why else f"counts once somebody runs `workbench check --accept {where}`"
    sentence = f"{where} (byte {damage.offset}): {damage.reason}; what it says now ({words}) {then}"
    return replace(_finding("damaged", sentence), accept=not why)


def _unsettled(readings: Iterable[Annotation], articles: Mapping[str, Article]) -> Iterator[Finding]:
    for reading in readings:
        if sentence := reading.article in articles and detached(reading, articles[reading.article]):
            yield _about("detached", reading.article, sentence)
        if sentence := _undecided(reading):
            what_to_do = "at the desk v lists that, and a key decides"
            if reading.annotator == ADJUDICATED:  # where also a difference that was decided in two ways is open again
                what_to_do = "at the desk of `project.compare` it is open, and a key decides"
            yield _about("disputed", reading.article, f"{reading.article}: {sentence}; {what_to_do}")


def _undecidable(logs: Logs) -> Iterator[Finding]:
    """Articles in whose adjudication actions were decided on that are in no log."""
    known = {entry.id for log in logs.files.values() for entry in log.entries}
    known |= {damage.action.id for damage in logs.damages if damage.action}
    for id_ in sorted(logs.articles):
        lost = {each for action in logs.on(id_, ADJUDICATED) for each in action.decides} - known
        if lost:
            what = f"{counted(len(lost), 'action')} of its readers, which {ADJUDICATED} decided on, cannot be found"
            yield _about("missing", id_, f"{id_}: {what}; `workbench merge` brings the logs of another copy")


def _undecided(reading: Annotation) -> str:
    """What one person's sessions, apart from each other, left in two ways or marked twice; empty for nothing."""
    disputed = {id_.removeprefix("fate:") for id_ in reading.disputed}  # a suggestion's fate and its record are one
    twice = sum(len(ids) - 1 for ids in doubles(reading.records))
    ways = f"{counted(len(disputed), 'record')} of {reading.annotator} left in two ways by sessions apart"
    more = f"{counted(twice, 'record')} of {reading.annotator} marked twice"
    return ", ".join([ways] * bool(disputed) + [more] * bool(twice))


def _finding(kind: Kind, sentence: str) -> Finding:
    """The finding that a sentence is about, whose place stands at its beginning."""
    found = _PLACE.match(sentence)
    if not found:
        return Finding(kind, "", 0, 0, sentence.partition(";")[0], sentence)
    file, line, byte, reason = found.groups()
    return Finding(kind, file, int(line or 0), int(byte or 0), reason, sentence)


def _about(kind: Kind, article: str, sentence: str) -> Finding:
    return Finding(kind, article, 0, 0, sentence.removeprefix(f"{article}: ").partition(";")[0], sentence)
