"""B14: what users of other tools lost, and the test that would have caught it there and keeps it from happening here.

Every report that was read has its line: where it was told, what was lost, and the tests, of which each exists.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.faults.metric import Metric

ROOT = Path(__file__).parents[2]
REPORTS = 45
"""Lines of the survey of reports that this table answers."""

PAGE = "tests/browser/test_faults.py::test_nothing_is_lost_doubled_or_claimed"
W1 = f"{PAGE}[w1_the_kernel_is_dead_and_started_again]"
W1_AGAIN = f"{PAGE}[w1_the_cell_is_run_again_where_nothing_can_be_stored]"
W2 = f"{PAGE}[w2_an_hour_asleep_and_the_same_kernel]"
W2_NEW = f"{PAGE}[w2_an_hour_asleep_and_a_new_session]"
W3 = f"{PAGE}[w3_the_answer_is_lost]"
W4 = f"{PAGE}[w4_two_kernels_one_annotator_one_article]"
W4_PAGES = f"{PAGE}[w4_two_pages_keep_what_is_not_saved_in_one_place]"
W5 = f"{PAGE}[w5_a_storm]"
W6 = f"{PAGE}[w6_another_actions_answer]"
W6_DRAWN = f"{PAGE}[w6_a_line_that_cannot_be_drawn]"
W6_AT_ALL = f"{PAGE}[w6_a_page_that_cannot_be_drawn_at_all]"
WAYS = "tests/browser/test_unsaved.py::test_no_way_through_the_desk_loses_what_is_not_saved"
HERE = "tests/faults/test_losses.py::test_"
SCENARIO = "tests/faults/test_branches.py::test_what_was_saved_is_read_once_and_what_happened_is_told"
CUT = "tests/log/test_lines.py::test_every_cut_leaves_whole_actions_and_says_what_it_left_out"
TORN = "tests/test_store.py::test_a_torn_tail_is_reported_and_sealed_by_the_next_append"
BYTES = "tests/corpus/test_corpus.py::test_text_is_decoded_and_then_left_as_it_is"
DRAGGED = "tests/browser/test_editor.py::test_what_is_dragged_is_what_is_sent"
AT_ONCE = "tests/faults/test_together.py::test_kernels_at_once_lose_nothing"
TWICE = "tests/faults/test_together.py::test_what_is_sent_three_times_is_done_once"
NO_SYNC = "tests/test_disk.py::test_bytes_are_synced_before_it_is_said_that_they_are_there"
POWER = f"{HERE}after_a_power_cut_all_that_was_saved_comes_out_without_the_desk"
AGAIN = f"{HERE}what_is_exported_is_read_in_again_and_exported_alike"
NOTEBOOK = f"{HERE}annotations_stand_whatever_becomes_of_the_notebook"
PROCESS = f"{HERE}what_is_acknowledged_is_there_for_another_process"
BEYOND = f"{HERE}records_beyond_the_end_of_a_text_are_kept_and_never_counted"
NEVER_TAKEN = f"{HERE}no_byte_that_is_in_a_log_is_ever_taken_away"


class Loss(NamedTuple):
    """A report, what was lost, and the tests by their names."""

    report: str
    lost: str
    tests: tuple[str, ...]


LOSSES = (
    Loss("label-studio #6674, #6675", "up to half of the annotations, after minutes without network", (W1, W3)),
    Loss("label-studio #1101, #1790", "what was submitted, now and then, without a word", (W6, PROCESS)),
    Loss("label-studio PR #3468", "dozens of tasks, since the page threw an error", (W6_DRAWN, W6_AT_ALL)),
    Loss(
        "label-studio #1243",
        "all regions that were hidden when the others were updated",
        (f"{HERE}an_action_changes_nothing_that_it_does_not_name",),
    ),
    Loss("label-studio #795", "the second of two people's work on one task", (W4, AT_ONCE)),
    Loss("label-studio #1165, #1289, #541", "the overview: what came in again was there twice", (AGAIN, TWICE)),
    Loss(
        "label-studio #1601",
        "labels, which were cut or dropped",
        (
            f"{HERE}a_label_stays_whole_and_itself_through_log_table_and_export",
            "tests/codebook/test_problems.py::test_what_the_codebook_does_not_allow_is_told_once_and_nothing_else",
        ),
    ),
    Loss(
        "label-studio #5143, #3563, #8900",
        "projects that a new version could not read",
        (f"{SCENARIO}[old_logs_are_read_as_they_were_meant]", f"{SCENARIO}[a_log_of_the_future]"),
    ),
    Loss(
        "lightning-pose #101",
        "a database that was malformed, twice",
        (CUT, "tests/log/test_lines.py::test_every_changed_byte_of_a_line_is_noticed"),
    ),
    Loss("doccano #1966", "progress, when several annotators locked one database", (AT_ONCE,)),
    Loss(
        "doccano #1236",
        "labels, which were found on the next document",
        (
            "tests/test_store.py::test_an_action_on_another_text_of_the_article_is_refused",
            "tests/browser/test_editor.py::test_nothing_is_done_to_the_article_one_has_turned_away_from",
        ),
    ),
    Loss("doccano #1419", "annotators' work, at the next login", (NO_SYNC, PROCESS)),
    Loss("doccano #2155", "the way to the data, after a power cut", (POWER,)),
    Loss("doccano #113, #187, #1476", "the way back for what had been exported", (AGAIN,)),
    Loss(
        "doccano #1176, #1762",
        "spaces and accents, on import",
        (BYTES, "tests/corpus/test_corpus.py::test_an_undecodable_file_is_named_with_its_byte_and_the_rest_is_read"),
    ),
    Loss("doccano #1688, PR #99", "the places: another tool counted other units", (DRAGGED,)),
    Loss("inception #2038, webanno #1878", "the file, which the protection against conflicts deleted", (NEVER_TAKEN,)),
    Loss(
        "inception #1879, #3992, #4454",
        "the trust in a warning that the clock of a disk had caused",
        (f"{SCENARIO}[files_with_the_times_of_1970]", f"{SCENARIO}[a_clock_that_runs_backwards]"),
    ),
    Loss(
        "inception #2470",
        "nothing, thanks to copies beside the file, after the hardware failed",
        (
            POWER,
            "tests/test_disk.py::test_a_failed_replacement_leaves_the_old_bytes_and_no_draft",
            "tests/test_checking.py::test_a_copy_tells_what_the_line_said_before",
        ),
    ),
    Loss("inception #1788, #6247", "documents with annotations beyond the end of their text", (BEYOND,)),
    Loss("brat #1017", "lines, of which half was written", (CUT, TORN)),
    Loss(
        "brat #149",
        "annotations: whoever only looked rewrote the file",
        (
            f"{HERE}looking_at_a_project_changes_no_byte_of_it",
            "tests/test_project.py::test_a_read_only_folder_is_told_at_once_and_reading_goes_on",
        ),
    ),
    Loss("brat #956", "what the editor saved and could not read again", (f"{HERE}whatever_is_written_reads_again",)),
    Loss("brat #1270", "files with the line ends of DOS", (BYTES, f"{SCENARIO}[a_checkout_with_other_line_ends]")),
    Loss("argilla PR #3500", "updates that were acknowledged and not committed", (PROCESS, NO_SYNC)),
    Loss("argilla #4213, #2882, #3098", "changed labels, after a refresh or in a second session", (W4, W6, WAYS)),
    Loss("argilla #2353, #5729", "one or two signs of each span behind an emoji", (DRAGGED, BEYOND)),
    Loss(
        "argilla PR #3151, #5858",
        "everything, where the host forgets its disk",
        (f"{HERE}the_page_on_losses_warns_of_storage_that_forgets",),
    ),
    Loss("cvat #2157", "all saving, since a key was there already", (TWICE, W3)),
    Loss("hypothesis/client #92, #94", "the draft, when another annotation arrived", (W4_PAGES,)),
    Loss("MedTator #11", "all progress, when the browser restarted", (W1, f"{WAYS}[reload]")),
    Loss("SEM #14", "new annotations, on a click on the open document's name", (f"{WAYS}[from_the_list]",)),
    Loss(
        "Prodigy forum, topic 2138",
        "examples that were on screen at a refresh",
        (f"{HERE}after_a_reload_every_article_that_is_not_done_comes_back",),
    ),
    Loss("jupyterlab #7888", "newer work, which a stale tab saved over", (W4, f"{WAYS}[another_tab]")),
    Loss("jupyterlab #16750", "days, by a revert", (NOTEBOOK,)),
    Loss("jupyterlab #10852, #12154, #14031; notebook #7065", "the last edits, after sleep", (W2, W2_NEW)),
    Loss("jupyter-server-documents #305; jupyter-collaboration #571, #611", "a notebook but for one cell", (NOTEBOOK,)),
    Loss(
        "notebook #1198, #3285, #4592; jupyterlab #6248; zero-to-jupyterhub #518",
        "the notebook, when memory, line or disk gave out",
        (NOTEBOOK, "tests/test_store.py::test_a_full_disk_is_a_sentence_and_the_next_action_goes_on"),
    ),
    Loss("ipywidgets PR #60", "what was done in a widget that only looked alive", (W1, W1_AGAIN)),
    Loss("ipywidgets #155, PR #3687; jdaviz #1977", "widgets, after the laptop slept", (W2,)),
    Loss("ipywidgets PR #2570", "updates, while the line was down", (W3, W1)),
    Loss(
        "ipywidgets #3888, #3270, PR #4015",
        "the state of widgets, by saving the notebook",
        (NOTEBOOK, "tests/widget/test_editor.py::test_no_article_lands_in_the_notebooks_metadata"),
    ),
    Loss("notebook #4105, #3705; jupyterlab #6910", "messages kept for a session that is another now", (W2_NEW,)),
    Loss("jupyter_server, limit of messages", "messages beyond a thousand a second", (W5,)),
    Loss(
        "notebook #2680, jupyter_client #778",
        "the page, which waits for ever after half a character",
        ("tests/log/test_writer.py::test_half_a_character_is_refused_in_a_sentence",),
    ),
)


@cache
def _text(path: str) -> str:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else ""


@cache
def _functions(path: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.parse(_text(path)).body if isinstance(node, ast.FunctionDef))


def missing() -> list[str]:
    """Tests that the table names and that do not exist, or not with that parameter."""
    named = {test for loss in LOSSES for test in loss.tests}
    return sorted(name for name in named if not _exists(name))


def _exists(name: str) -> bool:
    path, test, parameter = re.fullmatch(r"(.+)::(\w+)(?:\[(\w+)\])?", name).groups()  # type: ignore[union-attr]
    if test not in _functions(path):
        return False
    beside = "".join(_text(str(each.relative_to(ROOT))) for each in (ROOT / path).parent.glob("*.py"))
    return not parameter or f"def {parameter}(" in beside


def regressions() -> Metric:
    """B14: every report has its line and every test that is named exists; those that need no browser are run."""
    faults = [f"{name} is named and does not exist" for name in missing()]
    faults += [f"{loss.report} has no test" for loss in LOSSES if not loss.tests]
    named = sorted({test for loss in LOSSES for test in loss.tests})
    quick = [test for test in named if not test.startswith("tests/browser/")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *quick]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        faults += [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    number = f"{len(LOSSES)} reports, {len(named)} tests, {len(quick)} run here"
    ok = len(LOSSES) == REPORTS and run.returncode == 0 and not faults
    return Metric("B14", "what was lost elsewhere", number, f"{REPORTS} reports, none again", ok, tuple(faults))
