"""Decisions in an adjudicator's log, without a desk: what whoever reads them has to get along with."""

from tests.builders import an_action
from workbench.agreement.differences import Difference
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import ADJUDICATED, Record, Verdict


def decide(
    project: Project,
    article: str,
    difference: Difference,
    how: str,
    *taken: str,
    reason: str = "",
    third: Record | None = None,
) -> None:
    """One decision, which names the latest actions of the readers of the article."""
    session = Session(project, ADJUDICATED)
    verdict = Verdict(how, difference.kind, taken, reason, "lea")  # type: ignore[arg-type]
    sides = [difference.sides[name] for name in taken]
    put: dict[str, Record] = {f"said-{said.id}": said.record for said in sides if said}
    written: dict[str, Record] = {f"third-{difference.id}": third} if third else {}
    heads = tuple(
        [action for action in actions if action.article == article][-1].id
        for name, actions in project.store.read().histories.items()
        if name != ADJUDICATED and any(action.article == article for action in actions)
    )
    records = {**put, **written, f"verdict:{difference.id}": verdict}
    session.act(an_action(project.article(article), "adjudicate", records, decides=heads))
