"""What was taught, as one value that the finder and the stance judge ask.

Learned logits are the encoder's plus a correction that is linear in its states: nothing learned is nothing added. To
apply it takes numpy alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from workbench.codebook import Codebook
from workbench.records import Entity

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Correction:
    """What is added to logits: `states @ weights + bias`; `weights` (k, n), `bias` (n,), float32."""

    weights: Floats
    bias: Floats

    def __call__(self, states: Floats, logits: Floats) -> Floats:
        """`logits` (…, n) corrected by what `states` (…, k) say."""
        return logits + states @ self.weights + self.bias


@dataclass(frozen=True, eq=False)
class Taught:
    """One version of what a project has taught; `Taught()` has learned nothing and changes nothing."""

    version: str = ""
    mentions: Correction | None = None
    stances: Correction | None = None
    least: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Label → the score that a mention of it must have."""
    forms: tuple[Entity, ...] = ()
    """Further aliases of entities of the codebook, by id, and names that are no entity's, whose id is empty."""

    def tags(self, states: Floats, logits: Floats) -> Floats:
        """Logits of the tags of words, (n words, n tags), from their states, (n words, k)."""
        return self.mentions(states, logits) if self.mentions else logits

    def stance(self, state: Floats, logits: Floats) -> Floats:
        """Logits of support, oppose and neutral, (3,), from the state of a pair, (k,)."""
        return self.stances(state, logits) if self.stances else logits

    def keeps(self, label: str, score: float) -> bool:
        """Whether a mention of this label is sure enough to be suggested."""
        return score >= self.least.get(label, 0.0)

    def signed(self, by: str) -> str:
        """The name of a suggester, with that of the version that had a part in it."""
        return f"{by}, taught {self.version}" if self.version else by

    def known(self, codebook: Codebook) -> Codebook:
        """The codebook with the further aliases that its entities have."""
        more = {form.id: form for form in self.forms if form.id in codebook.entities}
        entities = {
            id_: replace(entity, aliases=(*entity.aliases, *more[id_].aliases)) if id_ in more else entity
            for id_, entity in codebook.entities.items()
        }
        return replace(codebook, entities=entities) if more else codebook

    @property
    def unlinked(self) -> tuple[Entity, ...]:
        """Names that people labelled and linked to nothing: each with its label, and without an id."""
        return tuple(form for form in self.forms if not form.id)
