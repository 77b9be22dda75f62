"""What another copy of a project brings, what it leaves, and what is told of both."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action, an_article
from workbench import disk
from workbench.__main__ import main
from workbench.codebook.amendments import Request
from workbench.desk.session import Session
from workbench.drawn import read_drawn
from workbench.log.lines import Log
from workbench.merging.counting import standing
from workbench.merging.merge import Merged, merge
from workbench.project import Project
from workbench.records import ADJUDICATED, Action, Annotation, Record, Status, Verdict
from workbench.store import Logs, Store

TEXT = "Turkey rejected the plan of Russia.\r\nدمشق 👩‍🚒"
NEW = b"new-army,ARMED_GROUP,New Army,,,\r\n"
DONE: dict[str, Record] = {"status": Status("done")}


def act(folder: Path, annotator: str, put: dict[str, Record], article: str = "a") -> Action:
    """One action by a kernel that is gone afterwards."""
    project = Project(folder)
    session = Session(project, annotator)
    action = an_action(project.article(article), "add", put)
    session.act(action)
    close(folder, annotator)
    return action


def close(folder: Path, annotator: str) -> None:
    """The kernel in which `annotator` worked is gone."""
    project = Project(folder)
    project.store.writer(annotator, project.name, project.codebook.version, "0").close()


def name(words: str = "Turkey", label: str = "STATE") -> dict[str, Record]:
    return {f"m-{words}": a_mention(TEXT, words, label)}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a project but those of this machine alone."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def read(folder: Path) -> list[Annotation]:
    return [*Store(folder / "annotations").read().annotations]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A project of two articles, which ana has begun."""
    folder = a_project(tmp_path / "here", {"a": TEXT, "b": f"{TEXT} No."}).folder
    act(folder, "ana", name())
    return folder


@pytest.fixture
def there(here: Path) -> Path:
    """Its copy on another machine."""
    return Path(shutil.copytree(here, here.parent / "there"))


def test_what_came_is_told_with_its_numbers(here: Path, there: Path) -> None:
    act(here, "ana", DONE)
    act(there, "ben", name("Russia") | DONE)
    act(there, "ben", name("plan", "ORG"), "b")
    merged = merge(here, there)
    assert merged == Merged(
        (
            "ben: 2 actions on 2 articles",
            "1 article finished by two annotators or more (1 more than before); `workbench agreement` compares them",
            "ben.jsonl: came, there was no such log here",
        ),
        (),
        (),
    )
    assert merged.status == 0
    assert [reading.annotator for reading in read(here)] == ["ana", "ben", "ben"]


def test_a_second_merge_changes_no_byte(here: Path, there: Path) -> None:
    act(here, "ana", name("Russia"))
    act(there, "ana", name("plan", "ORG"))
    merge(here, there)
    before = bytes_of(here)
    assert [sentence for sentence in merge(here, there).came if "no action came" in sentence]
    assert bytes_of(here) == before


def test_a_log_that_goes_on_there_goes_on_here_and_one_that_went_apart_lies_beside(here: Path, there: Path) -> None:
    act(there, "ana", name("Russia"))
    merge(here, there)
    assert bytes_of(here) == bytes_of(there)
    act(here, "ana", name("plan", "ORG"))
    act(there, "ana", DONE)
    ours = bytes_of(here)["annotations/ana.jsonl"]
    merge(here, there)
    logs = {file: data for file, data in bytes_of(here).items() if file.endswith(".jsonl")}
    assert logs.pop("annotations/ana.jsonl") == ours
    assert [*logs.values()] == [bytes_of(there)["annotations/ana.jsonl"]]
    assert {*read(here)[0].records} == {"m-Turkey", "m-Russia", "m-plan", "status"}
    merge(there, here)
    assert read(here) == read(there)


def test_an_older_copy_brings_nothing(here: Path, there: Path) -> None:
    act(here, "ana", name("Russia"))
    before = bytes_of(here)
    merge(here, there)
    assert bytes_of(here) == before


