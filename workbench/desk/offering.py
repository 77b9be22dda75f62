"""What a desk offers its person to decide on: suggestions of the machine, or what readers say differently."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from workbench.codebook import Codebook
from workbench.desk.assist import Mode
from workbench.desk.standing import Standing
from workbench.history import Change
from workbench.records import Action, Annotation, Article, Record


class Offering(Protocol):
    """What a session asks of what it offers. Ids of records are those of the person's own reading."""

    @property
    def alone(self) -> bool:
        """Whether what is done in one article stays there, however many others have the same words."""

    @property
    def key(self) -> str:
        """What is another where what a page has kept would mean another thing."""

    def catch_up(self) -> None:
        """Learn what others have done since; what cannot be read just now is as it was."""

    def mode(self, article_id: str) -> Mode:
        """How much of the suggestions is shown in the article."""

    def shows(self, article_id: str) -> bool:
        """Whether anything of the suggestions is shown in the article."""

    def offer(self, article: Article, reading: Annotation) -> dict[str, Record]:
        """The suggestions that the page gets; from now on the article is known to be open."""

    def undecided(self, reading: Annotation) -> dict[str, Record]:
        """The suggestions, whole, that nobody has decided on."""

    def came(self, article_id: str) -> bool:
        """Whether more is there now than when the article was opened."""

    def queued(self, known: Mapping[str, Article], standing: Standing) -> Mapping[str, Article]:
        """Of the known articles those with something to do for this person."""

    def nothing(self) -> str:
        """The sentence for a queue without articles, with what to do."""

    def pending(self, article: Article, standing: Standing) -> Change:
        """What the next action in the article will bring along, whatever it is: the page shows it already."""

    def beside(self, article: Article, standing: Standing) -> dict[str, object]:
        """What the page gets of an article beside its records and suggestions."""

    def seen(self, records: Mapping[str, Record], article_id: str) -> dict[str, Record]:
        """The records as the page may see them."""

    def rules(self, codebook: Codebook) -> Codebook:
        """The codebook as the page may see it."""

    def settled(self, action: Action, article: Article, reading: Annotation) -> Action:
        """The action of a page, with all that has to be on record. Raises Trouble when it cannot be."""

    def first(self, article_id: str, standing: Standing, step: str) -> list[Action]:
        """What has to stand before the step of this id is done in the article; nothing, most often.

        Raises Trouble when nothing can be done there.
        """

    def signed(self, action: Action, standing: Standing) -> Action:
        """The action with what its person was shown, and what others did that it decides on."""

    def notices(self, article_id: str, standing: Standing, found: Iterable[str]) -> list[str]:
        """What is to be told, of what was found wrong in the project and of the article that is open."""

    def remark(self, article: Article, standing: Standing, action: Action) -> str:
        """What is to be said once of an action that was saved; empty, most often."""
