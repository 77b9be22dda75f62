"""What a person decides of what stands in two ways, or twice: done as it was told, or not at all."""

from typing import TYPE_CHECKING

import msgspec

from workbench.desk.disputes import Choice, disputes
from workbench.desk.messages import Message
from workbench.records import Action, Record
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session


class Decided(msgspec.Struct, frozen=True):
    """One of the things to decide, as the page was told of it, and the number of what was chosen, from 0."""

    id: str
    sentence: str
    choice: int


def decided(session: "Session", given: Message) -> list[Action]:
    """The action of a `decide` message, whose `of` holds what was decided in one article.

    Raises Trouble when that is not what is to be decided any more.
    """
    article = session.project.article(str(given["article"]))
    found = disputes(session.standing.reading(article), article, session.project.codebook)
    choices = {(each.id, each.sentence): each.choices for each in found}
    put: dict[str, Record] = {}
    drop: list[str] = []
    for each in msgspec.convert(given["of"], list[Decided]):
        choice = _chosen(choices.get((each.id, each.sentence), ()), each.choice)
        put |= choice.put
        drop += choice.drop
    step, sha256 = str(given["id"]), article.sha256
    return [Action(id=step, article=article.id, sha256=sha256, do="decide", put=put, drop=tuple(drop))]


def _chosen(choices: tuple[Choice, ...], number: int) -> Choice:
    if not 0 <= number < len(choices):
        raise Trouble("this was decided or changed meanwhile; nothing was done, look at the problems again")
    return choices[number]