def test_a_log_in_which_somebody_writes_now_is_left_alone(here: Path, there: Path) -> None:
    act(there, "ana", name("Russia"))
    project = Project(here)
    session = Session(project, "ana")
    log = here / "annotations" / "ana.jsonl"
    ours = log.read_bytes()
    session.act(an_action(project.article("a"), "add", name("plan", "ORG")))  # and holds the file from now on
    log.write_bytes(ours)  # so that what is there would go on in it
    assert "lies beside ours" in " ".join(merge(here, there).came)
    assert log.read_bytes() == ours
    session.act(an_action(project.article("a"), "add", DONE))
    close(here, "ana")
    assert {"m-Turkey", "m-Russia", "status"} <= {*read(here)[0].records}


def test_of_two_logs_that_both_go_on_where_ours_ends_one_lies_beside(here: Path, there: Path) -> None:
    log = there / "annotations" / "ana.jsonl"
    before = log.read_bytes()
    act(there, "ana", name("Russia"))
    log.rename(log.with_name("ana (conflicted copy).jsonl"))
    log.write_bytes(before)
    act(there, "ana", name("plan", "ORG"))
    merge(here, there)
    assert {*read(here)[0].records} == {"m-Turkey", "m-Russia", "m-plan"}


def test_second_readings_are_not_told() -> None:
    action = an_action(an_article(TEXT), "add", name())
    logs = Logs({"ana.jsonl": Log(None, (action,))}, {action.article: "first"})
    assert standing(logs).actions == {}


def test_a_dry_run_tells_the_same_and_writes_nothing(here: Path, there: Path) -> None:
    act(here, "ana", DONE)
    act(there, "ben", name() | DONE)
    entities = there / "annotations" / "entities.csv"
    entities.write_bytes(entities.read_bytes() + NEW)
    before = {path: path.stat().st_mtime_ns for path in here.rglob("*")}
    dry = merge(here, there, dry=True)
    assert {path: path.stat().st_mtime_ns for path in here.rglob("*")} == before
    assert dry == merge(here, there)


def test_a_damaged_line_comes_as_it_is_and_is_told(here: Path, there: Path) -> None:
    act(there, "ben", name())
    log = there / "annotations" / "ben.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Turkey", b"Turkei"))
    merged = merge(here, there)
    assert (here / "annotations" / "ben.jsonl").read_bytes() == log.read_bytes()
    assert (merged.status, [finding.kind for finding in merged.findings]) == (1, ["damaged"])


def test_rows_of_entities_come_and_rows_that_differ_stay_ours(here: Path, there: Path) -> None:
    ours, theirs = (folder / "annotations" / "entities.csv" for folder in (here, there))
    rows = ours.read_bytes()
    first = rows.splitlines(keepends=True)[1]
    other = first.rstrip(b"\r\n") + b" or so\r\n"
    theirs.write_bytes(rows.replace(first, other) + NEW)
    merged = merge(here, there)
    assert ours.read_bytes() == rows + NEW
    assert "entities.csv: 1 row (new-army)" in merged.came
    (left,) = merged.left
    assert f"another row there for {first.split(b',')[0].decode()}; ours stay" in left
    assert merged.status == 1


@pytest.mark.parametrize("behind", ["here", "there"])
def test_a_codebook_is_taken_where_ours_is_its_past(here: Path, there: Path, behind: str) -> None:
    ahead = there if behind == "here" else here
    request = Request(id="r", kind="topic", what="topic", of=("topic:truce",), name="A truce", definition="Of arms.")
    version = Project(ahead).amend(request, "ben").version
    merged = merge(here, there)
    assert Project(here).codebook.version == version
    assert merged.left == ()
    assert [sentence for sentence in merged.came if sentence.startswith("codebook.toml")] == (
        [f"codebook.toml: version {version}, 1 change after version 1.0"] if behind == "here" else []
    )


