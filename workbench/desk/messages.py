"""What the page is told, as plain data: an article as one annotator reads it, what can be done, how far they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from workbench import disk
from workbench.codebook import Codebook
from workbench.codebook.migration import merged_in
from workbench.codebook.spelling import lookalikes
from workbench.desk.disputes import Dispute, disputes, sentences
from workbench.desk.offering import Offering
from workbench.desk.queue import Queue
from workbench.desk.standing import Standing
from workbench.desk.telling import in_short
from workbench.labelled import as_read, changed_after
from workbench.placing import attached
from workbench.records import Action, Annotation, Article, Record
from workbench.repairs import detached

if TYPE_CHECKING:
    from workbench.project import Project

Message = dict[str, object]


def article(article: Article, reading: Annotation, offered: Offering) -> Message:
    """The article with its regions as they were corrected, what its annotator put there, and what is suggested."""
    records = {id_: record for id_, record in reading.records.items() if attached(record, article)}
    return {
        "article": plain(as_read(article, reading)) | {"sha256": article.sha256},
        "records": plain(offered.seen(records, article.id)),
        "suggestions": plain(offered.offer(article, reading)),
        "assist": offered.mode(article.id),
    }


def state(article: Article, standing: Standing, offered: Offering, project: "Project") -> Message:
    """What undo and redo would do, in words, how far and how sound the article is, and how much of it is detached."""
    reading = standing.reading(article)
    open_ = disputes(reading, article, project.codebook)
    return {
        "undo": words(standing.undoable(project.articles)[::-1], standing, offered, project.codebook),
        "redo": words(standing.redoable(project.articles), standing, offered, project.codebook),
        "problems": sentences(reading, article, project.codebook, open_),
        "disputes": [dispute(each) for each in open_],
        "merged": {id_: ids for id_, each in reading.records.items() if (ids := merged_in(each, project.codebook))},
        "detached": len(detached(reading, article)),
        "status": reading.status,
    }


def words(step: list[Action], standing: Standing, offered: Offering, rules: Codebook) -> str:
    """A step in a few words; none when there is none."""
    return in_short([(seen(action, offered), standing.replaced(action)) for action in step], rules) if step else ""


def seen(action: Action, offered: Offering) -> Action:
    """The action as the page may tell of it."""
    return msgspec.structs.replace(action, put=offered.seen(action.put, action.article))


def dispute(open_: Dispute) -> Message:
    """What is to be decided, with the ways to decide it in words."""
    at = open_.place
    place = at and {"start": at.start, "end": at.end, "quote": at.quote}
    choices = [each.words for each in open_.choices]
    return {"id": open_.id, "sentence": open_.sentence, "place": place, "choices": choices}


def untold(id_: str, article_id: str, why: Exception) -> Message:
    """The answer to a step that is saved but cannot be told of.

    It says nothing of what is out of its place, so that the page, which then opens the article again, sees what is.
    """
    notice = f"this is saved but could not be shown ({type(why).__name__}: {why}); open the article again to see it"
    nothing: Message = {"put": {}, "drop": [], "elsewhere": 0, "words": "", "undo": "", "redo": "", "status": ""}
    return {"id": id_, "article": article_id, "at": "", "notice": notice, "problems": {}, "merged": {}, **nothing}


def change(actions: Iterable[Action], article: Article, offered: Offering) -> Message:
    """What actions on one article, one after the other, put and dropped in the end; what does not fit is not there."""
    put: dict[str, Record] = {}
    drop: dict[str, None] = {}
    for action in actions:
        for id_ in action.put:
            drop.pop(id_, None)
        put |= offered.seen(action.put, action.article)
        for id_ in action.drop:
            put.pop(id_, None)
            drop[id_] = None
    lost = [id_ for id_, record in put.items() if not attached(record, article)]
    return {"put": plain({id_: put[id_] for id_ in put if id_ not in lost}), "drop": [*drop, *lost]}


def changed(reading: Annotation, put: dict[str, Record], drop: Iterable[str]) -> Annotation:
    """The reading after a change; itself where there is none."""
    if not put and not drop:
        return reading
    gone = set(drop)
    records = {id_: record for id_, record in reading.records.items() if id_ not in gone}
    return msgspec.structs.replace(reading, records=records | put)


def place(article: Article, queue: Queue) -> Message:
    """Where the article stands in the queue, from 1, or 0 where it does not, and how many are in each state."""
    return {
        "at": queue.ids.index(article.id) + 1 if article.id in queue.ids else 0,
        "total": len(queue.ids),
        "counts": dict(queue.counts),
    }


def notices(project: "Project", found: Iterable[str], reading: Annotation) -> list[str]:
    """The problems that were found, and what stands in the way of saving or of going by the codebook on disk.

    What the reading has lost is left out, for the page that shows it says that with what to do.
    """
    own = changed_after(reading)
    found = [
        *(each for each in found if not each.startswith(own)),
        *filter(None, [project.trouble, project.teach.trouble]),
    ]
    found += lookalikes(project.codebook)
    if disk.writable(project.store.folder):
        return found
    return [
        *found,
        f"{project.store.folder} is read-only, so nothing can be saved; change its permissions, "
        "then run the cell again",
    ]


def codebook(rules: Codebook) -> Message:
    """The codebook; topics and entities as lists, each with its id. An entity has the label that is in use now."""
    fields = plain(rules)
    fields["topics"] = [plain(topic) for topic in rules.topics.values()]
    fields["entities"] = [plain(entity) | {"label": rules.heir(entity.label)} for entity in rules.entities.values()]
    return fields


def plain(value: object) -> Message:
    """A record, or whatever else has fields, as its fields."""
    fields: Message = msgspec.to_builtins(value)
    return fields
