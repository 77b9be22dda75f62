"""Short forms: once an article has given somebody's full name, a surname or a nom de guerre is enough.

They hold for that article only: "Bakr" may be anybody elsewhere, and "Assad" is Hafez where only Hafez is named.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from workbench.records import Mention
from workbench.spans import span_at
from workbench.suggest.surnames import ends_another_name

_PARTICLES = frozenset({"al", "el", "van", "von", "de", "der", "den", "di", "bin", "ibn", "ben", "abu", "da", "le"})
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|ad|at|az)[- ](?=\w{3})", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w’'-])\w+")
_IN_BRACKETS = re.compile(r"[’']?s?\s*[(\[][“\"‘']?(?P<acronym>[A-Z][A-Za-z-]{0,8}[A-Z])[”\"’']?[)\]]")


def short_forms(full_name: str) -> set[str]:
    """The forms by which a person of this full name may be called later: surname, particle, without article."""
    words = full_name.split()
    if len(words) < 2:
        return set()
    found = {words[-1]}
    if words[-2].lower() in _PARTICLES:
        found.add(" ".join(words[-2:]))
    return {short for form in found for short in (form, _ARTICLE.sub("", form)) if len(short) > 2}


def propagated(text: str, named: Iterable[Mention], by: str) -> Iterator[Mention]:
    """Mentions by short forms of the people and by bracketed acronyms of the bodies that `named` names in full.

    A form that two people share goes to the one last named.
    """
    owners: dict[str, list[Mention]] = defaultdict(list)
    for mention in named:
        for form in _forms_from(text, mention):
            owners[form].append(mention)
    for start, end in _places(text, owners):
        if not ends_another_name(text, start):
            yield _after(_last_before(owners[text[start:end]], start), text, start, end, by)


def repeated(text: str, named: Iterable[Mention], by: str) -> Iterator[Mention]:
    """Mentions by the whole names of `named`, wherever in `text` they stand; a surname only where it is whole."""
    owners: dict[str, Mention] = {}
    for mention in named:
        owners.setdefault(mention.quote, mention)
    for start, end in _places(text, owners):
        owner = owners[text[start:end]]
        if " " in owner.quote or not ends_another_name(text, start):
            yield _after(owner, text, start, end, by)


def _places(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Bounds of each form in `text`, as a word of its own, the longest where several begin."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        if first := _WORD.match(form):
            by_word[first[0]].append(form)
    end = 0
    for word in _WORD.finditer(text) if by_word else ():
        start = word.start()
        for form in by_word.get(word[0], ()) if start >= end else ():
            if text.startswith(form, start) and not text[start + len(form) : start + len(form) + 1].isalnum():
                end = start + len(form)
                yield start, end
                break


def _after(owner: Mention, text: str, start: int, end: int, by: str) -> Mention:
    """A mention of what `owner` names, at another place."""
    span = span_at(text, start, end)
    why = owner.why if span.quote == owner.quote else f"short for “{owner.quote}”"
    return Mention(span.start, span.end, span.quote, owner.label, owner.entity, by=by, score=owner.score, why=why)


def _forms_from(text: str, mention: Mention) -> set[str]:
    if mention.label == "PERSON":
        return short_forms(mention.quote)
    bracket = _IN_BRACKETS.match(text, mention.end) if mention.label in {"ARMED_GROUP", "ORG"} else None
    return {bracket["acronym"]} if bracket and " " in mention.quote else set()


def _last_before(owners: list[Mention], place: int) -> Mention:
    before = [owner for owner in owners if owner.start <= place]
    return before[-1] if before else owners[0]
