"""What was drawn by lot: articles that several annotators read apart, and articles that one reads a second time.

`annotations/samples.toml` is only ever added to: what was drawn once stays drawn, with the seed that draws it again.
Whoever reads a second time is not to know it, so those second readings go by ids of their own and count nowhere but in
the comparison with the first.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from workbench.inside import contents
from workbench.trouble import Trouble

FILE = "samples.toml"
Hidden = Literal["suggestions", "outlet"]
_LARGEST = 64 * 2**20
"""Bytes; a hundred thousand articles drawn take five millions."""


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """What was drawn from: how many articles, and the SHA-256 of their ids, sorted, a line each."""

    articles: int
    digest: str


class Stratum(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the frame: of `articles`, `size` were drawn, each with this probability."""

    name: str
    articles: int
    size: int
    probability: float


class Sample(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles drawn at random to be read by all `readers`; `drawn` is wall time, UTC, for people only.

    `hidden` is what its readers are not shown. `stratify` says what the strata are; without it there is one.
    """

    id: str
    drawn: str
    by: str
    seed: int
    readers: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    stratify: Literal["", "outlet", "month"]
    frame: Frame
    strata: tuple[Stratum, ...]
    articles: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many articles were drawn."""
        return len(self.articles)


class Again(Struct, frozen=True, forbid_unknown_fields=True):
    """An article that is read a second time: `of` is the article, `id` what it is called then.

    It stands in the queue before the article `before`, at the end where that is empty.
    """

    id: str
    of: str
    before: str


class Repeat(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Articles that one annotator finished at least `after_days` before they were drawn, to be read again unknowingly.

    `frame` is all that the annotator had finished so long ago.
    """

    id: str
    drawn: str
    by: str
    seed: int
    annotator: str
    after_days: int
    hidden: tuple[Hidden, ...]
    frame: Frame
    probability: float
    articles: tuple[Again, ...]


Draw = Sample | Repeat


class Drawn(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """All that was ever drawn in a project, in the order of the file."""

    samples: tuple[Sample, ...] = ()
    repeats: tuple[Repeat, ...] = ()

    @property
    def entries(self) -> tuple[Draw, ...]:
        """All of them."""
        return *self.samples, *self.repeats

    @cached_property
    def first(self) -> dict[str, str]:
        """By the id under which it is read a second time, the article's own."""
        return {each.id: each.of for repeat in self.repeats for each in repeat.articles}

    @property
    def again(self) -> frozenset[str]:
        """The ids under which articles are read a second time."""
        return frozenset(self.first)

    def of_reader(self, annotator: str) -> tuple[Sample, ...]:
        """The samples that this annotator reads, in whatever case the name was written."""
        name = annotator.casefold()
        return tuple(sample for sample in self.samples if name in {each.casefold() for each in sample.readers})

    def repeats_of(self, annotator: str) -> tuple[Repeat, ...]:
        """What this annotator reads a second time."""
        return tuple(repeat for repeat in self.repeats if repeat.annotator == annotator)


def read_drawn(folder: Path) -> Drawn:
    """What `samples.toml` in `folder` says; nothing where there is no such file.

    Raises Trouble, naming file and line, when it cannot be read as what it should be.
    """
    path = folder / FILE
    try:
        if not path.exists() and not path.is_symlink():
            return Drawn()
        return drawn_of(contents(path, _LARGEST).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Trouble(f"{FILE}: byte {error.start} is not UTF-8; put back the file as it was drawn") from error
    except OSError as error:
        raise Trouble(f"{FILE}: cannot be read ({error.strerror or error}); have the disk looked at") from error


def drawn_of(text: str) -> Drawn:
    """What was drawn, from the text of the file. Raises Trouble when it is not what it should be."""
    try:
        drawn = msgspec.convert(tomllib.loads(text), Drawn)
    except msgspec.ValidationError as error:
        line = _line_of(str(error), text)
        raise Trouble(f"{FILE}:{line}: {error}; put back the file as it was drawn, it is only added to") from error
    except (ValueError, RecursionError) as error:
        raise Trouble(f"{FILE}: {error}; put back the file as it was drawn, it is only added to") from error
    for number, sentence in _troubles(drawn):
        raise Trouble(f"{FILE}:{_header(number, text)}: {sentence}; put back the file as it was drawn")
    return drawn


def _troubles(drawn: Drawn) -> Iterator[tuple[tuple[str, int], str]]:
    """What cannot be so, and in which entry, by its table and its number in it."""
    known: set[str] = set()
    for number, entry in enumerate(drawn.entries):
        if entry.id in known:
            of_samples = number - len(drawn.samples)
            place = ("samples", number) if of_samples < 0 else ("repeats", of_samples)
            yield place, f"{entry.id!r} stands here a second time"
        known.add(entry.id)
    for number, sample in enumerate(drawn.samples):
        if twice := _twice(sample.articles):
            yield ("samples", number), f"{sample.id!r} has the article {twice!r} twice"
        if sum(stratum.size for stratum in sample.strata) != sample.size:
            yield ("samples", number), f"{sample.id!r} has {sample.size} articles and its strata another number"
        if not all(0 < stratum.probability <= 1 for stratum in sample.strata):
            yield ("samples", number), f"a probability of {sample.id!r} is not above 0 and at most 1"
    if again := _twice(each.id for repeat in drawn.repeats for each in repeat.articles):
        yield ("repeats", 0), f"the id {again!r} stands for two second readings"


def _twice(ids: Iterable[str]) -> str:
    known: set[str] = set()
    for id_ in ids:
        if id_ in known:
            return id_
        known.add(id_)
    return ""


def _line_of(message: str, text: str) -> int:
    """The line of an entry, or of its key, that a message of msgspec is about, counted from 1."""
    # msgspec says where as $.samples[2].seed, or names the field and then the entry
    place = re.search(r"\$\.(samples|repeats)\[(\d+)\](?:\.(\w+))?", message)
    if not place:
        return 1
    first = _header((place[1], int(place[2])), text)
    key = place[3] or next(iter(re.findall(r"field `(\w+)`", message)), "")
    lines = text.splitlines()[first:]
    end = next((number for number, line in enumerate(lines) if re.match(r"\[\[\w+\]\]", line)), len(lines))
    found = (number for number, line in enumerate(lines[:end]) if key and re.match(rf"{key}\b", line))
    return first + 1 + next(found, -1)


def _header(entry: tuple[str, int], text: str) -> int:
    """The line on which the entry of this number, counted from 0, begins."""
    table, wanted = entry
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]
    return lines[wanted] if wanted < len(lines) else 1
