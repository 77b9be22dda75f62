"""A check names every fault with its place, and lets what somebody changed by hand count again, and never by itself."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import a_mention, a_project, an_action
from workbench import checking
from workbench.__main__ import main
from workbench.accepting import accept
from workbench.checking import Finding
from workbench.desk.session import Session
from workbench.log.lines import SCHEMA, Header, encode
from workbench.project import Project
from workbench.records import Status, Verdict

TEXT = "👩‍🚒 Türkiye said no.\r\nİdlib was bombed; Moscow agreed."
Shell = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three actions of ana's: a mention of Idlib, one of Moscow, the article begun."""
    project = a_project(tmp_path, {"a": TEXT})
    session, article = Session(project, "ana"), project.article("a")
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "İdlib", "PERSON")}, id="first"))
    session.act(an_action(article, "add", {"m-2": a_mention(TEXT, "Moscow", "PERSON")}, id="second"))
    session.act(an_action(article, "status", {"status": Status("started")}, id="third"))
    return project


@pytest.fixture
def shell(project: Project, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Runs a command on the project: its status, and the lines it wrote to either output."""

    def run(command: str, *arguments: str) -> tuple[int, list[str], list[str]]:
        status = main([command, str(project.folder), *arguments])
        said = capsys.readouterr()
        return status, said.out.splitlines(), said.err.splitlines()

    return run


def edit(project: Project, old: str, new: str, line: int = 2) -> bytes:
    """Change words in a line of ana's log as an editor would; the bytes that are then in the file."""
    path = project.store.folder / "ana.jsonl"
    lines = path.read_bytes().split(b"\n")
    assert old.encode() in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old.encode(), new.encode())
    path.write_bytes(b"\n".join(lines))
    return path.read_bytes()


def found(project: Project) -> list[Finding]:
    return list(checking.check(project.folder))


def places(project: Project) -> list[tuple[str, str]]:
    return [(finding.kind, finding.file) for finding in found(project)]


def labels(project: Project) -> list[str]:
    return [mention.label for reading in project.annotations for mention in reading.mentions.values()]


def test_a_line_changed_by_hand_is_told_and_not_counted(project: Project) -> None:
    edit(project, '"PERSON"', '"PLACE"')
    (finding,) = found(project)
    assert (finding.kind, finding.file, finding.line, finding.accept) == ("damaged", "ana.jsonl", 2, True)
    lines = (project.store.folder / "ana.jsonl").read_bytes().split(b"\n")
    assert finding.byte == len(lines[0]) + 1
    assert "what it says now (add “İdlib” (PLACE)) counts once somebody runs" in finding.sentence
    assert finding.sentence.endswith("`workbench check --accept ana.jsonl:2`")
    assert "changed after it was written" in finding.reason
    assert labels(project) == ["PERSON"]


def test_accepted_it_counts_in_its_old_place_and_no_byte_before_is_changed(project: Project, shell: Shell) -> None:
    log = project.store.folder / "ana.jsonl"
    article = project.article("a")
    relabelled = {"m-2": a_mention(TEXT, "Moscow", "STATE")}
    Session(project, "ana").act(an_action(article, "relabel", relabelled))
    before = edit(project, '"PERSON"', '"PLACE"', line=3)
    status, out, err = shell("check", "--accept")
    assert (status, err) == (0, [])
    assert out[0] == "ana.jsonl:3 counts again: add “Moscow” (PLACE)"
    assert log.read_bytes().startswith(before)
    assert log.read_bytes().count(b"\n") == before.count(b"\n") + 2, "a header, and the action once more"
    assert [action.id for action in project.store.read().histories["ana"]][:3] == ["first", "second", "third"]
    assert labels(project) == ["PERSON", "STATE"]
    assert shell("check")[0] == 0


def test_only_the_lines_that_are_named_are_accepted(project: Project, shell: Shell) -> None:
    edit(project, '"PERSON"', '"PLACE"', line=2)
    edit(project, '"PERSON"', '"STATE"', line=3)
    assert shell("check", "--accept", "ana.jsonl:3")[0] == 1
    assert labels(project) == ["STATE"]
    assert [finding.line for finding in found(project)] == [2]


