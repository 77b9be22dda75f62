"""Groups of near-copies in words, for a terminal: which articles, from which outlets, and how alike."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.records import Article
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.copies.groups import Copies


def told(copies: "Copies", articles: Mapping[str, Article]) -> Iterator[str]:
    """A line for each group and under it one for each of its articles; one line where there are none."""
    if not copies.groups:
        yield f"no near-copies among {counted(len(articles), 'article')}"
    for group in copies.groups:
        there = [articles[id_] for id_ in group.articles]
        outlets = {article.outlet for article in there if article.outlet}
        where = f" in {counted(len(outlets), 'outlet')}" if outlets else ""
        yield f"{group.first}: {len(there)} near-copies{where}"
        for article, share in zip(there, group.shares, strict=True):
            about = "  ".join(filter(None, [article.id, article.outlet, article.published]))
            yield f"  {about}" if article.id == group.first else f"  {about}  {share:.0%} alike"


def rows(copies: "Copies") -> Iterator[dict[str, object]]:
    """A row for each article that has near-copies, as plain data; `share` is from 0 to 1."""
    for group in copies.groups:
        for id_, share in zip(group.articles, group.shares, strict=True):
            yield {"group": group.first, "article": id_, "share": share, "size": len(group.articles)}
