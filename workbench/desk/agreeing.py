"""Articles on which all readers agree, taken over as one step."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.desk.messages import Message
from workbench.history import grouped
from workbench.records import Action, Article, Status
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.desk.differing import Differing
    from workbench.desk.session import Session


def listed(session: "Session", _: Message) -> Message:
    """The articles on which all agree and that nobody has taken over: a row each, with what would be taken."""
    found, articles = _differing(session).found, session.project.articles
    rows: list[Message] = []
    for id_ in found.agreeing(session.standing):
        here = found.of(id_)
        title = articles.headed(id_).title or id_
        rows.append({"article": id_, "title": title, "records": len(here.agreed) if here else 0})
    records = sum(len(here.agreed) for row in rows if (here := found.of(str(row["article"]))))
    sentence = f"All readers agree on {counted(len(rows), 'article')} with {counted(records, 'record')}."
    return {"articles": len(rows), "records": records, "rows": rows, "sentence": sentence if rows else ""}


def agreed(session: "Session", given: Message) -> list[Action]:
    """The actions that take over all articles on which all readers agree, and mark them as done.

    Raises Trouble when there is none.
    """
    differing, articles = _differing(session), session.project.articles
    made = [_taken(differing, articles[id_], session) for id_ in differing.found.agreeing(session.standing)]
    if not made:
        raise Trouble("there is no article left on which all readers agree; nothing was changed")
    return grouped(str(given["id"]), [action for actions in made for action in actions])


def _taken(differing: "Differing", article: Article, session: "Session") -> list[Action]:
    done = Status("done")
    actions = differing.following(article, session.standing)
    if not actions:
        return [Action(id="", article=article.id, sha256=article.sha256, do="status", put={"status": done})]
    *before, last = actions
    return [*before, replace(last, put=last.put | {"status": done})]


def _differing(session: "Session") -> "Differing":
    from workbench.desk.differing import Differing

    if not isinstance(session.offered, Differing):
        raise Trouble("here nothing is compared; `project.compare` with your name opens the desk where readings are")
    return session.offered