def test_a_line_without_its_checksum_is_accepted_too(project: Project, shell: Shell) -> None:
    path = project.store.folder / "ana.jsonl"
    lines = path.read_bytes().split(b"\n")
    lines[1] = lines[1].partition(b',"crc"')[0].replace(b'"PERSON"', b'"PLACE"') + b"}"
    path.write_bytes(b"\n".join(lines))
    assert shell("check", "--accept")[0] == 0
    assert sorted(labels(project)) == ["PERSON", "PLACE"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("İdlib", "Idlib", "the text has “İdlib” at 22-27; mend the numbers or the words in the line"),
        ('"start":22', '"start":922', "the text has no words at 922-27; mend the numbers"),
        ('"start":22', '"start":21', "the text has “İdlib” at 21-27; mend the numbers"),
        ('"article":"a"', '"article":"b"', "its article 'b' is not there; put it back, then accept it"),
        ('"sha256":"', '"sha256":"0', "article 'a' had another text then; make the change in the desk instead"),
        ('"id":"first"', '"id":"third"', "ana.jsonl has a whole line with the same id; make the change in the desk"),
    ],
)
def test_a_line_that_does_not_fit_is_told_why_and_never_accepted(
    project: Project, shell: Shell, old: str, new: str, why: str
) -> None:
    before = edit(project, old, new)
    status, out, err = shell("check", "--accept", "ana.jsonl:2")
    assert (status > 0, out) == (True, [])
    assert err[0].startswith(f"ana.jsonl:2: {why}")
    assert why in err[1]
    assert shell("check", "--accept")[2] == err[1:]
    assert (project.store.folder / "ana.jsonl").read_bytes() == before


def test_what_cannot_be_read_any_more_is_not_accepted(project: Project) -> None:
    edit(project, '"do":"add"', '"do":"add')
    assert [(finding.line, finding.accept) for finding in found(project)] == [(2, False)]
    assert accept(project, ["ana.jsonl:2", "ana.jsonl:3"]) == (
        [],
        [
            "ana.jsonl:2: nobody can read what it says any more; `workbench check` says what to do",
            "ana.jsonl:3: no damaged line stands there; `workbench check` names those that there are",
        ],
    )


def test_a_copy_tells_what_the_line_said_before(project: Project) -> None:
    path = project.store.folder / "ana.jsonl"
    (project.store.folder / "ana (copy).jsonl").write_bytes(path.read_bytes())
    edit(project, '"PERSON"', '"PLACE"')
    (finding,) = found(project)
    assert "(add “İdlib” (PLACE); before it said add “İdlib” (PERSON))" in finding.sentence
    assert "ana (copy).jsonl has a whole line with the same id; make the change in the desk instead" in finding.sentence
    assert not finding.accept
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"".join(lines[2:]))
    assert found(project) == [], "deleted as the sentence says, it is told no more"


def test_a_line_that_stands_whole_in_a_copy_has_lost_nothing(project: Project) -> None:
    path = project.store.folder / "ana.jsonl"
    (project.store.folder / "ana (copy).jsonl").write_bytes(path.read_bytes())
    edit(project, '"clock":1', '"clock":7')
    (finding,) = found(project)
    assert "ana (copy).jsonl has the same line whole, so nothing is lost" in finding.sentence


def test_what_a_changed_line_replaces_is_told_from_its_own_article(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"a": TEXT, "b": TEXT})
    session = Session(project, "ana")
    for id_, label in ("a", "PERSON"), ("b", "STATE"), ("a", "ORG"), ("b", "EVENT"):
        put = {"m-1": a_mention(TEXT, "İdlib", label)}
        session.act(an_action(project.article(id_), "relabel", put))
    edit(project, '"ORG"', '"PLACE"', line=4)
    edit(project, '"EVENT"', '"PLACE"', line=5)
    told = [finding.sentence for finding in found(project)]
    assert "(relabel “İdlib”: PERSON → PLACE)" in told[0]
    assert "(relabel “İdlib”: STATE → PLACE)" in told[1]


def test_what_was_gone_before_a_changed_line_is_new_in_it(project: Project) -> None:
    session, article = Session(project, "ana"), project.article("a")
    session.act(an_action(article, "delete", drop=["m-1"]))
    session.act(an_action(article, "add", {"m-1": a_mention(TEXT, "İdlib", "ORG")}))
    edit(project, '"ORG"', '"PLACE"', line=6)
    assert "(add “İdlib” (PLACE))" in found(project)[0].sentence


def test_everybodys_changes_are_accepted_into_their_own_log(project: Project, shell: Shell) -> None:
    Session(project, "ben").act(an_action(project.article("a"), "add", {"m-1": a_mention(TEXT, "Türkiye", "ORG")}))
    edit(project, '"PERSON"', '"PLACE"')
    ben = project.store.folder / "ben.jsonl"
    ben.write_bytes(ben.read_bytes().replace(b'"ORG"', b'"STATE"'))
    assert shell("check", "--accept")[0] == 0
    made = {reading.annotator: [each.label for each in reading.mentions.values()] for reading in project.annotations}
    assert made == {"ana": ["PLACE", "PERSON"], "ben": ["STATE"]}


