"""Who explores: an annotator with a desk under the figure, or the desk that is open in another cell."""

from typing import TYPE_CHECKING

from workbench.desk import seats
from workbench.exploring.explorer import Explorer
from workbench.figures.every import FIGURES
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project
    from workbench.widget import Editor
    from workbench.widget.picture import Exploring


def explore(project: "Project", who: "str | Editor", figure: str) -> "Exploring":
    """The figure of this name to click in, with the desk of the annotator `who`, or for the desk `who`.

    Raises Trouble when there is no such figure, or when that is nobody's name.
    """
    from workbench.widget import Editor
    from workbench.widget.picture import Exploring, Picture

    names = [each.name for each in FIGURES]
    if figure not in names:
        raise Trouble(f"there is no figure {figure!r}; write one of {', '.join(names)}")
    desk = who if isinstance(who, Editor) else seats.annotating(project, who)
    explorer = Explorer(project, desk, figure)
    return Exploring(Picture(explorer), desk, beside=desk is who)
