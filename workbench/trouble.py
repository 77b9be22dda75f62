"""An error that speaks to an analyst.

Bad input is ordinary here, so it gets a sentence (file and line, what was found, what was expected, what to do
next) and not a traceback from deep inside. In a notebook only that sentence is shown.
"""


class Trouble(ValueError):
    """Something in the project folder that a person has to look at; the message says where and what to do."""

    def _render_traceback_(self) -> list[str]:
        # the name is IPython's hook for exceptions that know how to show themselves
        return [str(self)]
