"""What a person works with in the notebook: the editor for one article, and the desk around it."""

from workbench.widget.desk import Desk
from workbench.widget.editor import Editor, Session

__all__ = ["Desk", "Editor", "Session"]
