"""A name as a model finds it, before the rules of the codebook have had their say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.suggest.encoder import Floats, softmax

Bounds = tuple[int, int]
OUTSIDE = "O"
_BEGINS = 0.7
"""Share of the chance of being in a name that must be of beginning one, right after another word of a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """`[start, end)` in code points, and for each label how much speaks for it; the votes add up to 1 at most."""

    start: int
    end: int
    votes: Mapping[str, float]


def names_in(words: Sequence[Bounds], logits: Floats, tags: Sequence[str]) -> Iterator[Found]:
    """The names among `words` by the logits (n words, n tags) of their tags, in text order.

    A word is in a name when that is likelier than not, whatever the label, so that doubt between two labels loses no
    name; it begins one where a beginning is likelier than going on (tags in the manner of Ramshaw and Marcus 1995).
    """
    chances = softmax(logits)
    outside, beginning = _columns(tuple(tags))
    inside = (1 - chances[:, outside]).tolist()
    begins = chances[:, beginning].sum(axis=1).tolist()
    edges = [at for at in range(len(words)) if inside[at] > 0.5 and _opens(at, inside, begins)]
    for first, ahead in pairwise([*edges, len(words)]):
        last = first + 1
        while last < ahead and inside[last] > 0.5:
            last += 1
        yield Found(words[first][0], words[last - 1][1], _votes(chances[first:last].tolist(), tags))


@lru_cache(maxsize=16)
def _columns(tags: tuple[str, ...]) -> tuple[int, list[int]]:
    return tags.index(OUTSIDE), [at for at, tag in enumerate(tags) if tag.startswith("B-")]


def _opens(at: int, inside: Sequence[float], begins: Sequence[float]) -> bool:
    return at == 0 or inside[at - 1] <= 0.5 or begins[at] > _BEGINS * inside[at]


def _votes(chances: Sequence[Sequence[float]], tags: Sequence[str]) -> dict[str, float]:
    """What speaks for each label, as the mean over the words; both tags of a label together."""
    votes: dict[str, float] = {}
    for tag, *column in zip(tags, *chances, strict=True):
        if tag != OUTSIDE:
            votes[tag[2:]] = votes.get(tag[2:], 0.0) + sum(column) / len(column)
    return votes
