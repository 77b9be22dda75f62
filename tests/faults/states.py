"""A desk against a dictionary: whatever is done, in whatever order, the log says what the dictionary says (U-P11)."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.builders import a_mention, an_action
from workbench.desk.session import Session
from workbench.project import Project
from workbench.records import Action, Mention, Record
from workbench.trouble import Trouble

TEXT = "İstanbul said no 👩‍🚒 to cafe\u0301\r\nدمشق. \u202eTurkey\u202c agreed\u2028 at once 🇸🇾."
WORDS = ("İstanbul", "👩‍🚒", "cafe\u0301", "دمشق", "\u202eTurkey\u202c", "🇸🇾", "no 👩")
NOTES = ("", "so\r\nit is", "\u2028", "\ufeff👍🏽", '"}]\\', "‮abc‬")
RULES = """name = "small"
version = "1"
labels = { PERSON = { letter = "P", definition = "A person." }, ORG = { letter = "O", definition = "Another." } }
polarities = {}
voices = {}
valences = {}
"""
BROKEN = b'{"seq":9,"article":"one"'
Change = dict[str, Record | None]
"""Record id → what is there from now on."""


class Desk(RuleBasedStateMachine):
    """One annotator at work on one article, and another whose log arrives from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = _small_project(self.folder / "here")
        self.article = self.project.article("one")
        self.session = Session(self.project, "ada")
        self.model: dict[str, Record] = {}
        self.done: list[Change] = []  # what takes each step back, the latest last
        self.undone: list[Change] = []
        self.of_ben: dict[str, Record] = {}
        self.last: Action | None = None
        self.number = 0

    @rule(words=st.sampled_from(WORDS), note=st.sampled_from(NOTES))
    def add(self, words: str, note: str) -> None:
        """Mark words."""
        mention = a_mention(TEXT, words)
        self._act("add", {f"m{self.number}": Mention(*_span(mention), mention.label, None, note=note)})

    @precondition(lambda self: self.model)
    @rule(data=st.data(), note=st.sampled_from(NOTES))
    def edit(self, data: st.DataObject, note: str) -> None:
        """Give a record another label and note."""
        id_ = data.draw(st.sampled_from(sorted(self.model)))
        old = self.model[id_]
        assert isinstance(old, Mention)
        self._act("relabel", {id_: Mention(*_span(old), "ORG", None, note=note)})

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Take a record away."""
        self._act("delete", {data.draw(st.sampled_from(sorted(self.model))): None})

    @rule(do=st.sampled_from(["undo", "redo"]))
    def invert(self, do: str) -> None:
        """Take the latest step back, or bring it back."""
        here, there = (self.done, self.undone) if do == "undo" else (self.undone, self.done)
        self.number += 1
        step = self.session.undo if do == "undo" else self.session.redo
        if not here:
            try:
                step("one", f"a{self.number}")
            except Trouble:
                return
            raise AssertionError(f"there was nothing to {do}, and it was done")
        step("one", f"a{self.number}")
        there.append(self._change(here.pop()))

    @precondition(lambda self: self.last)
    @rule()
    def repeat(self) -> None:
        """The page sends the last action once more, as it does when no answer came."""
        if self.last:
            self.session.act(self.last)

    @rule(torn=st.booleans())
    def crash(self, torn: bool) -> None:
        """The kernel dies, perhaps in the middle of a write that nobody was told of."""
        _close(self.project, "ada")
        log = self.project.store.folder / "ada.jsonl"
        if torn and log.exists():
            with log.open("ab") as file:
                file.write(BROKEN)
        self.session = Session(self.project, "ada")

    @rule()
    def reload(self) -> None:
        """The cell is run again."""
        self.session = Session(self.project, "ada")
        self.session.open("one")

    @rule(words=st.sampled_from(WORDS))
    def merge(self, words: str) -> None:
        """Another annotator worked on a copy of the project, and their log comes home; so does a copy of ours."""
        away = self.folder / "away"
        shutil.copytree(self.project.folder, away)
        project = Project(away)
        self.number += 1
        mention = a_mention(TEXT, words)
        Session(project, "ben").act(an_action(self.article, "add", {f"b{self.number}": mention}))
        _close(project, "ben")
        self.of_ben[f"b{self.number}"] = mention
        shutil.copyfile(away / "annotations/ben.jsonl", self.project.store.folder / "ben.jsonl")
        if self.last:
            ours = self.project.store.folder / "ada (conflicted copy).jsonl"
            shutil.copyfile(away / "annotations/ada.jsonl", ours)
        shutil.rmtree(away)

    @invariant()
    def logs_say_what_the_dictionary_says(self) -> None:
        """Read from disk, at the desk, and for the other annotator; nothing is missing and nothing in two versions."""
        logs = self.project.store.read()
        read = {reading.annotator: reading.records for reading in logs.annotations}
        assert read.get("ada", {}) == self.model
        assert read.get("ben", {}) == self.of_ben
        assert self.session.standing.reading(self.article).records == self.model
        assert logs.missing == ()
        assert logs.clashes == ()

    def teardown(self) -> None:
        """Leave nothing behind."""
        _close(self.project, "ada")
        shutil.rmtree(self.folder)

    def _act(self, do: str, change: Change) -> None:
        self.number += 1
        put = {id_: record for id_, record in change.items() if record}
        drop = [id_ for id_, record in change.items() if not record]
        self.last = an_action(self.article, do, put, drop, id=f"a{self.number}")
        self.session.act(self.last)
        self.done.append(self._change(change))
        self.undone.clear()

    def _change(self, change: Change) -> Change:
        """Change the dictionary; what would change it back."""
        back = {id_: self.model.get(id_) for id_ in change}
        for id_, record in change.items():
            if record:
                self.model[id_] = record
            else:
                self.model.pop(id_, None)
        return back


def _small_project(folder: Path) -> Project:
    for name, path, words in ("seeds", "one.txt", TEXT), ("annotations", "codebook.toml", RULES):
        (folder / name).mkdir(parents=True)
        (folder / name / path).write_bytes(words.encode())
    project = Project(folder)
    project.__dict__["suggester"] = lambda _article: {}
    return project


def _span(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.quote


def _close(project: Project, annotator: str) -> None:
    project.store.writer(annotator, project.name, project.codebook.version, "0").close()


def model_faults(examples: int) -> tuple[str, ...]:
    """What speaks against it in so many walks of up to twelve steps, always the same ones."""
    asked = settings(
        max_examples=examples,
        stateful_step_count=12,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(Desk, settings=asked)
    except Exception as error:
        notes = "\n".join(getattr(error, "__notes__", ()))
        return (f"U-P11: the log and a dictionary differ ({type(error).__name__}: {error})\n{notes}",)
    return ()
