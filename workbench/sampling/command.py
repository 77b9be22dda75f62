"""`workbench sample`: draw from the command line, and print what was drawn."""

import argparse
from collections.abc import Callable

from workbench.sampling.samples import Samples
from workbench.sampling.telling import told
from workbench.trouble import Trouble


def run(options: argparse.Namespace, samples: Samples, say: Callable[[str], None]) -> int:
    """Draw in a project as the options say; without readers or somebody to repeat, tell what was drawn before.

    The exit status is 0; whatever cannot be drawn raises Trouble.
    """
    if options.repeat:
        if options.readers or options.size or options.stratify:
            raise Trouble("one annotator reads again, without readers, size or strata; leave those out, or --repeat")
        again = samples.repeat(
            options.repeat,
            share=0.05 if options.share is None else options.share,
            after_days=options.after_days,
            seed=options.seed,
            blind=options.blind or (),
            by=options.by,
        )
        lines = [*told(again, {})]
    elif options.readers:
        drawn = samples.draw(
            readers=options.readers,
            share=options.share,
            size=options.size,
            seed=options.seed,
            blind=("suggestions",) if options.blind is None else options.blind,
            stratify=options.stratify,
            by=options.by,
        )
        lines = [*told(drawn, samples.begun(drawn))]
    else:
        lines = repr(samples).splitlines()
    for line in lines:
        say(line)
    return 0
