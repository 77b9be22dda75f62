"""The logs of a project: every annotator's actions, read afresh from disk, and the way to a writer.

`annotations/<annotator>.jsonl` is appended to and never rewritten. Reading never writes, and nobody writes into
another's file: who finds it locked gets a file of their own, and the reading is the union of both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from workbench import disk, history
from workbench.drawn import read_drawn
from workbench.inside import shown
from workbench.log import files, glimpses, witness
from workbench.log.chain import Gap
from workbench.log.clashes import clash, told
from workbench.log.entries import Entry, at_a_glance
from workbench.log.glimpses import glance, whole
from workbench.log.lines import SCHEMA, Damage, Header, Log, read_log
from workbench.log.writer import Writer
from workbench.records import Action, Annotation, State
from workbench.trouble import Trouble
from workbench.wording import counted

_WRITERS: dict[tuple[Path, str], Writer] = {}


class Logs:
    """What all the log files of a folder said at one moment; what an action says is read again when it is asked for.

    Whatever has to be read again raises Trouble where its file was changed since.
    """

    def __init__(self, files: dict[str, Log], apart: Mapping[str, str] = MappingProxyType({})) -> None:
        """`files` are logs by file name. What was done in the articles `apart` counts nowhere; see `Drawn.first`."""
        self.files, self._apart = files, apart

    @cached_property
    def _entries(self) -> dict[str, dict[str, list[Entry]]]:
        """Annotator → article → their actions in order; both sorted."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for name, log in self.files.items():
            found[annotator_of(name, log)].extend(log.entries)
        by_annotator = {}
        for annotator in sorted(found):
            by_article: dict[str, list[Entry]] = defaultdict(list)
            for entry in history.ordered(found[annotator]):
                if entry.article not in self._apart:
                    by_article[entry.article].append(entry)
            by_annotator[annotator] = {id_: by_article[id_] for id_ in sorted(by_article)}
        return by_annotator

    @cached_property
    def histories(self) -> dict[str, tuple[Action, ...]]:
        """Annotator → all of their actions in order."""
        return {
            annotator: tuple(whole(history.ordered(chain.from_iterable(by_article.values()))))
            for annotator, by_article in self._entries.items()
        }

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every reading, by annotator and then article."""
        return tuple(self.readings())

    def readings(self) -> Iterator[Annotation]:
        """The same one by one, for who need not have all at the same time."""
        for annotator, by_article in self._entries.items():
            actions = whole(chain.from_iterable(by_article.values()))
            for entries in by_article.values():
                yield history.annotation(islice(actions, len(entries)), annotator)

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody who has done anything, sorted."""
        return tuple(self._entries)

    def on(self, article: str, annotator: str) -> Iterator[Action]:
        """The annotator's actions on an article, in order."""
        return whole(self._entries.get(annotator, {}).get(article, ()))

    def first(self, article: str) -> str:
        """The id of the article of which this is a second reading, as a line of a log names it; else the id itself."""
        return self._apart.get(article, article)

    @property
    def articles(self) -> frozenset[str]:
        """Ids of the articles that somebody has annotated."""
        return frozenset(chain.from_iterable(self._entries.values()))

    def done(self, *, without: str) -> frozenset[str]:
        """Ids of the articles that any annotator has finished, but for one."""
        return frozenset(
            id_
            for annotator, by_article in self._entries.items()
            for id_, entries in by_article.items()
            if annotator != without and self._state(entries, annotator) == "done"
        )

    def _state(self, entries: list[Entry], annotator: str) -> State:
        return at_a_glance(entries) or history.annotation(whole(entries), annotator).status

    @cached_property
    def damages(self) -> tuple[Damage, ...]:
        """The lines that could not be used and for which no action stands that was accepted in their place."""
        accepted = frozenset[str]().union(*(log.accepted for log in self.files.values()))
        return tuple(each for log in self.files.values() for each in log.damages if each.crc not in accepted)

    @cached_property
    def clashes(self) -> tuple[str, ...]:
        """One sentence for each id under which two lines, of one file or of two, say different things."""
        found = [sentence for log in self.files.values() for sentence in log.clashes]
        ids = Counter(entry.id for log in self.files.values() for entry in log.entries)
        first: dict[str, tuple[str, Entry]] = {}
        twice: list[tuple[str, Entry, str, Entry]] = []
        for name, log in self.files.items():
            for entry in log.entries:
                if ids[entry.id] < 2:  # as nearly all
                    continue
                known, same = first.setdefault(entry.id, (name, entry))
                if known != name:
                    twice.append((known, same, name, entry))
        actions = whole(entry for _, same, _, other in twice for entry in (same, other))  # each file is opened once
        for known, same, name, _ in twice:
            if clash(next(actions), next(actions)):
                found.append(told(same.id, known, name))
        return tuple(found)

    @property
    def newer(self) -> tuple[str, ...]:
        """One sentence for each file of a later version of this program."""
        return tuple(
            f"{name}:1: written in schema {log.header.schema} by version {log.header.tool}, this version "
            f"knows schema {SCHEMA}; it is only read, update stance-workbench to go on in it"
            for name, log in self.files.items()
            if log.newer and log.header
        )

    @property
    def problems(self) -> tuple[str, ...]:
        """What is damaged, said twice in different words, or too new, one sentence each."""
        return (*map(str, self.damages), *self.clashes, *self.newer)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Actions that were there once and are in no file: left out, or built on by others; one sentence each."""
        gaps = self._gaps()
        found = [gap.sentence for each in gaps.values() for gap in each]
        damaged = [each.action for log in self.files.values() for each in log.damages]
        # what stands in a damaged line is there, and its own sentence tells of it
        known = {action.id for action in damaged if action}
        if any(log.elsewhere for log in self.files.values()):  # seldom, and there are many ids
            known.update(entry.id for log in self.files.values() for entry in log.entries)
        for name, log in self.files.items():
            lost = log.elsewhere - known
            if len(lost) > damaged.count(None) and not gaps[name]:
                found.append(
                    f"{name}: {counted(len(lost), 'action')} that others follow cannot be found; look for a copy of "
                    "the file, and put it beside the others"
                )
        return tuple(found)

    def _gaps(self) -> dict[str, list[Gap]]:
        """By file: where lines are gone that no other file has, such as a copy that was put beside it."""
        logs = self.files.values()
        there = {crc for log in logs for crc in log.checksums.split()} if any(log.gaps for log in logs) else set()
        return {name: [gap for gap in log.gaps if gap.crc not in there] for name, log in self.files.items()}


class Store:
    """The folder of the logs."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist before the first action is written."""
        self.folder = folder

    def read(
        self,
        known: Mapping[str, tuple[disk.Stamp, Log]] = MappingProxyType({}),
        *,
        apart: Mapping[str, str] | None = None,
    ) -> Logs:
        """What every `*.jsonl` of the folder says now; files sorted by name.

        `known` are logs by file, with the stamps that the files had: those that have it still are not read again.
        `apart` are articles that count nowhere, each with the one that it is: unless others are named, those that
        somebody reads again unknowingly.
        Raises Trouble when it cannot be read which those are.
        """
        apart = read_drawn(self.folder).first if apart is None else apart
        paths = sorted({*files.logs(self.folder), *witness.logs(self.folder)})
        stamps = self.stamps()
        fresh = {name: log for name, (stamp, log) in known.items() if stamps.get(name) == stamp}
        return Logs({shown(path): fresh.get(shown(path)) or _read(path) for path in paths}, apart)

    def own(self, file: str, annotator: str) -> Log | None:
        """The log of this name, where it is the annotator's. Raises Trouble or OSError when it cannot be read."""
        path = self.folder / file
        return glance(path, witness.read(path)) if glimpses.annotator_of(path) == annotator else None

    def others(self, file: str, annotator: str) -> tuple[str, Log | None]:
        """Whose log this is, and what it says unless it is the annotator's. Raises Trouble or OSError."""
        path = self.folder / file
        whose = glimpses.annotator_of(path)
        return whose, None if whose == annotator else glance(path, witness.read(path))

    def stamps(self) -> dict[str, disk.Stamp]:
        """File name → what is another when the file was changed; compare it to know whether to read again."""
        found = ((shown(path), _stamp(path)) for path in files.logs(self.folder))
        return {name: stamp for name, stamp in found if stamp}

    def writer(self, annotator: str, project: str, codebook: str, tool: str) -> Writer:
        """A writer for the annotator's file, or for another one while the first is in use or not ours to continue.

        Raises Unsaved when the folder cannot be written.
        """
        folder = self.folder.resolve()
        # a cell that is run twice in one kernel goes on in its own file; the lock would take it for a stranger
        writer = _WRITERS.get((folder, annotator))
        if not writer or not writer.usable:
            writer = Writer(folder, Header(SCHEMA, project, annotator, uuid4().hex, codebook, tool))
            _WRITERS[folder, annotator] = writer
        return writer


def annotator_of(name: str, log: Log) -> str:
    """Whose file it is: as its header says, else as it is called."""
    return log.header.annotator if log.header else name.split(".")[0]


def _stamp(path: Path) -> disk.Stamp | None:
    try:
        return disk.stamp(path)
    except OSError:  # gone, or unreadable, which whoever reads it tells
        return None


def _read(path: Path) -> Log:
    try:
        # of a log that is gone its witness tells
        there = path.exists() or path.is_symlink()
        return glance(path, witness.read(path)) if there else read_log(b"", shown(path), witness.read(path))
    except (OSError, Trouble) as error:
        why = f"cannot be read ({error.strerror or error})" if isinstance(error, OSError) else str(error)
        return Log(None, (), (Damage(shown(path), 1, 0, why.removeprefix(f"{shown(path)}: ")),))