def test_a_line_of_a_later_version_is_not_accepted(project: Project) -> None:
    path = project.store.folder / "ana.jsonl"
    header = Header(SCHEMA + 1, "p", "ana", "w", "1.0", "9.0")
    path.write_bytes(encode(header) + path.read_bytes().partition(b"\n")[2])
    edit(project, '"PERSON"', '"PLACE"')
    why = "a later version wrote the file; update stance-workbench, then accept it"
    assert accept(project, ["ana.jsonl:2"]) == ([], [f"ana.jsonl:2: {why}"])


def test_two_ways_of_one_line_do_not_both_count(project: Project, shell: Shell) -> None:
    edit(project, '"PERSON"', '"PLACE"')
    path = project.store.folder / "ana.jsonl"
    again = path.read_bytes().split(b"\n")[1].replace(b'"PLACE"', b'"STATE"')
    path.write_bytes(path.read_bytes() + again + b"\n")
    status, out, err = shell("check", "--accept", "ana.jsonl:2", "ana.jsonl:5")
    assert status == 1
    assert out == ["ana.jsonl:2 counts again: add “İdlib” (PLACE)"]
    assert err[0] == ("ana.jsonl:5: a line with the same id was just accepted; make the change in the desk instead")
    assert "ana.jsonl has a whole line with the same id; make the change in the desk instead" in err[1]
    assert labels(project) == ["PLACE", "PERSON"]


def test_the_same_change_in_a_copy_is_settled_with_it(project: Project, shell: Shell) -> None:
    changed = edit(project, '"PERSON"', '"PLACE"')
    (project.store.folder / "ana (copy).jsonl").write_bytes(changed)
    assert [finding.file for finding in found(project)] == ["ana (copy).jsonl", "ana.jsonl"]
    assert shell("check", "--accept")[0] == 0
    assert sorted(labels(project)) == ["PERSON", "PLACE"]


def test_checking_never_writes(project: Project, shell: Shell) -> None:
    edit(project, '"PERSON"', '"PLACE"')
    before = {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()}
    shell("check")
    shell("check", "--json")
    assert {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()} == before


def test_as_json_every_finding_is_a_line_and_the_last_one_counts_them(project: Project, shell: Shell) -> None:
    edit(project, '"PERSON"', '"PLACE"')
    (project.seeds / "empty.txt").write_bytes(b"")
    status, out, err = shell("check", "--json")
    *rows, summary = map(json.loads, out)
    assert (status, err) == (1, [])
    assert [(row["kind"], row["file"], row["line"], row["accept"]) for row in rows] == [
        ("article", "empty.txt", 0, False),
        ("damaged", "ana.jsonl", 2, True),
    ]
    assert all(set(row) == {"kind", "file", "line", "byte", "reason", "sentence", "accept"} for row in rows)
    assert summary == {"kind": "summary", "status": 1, "accepted": 0, "found": {"article": 1, "damaged": 1}}
    assert json.loads(shell("check", "--json", "--accept")[1][-1])["accepted"] == 1


def test_articles_that_cannot_be_read_have_changed_or_are_gone_are_told_apart(project: Project) -> None:
    (project.seeds / "b.txt").write_bytes(b"\xff")
    assert places(project) == [("article", "b.txt")]
    (project.seeds / "b.txt").unlink()
    (project.seeds / "a.txt").write_bytes(TEXT.replace("Moscow", "Damascus").encode())
    assert places(project) == [("detached", "a")]
    (project.seeds / "a.txt").rename(project.seeds / "c.txt")
    assert places(project) == [("missing", "a")]


def test_lines_of_one_id_and_of_a_later_version_are_told(project: Project) -> None:
    header, action = Header(SCHEMA, "p", "ben", "w", "1.0", "0.1"), an_action(project.article("a"), "add", id="one")
    folder = project.store.folder
    (folder / "ben.jsonl").write_bytes(encode(header) + encode(action) + encode(replace(action, do="relabel")))
    assert places(project) == [("clash", "ben.jsonl")]
    (folder / "ben.jsonl").write_bytes(encode(replace(header, schema=SCHEMA + 1)) + encode(action))
    assert places(project) == [("newer", "ben.jsonl")]


