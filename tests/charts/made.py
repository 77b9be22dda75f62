"""A labelled set large enough to draw: a year of articles by four outlets about an invented war, the same each time.

Whoever draws it should see: the two camps of actors; the outlet that names one of them as terrorists; a month in which
nothing was published; few articles in the summer; some articles without a date or an outlet.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tests.builders import ROOT
from tests.report.made import write
from workbench.codebook import Codebook
from workbench.figures.material import Material
from workbench.project import Project
from workbench.records import Annotation, Article, Entity, Mention, Naming, Record, Region, Stance, Status, Topic
from workbench.spans import Span
from workbench.tables import Tables
from workbench.tables.teaching import curve

ACTORS = {
    "north": ("Northern Republic", "STATE"),
    "council": ("National Council", "ORG"),
    "guard": ("Coast Guard Brigades", "ARMED_GROUP"),
    "un": ("United Nations", "ORG"),
    "south": ("Southern Union", "STATE"),
    "front": ("Liberation Front", "ARMED_GROUP"),
    "salem": ("Leila Salem", "PERSON"),
    "tribes": ("Assembly of Tribes", "ORG"),
}
TARGETS = {
    "topic:ceasefire": "Ceasefire",
    "topic:safe-zone": "Safe zone",
    "topic:disarmament": "Disarmament",
    "topic:intervention": "Foreign intervention",
    "topic:elections": "Elections",
}
OUTLETS = ("Harbour Post", "Daily Compass", "Union Times", "Radio Levant")
TERMS = {"delegitimising": "terrorists", "negative": "militants", "neutral": "fighters", "legitimising": "defenders"}
VERSION = "1.0"
ARTICLES = 180
"""Of the material: enough for intervals where months or outlets are told apart."""

_CAMPS = {"north": 1, "council": 1, "guard": 1, "un": 1, "south": -1, "front": -1, "salem": -1, "tribes": 0}
_LEANS = {"topic:ceasefire": 1, "topic:safe-zone": 1, "topic:disarmament": 1, "topic:intervention": -1}
_VERBS = {"support": "backed", "oppose": "rejected", "conditional": "would accept", "neutral": "discussed"}
_VOICES = ("reported", "reported", "quoted", "quoted", "outlet")


def a_codebook(called: Callable[[str], str] = str) -> Codebook:
    """The actors and topics, and nothing else; `called` makes other names of theirs."""
    entities = {id_: Entity(id_, label, called(name)) for id_, (name, label) in ACTORS.items()}
    topics = {id_: Topic(id_, called(name), "") for id_, name in TARGETS.items()}
    return Codebook(VERSION, "made", {}, {}, {}, {}, topics=topics, entities=entities)


def a_labelled_year(articles: int = 60, seed: int = 7, called: Callable[[str], str] = str) -> Tables:
    """So many articles, all read by ana, every second one by ben too, who sees some of it otherwise.

    `called` makes other names of those of entities, topics, outlets, annotators and articles.
    """
    chance = random.Random(seed)
    read = [_an_article(number, chance) for number in range(articles)]
    readings = [_reading(called("ana"), article, records) for article, records in read]
    readings += [_reading(called("ben"), article, _otherwise(records, chance)) for article, records in read[::2]]
    known = [
        replace(article, title=called(article.title), outlet=article.outlet and called(article.outlet))
        for article, _ in read
    ]
    found = {article.id: _suggested(records, chance) for article, records in read}
    return Tables(readings, known, a_codebook(called), {}, suggest=lambda article: found[article.id])


def a_material(folder: Path) -> Material:
    """What figures of a worked year are drawn from: every third article drawn to be checked, and a course taken."""
    of = Material(a_worked_year(folder, ARTICLES))
    known = [*of.project.articles.values()]
    of.tables._suggest = a_labelled_year(ARTICLES)._suggest
    rows = [{"articles": 0, "f1": 0.62}, {"articles": 60, "f1": 0.7}, {"articles": 120, "f1": 0.73}]
    of.__dict__ |= {"weights": {each.id: 3.0 for each in known[::3]}, "curve": curve(rows, known, 2, VERSION)}
    return of


def a_worked_year(folder: Path, articles: int = 60) -> Project:
    """The same as a project in a new folder: suggestions accepted and changed, every second article of five blind."""
    made = a_labelled_year(articles)
    readings, known, codebook = made._labelled
    (folder / "seeds").mkdir(parents=True)
    lines = [
        {"id": e.id, "text": e.text, "title": e.title, "outlet": e.outlet, "published": e.published} for e in known
    ]
    (folder / "seeds" / "year.jsonl").write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    shutil.copytree(ROOT / "annotations", folder / "annotations", ignore=shutil.ignore_patterns("*.jsonl"))
    project = Project(folder)
    project.codebook = codebook
    project.__dict__["suggester"] = lambda _: {}
    for annotator in ("ana", "ben"):
        write(project, annotator, [replace(each, codebook="") for each in readings if each.annotator == annotator])
    return project


def _an_article(number: int, chance: random.Random) -> tuple[Article, dict[str, Record]]:
    outlet = "" if number % 23 == 5 else chance.choice(OUTLETS)
    month = chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 9, 9, 10, 10, 11, 11, 12, 12])
    published = "" if number % 19 == 3 else f"2017-{month:02}-{chance.randint(1, 28):02}"
    sentences = [*_sentences(outlet, month, chance)]
    text, records = "", dict[str, Record]()
    for place, (words, made) in enumerate(sentences):
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + words
        records |= {f"{kind}-{place}": _moved(record, start) for kind, record in made.items()}
    title = f"Article {number}: {outlet or 'unknown'}"
    region = Region(0, len(text), text, "body")
    id_ = f"{number:03}-{number % 5}"
    return Article(id_, text, title=title, outlet=outlet, published=published, regions=(region,)), records


def _sentences(outlet: str, month: int, chance: random.Random) -> Iterator[tuple[str, dict[str, Record]]]:
    for _ in range(chance.randint(2, 6)):
        actor, target = chance.choice([*ACTORS]), chance.choice([*TARGETS])
        polarity = _polarity(actor, target, month, chance)
        name, label = ACTORS[actor]
        words = f"{name} {_VERBS[polarity]} the {TARGETS[target].lower()}."
        span = Span(0, len(words) - 1, words[:-1])
        condition = "if others leave" if polarity == "conditional" else ""
        stance = Stance(actor, target, polarity, chance.choice(_VOICES), span, condition=condition)
        yield words, {"mention": Mention(0, len(name), name, label, actor), "stance": stance}
    for actor in chance.sample(["front", "guard"], chance.randint(0, 2)):
        hostile = (outlet == "Union Times") == (actor == "guard") and outlet != "Radio Levant"
        valence = chance.choices([*TERMS], (6, 3, 2, 0) if hostile else (0, 2, 6, 2))[0]
        words = f"The {TERMS[valence]} of the {ACTORS[actor][0]} held the road."
        start = words.index(TERMS[valence])
        naming = Naming(start, start + len(TERMS[valence]), TERMS[valence], actor, valence, "group", "outlet")
        name = words.index(ACTORS[actor][0])
        mention = Mention(name, name + len(ACTORS[actor][0]), ACTORS[actor][0], ACTORS[actor][1], actor)
        yield words, {"naming": naming, "mention": mention}


def _polarity(actor: str, target: str, month: int, chance: random.Random) -> str:
    """Mostly that of the actor's camp; the north turns against the ceasefire in autumn."""
    side = _CAMPS[actor] * _LEANS.get(target, 0)
    if (actor, target) == ("north", "topic:ceasefire") and month > 8:
        side = -1
    if not side or chance.random() < 0.2:
        return chance.choice(["support", "oppose", "conditional", "neutral"])
    return "support" if side > 0 else "oppose"


