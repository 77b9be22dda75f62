"""How a marked holder stands to a marked target in any text: what `suggest.stance_between` is."""

from operator import index

from workbench.suggest.encoder import shipped
from workbench.suggest.marked import Place, around, signs
from workbench.suggest.weighing import Chances, chances, weighed
from workbench.trouble import Trouble

_OWN = 0.33
"""What the model counts for by itself, too: the weights of both come from a set for which verbs were written."""
_BESIDE = 400
"""Code points before and after the sentences of the two that are read too: a quotation may begin or end there."""


def stance_between(text: str, holder: Place | None, target: Place) -> Chances:
    """The probabilities that the holder supports, opposes or is neutral to the target, by lexicon and model together.

    `holder` and `target` are `(start, end)` in code points of `text`, half-open; without a holder it is whoever speaks.
    Raises Trouble when one is empty or not in the text.
    """
    near, held, aimed = _near(text, holder, target)
    logits = shipped().stance(near, held, aimed).logits
    model = chances(logits)
    if held is None:  # cues take positions for somebody who is named; of whoever speaks, the lexicon knows little
        return model
    together = weighed(signs(near, held, aimed), logits)
    return Chances(*((1 - _OWN) * one + _OWN * other for one, other in zip(together, model, strict=True)))


def lexicon_between(text: str, holder: Place | None, target: Place) -> Chances:
    """The same by the lexicon of cues alone, without the model. Raises Trouble as `stance_between` does."""
    return weighed(signs(*_near(text, holder, target)))


def _near(text: str, holder: Place | None, target: Place) -> tuple[str, Place | None, Place]:
    """The part of the text that is read, and the places in it."""
    held = None if holder is None else _checked(text, "holder", holder)
    aimed = _checked(text, "target", target)
    start, end = around(text, held, aimed)
    start, end = max(0, start - _BESIDE), end + _BESIDE
    return text[start:end], held and (held[0] - start, held[1] - start), (aimed[0] - start, aimed[1] - start)


def _checked(text: str, role: str, place: Place) -> Place:
    """The place as two plain numbers."""
    try:
        start, end = map(index, place)
    except (TypeError, ValueError) as error:
        raise Trouble(f"{role}: {place!r} is no place; (start, end) in code points of the text is expected") from error
    if not 0 <= start < end <= len(text):
        raise Trouble(
            f"{role}: ({start}, {end}) holds no words of a text of {len(text):,} code points; "
            f"0 <= start < end <= {len(text)} is expected"
        )
    return start, end
