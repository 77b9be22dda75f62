"""One decision for all words alike, as the page asks for it: which places that means, and the actions, as one step."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workbench.desk.agreeing import agreed
from workbench.desk.carrying import carry
from workbench.desk.messages import Message
from workbench.desk.propagation import Hit, Origin, hits, itself, spellings
from workbench.history import grouped
from workbench.records import Action, Article, Decision, Mention, Record
from workbench.sampling.seen import alone
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session


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
    origin = Origin(article.id, record_id, mention)
    words = spellings(origin.mention, session.project.codebook)
    articles = list(_in_scope(session, article, str(given.get("scope", "article")), words))
    suggestions = {each.id: session.offered.undecided(session.standing.reading(each)) for each in articles}
    found = hits(origin, session.project.codebook, articles, readings, suggestions, remove=remove)
    if remove:
        return origin, [itself(origin, article, "reject" if record_id in undecided else "delete"), *found]
    return origin, [itself(origin, article, "accept"), *found] if record_id in undecided else found


def spread(session: "Session", given: Message) -> list[Action]:
    """The actions of a message that does in many places what was done in one, or is the same in all."""
    if "into" in given:
        return carry(session, given)
    return agreed(session, given) if "agreed" in given else propagated(session, given)


def propagated(session: "Session", given: Message) -> list[Action]:
    """The actions of a `propagate` message, without the places that it excepts. Raises Trouble when none is left."""
    origin, found = alike(session, given)
    excepted = given.get("except") or []
    chosen = [hit for hit in found if isinstance(excepted, list) and hit.key not in excepted]
    if not chosen:
        raise Trouble(f"{origin.mention.quote!r} stands nowhere else; nothing was changed")
    return actions(origin, chosen, session.project.articles, str(given["id"]))


def actions(origin: Origin, chosen: Iterable[Hit], articles: Mapping[str, Article], id_: str) -> list[Action]:
    """What the `chosen` hits ask for, as one step: an action an article, with ids derived from `id_`."""
    by_article: dict[str, list[Hit]] = {}
    for hit in chosen:
        by_article.setdefault(hit.article, []).append(hit)
    made: list[Action] = []
    for article_id, here in by_article.items():
        put = {key: record for hit in here for key, record in _put(origin, hit, id_).items()}
        drop = tuple(key for hit in here if hit.does == "delete" for key in hit.there)
        sha256 = articles[article_id].sha256
        made.append(Action(id="", article=article_id, sha256=sha256, do="propagate", put=put, drop=drop))
    return grouped(id_, made)


def _in_scope(session: "Session", article: Article, scope: str, words: Collection[str]) -> Iterable[Article]:
    """The articles of a scope in which any of the words stands at all; the others need not be worked out."""
    if scope == "article" or session.offered.alone:
        return [article]
    left_out = (session.finished() | alone(session.project)) - {article.id}
    articles = session.project.articles
    there = (
        id_ for id_, each in articles.known.items() if id_ not in left_out and any(word in each.text for word in words)
    )
    return (articles[id_] for id_ in there)


def _put(origin: Origin, hit: Hit, id_: str) -> dict[str, Record]:
    like = {
        "label": origin.mention.label,
        "entity": origin.mention.entity,
        "propagated_from": f"{origin.article}#{origin.record}",
    }
    put: dict[str, Record] = {}
    if hit.does == "label":
        fresh = Mention(hit.start, hit.end, hit.quote, "", None, type=origin.mention.type)
        put[f"m-{id_}-{hit.start}"] = msgspec.structs.replace(fresh, **like)
    for key, mention in hit.there.items():
        match hit.does:
            case "relabel" | "link":
                put[key] = msgspec.structs.replace(mention, **like)
            case "accept":
                put |= {key: mention, f"fate:{key}": Decision("accepted", mention)}
            case "edit":
                put |= {key: msgspec.structs.replace(mention, **like), f"fate:{key}": Decision("edited", mention)}
            case "reject":
                put[f"fate:{key}"] = Decision("rejected", mention)
    return put
