"""Where a name begins and ends by rules G3 to G6, whatever a model took for it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.spans import trimmed
from workbench.suggest.names.found import Found
from workbench.suggest.surnames import TITLE, without_title

_JOINT = frozenset("-'’ʼ‘")
_ARTICLE_BEFORE = re.compile(r"(?<![\w-])(?:[Aa][lnrsdtz]h?|[Ee][lnrsdtz]h?|[Uu][lrsd]|Self|Inter|Anti|Trans|Pan)-$")
_PARTICLE = re.compile(r"(?<![^\W\d_])(?:[aeu][lnrsdtz]h?|[ei]|w?al|bin)$", re.IGNORECASE)
_REST = re.compile(r"[-'’ʼ‘](?P<word>[^\W\d_]\w*)")
_ENDING = frozenset({"s", "t", "d", "m", "re", "ll", "ve"})
COMPOUND = re.compile(
    r"[-–](?:affiliat\w+|aligned|allied|back\w+|based|born|brokered|controlled|dominated|era|free|friendly|funded|held|"
    r"inspired|led|like|linked|made|mediated|occupied|owned|ruled|run|sponsored|style|supported|trained|type|wide)$"
)
_POSSESSIVE = re.compile(r"(?:[’'ʼ]s|[’'ʼ])$")
_EDGE = ' \t\r\n\u00a0.,;:!?…"“”„«»()[]{}<>*|/–—-‘'
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St)\.$")
_TAIL = re.compile(r"[ \u00a0](?:of|in|and|for|the|at|on|to|from|by|with|an?)$")
_THE = re.compile(r"(?:the|The|THE|an?|An?)\s+")


def bounded(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """The names of `found`, in text order, with what belongs to them and nothing else.

    Pieces that only a hyphen or an apostrophe parts are one name ("Ahrar al-", "Sham"). Article, rank, possessive
    ending and stops are left out, and so is the second half of a compound ("ISIS-free").
    """
    for each in _merged(text, found):
        start, end = _whole_words(text, each.start, each.end)
        start, end = _narrowed(text, start, end, person=_first(each.votes) == "PERSON")
        handle = "@" in text[max(0, start - 1) : start + 1]  # an address, not a name
        named = not handle and any(letter.isalpha() for letter in text[start:end]) and not _bare_rank(text[start:end])
        if start < end and named:
            yield replace(each, start=start, end=end)


def _merged(text: str, found: Iterable[Found]) -> Iterator[Found]:
    last: Found | None = None
    for each in found:
        if last is not None and _joined(text, last.end, each.start):
            last = Found(last.start, each.end, _mixed(last, each))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _joined(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    if len(gap) == 1 and gap in _JOINT:
        return gap != "-" or _PARTICLE.search(text, max(0, end - 6), end) is not None
    return start == end and text[end - 1 : end] in _JOINT


def _mixed(one: Found, other: Found) -> Mapping[str, float]:
    long, much = one.end - one.start, other.end - other.start
    labels = {**one.votes, **other.votes}
    return {
        label: (one.votes.get(label, 0) * long + other.votes.get(label, 0) * much) / (long + much) for label in labels
    }


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds moved out to the ends of words, and to the Arabic article before and the capital after a hyphen."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    if article := _ARTICLE_BEFORE.search(text, max(0, start - 8), start):
        start = article.start()
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    rest = _REST.match(text, end - 1 if text[end - 1] in _JOINT else end)
    while rest and _belongs(rest):
        end = rest.end()
        rest = _REST.match(text, end)
    return start, end


def _belongs(rest: re.Match[str]) -> bool:
    """Whether what a hyphen or an apostrophe joins to a name is of it: "al-Sham", "Jama'at", not "ISIS-free"."""
    if rest[0][0] != "-":
        return rest["word"] not in _ENDING
    return _PARTICLE.search(rest.string, max(0, rest.start() - 6), rest.start()) is not None


def _narrowed(text: str, start: int, end: int, *, person: bool) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _ABBREVIATED.search(text, start, end):
        end -= 1
    if possessive := _POSSESSIVE.search(text, start, end):
        start, end = trimmed(text, start, possessive.start())
    if compound := COMPOUND.search(text, start, end):
        end = compound.start()
    if article := _THE.match(text, start, end):
        start = article.end()
    start = end - len(without_title(text[start:end])) if person else start
    while tail := _TAIL.search(text, start, end):
        end = tail.start()
    return start, end


def _bare_rank(words: str) -> bool:
    return TITLE.fullmatch(words.strip(".")) is not None


def _first(votes: Mapping[str, float]) -> str:
    return max(sorted(votes), key=votes.__getitem__, default="")
