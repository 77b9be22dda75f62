"""`project.samples`: draw what is read twice, into `annotations/samples.toml`, and see how far that is.

Everything follows from the seed and what is there to draw from; the clock says only when it was drawn, and which
articles somebody finished long enough ago to read them again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args
from unicodedata import normalize

from msgspec.structs import replace

from workbench.drawn import Drawn, Hidden, Repeat, Sample, read_drawn
from workbench.records import ADJUDICATED
from workbench.sampling import advice, lots, noting
from workbench.sampling.again import due, second_readings
from workbench.sampling.telling import in_words
from workbench.sampling.weights import weights
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.agreement.drift import Row
    from workbench.agreement.reliability import Agreement
    from workbench.project import Project

By = Literal["", "outlet", "month"]
_BY: dict[str, By] = {"": "", "outlet": "outlet", "month": "month"}


class Progress(NamedTuple):
    """How many of the articles of a sample, or of those to be read again, one reader has finished."""

    id: str
    reader: str
    done: int
    of: int


class Samples:
    """What was drawn in a project, and the way to draw more."""

    def __init__(self, project: "Project") -> None:
        """Nothing is read or drawn yet."""
        self._project = project

    def __repr__(self) -> str:
        """Each draw in a line, with how far its readers are."""
        far: dict[str, list[str]] = defaultdict(list)
        for each in self.progress():
            far[each.id].append(f"{each.reader} {each.done} of {each.of} done")
        lines = [f"{entry.id}  {in_words(entry)}: {', '.join(far[entry.id])}" for entry in self.all.entries]
        return "\n".join(lines) or "Nothing was drawn yet: project.samples.draw(readers=[…]) draws what is read twice."

    @property
    def all(self) -> Drawn:
        """What was ever drawn. Raises Trouble when `samples.toml` cannot be read."""
        return read_drawn(self._project.store.folder)

    def draw(
        self,
        *,
        readers: Sequence[str],
        share: float | None = None,
        size: int | None = None,
        seed: int = 0,
        blind: Sequence[str] = ("suggestions",),
        stratify: str = "",
        by: str = "",
    ) -> Sample:
        """Draw articles that all `readers` are to read, a `share` of all or `size`; without either, what is advised.

        `blind` is what is hidden from them: `suggestions`, `outlet`. Each stratum, by `outlet` or by `month`, gives its
        share. The same draw is drawn once. Raises Trouble where that cannot be drawn, or not be written.
        """
        hidden, of = _hidden(blind), _stratified(stratify)
        ids = [*self._project.articles]
        if not ids:
            raise Trouble(f"there are no articles in {self._project.seeds} to draw from; put some there first")
        chosen, strata = lots.by_stratum(self._strata(of), _size(len(ids), share, size), f"sample:{of}:{seed}")
        entry = Sample(
            id="",
            drawn=_now(),
            by=by,
            seed=seed,
            readers=_readers(readers),
            hidden=hidden,
            stratify=of,
            frame=lots.frame(ids),
            strata=tuple(strata),
            articles=tuple(chosen),
        )
        return self._noted(entry)

    def repeat(
        self,
        annotator: str,
        *,
        share: float = 0.05,
        after_days: int = 14,
        seed: int = 0,
        blind: Sequence[str] = (),
        by: str = "",
        now: datetime | None = None,
    ) -> Repeat:
        """Have the annotator read a `share` of what they finished `after_days` ago again, without being told.

        How long ago is told by the wall times of their log, up to `now`: the one place where those count. What they
        have read again already is not drawn once more. Raises Trouble where there is nothing to draw.
        """
        hidden = _hidden(blind)
        found = due(self._project, annotator, after_days, now or datetime.now(UTC))
        if not found:
            raise Trouble(
                f"{annotator!r} has finished no article at least {after_days} days ago that was not read again yet; "
                "wait, or name fewer days"
            )
        purpose = f"repeat:{annotator}:{seed}"
        chosen = lots.drawn(found, _size(len(found), share, None), purpose)
        entry = Repeat(
            id="",
            drawn=_now(),
            by=by,
            seed=seed,
            annotator=annotator,
            after_days=after_days,
            hidden=hidden,
            frame=lots.frame(found),
            probability=len(chosen) / len(found),
            articles=second_readings(self._project, annotator, chosen, purpose),
        )
        return self._noted(entry)

    def progress(self) -> tuple[Progress, ...]:
        """How far each reader is with each draw."""
        logs = self._project.store.read(apart={})
        done = {(reading.annotator, reading.article) for reading in logs.readings() if reading.status == "done"}
        return tuple(_progress(self.all, done))

    def begun(self, sample: Sample) -> dict[str, int | None]:
        """Reader → in how many of the articles they have worked with suggestions; None who is not known here."""
        histories, articles = self._project.store.read().histories, frozenset(sample.articles)
        aided = {
            reader: {action.article for action in actions if action.assist not in {"none", "blind"}} & articles
            for reader, actions in histories.items()
        }
        return {reader: len(aided[reader]) if reader in aided else None for reader in sample.readers}

    def agreement(self, sample: Sample, *, draws: int = 1000, seed: int = 0) -> "Agreement":
        """How far the readers of a sample agree on it, and nobody on anything else: what holds for the whole frame."""
        from workbench.agreement import reliability

        articles, readers = frozenset(sample.articles), {*sample.readers, ADJUDICATED}
        histories = {
            annotator: [action for action in actions if action.article in articles]
            for annotator, actions in self._project.store.read().histories.items()
            if annotator in readers
        }
        return reliability.of_histories(histories, self._project.articles, draws=draws, seed=seed)

    def weights(self, sample: Sample) -> dict[str, float]:
        """Article id → how many articles each of a sample stands for, for `tables.weighed`; see `sampling.weights`."""
        return weights(sample, self._strata(sample.stratify))

    def intracoder(self, *, draws: int = 1000, seed: int = 0) -> "dict[str, Agreement]":
        """Annotator → how far their second readings agree with their first, as they stood when the second began."""
        from workbench.sampling.again import agreement_with_oneself

        return agreement_with_oneself(self._project, self.all, draws=draws, seed=seed)

    def drift(self) -> "tuple[Row, ...]":
        """What each annotator did by week, and whether a week lies apart from those before; see `agreement.drift`."""
        from workbench.sampling.weeks import drift

        return drift(self._project, self.all)

    def _strata(self, of: By) -> Mapping[str, list[str]]:
        strata: dict[str, list[str]] = defaultdict(list)
        for id_ in self._project.articles:
            article = self._project.articles.headed(id_)
            month = re.match(r"\s*(\d{4}-\d{2})", article.published)
            strata[{"": "", "outlet": article.outlet, "month": month[1] if month else ""}[of]].append(id_)
        return strata

    def _noted(self, entry: "noting.DrawT") -> "noting.DrawT":
        named = replace(entry, id=noting.called(entry))
        drawn = noting.note(self._project.store.folder, named)
        return next(each for each in drawn.entries if each.id == named.id and isinstance(each, type(entry)))


def _progress(drawn: Drawn, done: set[tuple[str, str]]) -> Iterator[Progress]:
    for sample in drawn.samples:
        for reader in sample.readers:
            yield Progress(sample.id, reader, sum((reader, id_) in done for id_ in sample.articles), sample.size)
    for repeat in drawn.repeats:
        read = sum((repeat.annotator, each.id) in done for each in repeat.articles)
        yield Progress(repeat.id, repeat.annotator, read, len(repeat.articles))


def _size(articles: int, share: float | None, size: int | None) -> int:
    if share is not None and size is not None:
        raise Trouble(f"a share ({share}) and a size ({size}) are two ways to say how many; name one")
    if share is not None and not 0 < share <= 1:
        raise Trouble(f"the share is {share}; expected a number above 0 and at most 1, such as .1 for a tenth")
    if size is not None and not 0 < size <= articles:
        raise Trouble(f"the size is {size}; expected 1 to {articles}, as many articles as there are")
    return size or (advice.advised(articles) if share is None else ceil(round(share * articles, 6)))


def _readers(readers: Sequence[str]) -> tuple[str, ...]:
    names = tuple(sorted({normalize("NFC", each.strip()) for each in readers}))
    if len(names) < 2 or not all(name and name.isprintable() for name in names) or ADJUDICATED in names:
        said = ", ".join(map(repr, readers)) or "nobody"
        raise Trouble(f"the readers are {said}; expected at least two names of people, as they annotate")
    return names


def _hidden(blind: Sequence[str]) -> tuple[Hidden, ...]:
    if wrong := [each for each in blind if each not in get_args(Hidden)]:
        raise Trouble(f"{', '.join(map(repr, wrong))} cannot be hidden; expected suggestions, outlet, or both")
    return tuple(each for each in get_args(Hidden) if each in blind)


def _stratified(stratify: str) -> By:
    if stratify not in _BY:
        raise Trouble(f"there are no strata by {stratify!r}; expected outlet or month, or nothing")
    return _BY[stratify]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