def test_a_codebook_that_cannot_be_read_hides_no_damage(project: Project, shell: Shell) -> None:
    edit(project, '"do":"add"', '"do":"add')
    (project.store.folder / "codebook.toml").write_text("broken", encoding="utf-8")
    assert [kind for kind, _ in places(project)] == ["codebook", "damaged"]
    (project.store.folder / "codebook.toml").unlink()
    assert [kind for kind, _ in places(project)] == ["missing"]


def test_a_project_that_leads_elsewhere_is_not_looked_at(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away") / "seeds"
    project.seeds.rename(away)
    project.seeds.symlink_to(away)
    (finding,) = found(project)
    assert (finding.kind, finding.file) == ("missing", str(project.seeds))
    assert "a link out of the project, expected a folder" in finding.sentence


def test_what_sessions_left_in_two_ways_is_told_and_is_no_damage(project: Project) -> None:
    put = {"m-1": a_mention(TEXT, "İdlib", "PLACE")}
    apart = an_action(project.article("a"), "relabel", put, id="apart", writer="w2", clock=9)
    header = Header(SCHEMA, "p", "ana", "w2", "1.0", "0.1")
    (project.store.folder / "ana.2.jsonl").write_bytes(encode(header) + encode(apart))
    (finding,) = found(project)
    assert (finding.kind, finding.file) == ("disputed", "a")
    assert finding.reason == "1 record of ana left in two ways by sessions apart"
    assert project.problems == (finding.sentence,)
    assert checking.status([finding]) == 0


def test_what_was_marked_twice_is_told_once_and_many_articles_to_decide_on_are_one_sentence(
    project: Project, shell: Shell
) -> None:
    twice = a_mention(TEXT, "İdlib", "PLACE")
    Session(project, "ana").act(an_action(project.article("a"), "add", {"m-laptop": twice, "m-office": twice}))
    (finding,) = found(project)
    assert finding.sentence == "a: 1 record of ana marked twice; at the desk v lists that, and a key decides"
    status, out, err = shell("check")
    assert (status, sum(finding.sentence in line for line in [*out, *err])) == (0, 1)
    five = [replace(finding, file=id_) for id_ in "abcde"]
    (sentence,) = checking.in_short(five)
    assert sentence.startswith("5 articles (a, b, c, …) have records that sessions apart left in two ways")


def test_many_findings_of_a_kind_are_a_few_sentences_in_short_and_hide_no_other_kind(project: Project) -> None:
    edit(project, '"PERSON"', '"PLACE"')
    (finding,) = found(project)
    many = [replace(finding, sentence=f"ana.jsonl:{line}: edited") for line in range(2, 202)]
    gone = replace(finding, kind="missing", sentence="ana.jsonl: gone")
    assert checking.in_short([*many, gone]) == (
        *(each.sentence for each in many[:3]),
        "197 more like that; `workbench check` says each",
        "ana.jsonl: gone",
    )
    assert checking.in_short(many[:4]) == tuple(each.sentence for each in many[:4])


def test_a_missing_action_weighs_more_than_damage(project: Project, shell: Shell) -> None:
    path = project.store.folder / "ana.jsonl"
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], lines[1], lines[3], b"{torn"]))
    assert sorted(places(project)) == [("damaged", "ana.jsonl"), ("missing", "ana.jsonl")]
    assert shell("check")[0] == 2


def test_what_an_article_says_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Turkey \x1b[2J said \u202eno."
    project = a_project(tmp_path, {"a": text})
    mention = a_mention(text, "Turkey \x1b[2J said \u202eno", "PERSON")
    Session(project, "ana").act(an_action(project.article("a"), "add", {"m": mention}))
    edit(project, '"PERSON"', '"PLACE"')
    main(["check", str(tmp_path)])
    main(["log", "a", "--folder", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert said.count("<U+001B>[2J said <U+202E>no") == 2
    assert not {"\x1b", "\u202e"} & set(said)


def test_readings_that_were_decided_between_and_are_gone_are_missed(project: Project, shell: Shell) -> None:
    verdict = Verdict("one", "found", ("ana",), by="zoe")
    writer = project.store.writer("adjudicated", project.name, "1.0", "0")
    decides = ("first", "of-ben-1", "of-ben-2")
    decision = an_action(project.article("a"), "adjudicate", {"verdict:d": verdict}, decides=decides)
    writer.append(decision, project.article("a"))
    status, _, found = shell("check")
    assert status == 2
    assert found == [
        "a: 2 actions of its readers, which adjudicated decided on, cannot be found; `workbench merge` brings the logs "
        "of another copy"
    ]
