"""A project as it is after some weeks: three readers, suggestions, a sample, second readings and decisions.

All of it is made by a seed, the times in the logs too, so that its report is the same whenever it is made.
"""

import random
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from tests.agreement.planting import planted
from tests.agreement.seeds import seed_readings
from tests.builders import ROOT
from workbench.codebook.amendments import Request
from workbench.project import Project
from workbench.records import (
    ADJUDICATED,
    Action,
    Annotation,
    Article,
    Decision,
    Mention,
    Record,
    Stance,
    Status,
    Verdict,
)
from workbench.store import Logs

COPIES = 5
"""How often each seed is there, so that there are articles enough for intervals; every second one is read blind."""
BEGAN = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
REASONS = ("slip", "rule is unclear", "text is ambiguous", "")
_PLANS: Mapping[str, tuple[Mapping[tuple[str, str], int], ...]] = {
    "ben": (
        {("mention", "found"): 2, ("mention", "label"): 1, ("stance", "polarity"): 1},
        {("mention", "span"): 2, ("mention", "entity"): 1, ("stance", "found"): 1, ("naming", "found"): 1},
    ),
    "cem": ({("mention", "found"): 3, ("mention", "label"): 2}, {("stance", "voice"): 1, ("mention", "type"): 1}),
}


def a_worked_project(folder: Path, copies: int = COPIES) -> Project:
    """Three readers' logs in a new folder; ana and ben have read all, cem two articles of three."""
    bases = dict(_bases(copies))
    _lay_out(folder, bases)
    project = Project(folder)
    project.__dict__["suggester"] = lambda _: {}
    for annotator in ("ana", "ben", "cem"):
        read = [_as_read_by(annotator, number, each) for number, each in enumerate(bases.values())]
        write(project, annotator, [each for number, each in enumerate(read) if annotator != "cem" or number % 3])
    return project


def with_everything(folder: Path, copies: int = COPIES) -> Project:
    """The same with a sample, second readings, decisions, and changes of the codebook."""
    project = a_worked_project(folder, copies)
    project.amend(
        Request(id="c1", kind="topic", of=("topic:curfew",), name="Curfew", definition="A night curfew."), "ana"
    )
    project.amend(Request(id="c2", kind="rename", what="label", of=("PLACE",), name="Place"), "ben")
    project.samples.draw(readers=["ana", "ben"], size=2 * copies, seed=7, blind=["suggestions", "outlet"])
    _read_again(project, "ana")
    _decide(project)
    return Project(folder)


def write(project: Project, annotator: str, readings: Iterable[Annotation]) -> None:
    """The readings in the annotator's log, an action a record: suggested and accepted where articles are not blind."""
    choice, at = random.Random(f"{project.name} {annotator}"), BEGAN
    actions: list[Action] = []
    articles = dict(project.articles.items())
    for number, reading in enumerate(readings):
        if number % 5 == 0:
            at = BEGAN + timedelta(days=3 * number)
        mode = "blind" if _is_blind(reading.article) else ""
        for step, (do, put) in enumerate(_steps(reading, choice, suggested=not mode)):
            ms = choice.randrange(400, 900) if do == "accept" and annotator == "cem" else choice.randrange(1200, 9000)
            at += timedelta(milliseconds=ms)
            id_ = uuid5(NAMESPACE_URL, f"{annotator} {reading.article} {step}").hex
            made = an_action(articles[reading.article], do, put, id=id_, clock=len(actions) + 1, at=at)
            actions.append(replace(made, assist=mode, ms=ms))
    save(project, annotator, actions)


def an_action(article: Article, do: str, put: dict[str, Record], *, id: str, clock: int, at: datetime) -> Action:
    """An action whose place and time are given, as if it came from another machine."""
    when = at.isoformat(timespec="milliseconds")
    return Action(
        id=id,
        article=article.id,
        sha256=article.sha256,
        do=do,
        put=put,
        clock=clock,
        at=when,
        writer="e" * 32,
        codebook="1.0",
    )


def save(project: Project, annotator: str, actions: list[Action], more: Mapping[str, Article] | None = None) -> None:
    """The actions at the end of the annotator's log."""
    writer = project.store.writer(annotator, project.name, project.codebook.version, "0.1.0")
    writer.append_all(actions, {**project.articles, **(more or {})})


