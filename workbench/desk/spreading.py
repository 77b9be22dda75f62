"""One decision for all words alike, as the page asks for it: which places that means, and the actions, as one step."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from workbench.desk import propagation
from workbench.desk.concordance import around
from workbench.desk.propagation import Hit, Origin
from workbench.records import Action, Article, Mention, Record
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session

Message = dict[str, object]


def alike(session: "Session", given: Message) -> tuple[Origin, list[Hit]]:
    """The mention that `given` names and the places of words like its own, as far as its scope goes.

    Where it is to be spread the mention itself is no hit, unless it is still a suggestion; where it is to be removed it
    is the first that is removed. Raises Trouble when there is no such mention.
    """
    article = session.project.article(str(given["article"]))
    readings = session.standing.readings()
    record_id = str(given["of"])
    undecided = session.offered.undecided(session.standing.reading(article))
    mention = session.standing.reading(article).records.get(record_id) or undecided.get(record_id)
    if not isinstance(mention, Mention):
        raise Trouble(
            "the mention that others should be made alike to is gone; stand on another and press the key again"
        )
    remove = bool(given.get("remove"))
    origin = Origin(article.id, "" if remove else record_id, mention)
    articles = list(_in_scope(session, article, str(given.get("scope", "article"))))
    suggestions = {each.id: session.offered.undecided(session.standing.reading(each)) for each in articles}
    found = propagation.hits(origin, session.project.codebook, articles, readings, suggestions, remove=remove)
    return origin, [*_itself(origin, article, undecided), *found]


def propagated(session: "Session", given: Message) -> list[Action]:
    """The actions of a `propagate` message, without the places that it excepts. Raises Trouble when none is left."""
    origin, found = alike(session, given)
    excepted = given.get("except") or []
    chosen = [hit for hit in found if isinstance(excepted, list) and hit.key not in excepted]
    if not chosen:
        raise Trouble(f"{origin.mention.quote!r} stands nowhere else; nothing was changed")
    return propagation.actions(origin, chosen, session.project.articles, str(given["id"]))


def _in_scope(session: "Session", article: Article, scope: str) -> Iterable[Article]:
    if scope == "article":
        return [article]
    finished = session.finished() - {article.id}
    return (each for each in session.project.articles.values() if each.id not in finished)


def _itself(origin: Origin, article: Article, undecided: Mapping[str, Record]) -> list[Hit]:
    # who spreads a suggestion means it, so that it need not be accepted first
    mention = origin.mention
    if origin.record not in undecided:
        return []
    before, after = around(article.text, mention.start, mention.end)
    return [
        Hit(
            mention.start,
            mention.end,
            mention.quote,
            key=f"{article.id}:{mention.start}-{mention.end}",
            article=article.id,
            title=article.title or article.id,
            before=before,
            after=after,
            does="accept",
            there={origin.record: mention},
        )
    ]
