"""The articles of a corpus, by id. What stands where in one is worked out when somebody asks for that one.

A hundred thousand articles are read in seconds; to tell headline, body and clutter apart in all of them takes a
quarter of a minute more, and whoever opens a desk wants the first.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from workbench.corpus.regions import outlet, regions
from workbench.records import Article


class Articles(Mapping[str, Article]):
    """Article id → article, in the order in which they were read."""

    def __init__(self, given: Iterable[Article]) -> None:
        """`given` have no regions yet, and a title and outlet only where their files say one."""
        self._guard = threading.Lock()  # a desk may be opened while others are still worked out
        self._known = {article.id: article for article in given}
        self._whole: set[str] = set()
        self._headed = {id_ for id_, article in self._known.items() if article.title and article.outlet}

    def __getitem__(self, id_: str) -> Article:
        with self._guard:
            if id_ not in self._whole:
                self._known[id_] = self._worked_out(id_)
                self._whole.add(id_)
            return self._known[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    @property
    def known(self) -> Mapping[str, Article]:
        """The same as far as it is known by now: texts are whole, titles, outlets and regions may be missing."""
        return self._known

    def headed(self, id_: str) -> Article:
        """The article with its title and outlet; its regions may be missing. Raises KeyError."""
        with self._guard:
            if id_ not in self._whole and id_ not in self._headed:
                self._known[id_] = replace(self._worked_out(id_), regions=())
                self._headed.add(id_)
            return self._known[id_]

    def _worked_out(self, id_: str) -> Article:
        return worked_out(self._known[id_])


def worked_out(article: Article) -> Article:
    """The article with its regions, and with the title and outlet that they show where its file says none."""
    found = regions(article.text, article.title)  # a title that was found before leads to the same
    titles = (region.quote for region in found if region.type == "title")
    title, outlet_ = article.title or next(titles, ""), article.outlet or outlet(found)
    return replace(article, title=title, outlet=outlet_, regions=found)