def test_codebooks_that_went_apart_are_told_and_ours_stays(here: Path, there: Path) -> None:
    for folder, id_ in ((here, "truce"), (there, "talks"), (there, "walks")):
        request = Request(id=id_, kind="topic", what="topic", of=(f"topic:{id_}",), name=id_, definition="Of arms.")
        Project(folder).amend(request, "ben")
    ours = (here / "annotations" / "codebook.toml").read_bytes()
    merged = merge(here, there)
    assert (here / "annotations" / "codebook.toml").read_bytes() == ours
    assert "have gone apart; logged there and not here: topic of talks, topic of walks; ours stays" in merged.left[0]


def test_a_codebook_that_was_changed_by_hand_is_not_taken(here: Path, there: Path) -> None:
    Project(there).amend(Request(id="r", kind="rename", what="label", of=("ORG",), name="Body"), "ben")
    rules = there / "annotations" / "codebook.toml"
    rules.write_bytes(rules.read_bytes().replace(b'definition = "A named individual."', b'definition = "A person."'))
    merged = merge(here, there)
    assert "have gone apart" in merged.left[0]
    assert Project(here).codebook.labels["PERSON"].definition == "A named individual."


def test_what_was_drawn_there_is_drawn_here(here: Path, there: Path) -> None:
    for folder, seed in ((here, 1), (there, 2)):
        Project(folder).samples.draw(size=1, readers=("ana", "ben"), seed=seed)
    assert "samples.toml: 1 draw" in merge(here, there).came
    merge(there, here)
    one, other = ({each.id for each in read_drawn(folder / "annotations").samples} for folder in (here, there))
    assert one == other
    assert len(one) == 2


def test_names_that_were_refused_there_are_refused_here(here: Path, there: Path, tmp_path: Path) -> None:
    ours, theirs = (folder / "annotations" / "refused-names.txt" for folder in (here, there))
    ours.write_text("Monday\n")
    theirs.write_text("Monday\nİdlib Post\n")
    assert "refused-names.txt: 1 name" in merge(here, there).came
    assert ours.read_text() == "Monday\nİdlib Post\n"
    ours.write_bytes(b"Montag\xff\n")
    assert merge(here, there).left == ("refused-names.txt: cannot be read here; mend it, then merge again",)
    assert ours.read_bytes() == b"Montag\xff\n"
    theirs.unlink()
    (tmp_path / "letter.txt").write_text("dear\n")
    theirs.symlink_to(tmp_path / "letter.txt")
    assert merge(here, there).left == ("refused-names.txt: a link out of the folder there, which is not followed",)
    assert ours.read_bytes() == b"Montag\xff\n"


def test_articles_that_are_not_here_are_told_and_come_when_asked_for(here: Path, there: Path) -> None:
    (there / "seeds" / "c.txt").write_bytes(TEXT.encode())
    (there / "seeds" / "table.csv").write_text('id,text,outlet,desk\n../d,"Turkey, again.",Times,7\n', newline="")
    act(there, "ben", {"status": Status("done")}, "c")
    act(there, "ben", {"status": Status("done")}, "../d")
    act(there, "ben", {"status": Status("done")}, "a")
    merged = merge(here, there)
    assert merged.left == ("seeds/: 2 articles (../d, c) annotated there and not here; --articles brings them along",)
    assert merged.status == 2
    dry = merge(here, there, with_articles=True, dry=True)
    assert merge(here, there, with_articles=True) == Merged(dry.came, (), ())
    found, known = Project(here).articles, Project(there).articles
    assert (found["c"], found["../d"]) == (known["c"], known["../d"])
    assert (here / "seeds" / "c.txt").read_bytes() == TEXT.encode()
    assert {path.name for path in here.parent.iterdir()} == {"here", "there"}


def test_an_article_with_another_text_there_is_told(here: Path, there: Path) -> None:
    act(there, "ben", DONE)
    (there / "seeds" / "a.txt").write_bytes(TEXT.replace("plan", "truce").encode())
    assert "seeds/: 1 article with another text there (a); ours stay" in merge(here, there).left[0]
    assert (here / "seeds" / "a.txt").read_bytes() == TEXT.encode()


