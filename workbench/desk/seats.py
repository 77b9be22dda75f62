"""Who sits down at a desk, and at which: to read and correct, or to decide between what others have read."""

from functools import partial
from typing import TYPE_CHECKING

from workbench.desk.differing import Differing
from workbench.desk.naming import Names
from workbench.desk.session import Session
from workbench.records import ADJUDICATED
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project
    from workbench.widget import Editor


def annotating(project: "Project", annotator: str) -> "Editor":
    """The desk of an annotator. Raises Trouble when that is nobody's name."""
    from workbench.widget import Editor

    if not _is_name(annotator):
        raise Trouble(f"an annotator needs a name, got {annotator!r}; write your own name or initials")
    if _is_adjudicated(annotator):
        raise Trouble(
            f"nobody annotates as {annotator!r}: what was decided between readers is kept under that name; "
            "`project.compare` with your own name opens the desk at which it is decided"
        )
    return Editor(Session(project, annotator))


def comparing(project: "Project", by: str, *, names: bool, seed: int) -> "Editor":
    """The desk at which `by` decides. Raises Trouble when nobody is named."""
    from workbench.widget import Editor

    return Editor(compared(project, by, names=names, seed=seed))


def compared(project: "Project", by: str, *, names: bool = True, seed: int = 0) -> Session:
    """The session behind that desk; with `names` hidden, `seed` draws who has which letter in which article.

    Where no two have finished an article yet, to open one raises Trouble.
    """
    if not _is_name(by) or _is_adjudicated(by):
        raise Trouble(f"a verdict is somebody's, got {by!r}; write your own name or initials")
    offering = partial(Differing, by=by.strip(), names=Names(names, seed))
    return Session(project, ADJUDICATED, offering, person=by.strip())


def _is_name(name: str) -> bool:
    return bool(name.strip()) and name.isprintable()


def _is_adjudicated(name: str) -> bool:
    return name.strip().casefold() == ADJUDICATED
