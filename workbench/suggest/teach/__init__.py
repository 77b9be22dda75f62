"""What a project's own corrections teach: new forms at once, and small corrections of what the encoder says.

The encoder itself never changes. What is learned is a few arrays and words in the project folder, named by a version
that can be switched back; without it everything is as shipped.
"""

from workbench.suggest.teach.taught import Correction, Taught

__all__ = ["Correction", "Taught"]
