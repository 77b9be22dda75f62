"""Articles on which all readers agree, taken over as one step; and how far each compared article is."""

from typing import TYPE_CHECKING

from workbench.desk.messages import Message
from workbench.records import Action
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session


def agreed(session: "Session", given: Message) -> list[Action]:
    """What all say."""
    raise Trouble(f"not yet: {given['id']}, {session.person}")
