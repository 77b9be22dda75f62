"""Where a figure is drawn: from tables that are made anew when the logs or the codebook have changed, and only then."""

from typing import TYPE_CHECKING, Any

from workbench.exploring.choosing import Choice, controls, selected
from workbench.exploring.drawing import Drawing, Look, drawn
from workbench.figures.every import FIGURES
from workbench.figures.material import Material
from workbench.sampling.seen import sampled, veiled
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.desk.session import Session
    from workbench.project import Project
    from workbench.tables import Tables

_FIGURES = {each.name: each for each in FIGURES}


class Easel:
    """Draws what was chosen of a project, as far as whoever sits at the desk may see it. For one thread at a time."""

    def __init__(self, project: "Project", session: "Session") -> None:
        """`session` says who is at the desk: what they read apart from others is in no figure there."""
        self._project, self._session = project, session
        self._tables: Tables | None = None
        self._of: object = None  # what the tables were made of

    def draw(self, choice: Choice, look: Look) -> Drawing:
        """The figure as things stand now. Raises Trouble where there is none of what was chosen."""
        tables = selected(self._now(), choice, self._open())
        material = Material(self._project, tables, choice.once, copies=choice.copies)
        return drawn(_FIGURES[choice.figure], material, look)

    def controls(self, choice: Choice) -> list[dict[str, Any]]:
        """What there is to choose, of all that there is."""
        return controls(self._now(), choice)

    @property
    def notice(self) -> str:
        """What no figure here shows, in a sentence; empty when all may be seen."""
        hidden = len(self._hidden())
        return f"Left out: {counted(hidden, 'article')} that you read apart from others." if hidden else ""

    def _now(self) -> "Tables":
        of = self._project.store.stamps(), self._project.codebook
        if self._tables is None or of != self._of:
            self._tables, self._of = self._project.tables, of  # stamps first: what comes meanwhile is another change
        return self._tables

    def _open(self) -> frozenset[str] | None:
        hidden = self._hidden()
        return frozenset(self._project.articles) - hidden if hidden else None

    def _hidden(self) -> frozenset[str]:
        return sampled(self._session.project) | veiled(self._session.project)
