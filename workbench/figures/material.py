"""What figures are drawn from: the tables as chosen, the rule for repeats, and what else a project can measure."""

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.counting import Once

if TYPE_CHECKING:
    from pandas import DataFrame

    from workbench.project import Project
    from workbench.tables import Tables


class Material:
    """One choice of tables. What takes long to measure is measured once, when the first figure asks for it."""

    def __init__(
        self, project: "Project", tables: "Tables | None" = None, once: Once = "article", *, copies: bool = False
    ) -> None:
        """`tables` are all of the project's, or those that were selected; with `copies`, near-copies count once."""
        self.project, self.once = project, once
        self.tables: Tables = project.tables if tables is None else tables
        self._with_copies = copies

    @cached_property
    def copies(self) -> "DataFrame | None":
        """The table of near-copies, where they are to count once."""
        return self.tables.copies if self._with_copies else None

    @cached_property
    def agreement(self) -> "DataFrame":
        """How far annotators agree in all of the project, whatever was selected."""
        return self.project.tables.quality.agreement(self.project.agreement())

    @cached_property
    def drift(self) -> "DataFrame":
        """What each annotator of the project did by week, whatever was selected."""
        return self.project.tables.quality.drift(self.project.samples.drift())

    @cached_property
    def weights(self) -> "dict[str, float] | None":
        """How many articles each of those stands for that were drawn by lot last; None where nothing was drawn."""
        drawn = self.project.samples.all.samples
        return self.project.samples.weights(drawn[-1]) if drawn else None

    @cached_property
    def suggested(self) -> "DataFrame":
        """What positions the machine finds in all articles; each of them is read for it."""
        return self.tables.suggested.stances

    @cached_property
    def curve(self) -> "DataFrame":
        """The learning curve of the version taught last, whatever was selected; empty where nothing was taught."""
        from workbench.tables.teaching import curve

        versions = self.project.teach.versions
        if versions:
            return self.project.teach.version(versions[-1]).curve
        return curve((), (), 0, self.project.codebook.version)
