"""All tables of one labelled set, or of a part of it: each made when it is first asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from pandas import DataFrame

from workbench.codebook import Codebook
from workbench.records import Action, Annotation, Article, Record
from workbench.tables import choosing, making, part, suggesting
from workbench.tables.choosing import Day, Wanted
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.copies.groups import Copies
    from workbench.tables.quality import Quality

_NAMES = ("mentions", "stances", "namings", "articles", "actions")


class Tables:
    """All tables of one labelled set; `select` and `weighed` give those of a part of it."""

    def __init__(
        self,
        annotations: Iterable[Annotation],
        articles: Iterable[Article],
        codebook: Codebook,
        actions_by_annotator: Mapping[str, Iterable[Action]],
        damaged: int = 0,
        missing: int = 0,
        near: "Callable[[], Copies] | None" = None,
        suggest: Callable[[Article], Mapping[str, Record]] | None = None,
    ) -> None:
        """`damaged` and `missing` count lines and places of the logs that what is given does not hold.

        `near` finds the near-copies among the articles, when somebody asks for that table, and `suggest` what the
        machine says of one article, when somebody asks for what it suggests.
        """
        self._near, self._suggest = near, suggest
        self._labelled = (tuple(annotations), tuple(articles), codebook)
        self._said: dict[str, object] = {"damaged": damaged, "missing": missing}
        self._actions = {annotator: tuple(done) for annotator, done in actions_by_annotator.items()}
        self._whole: tuple[Tables, part.Part] | None = None

    def __repr__(self) -> str:
        """The names of the tables, and what was chosen."""
        of = "Tables of what the machine suggests, checked by nobody" if self._unchecked() else "Tables"
        names = f"{of}: {', '.join(_NAMES)}, copies; of the work itself: quality"
        waits = "" if "suggested" in self.__dict__ else " (worked out when first asked for: every article is read)"
        machine = f"; apart from them: suggested{waits}" if self._suggest else ""
        return f"{names}{machine}" + (f"\nOnly {'; '.join(only)}." if (only := self._only()) else "")

    @cached_property
    def mentions(self) -> DataFrame:
        """A row for each mention."""
        return self._made("mentions", lambda: making.mentions(*self._labelled))

    @cached_property
    def stances(self) -> DataFrame:
        """A row for each stance."""
        return self._made("stances", lambda: making.stances(*self._labelled))

    @cached_property
    def namings(self) -> DataFrame:
        """A row for each naming."""
        return self._made("namings", lambda: making.namings(*self._labelled))

    @cached_property
    def articles(self) -> DataFrame:
        """A row for each article and annotator."""
        return self._made("articles", lambda: making.articles(*self._labelled, self._actions))

    @cached_property
    def actions(self) -> DataFrame:
        """A row for each action."""
        return self._made("actions", lambda: making.actions(self._actions, self._labelled[2]))

    @cached_property
    def copies(self) -> DataFrame:
        """A row for each article that has near-copies; the first time takes a while, for all articles are compared."""
        _, known, codebook = self._labelled
        return self._made("copies", lambda: making.copies(self._near().groups if self._near else (), known, codebook))

    @cached_property
    def quality(self) -> "Quality":
        """The tables of the work itself: `suggestions`, `influence`, `pace`, `codes`, `read`, and two to be given."""
        from workbench.tables.quality import Quality

        return Quality(self, *self._labelled, self._actions)

    @cached_property
    def suggested(self) -> "Tables":
        """What the machine suggests for every article, checked or not, as tables of the same columns.

        The annotator is `suggested`, and none of it is in the other tables. It is worked out when a table of it is
        asked for, which takes as long as reading every article does. Raises Trouble where no suggester is known.
        """
        if self._whole:
            whole, chosen = self._whole
            return whole.suggested._chosen(chosen.of_articles)
        if self._suggest is None:
            raise Trouble("these tables know of no suggester; ask `project.tables`, which goes by the project's own")
        _, known, codebook = self._labelled
        made = Tables(suggesting.readings(known, self._suggest, codebook.version), known, codebook, {}, near=self._near)
        made._said = {"n_articles": len(known), "n_annotators": 0, "suggested": True}
        return made

    def select(
        self,
        *,
        outlet: Wanted = None,
        after: Day = "",
        before: Day = "",
        annotator: Wanted = None,
        status: Wanted = None,
        codebook: Wanted = None,
        article: Wanted = None,
        voice: Wanted = None,
    ) -> "Tables":
        """The tables of what was chosen: of each column one value, or several of which any will do.

        What is not given, or empty, is not asked for; an outlet that is not known is `[""]`. `after` and `before` are
        dates, both included, as far as they and `published` are given: `after="2018"` takes in all of 2018, and an
        article without a date is in no period. `codebook` is the version that a reading was made under, `status` how
        far it is. `voice` is of stances and namings, and leaves the other tables as they are.

        What was decided between readings counts in their place, as everywhere. Who chooses annotators without
        `adjudicated` gets what these said themselves, before anything was decided. Every table says in
        `attrs["only"]` what was chosen. Raises Trouble where a value is unknown, or no date.
        """
        asked = {"outlet": outlet, "annotator": annotator, "status": status, "codebook": codebook, "article": article}
        choice = choosing.choice(asked, after, before, voice)
        choosing.check(choice, self.articles, self._labelled[2].voices)
        return self._chosen(choice)

    def weighed(self, weights: Mapping[str, float], how: str) -> "Tables":
        """The tables of the articles that have a weight, with it in the column `weight`: what each stands for.

        `weights` are by article id, such as `project.samples.weights("…")`, and `how` says on figures where they come
        from. With near-copies a row's weight is shared between those that say the same. Raises Trouble where a weight
        is no number above 0, or belongs to none of these articles.
        """
        return self._part(part.weighed(weights, how, self.articles))

    def all(self) -> dict[str, DataFrame]:
        """The tables of the labelled set by name; `copies`, which is about articles that nobody has read too, apart."""
        return {name: getattr(self, name) for name in _NAMES}

    def _chosen(self, choice: choosing.Choice) -> "Tables":
        return self._part(part.chosen(choice, self.articles)) if choice else self

    def _part(self, chosen: part.Part) -> "Tables":
        annotations, articles, codebook = self._labelled
        readings = {*zip(chosen.readings["article"], chosen.readings["annotator"], strict=True)}
        ids = {id_ for id_, _ in readings}
        actions = {
            annotator: [action for action in done if (action.article, annotator) in readings]
            for annotator, done in self._actions.items()
        }
        made = Tables(
            [each for each in annotations if (each.article, each.annotator) in readings],
            [each for each in articles if each.id in ids],
            codebook,
            actions,
            near=self._near,
            suggest=self._suggest,
        )
        made._whole = self, chosen
        return made

    def _unchecked(self) -> bool:
        return self._whole[0]._unchecked() if self._whole else "suggested" in self._said

    def _only(self) -> tuple[str, ...]:
        """All that was chosen, also of some tables alone."""
        if self._whole is None:
            return ()
        whole, chosen = self._whole
        return *whole._only(), *chosen.only, *choosing.voices_phrase(chosen.voices), *filter(None, [chosen.how])

    def _made(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        if self._whole is not None:
            whole, chosen = self._whole
            return chosen.of(name, getattr(whole, name))
        table = make()
        table.attrs |= self._said
        return table
