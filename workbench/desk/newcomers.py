"""Names seen often that the registry does not have: offered as new entities, worked out beside the work.

The first question begins it: what is suggested has to be known of many articles. Articles that are read without
suggestions have no part in it, or it would tell what is not shown there. A name that somebody refuses is listed in
`annotations/refused-names.txt`, a name a line, and is not offered again.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import disk
from workbench.desk.messages import Message
from workbench.desk.offering import Offering
from workbench.desk.words import around
from workbench.log.writer import Unsaved, unwritable
from workbench.records import Annotation, Mention, Record
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.desk.session import Session
    from workbench.project import Project
    from workbench.suggest.names.newcomers import Newcomer

FILE = "refused-names.txt"
MOST = 1000
"""Articles that are looked at."""
_AT_ONCE = 5_000
"""Code points without suggestions that are worked out while the page waits: well below a second."""


class Newcomers:
    """The mentions that are suggested, of many articles, once they are known."""

    def __init__(self, project: "Project", offered: Offering, tell: Callable[[], None]) -> None:
        """`tell` is called from another thread when they were worked out beside the work."""
        self._project, self._offered, self._tell = project, offered, tell
        self._suggested: dict[str, dict[str, Mention]] = {}  # by article and id
        self._begun = self._ready = False

    def found(self, readings: Mapping[str, Annotation]) -> "list[Newcomer] | None":
        """New names, those seen most often first; None while they are looked for.

        What the annotator has decided counts as they decided it, in their `readings` by article.
        """
        if not self._begun:
            self._begin()
        if not self._ready:
            return None
        from workbench.suggest.names.newcomers import newcomers

        known = {name for each in self._project.codebook.entities.values() for name in (each.name, *each.aliases)}
        known |= refused(self._project.store.folder)
        open_ = {id_: _open(found, readings.get(id_)) for id_, found in self._suggested.items()}
        return [each for each in newcomers(open_) if each.name not in known]

    @property
    def articles(self) -> int:
        """How many articles were looked at."""
        return len(self._suggested)

    def _begin(self) -> None:
        self._begun = True
        articles = self._project.articles
        shown = list(islice(filter(self._offered.shows, articles), MOST))
        unknown = (len(each.text) for id_ in shown if not self._project.has_suggestions(each := articles[id_]))
        if sum(unknown) <= _AT_ONCE:
            self._work_out(shown)
        else:
            threading.Thread(target=self._beside, args=(shown,), name="newcomers", daemon=True).start()

    def _beside(self, ids: Iterable[str]) -> None:
        self._work_out(ids)
        self._tell()

    def _work_out(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            try:
                self._suggested[id_] = _mentions(self._project.suggestions(self._project.articles[id_]))
            except Exception:  # of an article in which nothing can be suggested, its own page says so
                continue
        self._ready = True


def listed(session: "Session", given: Message) -> Message:
    """What the page shows: whether it is `ready`, a sentence, and a row for each new name, with an example."""
    found = session.newcomers.found(session.standing.readings())
    if found is None:
        return {"ready": False, "sentence": "New names are being looked for; they are told when they are found."}
    names = f"{counted(len(found), 'name')} without an entity" if found else "No name without an entity"
    sentence = f"{names}, seen often, in {counted(session.newcomers.articles, 'article')} that were looked at."
    return {"ready": True, "sentence": sentence, "rows": [_row(session, each) for each in found]}


def refuse(session: "Session", given: Message) -> Message:
    """Offer a name no longer, to nobody at this project. Raises Unsaved when the disk does not take it."""
    folder, name = session.project.store.folder, " ".join(str(given["name"]).split())
    names = dict.fromkeys([*sorted(refused(folder)), name])
    try:
        disk.replace(folder / FILE, "".join(f"{each}\n" for each in names).encode())
    except OSError as error:
        raise Unsaved(unwritable(folder / FILE, error)) from error
    return {"sentence": f"“{name}” is not offered again; {FILE} lists it."}


def refused(folder: Path) -> set[str]:
    """The names that were refused, as they are spelled; none where the list cannot be read."""
    try:
        return set((folder / FILE).read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()


def _mentions(suggested: Mapping[str, Record]) -> dict[str, Mention]:
    return {id_: each for id_, each in suggested.items() if isinstance(each, Mention)}


def _open(suggested: Mapping[str, Mention], reading: Annotation | None) -> list[Mention]:
    """What names something in an article: what its annotator has marked, and what nobody has decided on."""
    if not reading:
        return [*suggested.values()]
    own = [*reading.mentions.values()]
    taken = {(each.start, each.end) for each in own}
    decided = {id_.removeprefix("fate:") for id_ in reading.decisions}
    left = (each for id_, each in suggested.items() if id_ not in decided and (each.start, each.end) not in taken)
    return [*own, *left]


def _row(session: "Session", each: "Newcomer") -> Message:
    article_id, span = each.examples[0]
    article = session.project.article(article_id)
    before, after = around(article.text, span.start, span.end)
    example = {"article": article_id, "title": article.title or article_id, "start": span.start, "end": span.end}
    return {
        "label": each.label,
        "name": each.name,
        "aliases": list(each.aliases),
        "places": each.places,
        "articles": each.articles,
        "example": {**example, "before": before, "quote": span.quote, "after": after},
    }
