"""The positions that one clause shows, by whatever rule shows them."""

from collections.abc import Iterator

from workbench.suggest.conditions import with_condition
from workbench.suggest.frames import framed
from workbench.suggest.positions import Position, positions
from workbench.suggest.scene import Scene

_HYPOTHETICAL = frozenset({"if", "unless", "until", "whether", "provided", "providing", "on condition", "as long as"})
_CLOSING = " ”\"’')»"


def shown(scene: Scene) -> Iterator[Position]:
    """The positions taken in a clause; a question takes none, and a supposition only what a set phrase shows."""
    if scene.text[slice(*scene.sentence)].rstrip(_CLOSING).endswith("?"):
        return
    if scene.clause.opener not in _HYPOTHETICAL:
        yield from (with_condition(each, scene) for each in positions(scene))
    yield from framed(scene)
