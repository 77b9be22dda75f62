"""What a person works with in the notebook."""

from workbench.widget.editor import Editor, Session

__all__ = ["Editor", "Session"]
