"""Suggestions for any number of articles: read one after the other, and written as they are worked out.

Nothing is held but a batch. What is done stands in a journal beside the file to be written, so that a run that was
killed goes on where it was; the file itself appears when all is done. Who works a batch out, this process or others
on a cluster, makes no difference to a single byte.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from errno import ENOENT
from pathlib import Path
from typing import BinaryIO

from workbench import disk
from workbench.bulk import in_batches
from workbench.records import Article
from workbench.streaming.journal import Journal, Line, key_of
from workbench.streaming.working import Work
from workbench.trouble import Trouble

BATCH = 32
"""Articles that are worked out between two moments at which what is done is put on the disk."""

Said = Callable[[str], None]
"""Takes a sentence for the person at the command line."""


class Stream:
    """One run over articles that are read as they are needed. `troubles` counts what was told as it went."""

    def __init__(
        self,
        articles: Iterable[Article | Trouble],
        *,
        work: Work,
        say: Said,
        passed: Callable[[int], object] = lambda _: None,
        batch: int = BATCH,
    ) -> None:
        """`say` is told what could not be read or suggested, `passed` how many articles more are done."""
        self.troubles = 0
        self._articles, self._work, self._batch = articles, work, batch
        self._say, self._passed = say, passed

    def into(self, file: BinaryIO) -> None:
        """Write the JSON lines as they come: for a pipe or the screen, where there is nothing to go on from."""
        for lines in self._work(in_batches(self._readable(), self._batch)):
            file.writelines(line.said + b"\n" for line in self._told(lines) if not line.trouble)
            file.flush()

    def through(self, journal: Journal, out: Path) -> None:
        """Work out what is not in the journal yet, and write `out`: Parquet where its name ends so, else JSON lines.

        Raises Trouble when the articles are not those with which the journal was begun, or a disk takes no more.
        """
        with journal.kept():
            for lines in self._work(in_batches(self._left(journal), self._batch)):
                journal.append(lines)
                list(self._told(lines))
            _write(out, (line.said for line in journal.lines() if not line.trouble))
            journal.path.unlink()

    def _readable(self) -> Iterator[Article]:
        for each in self._articles:
            if isinstance(each, Article):
                yield each
            else:
                self._tell(str(each))

    def _left(self, journal: Journal) -> Iterator[Article]:
        """The articles that have no line yet, once the others are compared with theirs."""
        done = journal.lines()
        for article in self._readable():
            line = next(done, None)
            if line is None:
                yield article
            elif line.key == key_of(article):
                list(self._told([line]))
            else:
                raise _changed(journal, f"{article.id!r} is not the article that stood there")
        if next(done, None):
            raise _changed(journal, "there were more articles")

    def _told(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines, with what is wrong told."""
        for line in lines:
            if line.trouble:
                self._tell(line.trouble)
            self._passed(1)
            yield line

    def _tell(self, sentence: str) -> None:
        self.troubles += 1
        self._say(sentence)


def check(out: Path) -> None:
    """Raises Trouble when no such file can be written here, FileNotFoundError when its folder is missing."""
    if not out.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(out))
    if _is_parquet(out):
        from workbench.exchange import parquet

        parquet.ready()


def _write(out: Path, lines: Iterator[bytes]) -> None:
    with disk.replacing(out) as file:
        if _is_parquet(out):
            from workbench.exchange import parquet

            parquet.write_suggestions(file, lines)
        else:
            file.writelines(line + b"\n" for line in lines)


def _is_parquet(out: Path) -> bool:
    return out.suffix.lower() == ".parquet"


def _changed(journal: Journal, how: str) -> Trouble:
    return Trouble(
        f"{journal.path}: the articles were changed since it was begun ({how}); put them back, or use --again to begin "
        "anew, nothing was changed"
    )
