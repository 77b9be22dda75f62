"""Agency text that outlets repeat is found, whatever they did to it; what merely tells of the same is not."""

import random
import subprocess
import sys
from collections.abc import Callable

import msgspec
import pytest

from tests.builders import ROOT, an_article
from workbench.copies.groups import near_copies
from workbench.copies.pairs import likely
from workbench.copies.shingles import LEAST, fingerprints, share, shingles
from workbench.copies.words import keys
from workbench.corpus.articles import Articles, worked_out
from workbench.records import Article, Region


def prose(words: int, seed: int = 1) -> str:
    """So many words of no language, in sentences, the same for the same seed."""
    lot = random.Random(seed)
    found = ["".join(lot.choices("abdeghiklmnoprstu", k=lot.randint(2, 9))) for _ in range(words)]
    return " ".join(f"{word.capitalize()}." if n % 12 == 11 else word for n, word in enumerate(found))


REPORT = prose(200)


def groups(*texts: str) -> list[tuple[str, ...]]:
    """The groups among articles that are called by their number."""
    return [group.articles for group in near_copies(numbered(*texts)).groups]


def numbered(*texts: str) -> dict[str, Article]:
    return {f"{n}": an_article(text, f"{n}") for n, text in enumerate(texts, start=1) if text} | {
        f"{n}": Article(f"{n}", text) for n, text in enumerate(texts, start=1) if not text
    }


def every(step: int, change: Callable[[str], str], text: str = REPORT) -> str:
    return " ".join(change(word) if n % step == step - 1 else word for n, word in enumerate(text.split(" ")))


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        REPORT.upper(),
        REPORT.replace(" ", "\r\n\r\n"),
        "“" + REPORT.replace(". ", "”\N{NO-BREAK SPACE}— “") + "”",
        " ".join(REPORT.split(" ")[:60]),
        prose(300, 2) + " " + REPORT + " " + prose(300, 3),
        " ".join(REPORT.split(" ")[100:] + REPORT.split(" ")[:100]),
        every(15, lambda _: "otherwise"),
        every(15, lambda word: f"{word} indeed"),
    ],
    ids=[
        "the same under another id",
        "in capitals",
        "with other line ends",
        "with other signs",
        "cut short",
        "inside a long one",
        "in another order",
        "with words replaced",
        "with words put in",
    ],
)
def test_a_copy_is_found(copy: str) -> None:
    assert groups(prose(200, 5), REPORT, copy, prose(90, 6)) == [("2", "3")]


@pytest.mark.parametrize(
    "other",
    [
        prose(200, 9),
        " ".join(REPORT.split(" ")[:80]) + " " + prose(120, 9),
        every(3, lambda _: "otherwise"),
        "",
        " \r\n",
        "…",
        REPORT.translate({n: chr(n + 0x350) for n in range(ord("a"), ord("z") + 1)}),
    ],
    ids=["another", "one that quotes much of it", "one told anew", "an empty one", "blanks", "signs", "a translation"],
)
def test_what_is_no_copy_is_not_taken_for_one(other: str) -> None:
    assert groups(REPORT, other, prose(150, 8)) == []
    assert groups(other, other) == ([("1", "2")] if keys(Article("", other)) else [])


def test_short_articles_are_copies_only_of_the_very_same_words() -> None:
    flash = " ".join(REPORT.split(" ")[: LEAST - 1])
    assert groups(flash, REPORT) == []
    assert groups(flash, flash.upper(), REPORT) == [("1", "2")]
    assert groups("Nothing new.", "Nothing new…", "Nothing") == [("1", "2")]


def test_what_stands_around_the_article_is_not_compared() -> None:
    notice = prose(150, 4)
    read = {}
    for id_, words in {"1": REPORT, "2": prose(100, 7)}.items():
        text = f"{words}\n\n{notice}"
        regions = Region(0, len(words), words, "body"), Region(len(words) + 2, len(text), notice, "boilerplate")
        read[id_] = Article(id_, text, regions=regions)
    assert near_copies(read).groups == ()
    assert groups(*(article.text for article in read.values())) == [("1", "2")]


