"""From what a model found to mentions on the board: bounded, typed, beside the gazetteer's, repeated and linked."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from workbench.codebook import Codebook
from workbench.records import Mention
from workbench.spans import longest
from workbench.suggest.names.beside import beside, origins
from workbench.suggest.names.bounds import bounded
from workbench.suggest.names.brackets import with_long_forms
from workbench.suggest.names.countries import states
from workbench.suggest.names.found import Found
from workbench.suggest.names.joining import joined
from workbench.suggest.names.kinds import leaning
from workbench.suggest.names.linking import Links
from workbench.suggest.names.patterns import branches, dateline, told_by_form
from workbench.suggest.names.settled import settled
from workbench.suggest.reading import Reading
from workbench.suggest.shortforms import propagated, repeated
from workbench.suggest.teach.taught import Taught


class Marker:
    """Writes the names that a model found into readings, for one registry and what was taught."""

    def __init__(self, codebook: Codebook, taught: Taught, by: str) -> None:
        self._states, self._links = states(codebook), Links(codebook)
        self._home = origins(codebook)
        self._keeps, self._by = taught.keeps, by

    def __call__(self, reading: Reading, found: Iterable[Found]) -> None:
        """Add to the mentions of `reading`, keeping text order; what is in the title of a work names nobody."""
        names = list(filter(_readable(reading), self._names(reading, list(found))))
        new = [self._linked(each) for each in settled(reading.text, names, self._states, self._keeps, self._by)]
        known, reading.mentions = set(reading.mentions), beside(reading.mentions, new, self._home)
        own = [each for each in reading.mentions if each not in known]
        short = longest(filter(_readable(reading), propagated(reading.text, own, self._by)))
        taken = {(each.start, each.end) for each in short}
        # a surname is its owner's, whatever it was taken for by itself
        left = [each for each in reading.mentions if each in known or (each.start, each.end) not in taken]
        again = filter(_readable(reading), repeated(reading.text, own, self._by))
        reading.mentions = beside(beside(left, short), again)

    def _names(self, reading: Reading, found: list[Found]) -> Iterable[Found]:
        text = reading.text
        told = [each for one in reading.stretches for each in told_by_form(text, one.start, one.end, self._states)]
        whole = leaning(text, joined(text, list(bounded(text, found)), reading.mentions))
        lines = [each for one in reading.stretches for each in dateline(text, one.start, one.end)]
        return longest([*lines, *with_long_forms(text, list(whole)), *told, *branches(text, reading.mentions)])

    def _linked(self, mention: Mention) -> Mention:
        link = self._links(mention.quote, mention.label)
        if link is None:
            return mention
        why = f"“{mention.quote}” is spelled much like {link.alias}"
        why += f", a name of {link.entity.name}" if link.alias != link.entity.name else ""
        return replace(mention, label=link.entity.label, entity=link.entity.id, score=link.score, why=why)


def _readable(reading: Reading) -> Callable[[Found | Mention], bool]:
    """Tells whether a name is in the article's own text, and not in the title of a work (rule G7)."""
    return lambda each: bool(reading.stretch_at(each.start, each.end)) and not reading.in_work(each.start, each.end)
