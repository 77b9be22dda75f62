"""One copy merged into another: looked at first, then written, then told."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from workbench import checking
from workbench.codebook import read_codebook
from workbench.codebook.reading import texts_of
from workbench.corpus import read_articles
from workbench.drawn import read_drawn
from workbench.inside import below, real, shown
from workbench.log.glimpses import glance
from workbench.merging import articles, draws, logs, names, rules
from workbench.merging.counting import came, standing
from workbench.merging.logs import Coming
from workbench.store import Logs, Store
from workbench.trouble import Trouble
from workbench.wording import counted, some

_HOW = {
    "new": "came, there was no such log here",
    "longer": "came, it goes on where ours ended",
    "beside": "came, and lies beside ours, for each has what the other has not",
}
Told = tuple[Sequence[str], Sequence[str]]
"""What came, and what was left and why, in sentences."""


class Merged(NamedTuple):
    """What a merge came to: what came, what was left and why, in sentences; and what `workbench check` finds now."""

    came: tuple[str, ...]
    left: tuple[str, ...]
    findings: tuple[checking.Finding, ...]

    @property
    def status(self) -> int:
        """As of `workbench check`; 1 too where something was left that a person has to look at."""
        return checking.status(self.findings) or int(bool(self.left))


class Copy:
    """A copy of a project: its folders, and its articles by id as they were read."""

    def __init__(self, folder: Path) -> None:
        """Raises Trouble when `folder` holds no annotations, or leads elsewhere by a link."""
        self.folder = real(folder)
        self.annotations, self.seeds = below(self.folder, "annotations"), below(self.folder, "seeds")
        if not self.annotations.is_dir():
            raise Trouble(f"{folder} has no annotations/; name the folder of a project, nothing was changed")
        self.articles = read_articles(self.seeds).by_id.known if self.seeds.is_dir() else {}


def merge(folder: Path, other: Path, *, with_articles: bool = False, dry: bool = False) -> Merged:
    """Bring what the project in `other` has and the one in `folder` has not; `dry` only says what would come.

    Articles that were annotated there and are not here come only `with_articles`. What is written is on the disk when
    this returns, each file whole or not at all; stopped midway, merging again does the rest. Raises Trouble when either
    is no project or they have no article in common, OSError when the disk does not take it.
    """
    here, there = Copy(folder), Copy(other)
    if here.folder == there.folder:
        raise Trouble(f"{other} and {folder} are one folder; name that of the other copy, nothing was changed")
    read_codebook(here.annotations)  # one that cannot be read is mended first
    annotated = Store(there.annotations).read(apart={}).articles
    _check_same_project(annotated, here, with_articles=with_articles)
    plan, unread = logs.coming(there.annotations, here.annotations)
    before = Store(here.annotations).read()
    told = [
        _articles(annotated, here, there, with_articles=with_articles, dry=dry),
        _rules(here, there, dry=dry),
        draws.bring(here.annotations, there.annotations, dry=dry),
        names.bring(here.annotations, there.annotations, dry=dry),
        _logs(plan, dry=dry),
        ((), unread),
    ]
    after = _as_if(before, plan, here, there) if dry else Store(here.annotations).read()
    seeds = {**there.articles, **here.articles} if with_articles else here.articles
    return Merged(
        (*came(standing(before), standing(after)), *(sentence for some_came, _ in told for sentence in some_came)),
        tuple(sentence for _, left in told for sentence in left),
        checking.findings(after, seeds, (), read_codebook(here.annotations)) if dry else checking.check(folder),
    )


def _check_same_project(annotated: frozenset[str], here: Copy, *, with_articles: bool) -> None:
    if annotated and not with_articles and not annotated & here.articles.keys():
        raise Trouble(
            f"none of the articles that were annotated there is here ({some(sorted(annotated))}); if both are copies "
            "of one project all the same, --articles brings them along; nothing was changed"
        )


def _articles(annotated: frozenset[str], here: Copy, there: Copy, *, with_articles: bool, dry: bool) -> Told:
    """Those that were annotated there: which came, and which are not here, or are here with another text."""
    known = [there.articles[id_] for id_ in sorted(annotated - here.articles.keys()) if id_ in there.articles]
    both = sorted(annotated & here.articles.keys() & there.articles.keys())
    others = [id_ for id_ in both if here.articles[id_].text != there.articles[id_].text]
    brought, left = [], []
    what = f"seeds/: {counted(len(known), 'article')} ({some([article.id for article in known])})"
    if known and with_articles:
        brought.append(what)
        if not dry:
            articles.bring(known, there.seeds, here.seeds)
    elif known:
        left.append(f"{what} annotated there and not here; --articles brings them along")
    if others:
        what = f"{counted(len(others), 'article')} with another text there ({some(others)})"
        left.append(f"seeds/: {what}; ours stay, records whose words are not in them wait at the desk, under R")
    return brought, left


def _rules(here: Copy, there: Copy, *, dry: bool) -> Told:
    try:
        ours, theirs = texts_of(here.annotations), texts_of(there.annotations)
        found = rules.united(ours, theirs)
    except Trouble as trouble:
        return (), (f"the codebook there, which stays there: {trouble}",)
    if found.texts != ours and not dry:
        found = rules.bring(here.annotations, theirs)
    return found.came, found.left


def _logs(plan: Sequence[Coming], *, dry: bool) -> Told:
    """What becomes of each log; one that cannot be brought keeps no other from coming."""
    brought, left = [], []
    for each in plan:
        try:
            to = each.to if dry else logs.bring(each)
        except (OSError, Trouble) as error:
            left.append(f"{shown(each.log)}: {error}")
        else:
            how = each.how if to == each.to else "beside"
            brought.append(f"{shown(each.log)}: {_HOW[how]}" + (f" ({shown(to)})" if to.name != each.log.name else ""))
    return brought, left


def _as_if(before: Logs, plan: Sequence[Coming], here: Copy, there: Copy) -> Logs:
    """What the logs would say together with those that come."""
    try:
        again = draws.united(here.annotations, there.annotations)[1].first
    except Trouble:  # which is told where the draws come
        again = read_drawn(here.annotations).first
    return Logs(before.files | {f"{each.log.name} there": glance(each.log) for each in plan}, again)
