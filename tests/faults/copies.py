"""A project folder that travels: under git, on another machine, with what was acknowledged in it on record."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from tests.builders import ROOT, a_mention, an_action
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.records import Article
from workbench.store import Store

ARTICLE = Article("one", "İstanbul said no 👩‍🚒 to cafe\u0301\r\nدمشق")
GIT = ("git", "-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main")
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@dataclass
class Copy:
    """A project folder under git, and what was acknowledged in it."""

    folder: Path
    saved: list[str] = field(default_factory=list)

    @property
    def log(self) -> Path:
        """The annotator's file."""
        return self.folder / "annotations" / "ana.jsonl"

    def git(self, *arguments: str, fails: bool = False) -> None:
        """Run git; `fails` where it has to stop, as at a conflict. Raises CalledProcessError when it does otherwise."""
        done = subprocess.run([*GIT, *arguments], cwd=self.folder, env=os.environ | ALONE, capture_output=True)
        if (done.returncode != 0) != fails:
            raise subprocess.CalledProcessError(done.returncode, done.args, done.stdout, done.stderr)

    def begin(self, *, union: bool = True) -> "Copy":
        """Make it a repository, with what the workbench tells git of logs or without."""
        self.folder.mkdir(parents=True)
        self.git("init", "--quiet")
        for name in (".gitattributes", ".gitignore") if union else (".gitignore",):
            shutil.copyfile(ROOT / name, self.folder / name)
        self.commit()
        return self

    def act(self, *ids: str) -> None:
        """Save an action for each id, by a kernel of its own."""
        writer = Writer(self.log.parent, Header(SCHEMA, "p", "ana", uuid4().hex, "1.0", "0.1.0"))
        for id_ in ids:
            mention = a_mention(ARTICLE.text, "👩‍🚒")
            self.saved.append(writer.append(an_action(ARTICLE, "add", {f"m-{id_}": mention}, id=id_), ARTICLE).id)
        writer.close()

    def commit(self) -> None:
        """Commit all that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "annotated")

    def two_branches(self) -> None:
        """Two machines that each go on with the file on a branch; the second is checked out, what it saw is its own."""
        for branch, ids in (("one", ("b", "c")), ("two", ("d", "e", "f"))):
            self.git("checkout", "--quiet", "-B", branch, "main")
            self.forget()
            self.act(*ids)
            self.commit()

    def forget(self) -> None:
        """Be another machine: one that has the files and remembers nothing of them."""
        for hidden in self.log.parent.glob(".*.seen"):
            hidden.unlink()

    def wrong(self, told: str = "") -> str:
        """What is not as it has to be; empty when all is. `told` is a pattern of each report that is expected."""
        logs = Store(self.log.parent).read()
        read = [action.id for action in logs.histories.get("ana", ())]
        records = {id_.removeprefix("m-") for reading in logs.annotations for id_ in reading.records}
        reports = [*logs.problems, *logs.missing]
        if sorted(read) != sorted(self.saved) or records != set(self.saved):
            return f"saved were {self.saved}, read were {read}"
        if bool(told) != bool(reports) or not all(re.search(told, report) for report in reports):
            return f"expected to be told {told or 'nothing'!r}, told was {reports}"
        return ""
