"""Articles by id as a desk lists them: some under another name, some without their outlet, some not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from workbench.corpus.articles import Articles
from workbench.records import Article

First = Callable[[str], str]
"""From the id of an article on the desk to its own."""


class Look(Protocol):
    """How an article looks on the desk."""

    def __call__(self, id_: str, article: Article, headed: bool = True) -> Article:
        """The article under this id; `headed` says that its title and outlet are known."""


class _Listed(Mapping[str, Article]):
    """Articles by id. Those of `ids` are listed; others are known to whoever names them."""

    def __init__(self, ids: Sequence[str], make: Callable[[str], Article]) -> None:
        self._ids, self._listed, self._make = ids, frozenset(ids), make

    def __getitem__(self, id_: str) -> Article:
        return self._make(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._listed

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Shown(_Listed):
    """The same in the shape of `corpus.articles.Articles`."""

    def __init__(self, articles: Articles, ids: Sequence[str], first: First, look: Look) -> None:
        """`ids` are listed, in this order."""
        super().__init__(ids, lambda id_: look(id_, articles[first(id_)]))
        self._articles, self._first, self._look = articles, first, look

    @cached_property
    def known(self) -> Mapping[str, Article]:
        """The same as far as they are known by now."""
        known = self._articles.known
        return _Listed(self._ids, lambda id_: self._look(id_, known[self._first(id_)], headed=False))

    def headed(self, id_: str) -> Article:
        """The article with its title and outlet. Raises KeyError."""
        return self._look(id_, self._articles.headed(self._first(id_)))
