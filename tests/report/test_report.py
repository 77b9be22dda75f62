"""What the report says of a made project, of one reader alone, and of nobody: every figure with its n, or a reason."""

import copy
import re
import shutil
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import ROOT, a_project
from tests.report.sound import Read
from workbench.project import Project
from workbench.records import ADJUDICATED
from workbench.report.adjudicated import adjudicated
from workbench.report.command import run, write
from workbench.report.gathered import Gathered
from workbench.report.markdown import markdown
from workbench.report.page import page
from workbench.report.value import Points, Report, Table
from workbench.report.whole import report
from workbench.trouble import Trouble

DAY = date(2026, 11, 23)


def tables(told: Report) -> dict[str, Table]:
    """All tables by the first words of their captions."""
    return {
        re.split(r"[,:;]", part.caption)[0]: part
        for section in told.sections
        for part in section.parts
        if isinstance(part, Table)
    }


def words(told: Report, section: str) -> str:
    """The paragraphs and lists of a section in one."""
    (found,) = (each for each in told.sections if each.title == section)
    return " ".join(_sentences(found.parts))


def _sentences(parts: tuple[object, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Points):
            yield from part.items
        elif isinstance(part, str):
            yield part


def row(table: Table, *begins: str) -> dict[str, str]:
    """The row that begins with these cells, column → cell."""
    (found,) = (cells for cells in table.rows if cells[: len(begins)] == begins)
    return dict(zip(table.columns, found, strict=True))


def test_no_table_has_a_silent_figure(told: Report) -> None:
    cells = [cell for table in tables(told).values() for cells in table.rows for cell in cells]
    assert len(cells) > 500
    assert not [cell for cell in cells if not cell or re.search(r"\b(nan|None|inf)\b", cell)]


def test_every_mark_in_a_table_is_explained_under_it_and_every_explanation_is_used(told: Report) -> None:
    for table in tables(told).values():
        marks = set(re.findall(r"\([a-z]\)", " ".join(cell for cells in table.rows for cell in cells)))
        notes = {note[:3]: note for note in table.notes}
        assert marks <= notes.keys()
        # what has no value anywhere has no column, and so no mark
        assert all("is not defined" in notes[mark] for mark in notes.keys() - marks)


def test_the_table_that_reviewers_ask_for_has_a_row_for_each_variable(told: Report, gathered: Gathered) -> None:
    table = tables(told)["Reliability by variable"]
    assert [cells[0] for cells in table.rows] == [variable.name for variable in gathered.agreement.variables]
    label, measured = row(table, "label"), gathered.agreement["label"]
    alpha = measured["alpha"]
    assert alpha.value is not None
    assert alpha.interval
    assert label["Units"] == str(measured.n_units)
    assert (label["Articles"], label["Annotators"]) == ("10", "3")
    assert (
        label["Alpha and its 95 % interval"] == f"{alpha.value:.3f} [{alpha.interval[0]:.3f}, {alpha.interval[1]:.3f}]"
    )
    assert label["Band"] == "reliable"


def test_what_was_drawn_by_lot_and_what_was_read_blind_are_told_apart(told: Report, gathered: Gathered) -> None:
    (sample,) = gathered.drawn.samples
    alone = tables(told)[f"Reliability in sample {sample.id}"]
    assert {(cells[3], cells[4]) for cells in alone.rows if cells[0] == "label"} == {("4", "2")}
    caption = "Alpha on 5 articles of which all readers were shown suggestions"
    beside = tables(told)[caption]
    sides = gathered.with_and_without()
    assert [len(side.articles) for side in sides] == [5, 5]
    assert [row(beside, "label")[f"Units, {side}shown"] for side in ("", "not ")] == [
        str(side["label"].n_units) for side in sides
    ]


def test_each_two_annotators_stand_alone_too(told: Report, gathered: Gathered) -> None:
    table = tables(told)["Alpha of each two annotators alone"]
    assert [cells[0] for cells in table.rows] == ["ana and ben", "ana and cem", "ben and cem"]
    alpha = gathered.agreement.between("ana", "cem")["label"]["alpha"]
    assert row(table, "ana and cem")["label"] == f"{alpha.value:.3f}"


def test_losses_add_up_step_by_step(told: Report) -> None:
    table = tables(told)["Mentions"]
    before, lost, after = (table.columns.index(name) for name in ("Before", "Lost", "After"))
    numbers = [[int(cells[place].replace(",", "")) for place in (before, lost, after)] for cells in table.rows]
    assert all(one - gone == left for one, gone, left in numbers)
    assert [each[0] for each in numbers[1:]] == [each[2] for each in numbers[:-1]]


def test_what_was_planted_is_what_is_told_of_adjudication(told: Report, gathered: Gathered) -> None:
    kinds = [each.kind for found in gathered.agreement.differences.values() for each in found]
    table = tables(told)["Differences by kind"]
    assert sum(int(cells[1]) for cells in table.rows) == len(kinds)
    assert row(table, "label")["Differences"] == str(kinds.count("label"))
    verdicts = sum(int(cell) for cells in table.rows for cell in cells[2:])
    sentence = words(told, "Adjudication")
    assert f"{len(kinds)} differences in what agreement counts, of which {len(kinds) - verdicts} are open" in sentence
    assert sentence.endswith(f"{verdicts} verdicts stand, by dora ({verdicts}).")


def test_a_verdict_on_what_agreement_does_not_count_is_told_apart_and_is_in_no_row(gathered: Gathered) -> None:
    differences = gathered.agreement.differences
    id_ = next(id_ for id_, of in differences.items() if of)
    fewer = copy.copy(gathered)
    fewer.agreement = copy.copy(gathered.agreement)
    fewer.agreement.differences = {each: () if each == id_ else of for each, of in differences.items()}
    counts = []
    for each in (gathered, fewer):
        table = tables(Report("", (), (adjudicated(each),)))["Differences by kind"]
        counts.append(sum(int(cell) for cells in table.rows for cell in cells[2:]))
    assert 0 < counts[1] < counts[0]
    assert f"Of these {counts[0] - counts[1]} are on things that agreement does not count" in " ".join(
        _sentences(adjudicated(fewer).parts)
    )


def test_suggestions_are_told_by_annotator_and_kind_with_blind_articles_beside(told: Report) -> None:
    stance = row(tables(told)["What became of suggestions"], "ana", "stance")
    assert stance["Accepted"] == f"{stance['Suggested']} (100.0\u00a0%)"
    beside = tables(told)["5 articles with suggestions beside 5 blind"]
    assert "(a) no interval: 5 articles with suggestions and 5 blind; under 10 on a side there is none." in beside.notes
    quick = row(tables(told)["Runs of acceptance by annotator"], "cem", "quick")
    assert int(quick["Decisions in them"]) >= 20


def test_time_is_told_by_annotator_and_mode(told: Report) -> None:
    table = tables(told)["Median active time"]
    assert [cells[:3] for cells in table.rows] == [
        *[("ana", "shown", "5"), ("ana", "blind by lot", "5"), ("ben", "shown", "5"), ("ben", "blind by lot", "5")],
        *[("cem", "shown", "3"), ("cem", "blind by lot", "3"), ("all", "shown", "13"), ("all", "blind by lot", "13")],
    ]
    assert row(table, "cem", "shown")["Seconds an article"].endswith("(b)")
    assert row(table, "all", "shown")["Seconds an article"].endswith("]")


def test_sample_second_readings_and_changes_of_the_codebook_are_told(told: Report) -> None:
    found = tables(told)
    (sample,) = found["Samples drawn"].rows
    assert sample[1:8] == ("all", "10", "4", "0.400", "ana and ben", "suggestions and outlet", "7")
    assert [cells[:3] for cells in found["Changes of the codebook"].rows] == [
        ("1.1", "new topic Curfew", "ana"),
        ("1.2", "label “PLACE” is called “Place”", "ben"),
    ]
    assert "ana with their own second reading of 2 articles" in found


def test_weeks_that_lie_apart_are_told_by_annotator(told: Report, gathered: Gathered) -> None:
    apart = [each for each in gathered.drift if each.apart]
    who = sorted({each.annotator for each in apart})
    assert f"{len(apart)} shares lie apart, of {', '.join(who[:-1])} and {who[-1]}." in words(
        told, "The same annotator again"
    )
    assert len(tables(told)["Shares that lie apart from the weeks before"].rows) == min(20, len(apart))
    assert row(tables(told)["Weeks by annotator"], "ben", "2026-W41")["Articles"] == "5"


def test_every_paragraph_is_whole_sentences(told: Report) -> None:
    said = [part for section in told.sections for part in section.parts if isinstance(part, str)]
    assert [each for each in said if each[-1] not in ".:" or re.search(r"  | [.,;](?!\d)", each)] == []


def test_the_same_project_gives_the_same_bytes_whatever_order_its_files_are_read_in(
    project: Project, tmp_path: Path
) -> None:
    one = write(project, tmp_path / "one", made=DAY, draws=100)
    copy = tmp_path / project.name
    shutil.copytree(project.folder, copy)
    logs = copy / "annotations"
    (logs / "ana.jsonl").rename(logs / "z.jsonl")
    (logs / f"{ADJUDICATED}.jsonl").rename(logs / "a.jsonl")
    other = write(Project(copy), tmp_path / "other", made=DAY, draws=100)
    assert one.html.read_bytes() == other.html.read_bytes()
    assert one.markdown.read_bytes() == other.markdown.read_bytes()


def test_the_day_and_the_seed_stand_in_it(project: Project, tmp_path: Path) -> None:
    found = write(project, tmp_path, made=DAY, draws=100, seed=42)
    for path in (found.markdown, found.html):
        told = path.read_text(encoding="utf-8")
        assert "2026-11-23" in told
        assert "100 draws, seed 42" in told
    assert found.twice == 10


def test_the_page_of_a_real_report_is_sound_and_says_what_the_markdown_says(told: Report) -> None:
    html = Read(page(told))
    assert html.faults == []
    plain = markdown(told).replace("\\", "")
    assert all(word.removesuffix(":") in plain for word in html.words)


def test_one_reader_alone_is_told_what_is_missing_and_what_there_is() -> None:
    told = report(Gathered(Project(ROOT), "2026-11-23"))
    sentence = words(told, "Agreement between annotators")
    assert "There is no agreement figure: agreement needs an article that two annotators have read" in sentence
    assert "“workbench sample” draws which" in sentence
    mentions = sum(len(reading.mentions) for reading in Project(ROOT).annotations)
    assert row(tables(told)["What readings marked done hold"], "reference")["Mentions"] == str(mentions)
    assert "Reliability by variable" not in tables(told)
    assert "Everything in the folder could be read" in words(told, "What could not be counted")


def test_where_nobody_has_read_the_report_says_so(tmp_path: Path) -> None:
    told = report(Gathered(a_project(tmp_path, {"a": "Turkey said no."}), "2026-11-23"))
    assert words(told, "Who read what") == "The project has 1 article, and nobody has annotated one yet."
    assert Read(page(told)).faults == []


def test_what_is_damaged_is_named_in_the_report(project: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project.folder, copy)
    log = copy / "annotations" / "ben.jsonl"
    lines = log.read_bytes().split(b"\n")
    lines[5] = lines[5].replace(b'"do":"', b'"do":"x', 1)
    log.write_bytes(b"\n".join(lines))
    told = report(Gathered(Project(copy), "2026-11-23", draws=100))
    assert "1 damaged line not counted" in words(told, "What could not be counted")
    assert "ben.jsonl:6" in words(told, "What could not be counted")


@pytest.mark.parametrize("place", ["seeds", "annotations"])
def test_a_report_is_not_written_among_articles_or_annotations(project: Project, place: str) -> None:
    with pytest.raises(Trouble, match="among your articles or annotations"):
        write(project, project.folder / place)


def test_the_command_says_where_it_wrote_and_how_much_was_read_twice(project: Project, tmp_path: Path) -> None:
    said: list[str] = []
    options = Namespace(out=tmp_path, draws=100, seed=1)
    assert run(options, project, said.append) == 0
    assert said == [f"{tmp_path / 'report.md'} and report.html: 10 articles read by two annotators"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_too_few_draws_are_refused(project: Project) -> None:
    with pytest.raises(Trouble, match="99 draws, expected 100 or more"):
        project.report(draws=99)
