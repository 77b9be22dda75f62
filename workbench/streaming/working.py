"""A batch of articles → a line for each: the one piece of work there is, here or in a worker of a cluster."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

import msgspec

from workbench.corpus.articles import worked_out
from workbench.labelled import suggestion_line
from workbench.records import Article, Record
from workbench.streaming.journal import Line, key_of
from workbench.trouble import Trouble

Work = Callable[[Iterable[list[Article]]], Iterator[list[Line]]]
"""Whatever works out batches: for each in its turn, a line for each of its articles."""


class Suggester(Protocol):
    """What is asked of a suggester."""

    def __call__(self, article: Article, /) -> Mapping[str, Record]:
        """Suggestion id → record."""

    def describe(self) -> Mapping[str, str]:
        """What made them."""

    def forgetful(self) -> AbstractContextManager[None]:
        """Within it what is read does not add up."""


def here(suggester: Suggester) -> Work:
    """Batches worked out in this process, one after the other."""
    return partial(map, partial(worked, suggester))


def worked(suggester: Suggester, batch: Sequence[Article]) -> list[Line]:
    """The lines of a batch of articles that have no regions yet."""
    with suggester.forgetful():
        return [Line(key_of(article), said(suggester, article)) for article in batch]


def said(suggester: Suggester, article: Article) -> bytes:
    """What is to be written of an article, as JSON, or `{"trouble": …}` where nothing could be suggested."""
    try:
        whole = worked_out(article)
        return msgspec.json.encode(suggestion_line(whole, suggester(whole), suggester.describe()))
    except Trouble as trouble:
        return in_trouble(str(trouble))
    except Exception as error:  # one odd article is no reason to lose the night's work on all others
        told = f"{article.id}: nothing could be suggested ({error!r}); leave it out, and report it with its text"
        return in_trouble(told)


def in_trouble(sentence: str) -> bytes:
    """What stands in the place of suggestions."""
    return msgspec.json.encode({"trouble": sentence})