def test_what_is_no_copy_is_refused_before_anything_is_written(here: Path, there: Path, tmp_path: Path) -> None:
    other = a_project(tmp_path / "other", {"z": TEXT}).folder
    act(other, "ben", DONE, "z")
    before = bytes_of(here)
    (tmp_path / "outside").mkdir()
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "annotations").symlink_to(there / "annotations")
    for folder, why in (
        (other, "none of the articles that were annotated there is here (z)"),
        (here, "are one folder"),
        (tmp_path / "outside", "has no annotations/"),
        (tmp_path / "linked", "a link out of the project"),
    ):
        with pytest.raises(ValueError, match=why.replace("(", r"\(").replace(")", r"\)")):
            merge(here, folder)
    assert bytes_of(here) == before


def test_a_link_is_not_followed_out_of_the_other_copy(here: Path, there: Path, tmp_path: Path) -> None:
    secret = tmp_path / "letter.jsonl"
    secret.write_text("dear\n")
    (there / "annotations" / "carl.jsonl").symlink_to(secret)
    act(there, "ben", name())
    merged = merge(here, there)
    assert ["link out" in sentence for sentence in merged.left] == [True]
    assert not (here / "annotations" / "carl.jsonl").exists()
    assert (here / "annotations" / "ben.jsonl").exists()


def test_one_log_that_the_disk_refuses_keeps_no_other_from_coming(
    here: Path, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(there, "ben", name())
    act(there, "carl", name())
    replacing = disk.replacing

    def full(path: Path) -> object:
        if path.name == "ben.jsonl":
            raise OSError(28, "No space left on device", str(path))
        return replacing(path)

    monkeypatch.setattr(disk, "replacing", full)
    merged = merge(here, there)
    assert (merged.status, [reading.annotator for reading in read(here)]) == (1, ["ana", "carl"])
    assert merged.left[0].startswith("ben.jsonl: ")
    monkeypatch.undo()
    merge(here, there)
    assert [reading.annotator for reading in read(here)] == ["ana", "ben", "carl"]


@pytest.mark.parametrize("after", [False, True])
def test_stopped_midway_the_same_again_does_the_rest(
    here: Path, there: Path, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    entities = there / "annotations" / "entities.csv"
    entities.write_bytes(entities.read_bytes() + NEW)
    (there / "annotations" / "refused-names.txt").write_text("Monday\n")
    act(there, "ana", name("Russia"))
    act(there, "ben", name())
    replace = Path.replace
    for n in range(5):
        ours = Path(shutil.copytree(here, here.parent / f"here-{n}"))
        left = iter(range(n))

        def stopped(path: Path, to: Path, left: Iterator[int] = left) -> Path:
            if next(left, None) is not None:
                return replace(path, to)
            if after:
                replace(path, to)
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", stopped)
        with contextlib.suppress(KeyboardInterrupt):
            merge(ours, there)
        monkeypatch.setattr(Path, "replace", replace)
        merge(ours, there)
        assert bytes_of(ours) == bytes_of(there)


def test_what_two_people_decided_apart_is_told_as_left_in_two_ways(here: Path, there: Path) -> None:
    for folder, how in ((here, "one"), (there, "neither")):
        act(folder, ADJUDICATED, {"verdict:d1": Verdict(how, "label", ("ana",) if how == "one" else (), by="zoe")})  # type: ignore[arg-type]
    merged = merge(here, there)
    assert "1 record left in two ways by sessions of one person; at the desk v lists them" in merged.came
    merge(there, here)
    assert read(here) == read(there)


def test_the_command_tells_what_came_and_what_did_not(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act(there, "ben\x1b", name())
    (there / "annotations" / "codebook.toml").write_text("broken")
    assert main(["merge", str(there), str(here), "--dry-run"]) == 1
    assert main(["merge", str(there), str(here)]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith(
        "nothing was written; without --dry-run this is what would come:\nben<U+001B>: 1 action"
    )
    assert "the codebook there, which stays there: codebook.toml" in shown.err
