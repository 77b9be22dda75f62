"""What of all articles was read: a row for each outlet, a column for each month, and what has no date or no outlet."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
