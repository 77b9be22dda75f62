"""Readers of small articles whose readings are compared: what each says goes through a session of theirs."""

from typing import Any

from tests.builders import a_mention, a_stance, an_action
from workbench.desk.seats import compared
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Annotation, Article, Record, Status, Verdict
from workbench.store import _WRITERS

TEXT = "Turkey met HTS in Idlib. Russia rejects the plan, and Iran opposes Turkey."
TURKEY = a_mention(TEXT, "Turkey", "STATE", "turkey")
HTS = a_mention(TEXT, "HTS", "ARMED_GROUP", "hayat-tahrir-al-sham")
IDLIB = a_mention(TEXT, "Idlib", "PLACE", "idlib")
RUSSIA = a_mention(TEXT, "Russia", "STATE", "russia")
OPPOSES = a_stance(TEXT, "Iran opposes Turkey", "iran", "turkey")
Records = dict[str, Record]


def says(project: Project, annotator: str, article: str, records: Records, *drop: str, done: bool = True) -> Session:
    """What an annotator puts and drops in an article, who is done with it then."""
    session = Session(project, annotator)
    put = {**records, **({"status": Status("done")} if done else {})}
    session.act(an_action(project.article(article), "add", put, drop))
    return session


def decide(session: Session, difference: str, how: str, *taken: str, put: Records | None = None, **more: Any) -> Any:
    """The answer to a verdict as a page sends it, on the article opened last."""
    return session.act(a_verdict(session, difference, how, *taken, put=put, **more))


def a_verdict(
    session: Session,
    difference: str,
    how: str,
    *taken: str,
    put: Records | None = None,
    reason: str = "",
    do: str = "adjudicate",
) -> Action:
    """The action of a page that decides a difference."""
    verdict = Verdict(how, "", tuple(taken), reason)  # type: ignore[arg-type]
    article = session.project.article(session._here)
    return an_action(article, do, {**(put or {}), f"verdict:{difference}": verdict})


def restarted(session: Session, **names: Any) -> Session:
    """The same person at the compare desk in a fresh kernel."""
    _WRITERS.clear()
    return compared(Project(session.project.folder), session.person, **names)


def opened(session: Session, article: str | None = None) -> Any:
    """What the page is told of an article."""
    return session.open(article)


def decided(project: Project, article: str) -> Annotation:
    """The reading that was decided on, as the logs say."""
    found = [each for each in project.annotations if (each.article, each.annotator) == (article, "adjudicated")]
    return found[0] if found else Annotation(article, "", "adjudicated")


def words(records: object) -> list[str]:
    """What records say, in short: label and words of mentions, polarity of stances."""
    assert isinstance(records, dict)
    kept = [each for id_, each in records.items() if not id_.startswith(("verdict:", "status"))]
    return sorted(_said(each) for each in kept)


def actions(project: Project, annotator: str, article: Article) -> list[Action]:
    """What somebody did in an article."""
    return [each for each in project.store.read().histories[annotator] if each.article == article.id]


def _said(record: Any) -> str:
    fields = record if isinstance(record, dict) else {name: getattr(record, name, None) for name in _FIELDS}
    return fields.get("polarity") or f"{fields['label']} {fields['quote']}"


_FIELDS = ("polarity", "label", "quote")
