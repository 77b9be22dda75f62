"""The logs of a project: every annotator's actions, read afresh from disk, and the way to a writer.

`annotations/<annotator>.jsonl` is appended to and never rewritten. Reading never writes, and nobody writes into
another's file: who finds it locked gets a file of their own, and the reading is the union of both.
"""

from collections import defaultdict
from pathlib import Path
from uuid import uuid4

from workbench import disk, files, glimpses, history, witness
from workbench.glimpses import LARGEST, Glimpse
from workbench.inside import contents, shown
from workbench.log import SCHEMA, Damage, Header, Log, clash, read_log, told
from workbench.records import Action, Annotation
from workbench.trouble import Trouble
from workbench.writer import Writer

_WRITERS: dict[tuple[Path, str], Writer] = {}


class Logs:
    """What all the log files of a folder said at one moment."""

    def __init__(self, files: dict[str, Log]) -> None:
        """`files` are logs by file name."""
        self.files = files

    @property
    def histories(self) -> dict[str, tuple[Action, ...]]:
        """Annotator → all of their actions in order."""
        found: dict[str, list[Action]] = defaultdict(list)
        for name, log in self.files.items():
            found[annotator_of(name, log)].extend(log.actions)
        return {annotator: tuple(history.ordered(actions)) for annotator, actions in sorted(found.items())}

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every reading, by annotator and then article."""
        readings = []
        for annotator, actions in self.histories.items():
            by_article: dict[str, list[Action]] = defaultdict(list)
            for action in actions:
                by_article[action.article].append(action)
            readings += [history.annotation(by_article[article], annotator) for article in sorted(by_article)]
        return tuple(readings)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """The lines that could not be used and for which no action stands that was accepted in their place."""
        accepted = {action.accepts for log in self.files.values() for action in log.actions}
        return tuple(each for log in self.files.values() for each in log.damages if each.crc not in accepted - {""})

    @property
    def clashes(self) -> tuple[str, ...]:
        """One sentence for each id under which two lines, of one file or of two, say different things."""
        found = [sentence for log in self.files.values() for sentence in log.clashes]
        first: dict[str, tuple[str, Action]] = {}
        for name, log in self.files.items():
            for action in log.actions:
                known, same = first.setdefault(action.id, (name, action))
                if known != name and clash(same, action):
                    found.append(told(action.id, known, name))
        return tuple(found)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is damaged, said twice in different words, or too new, one sentence each."""
        found = [*map(str, self.damages), *self.clashes]
        for name, log in self.files.items():
            if log.newer and log.header:
                found.append(
                    f"{name}:1: written in schema {log.header.schema} by version {log.header.tool}, this version "
                    f"knows schema {SCHEMA}; it is only read, update stance-workbench to go on in it"
                )
        return tuple(found)

    @property
    def missing(self) -> tuple[str, ...]:
        """Actions that were there once: numbers left out, and ones that others were built on; one sentence each."""
        actions = [(name, action) for name, log in self.files.items() for action in log.actions]
        damaged = [each.action for log in self.files.values() for each in log.damages]
        # what stands in a damaged line is there, and its own sentence tells of it
        known = {action.id for action in (*(action for _, action in actions), *filter(None, damaged))}
        lost: dict[str, set[str]] = defaultdict(set)
        for name, action in actions:
            lost[name].update(set(action.parents) - known)
        gaps = {name: log.missing for name, log in self.files.items()}
        found = [sentence for sentences in gaps.values() for sentence in sentences]
        for name, ids in lost.items():
            if len(ids) > damaged.count(None) and not gaps[name]:
                found.append(
                    f"{name}: {len(ids)} actions that others follow are missing; look for a copy of their file"
                )
        return tuple(found)


class Store:
    """The folder of the logs."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist before the first action is written."""
        self.folder = folder

    def read(self) -> Logs:
        """What every `*.jsonl` of the folder says now; files sorted by name."""
        paths = {*files.logs(self.folder), *witness.logs(self.folder)}
        return Logs({shown(path): _read(path) for path in sorted(paths)})

    def glimpses(self, file: str, annotator: str) -> list[Glimpse]:
        """The annotator's actions in the log of this name; none where it is another's, or cannot be read."""
        path = self.folder / file
        try:
            return [*glimpses.glimpses(path)] if glimpses.annotator_of(path) == annotator else []
        except Trouble:
            return []

    def stamps(self) -> dict[str, disk.Stamp]:
        """File name → what is another when the file was changed; compare it to know whether to read again."""
        return {shown(path): disk.stamp(path) for path in files.logs(self.folder) if path.exists()}

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


def _read(path: Path) -> Log:
    try:
        # of a log that is gone its witness tells
        data = contents(path, LARGEST) if path.exists() or path.is_symlink() else b""
        return read_log(data, shown(path), witness.read(path))
    except Trouble as trouble:
        return Log(None, (), (Damage(shown(path), 1, 0, str(trouble).removeprefix(f"{shown(path)}: ")),))
