"""Who is named after "by" or "from", with those joined to them."""

from workbench.suggest.scene import Scene
from workbench.suggest.subjects import actors_in, holder_id, joined


def named_after(scene: Scene, start: int) -> tuple[str, ...]:
    """Ids of the actors right after `start`, over three words at most."""
    after = actors_in(scene.reading, start, scene.clause.end)[:1]
    if not after or len(scene.text[start : after[0].start].split()) > 3:
        return ()
    return tuple(
        dict.fromkeys(holder_id(each, scene.text) for each in joined(scene.reading, after[0], scene.clause.end))
    )


def end_of_agents(scene: Scene, start: int) -> int:
    """Where the names of those actors end; `start` where there are none."""
    after = actors_in(scene.reading, start, scene.clause.end)[:1]
    return max([start, *(each.end for first in after for each in joined(scene.reading, first, scene.clause.end))])
