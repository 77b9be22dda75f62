"""The questions of the page: what is asked for by name, from what is given, as plain data. No answer annotates."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from workbench.codebook import Order
from workbench.codebook.amendments import amendment, new_entity
from workbench.codebook.migration import Touched, affected, merged_in
from workbench.codebook.migration import told as foretold
from workbench.codebook.problems import problems
from workbench.desk import adjudications, agreeing, carrying, newcomers
from workbench.desk.amending import request
from workbench.desk.concordance import search
from workbench.desk.disputes import disputes
from workbench.desk.filtering import Wanted
from workbench.desk.history import as_text, told
from workbench.desk.messages import Message, dispute, plain, seen
from workbench.desk.propagating import alike
from workbench.desk.propagation import spellings
from workbench.desk.repairing import listed
from workbench.desk.words import around
from workbench.placing import place
from workbench.records import Entity, Topic
from workbench.sampling.seen import samples, veiled

if TYPE_CHECKING:
    from workbench.desk.session import Session


def _queue(session: "Session", given: Message) -> Message:
    order = msgspec.convert(given.get("order") or None, Order | None)
    drawn = samples(session.project)
    sampled, chosen = drawn.get(str(given.get("sample"))), session.chosen
    among = chosen if sampled is None else sampled if chosen is None else sampled & chosen
    wanted = msgspec.structs.replace(msgspec.convert(given, Wanted), among=among)
    return plain(session.in_order(order).listing(wanted)) | {"samples": [*drawn]}


def _amendment(session: "Session", given: Message) -> Message:
    codebook, asked = session.project.codebook, request({"id": "preview", **given})
    if asked.kind == "entity":
        return {"records": 0, "articles": 0, "sentence": _registered(new_entity(asked, codebook)), "rows": []}
    change = amendment(asked, codebook, session.person)
    touched = affected(session.standing.readings().values(), change, codebook)
    return {
        "records": len(touched),
        "articles": len({each.article for each in touched}),
        "sentence": foretold(change, codebook, touched),
        "rows": [_in_context(session, each) for each in touched if each.article not in veiled(session.project)],
    }


def _in_context(session: "Session", touched: Touched) -> Message:
    article = session.project.articles.get(touched.article)
    before, after = around(article.text, touched.start, touched.end) if article else ("", "")
    return plain(touched) | {"title": _title(session, touched.article), "before": before, "after": after}


def _title(session: "Session", article_id: str) -> str:
    articles = session.project.articles
    return (article_id in articles and articles.headed(article_id).title) or article_id


def _registered(entity: Entity | None) -> str:
    return f"“{entity.name}” is added to the registry." if entity else "It stands in the registry already."


def _entities(session: "Session", given: Message) -> Message:
    words, label = str(given.get("words", "")), str(given.get("label", ""))
    found = session.project.lookup(words, label, topics=bool(given.get("topics")))
    return {"options": [_option(*each) for each in found]}


def _option(thing: Entity | Topic, name: str, score: float) -> Message:
    hint = thing.label.replace("_", " ").lower() if isinstance(thing, Entity) else "topic"
    return {"id": thing.id, "name": thing.name, "hint": hint, "aliases": [name], "score": score}


def _export(session: "Session", _: Message) -> Message:
    path, count, uncounted = session.project.export()
    return {"file": path.relative_to(session.project.folder).as_posix(), "count": count, "uncounted": uncounted}


def _history(session: "Session", given: Message) -> Message:
    project = session.project
    done = (each for each in session.standing.actions.values() if each.article not in veiled(project))
    actions = [seen(action, session.offered) for action in done]
    titles = {id_: _title(session, id_) for id_ in {action.article for action in actions}}
    rows = told(actions, project.codebook, titles, str(given.get("article", "")))
    return {"rows": [plain(row) for row in reversed(rows)], "text": as_text(rows)}


def _next(session: "Session", given: Message) -> Message:
    return {"article": session.in_order().next_open(str(given["article"]), Wanted(among=session.chosen))}


def _problems(session: "Session", _: Message) -> Message:
    rows: list[Message] = []
    readings, hidden = session.standing.readings(), veiled(session.project)
    for id_ in (id_ for id_ in readings if id_ not in hidden):
        article, reading = session.project.articles.known.get(id_), readings[id_]
        found = problems(reading, session.project.codebook, article)
        for record_id, sentences in found.items():
            record = reading.records[record_id]
            span, merged = place(record), merged_in(record, session.project.codebook)
            where = {"article": id_, "title": _title(session, id_), "merged": merged}
            quote = span.quote if span else ""
            rows += [{**where, "id": record_id, "quote": quote, "sentence": each} for each in sentences]
        open_ = disputes(reading, article, session.project.codebook) if article else ()
        rows += [{"article": id_, "title": _title(session, id_), "merged": [], **dispute(each)} for each in open_]
    return {"rows": rows}


def _propagation(session: "Session", given: Message) -> Message:
    origin, found = alike(session, given)
    # which records a hit changes is the kernel's to know, and as much again to send
    hits = [plain(msgspec.structs.replace(hit, there={})) for hit in found]
    words = spellings(origin.mention, session.project.codebook)
    return {"hits": hits, "articles": len({hit.article for hit in found}), "words": words}


def _saved(session: "Session", given: Message) -> Message:
    """Whether what a page was told is saved is there; a log cannot show by itself that its end is gone."""
    if session.standing.together(str(given["id"])):
        return {"sentence": ""}
    return {
        "sentence": "What you did last at this desk was saved and is in no log any more; look for a copy of "
        f"{session.file} that has it, or go on if you put an older one there yourself"
    }


def _search(session: "Session", given: Message) -> Message:
    known, readings = session.project.articles.known, session.standing.readings()
    found = search(known.values(), readings, str(given.get("words", "")), str(given.get("label", "")))
    touched = {hit.article for hit in found.hits}
    of = {id_: {"sha256": known[id_].sha256, "title": _title(session, id_)} for id_ in touched}
    return plain(found) | {"hits": [plain(hit) | of[hit.article] for hit in found.hits]}


QUESTIONS: dict[str, Callable[["Session", Message], Message]] = {
    "adjudicated": adjudications.listed,
    "agreed": agreeing.listed,
    "amendment": _amendment,
    "carrying": carrying.foreseen,
    "copies": carrying.listed,
    "entities": _entities,
    "export": _export,
    "history": _history,
    "newcomers": newcomers.listed,
    "next": _next,
    "problems": _problems,
    "propagation": _propagation,
    "queue": _queue,
    "refuse": newcomers.refuse,
    "repairs": listed,
    "saved": _saved,
    "search": _search,
}
