"""`workbench merge`: what the words typed mean, and what is shown of it."""

import argparse
from collections.abc import Callable

from workbench.checking import in_short
from workbench.merging.merge import merge

Say = Callable[[str], None]


def run(options: argparse.Namespace, tell: Say, warn: Say) -> int:
    """Merge the copy `options.other` into `options.folder`: `tell` what came, `warn` of what was left and is wrong.

    The exit status is that of `workbench check`, and 1 too where something was left. Raises Trouble, OSError.
    """
    merged = merge(options.folder, options.other, with_articles=options.articles, dry=options.dry_run)
    if options.dry_run:
        tell("nothing was written; without --dry-run this is what would come:")
    for sentence in merged.came:
        tell(sentence)
    for sentence in (*merged.left, *in_short(merged.findings)):
        warn(sentence)
    return merged.status
