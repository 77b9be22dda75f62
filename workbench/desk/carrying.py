"""What was said of one article said of its near-copies too, as the page asks for it: one step, in all of them."""

from typing import TYPE_CHECKING

import msgspec

from workbench.copies.carrying import Carried, carried
from workbench.desk.messages import Message, plain
from workbench.desk.words import around
from workbench.history import grouped
from workbench.labelled import as_read
from workbench.placing import place
from workbench.records import Action, Article
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.copies.groups import Group
    from workbench.desk.session import Session


def listed(session: "Session", given: Message) -> Message:
    """The group of the article that `given` names, with what could be carried from it and to it.

    `ready` is False while near-copies are looked for. A row is another article of the group: `share` (0 to 1) of the
    shorter one's words that the group's first has too, the annotator's `status` and number of `records` there, and
    under `out` and `in` how many records could be carried there and from there, and which are left behind and why.
    """
    article = session.project.article(str(given["article"]))
    if session.offered.alone:
        return {"ready": True, "sentence": "", "rows": []}
    found = session.nearby.found()
    group = found and found.by_article.get(article.id)
    if not group:
        return {"ready": found is not None, "sentence": "", "rows": []}
    rows = [_row(session, article, other, share) for other, share in _others(session, group, article.id)]
    return {"ready": True, "sentence": _sentence(session, group, article), "rows": rows}


def foreseen(session: "Session", given: Message) -> Message:
    """What a carry message would do: a hit for each record, by its `key`, and what is `left` behind."""
    hits: list[Message] = []
    left: list[Message] = []
    for copy, made in _carried(session, given):
        title = copy.title or copy.id
        left += [{"article": copy.id, "title": title, **plain(each)} for each in made.left]
        for id_, record in made.put.items():
            if span := place(record):
                before, after = around(copy.text, span.start, span.end)
                hit = {"key": f"{copy.id}#{id_}", "article": copy.id, "title": title, "does": "carry"}
                hits.append({**hit, "quote": span.quote, "before": before, "after": after, "record": plain(record)})
    return {"hits": hits, "left": left, "articles": len({hit["article"] for hit in hits})}


def carry(session: "Session", given: Message) -> list[Action]:
    """The actions of a message that carries what stands in the article `of` into those named in `into`.

    `except` has the keys of records that are not. Raises Trouble when none is left, and when a copy is finished.
    """
    excepted = set(msgspec.convert(given.get("except") or [], list[str]))
    made: list[Action] = []
    for copy, found in _carried(session, given):
        chosen = [record for id_, record in found.put.items() if f"{copy.id}#{id_}" not in excepted]
        put = {f"c-{given['id']}-{number}": record for number, record in enumerate(chosen, start=1)}
        if put:
            made.append(Action(id="", article=copy.id, sha256=copy.sha256, do="carry", put={**put}))
    if not made:
        raise Trouble("nothing of it can be carried there that is not there already; nothing was changed")
    return grouped(str(given["id"]), made)


def _carried(session: "Session", given: Message) -> list[tuple[Article, Carried]]:
    origin = session.project.article(str(given["of"]))
    into = [session.project.article(id_) for id_ in msgspec.convert(given["into"], list[str])]
    if finished := [copy.id for copy in into if _is_finished(session, copy)]:
        raise Trouble(f"you have finished {', '.join(finished)}; open it again there first, nothing was changed")
    return [(copy, _from(session, origin, copy)) for copy in into if copy.id != origin.id]


def _from(session: "Session", origin: Article, copy: Article) -> Carried:
    here, there = (session.standing.reading(each) for each in (origin, copy))
    return carried(here, as_read(origin, here), there, as_read(copy, there))


def _row(session: "Session", article: Article, other: Article, share: float) -> Message:
    reading = session.standing.reading(other)
    return {
        "article": other.id,
        "title": other.title or other.id,
        "outlet": other.outlet,
        "published": other.published,
        "share": share,
        "status": reading.status,
        "records": len(reading.mentions) + len(reading.stances) + len(reading.namings),
        "out": _told(_from(session, article, other), _is_finished(session, other)),
        "in": _told(_from(session, other, article), _is_finished(session, article)),
    }


def _told(made: Carried, finished: bool) -> Message:
    return {"records": 0 if finished else len(made.put), "left": [plain(each) for each in made.left]}


def _is_finished(session: "Session", article: Article) -> bool:
    return session.standing.reading(article).status == "done"


def _others(session: "Session", group: "Group", id_: str) -> list[tuple[Article, float]]:
    pairs = zip(group.articles, group.shares, strict=True)
    return [(session.project.article(each), share) for each, share in pairs if each != id_]


def _sentence(session: "Session", group: "Group", article: Article) -> str:
    articles = session.project.articles
    outlets = {outlet for id_ in group.articles if (outlet := articles.headed(id_).outlet)}
    where = f" in {counted(len(outlets), 'outlet')}" if len(outlets) > 1 else ""
    many = f"one of {len(group.articles)} near-copies{where}"
    if group.first == article.id:
        return f"{many[0].upper()}{many[1:]}, the first of them."
    first = articles.headed(group.first)
    return f"Near-copy of “{first.title or first.id}”{f' ({first.outlet})' if first.outlet else ''}, {many}."
