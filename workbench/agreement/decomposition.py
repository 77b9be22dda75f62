"""The whole tuple decomposed: of what either of two readers has, how much is lost at each step until all is alike.

One figure for "the same tuple" hides where people differ. Here every pair is lost at one step only, the first at which
its two sides differ, so that the losses add up, and with two readers they are the differences by kind.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from workbench.agreement.pairs import MEASURED, TURNED, Outcome, Paired
from workbench.agreement.says import Compared
from workbench.records import Mention, Naming, Stance

_STEPS: Mapping[type[Compared], Mapping[str, tuple[str, ...]]] = {
    Mention: {
        "found by both": ("found",),
        "same bounds": ("span",),
        "same label": ("label",),
        "same type": ("type",),
        "same entity": ("entity",),
    },
    Stance: {
        "found by both": ("found",),
        "same holder and target": ("holder", "target"),
        "same polarity": ("polarity",),
        "a condition, or none, by both": ("condition",),
        "same voice": ("voice",),
        "on behalf of the same": ("on_behalf_of",),
        "same certainty": ("certainty",),
        "shown by the same passage": ("evidence",),
    },
    Naming: {
        "found by both": ("found",),
        "same bounds": ("span",),
        "same actor": ("refers_to",),
        "same valence": ("valence",),
        "same frame class": ("frame_class",),
        "same voice": ("voice",),
    },
}


class Step(Struct, frozen=True):
    """One step: how many pairs came to it, and how many of them differ in it first.

    `kinds` are the kinds of difference that are lost here; `losses` tells in words what was lost, adding up to `lost`.
    """

    name: str
    kinds: tuple[str, ...]
    before: int
    losses: tuple[tuple[str, int], ...]

    @property
    def lost(self) -> int:
        """How many pairs differ here, and not before."""
        return sum(number for _, number in self.losses)

    @property
    def after(self) -> int:
        """How many pairs go on to the next step."""
        return self.before - self.lost


class Chain(Struct, frozen=True):
    """All steps for one kind of `record`: `mention`, `stance` or `naming`.

    `pairs` is over how many pairs of readers of an article it is summed; `n` of how many things in all of them at least
    one of the two has something to say.
    """

    record: str
    pairs: int
    n: int
    steps: tuple[Step, ...]

    @property
    def same(self) -> int:
        """Of how many both say the same in everything."""
        return self.steps[-1].after

    def share(self, step: Step) -> float | None:
        """Which share of all is left after the step; None where there is nothing at all."""
        return step.after / self.n if self.n else None


def chains(articles: Iterable[Paired]) -> tuple[Chain, ...]:
    """A chain for each kind of record, over all pairs of readers of all articles."""
    total: dict[type[Compared], Counter[Outcome]] = {kind: Counter() for kind in MEASURED}
    pairs = 0
    for article in articles:
        pairs += len(article.readers) * (len(article.readers) - 1) // 2
        for kind in MEASURED:
            total[kind].update(article.outcomes[kind])
    return tuple(_chain(kind, total[kind], pairs) for kind in MEASURED)


def _chain(kind: type[Compared], total: Counter[Outcome], pairs: int) -> Chain:
    left = n = total.total()
    steps = []
    for name, kinds in _STEPS[kind].items():
        steps.append(Step(name, kinds, left, _losses(kinds, total)))
        left = steps[-1].after
    return Chain(kind.__name__.lower(), pairs, n, tuple(steps))


def _losses(kinds: Sequence[str], total: Counter[Outcome]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for outcome, number in total.items():
        if outcome and outcome[0] in kinds:
            found[_words(outcome)] += number
    return tuple(sorted(((words, n) for words, n in found.items() if n), key=lambda loss: (-loss[1], loss[0])))


def _words(outcome: Outcome) -> str:
    """What a loss is called."""
    match outcome[0]:
        case "found":
            return "one has it alone"
        case "holder" if TURNED in outcome:
            return "turned round"
        case "holder" if "target" in outcome:
            return "other holder and target"
        case "condition":
            return "a condition by one only"
        case "evidence":
            return "other passage"
        case "span":
            return "other bounds"
        case "on_behalf_of":
            return "on behalf of another"
        case "refers_to":
            return "other actor"
    return f"other {outcome[0].replace('_', ' ')}"
