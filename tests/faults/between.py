"""Two annotators read on while a third person decides between them, each in a process of their own.

Whoever decides is overtaken all the time: what they see may be gone when they have decided. Then they are told so and
nothing is written; what they were told is saved is there, and names what it decided on.
"""

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from tests.agreement.planting import planted
from tests.agreement.seeds import seed_project, seed_readings
from tests.builders import an_action
from tests.faults.child import Child, Say
from tests.faults.clocks import end
from workbench.agreement.before import before
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import ADJUDICATED, Action, Annotation, Mention, Verdict
from workbench.trouble import Trouble

READERS = ("ben", "reference")
PLAN = {("mention", "label"): 3, ("mention", "found"): 2, ("stance", "polarity"): 2, ("naming", "valence"): 2}


def reading(folder: Path, annotator: str, actions: int) -> Callable[[Say], None]:
    """Somebody goes on reading what they have finished: labels are changed, and notes are written."""

    def work(say: Say) -> None:
        session, chance = Session(Project(folder), annotator), Random(annotator)
        articles = [session.project.articles[id_] for id_ in session.standing.states]
        for number in range(actions):
            article = chance.choice(articles)
            mentions = session.standing.reading(article).mentions
            id_ = chance.choice([*mentions])
            label = chance.choice(["PLACE", "STATE", "ORG"])
            put: dict[str, Any] = {id_: _labelled(mentions[id_], label)}
            say(str(session.act(an_action(article, "relabel", put, id=f"{annotator}-{number}"))["id"]))

    return work


def deciding(folder: Path, rounds: int) -> Callable[[Say], None]:
    """Somebody decides whatever differs, article by article, as often as asked."""

    def work(say: Say) -> None:
        desk, numbers = compared(Project(folder), "lea"), count()
        for _ in range(rounds):
            for id_ in [*desk.in_order().ids]:
                opened: Any = desk.open(id_)
                for each in opened["comparison"]["differences"]:
                    verdict = Verdict("one", "", ("A",))
                    put = {f"verdict:{each['id']}": verdict}
                    action = an_action(desk.project.article(id_), "adjudicate", put, id=f"lea-{next(numbers)}")  # type: ignore[arg-type]
                    try:
                        say(str(desk.act(action)["id"]))
                    except Trouble as error:
                        say(f"overtaken: {error}")

    return work


def at_once(actions: int = 120, rounds: int = 3) -> list[str]:
    """What is lost, doubled or reported after the three, and what a decision names that is not there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "p"
        first = [*seed_readings().values()][:2]
        seed_project(folder, [*first, *(planted(each, PLAN, 1, "ben") for each in first)])
        end()
        work = [*(reading(folder, name, actions) for name in READERS), deciding(folder, rounds)]
        said = [line for child in [Child(each) for each in work] for line in child.wait()]
        return faults(Project(folder), said)


def faults(project: Project, said: list[str]) -> list[str]:
    """What speaks against what the three were told, in the project as it is now."""
    logs = project.store.read()
    there = {action.id: action for actions in logs.histories.values() for action in actions}
    told = [line for line in said if not line.startswith(("overtaken", "crashed"))]
    found = [line for line in said if line.startswith("crashed")]
    found += [f"{id_} was acknowledged and is not there" for id_ in told if id_ not in there]
    found += [
        f"{number} lines say the same" for number in [sum(map(len, logs.histories.values())) - len(there)] if number
    ]
    found += [f"nobody decided anything, so nothing was tried: {said}" for _ in [0] if not _decisions(logs.histories)]
    found += [
        f"{action.id} decides on {id_}, which is no act of a reader"
        for action in logs.histories.get(ADJUDICATED, ())
        for id_ in action.decides
        if id_ not in there or there[id_] in logs.histories[ADJUDICATED]
    ]
    found += [f"{each.article} of {each.annotator} is not what was first decided on" for each in _moved(logs.histories)]
    return [*found, *project.problems]


def _decisions(histories: Any) -> list[Action]:
    return [action for action in histories.get(ADJUDICATED, ()) if action.do == "adjudicate"]


def _moved(histories: Any) -> list[Annotation]:
    """Readings before adjudication that go beyond what its first action in the article names."""
    first: dict[str, Action] = {}
    for action in histories.get(ADJUDICATED, ()):
        first.setdefault(action.article, action)
    frozen = {(each.annotator, each.article): each for each in before(histories)}
    cut = {
        (name, id_): [action for action in histories[name] if action.article == id_]
        for name in READERS
        for id_ in first
    }
    wrong = []
    for (name, id_), actions in cut.items():
        named = [place for place, action in enumerate(actions) if action.id in first[id_].decides]
        expected: dict[str, Any] = {}
        for action in actions[: max(named) + 1] if named else []:
            expected.update(action.put)
        if not named or expected != frozen[name, id_].records:
            wrong.append(frozen[name, id_])
    return wrong


def _labelled(mention: Mention, label: str) -> Mention:
    return Mention(mention.start, mention.end, mention.quote, label, mention.entity)
