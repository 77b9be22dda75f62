"""`workbench suggest`: what the words typed mean for a run, and what is shown of it."""

import argparse
import os
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from tqdm import tqdm

from workbench.corpus import articles_in
from workbench.corpus.decoding import check_encoding
from workbench.records import Article
from workbench.streaming import Said, Stream, check
from workbench.streaming.cluster import cluster
from workbench.streaming.journal import opened
from workbench.streaming.recipe import Recipe, load, recipe
from workbench.streaming.working import Work, here
from workbench.trouble import Trouble


def run(options: argparse.Namespace, rules: Path, out: Path | None, say: Said) -> int:
    """Suggest for `options.articles` by the codebook in the folder `rules`, into `out`, or onto standard output.

    The exit status is 1 when an article could not be read or suggested. Raises Trouble, OSError.
    """
    _checked(options, out)
    taught, untaught = _taught(rules)
    if untaught:
        say(untaught)
    made = recipe(rules, options.model, taught)
    suggester = load(rules, made.base, made.taught)
    by = made.by(suggester.describe())
    with _work(options, made, by, here(suggester)) as work, _bar(options) as bar:
        articles = articles_in(options.articles, options.encoding)
        stream = Stream(articles, work=work, say=say, passed=bar.update, batch=options.batch)
        try:
            _through(stream, out, by, options.again)
        except KeyboardInterrupt:
            say("stopped; what is worked out is kept, run the same again to go on" if out else "stopped")
            return 130
    return 1 if stream.troubles or untaught else 0


def _checked(options: argparse.Namespace, out: Path | None) -> None:
    """Raises Trouble for what can be told before any work, FileNotFoundError when there is no folder for `out`."""
    check_encoding(options.encoding)
    if options.batch < 1 or options.workers < 0:
        raise Trouble("--batch takes a number from 1, --workers one from 0; nothing was changed")
    if options.workers and options.scheduler:
        raise Trouble("--workers begins a cluster here, --scheduler names one; give one of them, nothing was changed")
    if out:
        check(out)


def _taught(rules: Path) -> tuple[str, str]:
    """The version of what was taught that is in use, and a sentence where it cannot be and so is not used."""
    from workbench.suggest.encoder import shipped
    from workbench.suggest.teach import shelf

    try:
        version = shelf.used(rules)
        if version:
            shelf.read(rules, version, shipped())
    except Trouble as trouble:
        return "", str(trouble)
    return version, ""


def _work(options: argparse.Namespace, made: Recipe, by: dict[str, str], alone: Work) -> AbstractContextManager[Work]:
    if not options.scheduler and not options.workers:
        return nullcontext(alone)
    return cluster(made, by, scheduler=options.scheduler, workers=options.workers)


def _bar(options: argparse.Namespace) -> "tqdm[None]":
    """The progress on a terminal, and only there; how many articles there are is worth a look at them all then."""
    seen = sys.stderr.isatty()
    known = sum(isinstance(each, Article) for each in articles_in(options.articles, options.encoding)) if seen else None
    return tqdm(total=known, unit=" articles", disable=not seen)


def _through(stream: Stream, out: Path | None, by: dict[str, str], again: bool) -> None:
    if out is None:
        with suppress(BrokenPipeError):  # whoever reads has read enough
            stream.into(sys.stdout.buffer)
            return
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python itself would stumble over it at the end
    elif out.exists() and not out.is_file():  # a pipe, or the screen under another name
        with out.open("wb") as file:
            stream.into(file)
    else:
        with opened(out, by, again=again) as journal:
            stream.through(journal, out)