def test_a_roundup_of_two_reports_does_not_make_one_group_of_both() -> None:
    other = prose(200, 2)
    found = groups(REPORT, other, f"{REPORT} {other}", REPORT, other)
    assert sorted(found) in ([("1", "3", "4"), ("2", "5")], [("1", "4"), ("2", "3", "5")])


def test_a_statement_that_others_quote_in_full_does_not_make_copies_of_them() -> None:
    statement = prose(40, 2)
    (group,) = groups(statement, *(f"{prose(150, n)} {statement} {prose(150, n + 50)}" for n in range(10, 14)))
    assert len(group) == 2


def test_the_first_of_a_group_is_the_one_that_was_published_first() -> None:
    dates = {"1": "", "2": "2016-05-03", "3": "2016-05-01", "4": "2016-05-03"}
    dated = {id_: msgspec.structs.replace(an_article(REPORT, id_), published=date) for id_, date in dates.items()}
    dated["3"] = msgspec.structs.replace(dated["3"], text=" ".join(REPORT.split(" ")[:150]), regions=())
    (group,) = near_copies(dated).groups
    assert group.articles == ("3", "2", "4", "1")
    assert group.shares == (1.0, 1.0, 1.0, 1.0)
    assert near_copies(dated).by_article["1"] is not group
    assert near_copies(dated).by_article["1"] == group


def test_a_report_of_many_outlets_is_one_group_though_not_all_of_them_are_compared() -> None:
    assert [len(group) for group in groups(*[REPORT] * 120, prose(200, 3), *[prose(200, 4)] * 3)] == [120, 3]


def test_twenty_words_in_a_row_are_never_missed() -> None:
    passage = " ".join(REPORT.split(" ")[:LEAST])
    for seed in range(50):
        one, other = (
            f"{prose(seed * 7, seed + 100 * side)} {passage} {prose(400, seed + 50 + 100 * side)}" for side in (1, 2)
        )
        assert likely(fingerprints(shingles(keys(Article("", text)))) for text in (one, other)) in ([], [(0, 1)])
        prints = [set(fingerprints(shingles(keys(Article("", text)))).tolist()) for text in (one, other)]
        assert prints[0] & prints[1]


def test_the_share_is_of_the_shorter_text() -> None:
    half = shingles(keys(an_article(" ".join(REPORT.split(" ")[:100]) + " " + prose(100, 2))))
    assert share(half, shingles(keys(an_article(REPORT)))) == pytest.approx(96 / 196)
    assert share(shingles([]), half) == 0


def found(*texts: str) -> str:
    """The groups, and what they were found by."""
    return f"{groups(*texts)} {[fingerprints(shingles(keys(an_article(text)))).tolist() for text in texts]}"


def test_two_runs_and_another_process_find_the_same() -> None:
    texts = [REPORT, every(15, lambda _: "x"), prose(99, 2), REPORT[:600], prose(99, 2)]
    script = f"from tests.copies.test_groups import found; print(found(*{texts!r}))"
    command, seeded = [sys.executable, "-c", script], {"PYTHONHASHSEED": "7"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=seeded)
    assert run.stdout.strip() == found(*texts)


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    lot = random.Random(3)
    report = "".join(chr(lot.randint(0x4E00, 0x9000)) for _ in range(80))
    assert groups(report, report[:30] + "，" + report[31:], report[::-1]) == [("1", "2")]
    arabic = " ".join("".join(chr(lot.randint(0x627, 0x64A)) for _ in range(5)) for _ in range(60))
    assert groups(arabic, "قال: " + arabic, arabic[::-1]) == [("1", "2")]


def test_the_articles_of_a_corpus_are_compared_by_their_regions_and_none_of_them_is_kept() -> None:
    notice = "\n\nSubscribe to our newsletter\n\nShare this article\n\nRelated articles\n\nTerms of use"
    text = f"{prose(6, 2).capitalize()}\n\n{REPORT}"
    texts = {"1": text + notice, "2": text, "3": prose(80, 5) + notice}
    corpus = Articles([Article(id_, each) for id_, each in texts.items()])
    found = near_copies(corpus.known, worked_out)
    assert [group.articles for group in found.groups] == [("1", "2")]
    assert repr(found) == "1 group of near-copies, 2 articles\n  2: 1, 2"
    assert not any(article.regions for article in corpus.known.values())
    assert near_copies(corpus) == found
