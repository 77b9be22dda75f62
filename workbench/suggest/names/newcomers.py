"""Names seen often that no entity has: each proposed as a new entity, with the spellings and short forms it goes by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.records import Mention
from workbench.spans import Span
from workbench.suggest.forms import is_acronym
from workbench.suggest.names.linking import BODIES, likeness, sounding
from workbench.suggest.names.telling import telling
from workbench.suggest.shortforms import short_forms

_EXAMPLES = 3
_ALIKE = 0.9


class Newcomer(NamedTuple):
    """A name that no entity has: how it is spelled most, how else, and how often it was seen.

    `places` counts mentions, `articles` the articles they are in; `examples` are an article's id and a place in it.
    """

    label: str
    name: str
    aliases: tuple[str, ...]
    places: int
    articles: int
    examples: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class _Seen:
    labels: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    short: Counter[str] = field(default_factory=Counter)
    places: list[tuple[str, Span]] = field(default_factory=list)

    def add(self, article: str, mention: Mention, *, short: bool = False) -> None:
        self.labels[mention.label] += 1
        (self.short if short else self.forms)[mention.quote] += 1
        self.places.append((article, Span(mention.start, mention.end, mention.quote)))


def newcomers(
    suggested: Mapping[str, Iterable[Mention]], least_places: int = 3, least_articles: int = 2
) -> list[Newcomer]:
    """New entities among what was `suggested` (article id → mentions), seen most often first.

    Only names that are linked to nothing count. Spellings of one name are put together as a link to the registry would
    be (`linking`), and a surname or an acronym counts for the one name in its article that it is short for. The answer
    depends on the mentions alone, and not on their order.
    """
    seen: list[_Seen] = []
    by_key: dict[tuple[str, ...], list[_Seen]] = defaultdict(list)
    for article, mention, owner in _owned(suggested):
        words = _words(owner)
        near = by_key[_key(words, owner.label)]
        group = next((each for each in near if _same(words, owner, each)), None)
        if group is None:
            group = _Seen()
            near.append(group)
            seen.append(group)
        group.add(article, mention, short=owner is not mention)
    found = (_newcomer(each) for each in seen if each.forms)
    often = [each for each in found if each.places >= least_places and each.articles >= least_articles]
    return sorted(often, key=lambda each: (-each.articles, -each.places, each.name, each.label))


def _owned(suggested: Mapping[str, Iterable[Mention]]) -> Iterator[tuple[str, Mention, Mention]]:
    """Article, mention, and the mention that names in full what it names; full names before short ones."""
    for article in sorted(suggested):
        names = sorted(
            (each for each in suggested[article] if each.entity is None and each.type == "name"),
            key=lambda each: (-len(each.quote), each.start),
        )
        short = {form: full for full in reversed(names) for form in _short(full)}
        for each in names:
            owner = short.get(each.quote, each)
            yield article, each, owner if _agree(owner, each) else each


def _agree(owner: Mention, each: Mention) -> bool:
    return owner.label == each.label or (owner.label in BODIES and each.label in BODIES)


def _short(full: Mention) -> set[str]:
    if full.label == "PERSON":
        return short_forms(full.quote)
    initials = "".join(word[0] for word in full.quote.replace("-", " ").split() if word[0].isupper())
    return {initials} if full.label in BODIES and len(initials) > 2 and is_acronym(initials) else set()


def _words(name: Mention) -> tuple[str, ...]:
    return telling(name.quote, translated=name.label in BODIES) or (name.quote,)


def _key(words: tuple[str, ...], label: str) -> tuple[str, ...]:
    keys = [sounding(word) for word in words]
    return tuple(sorted(keys) if label in BODIES else keys)


def _same(words: tuple[str, ...], name: Mention, group: _Seen) -> bool:
    first = next(iter(group.forms), "")
    if not first or (is_acronym(name.quote) or is_acronym(first)):
        return first == name.quote
    if name.quote in group.forms:
        return True
    known = telling(first, translated=name.label in BODIES)
    return likeness(words, known, ordered=name.label not in BODIES) >= _ALIKE


def _newcomer(seen: _Seen) -> Newcomer:
    forms = sorted(seen.forms, key=lambda form: (-seen.forms[form], -len(form), form))
    short = sorted(form for form in seen.short if form not in seen.forms)
    label = min(seen.labels, key=lambda label: (-seen.labels[label], label))
    return Newcomer(
        label=label,
        name=forms[0],
        aliases=(*forms[1:], *short),
        places=len(seen.places),
        articles=len({article for article, _ in seen.places}),
        examples=_examples(seen.places),
    )


def _examples(places: list[tuple[str, Span]]) -> tuple[tuple[str, Span], ...]:
    """The first place in each of the first articles, so that they show different texts."""
    first: dict[str, Span] = {}
    for article, span in sorted(places, key=lambda each: (each[0], each[1].start)):
        first.setdefault(article, span)
    return tuple(list(first.items())[:_EXAMPLES])