def _moved(record: Record, by: int) -> Record:
    if isinstance(record, Stance):
        span = record.evidence
        return _with(record, evidence=Span(span.start + by, span.end + by, span.quote))
    assert isinstance(record, Mention | Naming)
    return _with(record, start=record.start + by, end=record.end + by)


def _otherwise(records: dict[str, Record], chance: random.Random) -> dict[str, Record]:
    """What a second annotator makes of it: a tenth missed, some polarities and valences the other way."""
    found = {id_: record for id_, record in records.items() if chance.random() < 0.9}
    for id_, record in found.items():
        if isinstance(record, Stance) and chance.random() < 0.1:
            found[id_] = _with(record, polarity="neutral", condition="")
        if isinstance(record, Naming) and chance.random() < 0.1:
            found[id_] = _with(record, valence="negative")
    return found


def _suggested(records: dict[str, Record], chance: random.Random) -> dict[str, Record]:
    """What a machine finds of it: most, some of it wrong."""
    found = {id_: record for id_, record in records.items() if chance.random() < 0.8}
    wrong = {id_ for id_, record in found.items() if isinstance(record, Stance) and chance.random() < 0.2}
    return {
        id_: _with(record, by="made 1", **({"polarity": "support"} if id_ in wrong else {}))
        for id_, record in found.items()
    }


def _with(record: Record, **changes: object) -> Record:
    changed: Record = replace(record, **changes)
    return changed


def _reading(annotator: str, article: Article, records: dict[str, Record]) -> Annotation:
    return Annotation(article.id, article.sha256, annotator, {**records, "status": Status("done")}, codebook=VERSION)
