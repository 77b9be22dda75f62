"""Near-copies among many articles, in a process of its own: `python -m tests.measure.bench.near 100000`."""

import json
import resource
import subprocess
import sys
import time
from random import Random

from tests.builders import ROOT
from tests.measure.bench import made
from tests.measure.bench.figures import Figure
from workbench.copies.groups import near_copies
from workbench.records import Article

ARTICLES = 10_000
WORDS = 450
EVERY = 5
"""Each so many articles one is a copy of the one before, with other first words and its end cut off."""


def figures() -> list[Figure]:
    """Ten thousand articles of 450 words, a fifth of them copies."""
    command = [sys.executable, "-m", "tests.measure.bench.near", f"{ARTICLES}"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return [
        Figure("10,000 articles: near-copies found, processor time", found["seconds"], 60, "s"),
        Figure("10,000 articles: memory for it beside the articles", found["megabytes"], 300, "MB"),
        Figure("10,000 articles: copies that are missed or too many", found["wrong"], 0, "n"),
    ]


def corpus(articles: int) -> dict[str, Article]:
    """Articles of words drawn by chance, so that none is a copy that is not meant to be."""
    known = sorted({word for paragraph in made.paragraphs() for word in paragraph.split()})
    found: dict[str, Article] = {}
    before: list[str] = []
    for number in range(articles):
        chance = Random(number)
        copied = number % EVERY == EVERY - 1
        words = ["BEIRUT", "-", *before[: WORDS * 2 // 3]] if copied else chance.choices(known, k=WORDS)
        before = words
        found[f"a{number:06}"] = Article(f"a{number:06}", " ".join(words))
    return found


def main(articles: int) -> None:
    """Print processor seconds, megabytes at most beside the articles, and how many copies were missed or made up."""
    texts = corpus(articles)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    groups = near_copies(texts).groups
    seconds = time.process_time() - began
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    ids = [*texts]
    meant = {(ids[number - 1], ids[number]) for number in range(EVERY - 1, articles, EVERY)}
    wrong = len(meant ^ {group.articles for group in groups})
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "wrong": wrong}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
