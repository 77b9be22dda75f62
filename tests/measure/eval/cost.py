"""What a suggestion costs: seconds until the first in a fresh process, words a second on one core, and memory.

Reads the seeds several times over, or texts of a folder of labelled sets once, and prints one line of JSON. Words are
what stands between blanks, a second is one of the processor's, so that what else the machine does counts for little;
memory is the most that the process ever held.
"""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import Article

BEGUN = time.perf_counter()
ROUNDS = 5
MOST = 50_000
"""Words that are read of a folder, longest texts first."""


def main() -> int:
    """Suggest, and say what it cost."""
    import resource

    from workbench.corpus import read_articles
    from workbench.starter import annotations
    from workbench.suggest import load

    seeds = list(read_articles(annotations().parent / "seeds").by_id.values())
    suggester = load()
    suggester(seeds[0])
    first = {"first suggestion, s": time.perf_counter() - BEGUN, "first, s of the processor": time.process_time()}
    articles = _texts(Path(sys.argv[1])) if len(sys.argv) > 1 else seeds * ROUNDS
    begun = time.process_time()
    for article in articles:
        suggester(article)
    seconds = time.process_time() - begun
    words = sum(len(each.text.split()) for each in articles)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({**first, "words/s on one core": words / seconds, "memory, MiB": most}))
    return 0


def _texts(folder: Path) -> "list[Article]":
    from tests.measure.eval.finders import article
    from tests.measure.eval.sets import name_sets

    passages = (passage for each in name_sets(folder) for passage in each.passages)
    kept, size = [], 0
    for passage in sorted(passages, key=lambda each: -len(each.text)):
        if size < MOST:
            kept.append(article(passage))
            size += len(passage.text.split())
    return kept


if __name__ == "__main__":
    sys.exit(main())
