"""B10: logs that went through git or a synchronised folder, by ways that people really take.

What comes back has to be every acknowledged action, once; and what is reported has to be what happened, no more.
"""

from pathlib import Path

from tests.faults.copies import Copy


def a_union_of_two_branches(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin().act("a")
    copy.commit()
    copy.two_branches()
    copy.git("merge", "--quiet", "one")
    return copy.wrong()


def a_conflict_that_nobody_resolved(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin(union=False).act("a")
    copy.commit()
    copy.two_branches()
    copy.git("merge", "--quiet", "one", fails=True)
    found = copy.wrong("git left this mark")
    copy.act("g")
    return found or copy.wrong("git left this mark")


def a_branch_put_on_top_of_another(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin().act("a")
    copy.commit()
    copy.two_branches()
    copy.git("rebase", "--quiet", "one")
    copy.git("merge", "--quiet", "ORIG_HEAD")  # the same lines by the way that they came at first
    return copy.wrong()


def both_sides_started_the_file(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin()
    copy.two_branches()
    copy.git("merge", "--quiet", "one")
    return copy.wrong()


def an_editor_took_the_last_line_end(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin().act("a")
    copy.commit()
    copy.two_branches()
    copy.log.write_bytes(copy.log.read_bytes()[:-1])
    copy.commit()
    copy.git("checkout", "--quiet", "one")
    copy.log.write_bytes(copy.log.read_bytes()[:-1])
    copy.commit()
    copy.forget()
    copy.git("merge", "--quiet", "two")
    copy.act("g")
    return copy.wrong()


def a_checkout_with_other_line_ends(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin(union=False).act("a", "b")
    copy.commit()
    copy.git("config", "core.autocrlf", "true")
    copy.log.unlink()
    copy.git("checkout", "--", "annotations")
    if b"\r\n" not in copy.log.read_bytes():
        return "git left the line ends as they were, so nothing was tried"
    copy.act("c", "d")
    return copy.wrong()


def line_ends_that_git_leaves_alone(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin().act("a", "b")
    before = copy.log.read_bytes()
    copy.git("config", "core.autocrlf", "true")
    copy.commit()
    copy.log.unlink()
    copy.git("checkout", "--", "annotations")
    return copy.wrong() if copy.log.read_bytes() == before else "git changed bytes of a log"


def a_checkout_of_an_earlier_day(folder: Path) -> str:
    copy = Copy(folder)
    copy.begin().act("a")
    copy.commit()
    copy.act("b", "c")
    copy.commit()
    copy.git("checkout", "--quiet", "main~1")
    copy.saved[:] = ["a"]
    found = copy.wrong("action 3, which was saved here, is missing")
    copy.git("checkout", "--quiet", "main")
    copy.saved[:] = ["a", "b", "c"]
    return found or copy.wrong()


def copies_that_a_synchronised_folder_kept(folder: Path) -> str:
    copy = Copy(folder)
    copy.act("a", "b")
    base = copy.log.read_bytes()
    for name, ids in (("ana (conflicted copy 2026-11-22 093612)", ("c",)), ("ana-LAPTOP", ("d", "e"))):
        copy.log.write_bytes(base)
        copy.forget()
        copy.act(*ids)
        copy.log.rename(copy.log.with_name(f"{name}.jsonl"))
    copy.log.write_bytes(base)
    copy.forget()
    copy.act("f")
    return copy.wrong()


def leftovers_of_programs_that_died(folder: Path) -> str:
    copy = Copy(folder)
    copy.act("a", "b")
    data = copy.log.read_bytes()
    names = ("ana.jsonl~", ".ana.jsonl.77.draft", "ana.jsonl.tmp", "#ana.jsonl#", ".ana.jsonl.swp", "ana.jsonl.bak")
    for name in names:
        copy.log.with_name(name).write_bytes(data[: len(data) // 2])
    copy.act("c")
    kept = [name for name in names if copy.log.with_name(name).exists()]
    return copy.wrong() if len(kept) == len(names) else f"of {names} only {kept} are left"


def a_lock_that_nobody_holds(folder: Path) -> str:
    copy = Copy(folder)
    copy.act("a")
    copy.log.with_name(".ana.lock").write_bytes(b"77\n")
    copy.act("b")
    others = [path.name for path in copy.log.parent.glob("*.jsonl") if path != copy.log]
    return copy.wrong() if not others else f"work went on in {others}"


def files_of_no_bytes(folder: Path) -> str:
    copy = Copy(folder)
    copy.log.parent.mkdir(parents=True)
    for name in ("ana.jsonl", "ana.2.jsonl", "ben (conflicted copy).jsonl"):
        copy.log.with_name(name).touch()
    found = copy.wrong()
    copy.act("a", "b")
    return found or copy.wrong()


def a_file_that_was_emptied(folder: Path) -> str:
    copy = Copy(folder)
    copy.act("a", "b")
    copy.log.write_bytes(b"")
    copy.act("c")
    copy.saved[:] = ["c"]
    return copy.wrong("action 2, which was saved here, is missing")


SCENARIOS = (
    a_union_of_two_branches,
    a_conflict_that_nobody_resolved,
    a_branch_put_on_top_of_another,
    both_sides_started_the_file,
    an_editor_took_the_last_line_end,
    a_checkout_with_other_line_ends,
    line_ends_that_git_leaves_alone,
    a_checkout_of_an_earlier_day,
    copies_that_a_synchronised_folder_kept,
    leftovers_of_programs_that_died,
    a_lock_that_nobody_holds,
    files_of_no_bytes,
    a_file_that_was_emptied,
)