def _bases(copies: int) -> Iterator[tuple[str, Annotation]]:
    for reading in seed_readings().values():
        for copy in range(copies):
            yield f"{reading.article[:3]}-{copy}", replace(reading, article=f"{reading.article[:3]}-{copy}")


def _lay_out(folder: Path, bases: Iterable[str]) -> None:
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    for rules in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ROOT / "annotations" / rules, folder / "annotations" / rules)
    for id_ in bases:
        seed = next(ROOT.glob(f"seeds/{id_[:3]}*.txt"))
        shutil.copyfile(seed, folder / "seeds" / f"{id_}.txt")


def _as_read_by(annotator: str, number: int, base: Annotation) -> Annotation:
    plans = _PLANS.get(annotator)
    made = planted(base, plans[number % 2], number, annotator) if plans else replace(base, annotator=annotator)
    return replace(made, records={**made.records, "status": Status("done")})


def _is_blind(article: str) -> bool:
    return int(article.partition("-")[2]) % 2 == 1


def _steps(reading: Annotation, choice: random.Random, *, suggested: bool) -> Iterator[tuple[str, dict[str, Record]]]:
    left: dict[str, Record] = {}
    for id_, record in reading.records.items():
        if isinstance(record, Status):
            continue
        if suggested and isinstance(record, Mention | Stance) and choice.random() < 0.8:
            changed = isinstance(record, Mention) and choice.random() < 0.1
            suggestion = replace(record, by="names 1", score=0.8, **({"entity": None} if changed else {}))  # type: ignore[arg-type]
            fate = Decision("edited" if changed else "accepted", suggestion)
            yield ("link" if changed else "accept"), {id_: replace(record, by="names 1"), f"fate:{id_}": fate}
        else:
            yield "add", {id_: record}
        if suggested and isinstance(record, Mention) and choice.random() < 0.15:
            wrong = replace(record, label="EVENT", by="names 1")
            if choice.random() < 0.7:
                yield "reject", {f"fate:no-{id_}": Decision("rejected", wrong)}
            else:
                left[f"fate:no-{id_}"] = Decision("left", wrong)
    yield "status", {"status": Status("done"), **left}


def _read_again(project: Project, annotator: str) -> None:
    """Second readings of some articles, a little different from the first."""
    repeat = project.samples.repeat(annotator, share=0.2, seed=3, now=BEGAN + timedelta(days=90))
    first = {reading.article: reading for reading in project.annotations if reading.annotator == annotator}
    copies = {each.id: replace(project.articles[each.of], id=each.id) for each in repeat.articles}
    actions: list[Action] = []
    for number, each in enumerate(repeat.articles):
        reading = planted(first[each.of], {("mention", "label"): 1, ("mention", "found"): 1}, number, annotator)
        put = {id_: record for id_, record in reading.records.items() if not isinstance(record, Decision)}
        at = BEGAN + timedelta(days=60 + number)
        id_ = uuid5(NAMESPACE_URL, f"{annotator} {each.id}").hex
        actions.append(
            an_action(copies[each.id], "add", {**put, "status": Status("done")}, id=id_, clock=10**6 + number, at=at)
        )
    save(project, annotator, actions, copies)


def _decide(project: Project) -> None:
    """What was decided by dora of the differences in half of the articles."""
    logs, choice = project.store.read(), random.Random(1)
    actions: list[Action] = []
    for article, found in [*project.agreement(draws=0).differences.items()][::2]:
        put: dict[str, Record] = {}
        for difference in found:
            there = {name: said for name, said in difference.sides.items() if said}
            taken = choice.choice(sorted(there))
            put[f"verdict:{difference.id}"] = Verdict("one", difference.kind, (taken,), choice.choice(REASONS), "dora")
            put[f"{taken}-{difference.id}"] = there[taken].record
        number = len(actions) + 1
        made = an_action(
            project.articles[article],
            "adjudicate",
            put,
            id=f"decided-{number}",
            clock=number,
            at=BEGAN + timedelta(days=50),
        )
        actions.append(replace(made, decides=_latest(logs, article)))
    save(project, ADJUDICATED, actions)


def _latest(logs: Logs, article: str) -> tuple[str, ...]:
    """The last action of each reader on the article."""
    found = ([*logs.on(article, annotator)] for annotator in logs.histories)
    return tuple(actions[-1].id for actions in found if actions)
