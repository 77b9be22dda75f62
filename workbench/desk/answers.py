"""What the page hears of a step that was saved: first of all that it was, whatever else can be told of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.desk import amending, messages
from workbench.desk.messages import Message
from workbench.records import Action, Article

if TYPE_CHECKING:
    from workbench.desk.session import Session


def answer(session: "Session", id_: str, here: str, step: Callable[[str], list[Action]]) -> Message:
    """The answer to the step of this id, done on a page that shows the article `here`."""
    try:
        return _told(session, id_, here, step(id_))
    except Exception as error:
        return messages.untold(id_, here, error)


def before(id_: str) -> str:
    """The id of the step that had to be done first for the step of this id to be."""
    return f"{id_}.before"


def _told(session: "Session", id_: str, here: str, step: list[Action]) -> Message:
    """The answer about the article `here`, when the step touched that or nothing."""
    standing, offered, codebook = session.standing, session.offered, session.project.codebook
    touched = {action.article for action in step} or {here}
    article = session.project.article(here if here in touched else step[-1].article)
    told = messages.state(article, standing, offered, session.project)
    if session.behind(article.id):
        del told["detached"]  # which has the page open the article again
    done = [action for action in [*standing.together(before(id_)), *step] if action.article == article.id]
    if any(pending := offered.pending(article, standing)):
        done.append(Action(id="", article=article.id, sha256=article.sha256, do="", put=pending[0], drop=pending[1]))
    return {
        "id": id_,
        "article": article.id,
        "at": step[-1].at if step else standing.at,
        **messages.change(done, article, offered),
        "elsewhere": len(touched) - 1,
        "notice": _notice(session, article, step),
        "words": messages.words(step, standing, offered, codebook),
        **({"codebook": messages.codebook(offered.rules(codebook))} if amending.is_amending(session, step) else {}),
        **told,
        **offered.beside(article, standing),
    }


def _notice(session: "Session", article: Article, step: list[Action]) -> str:
    said = (session.offered.remark(article, session.standing, action) for action in step[-1:])
    return " ".join(filter(None, [session.notice(), *said]))
