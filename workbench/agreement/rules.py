"""The variables that are measured: what a unit of each is, how readers' units are paired, and what the values are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from workbench.agreement.pairs import FOUND, Outcome, Paired
from workbench.agreement.prevailing import POLARITY_ORDER, VALENCE_ORDER, prevailing, prevailing_rank, step
from workbench.agreement.says import ASSUMED, Compared
from workbench.records import Mention, Naming, Stance

NOTHING = "(none)"
"""What a reader says who says nothing where there is something to say; no label, id or value is written so."""

Values = Mapping[str, str]
"""Annotator → what they said of one unit; who said nothing of it is not in it."""
Pair = tuple[str | None, str | None]
Figure = Callable[[Paired], tuple[int, int, int]]

WORDS = "of each reader one at most: first those alike, then those that share the most words"
BOTH_ENDS = "as statements are paired, where holder and target are the same"
STATEMENTS = (
    "of each reader one at most: first those alike, then those of the same holder and target, "
    "then those that share words and holder or target"
)
UNION = "the pairs that any reader of the article has; who has none says “(none)”"
UNION_ALONE = f"{UNION}; what nobody has is no unit, which makes alpha low, so go by F1"
ACTORS = "the same actor, named in the outlet's own voice by each"
PAIRS = "the same holder and target, said to hold by each"


class Rule(NamedTuple):
    """One variable: what it is called, what is paired and how, and the values in each unit of an article.

    `level` is `found` where a unit has no value but is there or not, `found or none` where that is the value,
    `nominal`, or `ordinal`, with the values in `order`, lowest first. `figures` are by name the counts that F1 is made
    of; see `Paired.counts`.
    """

    name: str
    unit: str
    pairing: str
    level: Literal["found", "found or none", "nominal", "ordinal"]
    units: Callable[[Paired], Iterable[Values]]
    order: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = MappingProxyType({})


def _field(kind: type[Compared], says: Callable[[Any], str]) -> Callable[[Paired], Iterator[Values]]:
    """Units are groups of records; a value is what a record says."""
    return lambda article: (
        {reader: says(said.record) for reader, said in group.items()} for group in article.groups[kind]
    )


def _on_pairs(says: Callable[[Stance], str]) -> Callable[[Paired], Iterator[Values]]:
    """Units are groups of statements, as far as they have the same holder and target."""
    return lambda article: (
        {reader: says(stance) for reader, stance in stances.items()}
        for group in article.groups[Stance]
        for stances in _same_pair({reader: said.record for reader, said in group.items()})  # type: ignore[misc]
    )


def _same_pair(stances: Mapping[str, Stance]) -> Iterable[Mapping[str, Stance]]:
    found: dict[Pair, dict[str, Stance]] = defaultdict(dict)
    for reader, stance in stances.items():
        found[stance.holder, stance.target][reader] = stance
    return found.values()


def polarities(article: Paired) -> Mapping[Pair, Mapping[str, list[str]]]:
    """Of each pair of holder and target the polarities that each reader gives it, one a statement."""
    found: dict[Pair, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reader, stance in _said(article, Stance):
        found[stance.holder, stance.target][reader].append(stance.polarity)
    return found


def _valences(article: Paired) -> Mapping[str, Mapping[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reader, naming in _said(article, Naming):
        if naming.voice == "outlet" and naming.refers_to:
            found[naming.refers_to][reader].append(naming.valence)
    return found


def _said(article: Paired, kind: type[Compared]) -> Iterator[tuple[str, Any]]:
    return ((reader, said.record) for group in article.groups[kind] for reader, said in group.items())


def _found(article: Paired) -> Iterator[Values]:
    for by in polarities(article).values():
        yield {reader: "found" if reader in by else NOTHING for reader in article.readers}


def _with_none(article: Paired) -> Iterator[Values]:
    for by in polarities(article).values():
        yield {reader: prevailing(by[reader]) if reader in by else NOTHING for reader in article.readers}


def _prevailing_polarity(article: Paired) -> Iterator[Values]:
    for by in polarities(article).values():
        yield {reader: prevailing_rank([*map(step, said)], POLARITY_ORDER) for reader, said in by.items()}


def _prevailing_valence(article: Paired) -> Iterator[Values]:
    for by in _valences(article).values():
        yield {reader: prevailing_rank(said, VALENCE_ORDER) for reader, said in by.items()}


def _condition(stance: Stance) -> str:
    return "condition" if stance.condition else NOTHING


def _mention(says: Callable[[Mention], str]) -> Callable[[Paired], Iterator[Values]]:
    return _field(Mention, says)


def _naming(says: Callable[[Naming], str]) -> Callable[[Paired], Iterator[Values]]:
    return _field(Naming, says)


def _there(_record: Compared) -> str:
    return "found"


def _f1(kind: type[Compared], both: Callable[[Outcome], bool]) -> Figure:
    """The counts of pairs of records that count as found by both, as their outcome has it."""
    return lambda article: article.counts(
        kind, sum(n for outcome, n in article.outcomes[kind].items() if outcome != FOUND and both(outcome))
    )


def _f1_of_pairs(article: Paired) -> tuple[int, int, int]:
    """The same of distinct pairs of holder and target."""
    by = [found.keys() for found in polarities(article).values()]
    has = [sum(reader in each for each in by) for reader in article.readers]
    return article.spread(has, sum(len(each) * (len(each) - 1) // 2 for each in by))


_ALL: Callable[[Outcome], bool] = lambda _: True  # noqa: E731
_EXACT: Callable[[Outcome], bool] = lambda outcome: "span" not in outcome  # noqa: E731
_WHOLE: Callable[[Outcome], bool] = lambda outcome: not outcome  # noqa: E731
_PAIR: Callable[[Outcome], bool] = lambda outcome: not {"holder", "target"} & {*outcome}  # noqa: E731
_PASSAGE: Callable[[Outcome], bool] = lambda outcome: _PAIR(outcome) and "evidence" not in outcome  # noqa: E731


def _spans(kind: type[Compared]) -> Mapping[str, Figure]:
    return {"F1 overlap": _f1(kind, _ALL), "F1 exact": _f1(kind, _EXACT), "F1 whole": _f1(kind, _WHOLE)}


_STATEMENT = {"F1 found": _f1(Stance, _ALL), "F1 pair": _f1(Stance, _PAIR), "F1 whole": _f1(Stance, _WHOLE)}
_PAIR_UNIT = "holder and target in an article"

RULES = (
    Rule("mention", "mention", WORDS, "found", _mention(_there), figures=_spans(Mention)),
    Rule("label", "mention", WORDS, "nominal", _mention(lambda each: each.label)),
    Rule("mention type", "mention", WORDS, "nominal", _mention(lambda each: each.type)),
    Rule("entity", "mention", WORDS, "nominal", _mention(lambda each: each.entity or NOTHING)),
    Rule("statement", "statement", STATEMENTS, "found", _field(Stance, _there), figures=_STATEMENT),
    Rule("stance", _PAIR_UNIT, UNION_ALONE, "found or none", _found, figures={"F1": _f1_of_pairs}),
    Rule("stance and polarity", _PAIR_UNIT, UNION, "nominal", _with_none),
    Rule("polarity", "statement", BOTH_ENDS, "nominal", _on_pairs(lambda each: each.polarity)),
    Rule(
        *("polarity in three steps", "statement", BOTH_ENDS, "ordinal"),
        _on_pairs(lambda each: step(each.polarity)),
        POLARITY_ORDER,
    ),
    Rule("condition", "statement", BOTH_ENDS, "nominal", _on_pairs(_condition)),
    Rule("voice", "statement", BOTH_ENDS, "nominal", _on_pairs(lambda each: each.voice)),
    Rule("on behalf of", "statement", BOTH_ENDS, "nominal", _on_pairs(lambda each: each.on_behalf_of or NOTHING)),
    Rule("certainty", "statement", BOTH_ENDS, "nominal", _on_pairs(lambda each: each.certainty or ASSUMED)),
    Rule("evidence", "statement", BOTH_ENDS, "found", _on_pairs(_there), figures={"F1 overlap": _f1(Stance, _PASSAGE)}),
    Rule("naming", "term", WORDS, "found", _naming(_there), figures=_spans(Naming)),
    Rule("actor", "term", WORDS, "nominal", _naming(lambda each: each.refers_to or NOTHING)),
    Rule("valence", "term", WORDS, "nominal", _naming(lambda each: each.valence)),
    Rule("valence in order", "term", WORDS, "ordinal", _naming(lambda each: each.valence), VALENCE_ORDER),
    Rule("frame class", "term", WORDS, "nominal", _naming(lambda each: each.frame_class or NOTHING)),
    Rule("naming voice", "term", WORDS, "nominal", _naming(lambda each: each.voice)),
    Rule("prevailing polarity", _PAIR_UNIT, PAIRS, "ordinal", _prevailing_polarity, POLARITY_ORDER),
    Rule("prevailing valence", "actor in an article", ACTORS, "ordinal", _prevailing_valence, VALENCE_ORDER),
)
"""Every variable, names first, then positions, then the outlet's own terms, then what prevails in an article."""
