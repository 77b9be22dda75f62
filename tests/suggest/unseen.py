"""Short news texts about other conflicts (`positions_*.toml`): what of their positions is suggested, and what else.

Run as a module it prints the figures of both halves; with the name of a half, also what was missed and what was wrong.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from workbench import starter, suggest
from workbench.codebook import Codebook, read_codebook
from workbench.records import Article, Entity, Stance

HERE = Path(__file__).parent


class Text(msgspec.Struct, frozen=True):
    """One text, the names in it, and the stances that a reader finds."""

    text: str
    names: tuple[str, ...]
    stances: tuple[str, ...]


class Expected(NamedTuple):
    """One stance: ids, polarity, where its evidence must be touched, and whether it must be found."""

    holder: str
    polarity: str
    target: str
    start: int
    end: int
    voice: str
    required: bool


def texts(half: str) -> tuple[Text, ...]:
    """The texts of `dev` or `heldout`."""
    read = tomllib.loads((HERE / f"positions_{half}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(read["article"], tuple[Text, ...])


def slug(name: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", name.lower()))


def codebook(text: Text, *, known: bool) -> Codebook:
    """The default codebook, with the text's names for a registry, or as it comes."""
    default = read_codebook(starter.annotations())
    if not known:
        return default
    entities = {each.id: each for each in map(_entity, text.names)}
    return msgspec.structs.replace(default, entities=entities)


def _entity(row: str) -> Entity:
    label, _, names = row.partition(" ")
    name, *aliases = names.split("; ")
    return Entity(slug(name), label, name, tuple(aliases))


def expected(text: Text) -> Iterator[Expected]:
    """The stances of a text, with the ids of the text's own names."""
    for row in text.stances:
        holder, polarity, target, words, voice = (each.strip() for each in row.removeprefix("?").split("|"))
        start = text.text.index(words)
        yield Expected(_id(holder), polarity, _id(target), start, start + len(words), voice, not row.startswith("?"))


def _id(name: str) -> str:
    return name if name.startswith(("topic:", "unnamed:")) else slug(name)


@cache
def suggested(text: Text, *, known: bool) -> tuple[Stance, ...]:
    """What is suggested for a text whose names are in the registry, or are not."""
    found = suggest.load(codebook=codebook(text, known=known))(Article("one", text.text)).values()
    return tuple(each for each in found if isinstance(each, Stance))


def agreement(found: Stance, wanted: Expected, text: Text, *, known: bool) -> set[str]:
    """How far a suggested stance agrees with an expected one."""
    places = [found.evidence, *found.also]
    if not any(each.start < wanted.end and wanted.start < each.end for each in places):
        return set()
    same = _same(text, known=known)
    holder = wanted.holder in {same(found.holder), same(found.on_behalf_of)}
    polarity = holder and found.polarity == wanted.polarity
    whole = polarity and same(found.target) == wanted.target
    return {"evidence", *(name for name, right in (("polarity", polarity), ("whole", whole)) if right)}


def _same(text: Text, *, known: bool) -> Callable[[str | None], str]:
    """An id as the text's own: of a name that the registry knows otherwise or not at all."""
    forms = {
        slug(form): slug(names.partition(" ")[2].split("; ")[0])
        for names in text.names
        for form in names.partition(" ")[2].split("; ")
    }
    entities = codebook(text, known=known).entities

    def same(id_: str | None) -> str:
        if not id_:
            return ""
        names = [entities[id_].name, *entities[id_].aliases] if id_ in entities else [id_.removeprefix("unnamed:")]
        return next((forms[slug(each)] for each in names if slug(each) in forms), id_)

    return same


def figures(half: str, *, known: bool) -> dict[str, float]:
    """Recall over the required stances, and the share of suggested ones that agree with any."""
    count: Counter[str] = Counter()
    for text in texts(half):
        wanted, found = list(expected(text)), suggested(text, known=known)
        required = [each for each in wanted if each.required]
        count["required"] += len(required)
        count["suggested"] += len(found)
        for each in required:
            count.update(f"{d} recall" for d in set().union(*(agreement(f, each, text, known=known) for f in found)))
        for f in found:
            depths = set().union(*(agreement(f, each, text, known=known) for each in wanted))
            count.update(f"{depth} precision" for depth in depths)
            count["sure"] += f.sure
            count["sure and right"] += f.sure and "whole" in depths
    whole = 2 * count["whole recall"] / max(1, count["required"] + count["suggested"])
    shares = {
        f"{depth} {kind}": count[f"{depth} {kind}"] / max(1, count[total])
        for depth in ("evidence", "polarity", "whole")
        for kind, total in (("recall", "required"), ("precision", "suggested"))
    }
    return {
        **shares,
        "tuple F1": whole,
        **{name: count[name] for name in ("required", "suggested", "sure", "sure and right")},
    }


def told(half: str, *, known: bool) -> Iterator[str]:
    """What was missed (-), and what was suggested without agreeing with anything (+)."""
    for number, text in enumerate(texts(half)):
        wanted, found = list(expected(text)), suggested(text, known=known)
        for each in wanted:
            if each.required and not any("whole" in agreement(f, each, text, known=known) for f in found):
                yield f"{number:2} - {each.holder} {each.polarity} {each.target}: {text.text[each.start : each.end]}"
        for f in found:
            if not any("whole" in agreement(f, each, text, known=known) for each in wanted):
                yield f"{number:2} + {f.holder} {f.polarity} {f.target} ({f.score:.2f} {f.sure}): {f.evidence.quote}"


if __name__ == "__main__":
    for half in ("dev", "heldout"):
        for known in (True, False):
            print(half, "names known" if known else "names not known")
            print("  ", {name: round(value, 3) for name, value in figures(half, known=known).items()})
    for half in sys.argv[1:]:
        for known in (True, False):
            print(f"--- {half}, known {known}")
            print("\n".join(told(half, known=known)))
