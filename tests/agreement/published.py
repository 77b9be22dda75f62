"""Data and figures of others, each with its source: what coefficients come to, as printed there.

Gamma (Mathet, Widlöcher and Métivier, 2015) is not computed here, so its figures are not among them. Where articles do
not matter, each unit has one.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from workbench.agreement.coefficients import ac1, alpha, cohen, cohen_error, fleiss, free_marginal
from workbench.agreement.continua import Continuum, Mark
from workbench.agreement.measure import Unit
from workbench.agreement.unitizing import alpha_per_code_point, alpha_u

Units = list[list[Unit]]
Value = int | str | None


class Printed(NamedTuple):
    """A figure as printed, to so many digits; `exact` is the fraction where it is known."""

    source: str
    figure: Callable[[], float | None]
    value: float
    digits: int
    exact: tuple[int, int] | None = None


def by_annotator(*rows: Iterable[Value]) -> Units:
    """Units from what each annotator said of all of them."""
    return by_unit(zip(*rows, strict=True))


def by_unit(rows: Iterable[Iterable[Value]]) -> Units:
    """Units, an article each, from what was said of each of them."""
    return [[tuple(None if value is None else str(value) for value in row)] for row in rows]


def crossed(table: Sequence[Sequence[int]]) -> Units:
    """Units of two annotators from how often one said this and the other that."""
    return [[(str(a), str(b))] for a, row in enumerate(table) for b, times in enumerate(row) for _ in range(times)]


def spread(table: Sequence[Sequence[int]]) -> Units:
    """Units from how many annotators gave each of them each label."""
    return [[tuple(str(label) for label, times in enumerate(row) for _ in range(times))] for row in table]


def from_lines(*annotators: str) -> list[Continuum]:
    """A continuum of one code point a letter; a letter is a label, a point not marked, and a bar parts neighbours."""
    marks: list[list[Mark]] = []
    for line in annotators:
        found, at = [], 0
        for part in line.replace(".", "|.|").split("|"):
            if part.strip("."):
                found.append(Mark(at, at + len(part), part[0]))
            at += len(part)
        marks.append(found)
    return [Continuum(at, marks)]


_ = None
KRIPPENDORFF_A = by_annotator([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
KRIPPENDORFF_B = by_annotator(list("aabbdcccedda"), list("babbbccceddd"))
NMM = by_annotator(
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
)
ENCYCLOPAEDIA = by_annotator(
    [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
    [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
    [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
)
_DIAGNOSES = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
DIAGNOSES = by_unit(_DIAGNOSES.split())
ANXIETY = by_annotator(
    map(int, "36462424332333221334"),
    map(int, "21443216111233113322"),
)
FOURTEEN = spread(
    [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
)
SAS = crossed([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
EIGHT = spread([[7, 1], [3, 5]])
ARTSTEIN_POESIO = crossed([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
WEIGHTED = crossed([[46, 0, 0], [4, 40, 0], [0, 0, 10]])
_LABELLED_0_TO_3 = """
112-2 1101- 2333- -00-0 000-0 000-0 102-1 1-20- 222-2 2111- -100- 0000- 1222- 33223 111-1 111-1 212-2 1233- 1101- 000-0
0011- 00-00 2333- 0000- 12-22 0111- 00010 1212- 1122- 112-2 110-0 2121- 22-22 3222- 222-2 223-2 222-2 22-12 2222- 111-1
"""
HAYES_KRIPPENDORFF = by_unit([_ if each == "-" else each for each in row] for row in _LABELLED_0_TO_3.split())
FIVE_OBSERVERS = by_annotator(
    [1, 1, 2, _, 0, 0, 1, 1, 2, 2, _, 0, 1, 3, 1],
    [1, 1, 3, 0, 0, 0, 0, _, 2, 1, 1, 0, 2, 3, 1],
    [2, 0, 3, 0, 0, 0, 2, 2, 2, 1, 0, 0, 2, 2, 1],
    [_, 1, 3, _, _, _, _, 0, _, 1, 0, 0, 2, 2, _],
    [2, _, _, 0, 0, 0, 1, _, 2, _, _, _, _, 3, 1],
)
GENDER = by_annotator(
    list("aaaaabbbcaaaaab"), list("aaaababccaaaaba"), list("abbcaabbcabbcaa"), list("ccccaabbcccccaa")
)
RATINGS = {"1": [1, 1, 2], "2": [1, 1, None], "3": [None, 1, 2]}
ORDER = ("1", "2", "3", "4", "5")

BERTHA_BILL = from_lines("..aaaaaaaa....aaaaaa....", "....aaaa.......aa.......")
JOHN_JILL = from_lines("aaaaaaaaaaaaaaaaaa......", "aa|a|a|a|a|aaa|a..............")
GERRET_GILL = from_lines("..aaaaaa..aa..aaaa..aa..", "aa..aaaa..aaaa..aa..aa..")
HEATHER_HILL = from_lines("aa|aaaaaaaa|aaaa|aaaaaa|aaaa", "aaaa|aaaa|aaaaaaa|aa|aaaaaaa")
CHAPTER_11 = [
    Continuum(
        300,
        [
            [Mark(75, 145, "c"), Mark(220, 250, "c"), Mark(30, 90, "k"), Mark(150, 200, "k")],
            [Mark(70, 150, "c"), Mark(205, 225, "c"), Mark(250, 270, "c"), Mark(30, 90, "k"), Mark(150, 200, "k")],
        ],
    )
]


def stretched(continua: Sequence[Continuum], times: int) -> list[Continuum]:
    """The same on a continuum of so many times the length."""
    return [
        Continuum(
            each.length * times,
            [[Mark(mark.start * times, mark.end * times, mark.label) for mark in marks or ()] for marks in each.marks],
        )
        for each in continua
    ]


def only(label: str, continua: Sequence[Continuum]) -> list[Continuum]:
    """What has this label."""
    return [
        Continuum(each.length, [[mark for mark in marks or () if mark.label == label] for marks in each.marks])
        for each in continua
    ]


_2011 = "Krippendorff (2011), Computing Krippendorff's Alpha-Reliability"
_NMM = "irr::nmm, the C and D of Krippendorff (2011); values as in the tests of nltk and of fast-krippendorff"
_ENCYCLOPAEDIA = "encyclopaedia article on alpha; tests of fast-krippendorff"
_SKLEARN = "tests of scikit-learn (test_cohen_kappa)"
_STATSMODELS = "tests of statsmodels (test_inter_rater.py)"
_IRRCAC = "irrCAC, Gwet's own program; tests of its Python port"
_1995 = "Krippendorff (1995), digitized; tests of DKPro Agreement"
_CH11 = "Krippendorff (2004), p. 254; tests of DKPro Agreement"

PRINTED = [
    Printed(f"{_2011}, A", lambda: alpha(KRIPPENDORFF_A).value, 0.095, 3, (2, 21)),
    Printed(f"{_2011}, B", lambda: alpha(KRIPPENDORFF_B).value, 0.692, 3, (155, 224)),
    Printed(_NMM, lambda: alpha(NMM).value, 0.743421052632, 12, (113, 152)),
    Printed(_NMM, lambda: alpha(NMM, ORDER).value, 0.815388, 6),
    Printed(_NMM, lambda: alpha(NMM, level="interval").value, 0.849107, 6),
    Printed(_NMM, lambda: alpha(NMM, level="ratio").value, 0.797403, 6),
    Printed(_ENCYCLOPAEDIA, lambda: alpha(ENCYCLOPAEDIA).value, 0.691358, 6, (56, 81)),
    Printed(_ENCYCLOPAEDIA, lambda: alpha(ENCYCLOPAEDIA, ORDER).value, 0.806721, 6),
    Printed(_ENCYCLOPAEDIA, lambda: alpha(ENCYCLOPAEDIA, level="interval").value, 0.810845, 6),
    Printed(_ENCYCLOPAEDIA, lambda: alpha(ENCYCLOPAEDIA, level="ratio").value, 0.808944, 6),
    Printed("Hayes and Krippendorff (2007), p. 84", lambda: alpha(HAYES_KRIPPENDORFF, list("0123")).value, 0.7598, 4),
    Printed("Fleiss (1971), irr::diagnoses", lambda: fleiss(DIAGNOSES).value, 0.430245, 6, (5437, 12637)),
    Printed("irr::diagnoses, Randolph", lambda: free_marginal(DIAGNOSES).value, 0.444444, 6, (4, 9)),
    Printed("irr::diagnoses", lambda: alpha(DIAGNOSES).value, 0.433410, 6),
    Printed("encyclopaedia article on Fleiss' kappa, 10 x 14", lambda: fleiss(FOURTEEN).value, 0.209931, 6),
    Printed(_STATSMODELS, lambda: fleiss(EIGHT).value, 0.161905, 6),
    Printed(_STATSMODELS, lambda: free_marginal(EIGHT).value, 0.214286, 6),
    Printed("Randolph (2005), p. 17", lambda: free_marginal(by_unit(["yyy", "yyn", "nny", "nnn"])).value, 0.33, 2),
    Printed("Randolph (2005), p. 17", lambda: free_marginal(by_unit(["yyy", "yyn", "yyn", "yyy"])).value, 0.33, 2),
    Printed("Randolph (2005), p. 17", lambda: fleiss(by_unit(["yyy", "yyn", "yyn", "yyy"])).value, -0.2, 2),
    Printed(
        f"Artstein and Poesio (2008), table 1; {_SKLEARN}",
        lambda: cohen(crossed([[20, 20], [10, 50]])).value,
        0.347826,
        6,
        (8, 23),
    ),
    Printed(f"Artstein and Poesio (2008), table 4; {_SKLEARN}", lambda: cohen(ARTSTEIN_POESIO).value, 0.8013, 4),
    Printed(_SKLEARN, lambda: cohen(WEIGHTED).value, 0.9315, 4),
    Printed(_SKLEARN, lambda: cohen(WEIGHTED, "linear", "012").value, 0.9412, 4),
    Printed(_SKLEARN, lambda: cohen(WEIGHTED, "squared", "012").value, 0.9541, 4),
    Printed(
        "encyclopaedia article on Cohen's kappa", lambda: cohen(crossed([[20, 5], [10, 15]])).value, 0.4, 1, (2, 5)
    ),
    Printed(
        "encyclopaedia article on Cohen's kappa",
        lambda: cohen(crossed([[45, 15], [25, 15]])).value,
        0.130435,
        6,
        (3, 23),
    ),
    Printed(
        "encyclopaedia article on Cohen's kappa",
        lambda: cohen(crossed([[25, 35], [5, 35]])).value,
        0.259259,
        6,
        (7, 27),
    ),
    Printed(f"a SAS example; {_STATSMODELS}", lambda: cohen(SAS).value, 0.4842, 4),
    Printed(f"a SAS example, standard error; {_STATSMODELS}", lambda: cohen_error(SAS), 0.1380, 4),
    Printed(f"a SAS example, lower limit; {_STATSMODELS}", lambda: _limit(-1), 0.2137, 4),
    Printed(f"a SAS example, upper limit; {_STATSMODELS}", lambda: _limit(1), 0.7547, 4),
    Printed(f"a SAS example; {_STATSMODELS}", lambda: cohen(SAS, "linear", "012").value, 0.4701, 4),
    Printed(f"irr::anxiety, raters 2 and 3; {_STATSMODELS}", lambda: cohen(ANXIETY).value, -0.006289308, 9),
    # irr leaves out the level that neither of the two used
    Printed(f"the same; {_STATSMODELS}", lambda: cohen(ANXIETY, "linear", "12346").value, 0.1459075, 7),
    Printed(f"the same; {_STATSMODELS}", lambda: cohen(ANXIETY, "squared", "12346").value, 0.2520325, 7),
    Printed("tests of nltk, values missing", lambda: alpha(by_annotator(*RATINGS.values())).value, 1.0, 4),
    Printed(
        "tests of nltk, the missing kept as a label",
        lambda: alpha(by_annotator(*[[str(each) for each in row] for row in RATINGS.values()])).value,
        0.3333,
        4,
    ),
    Printed("tests of nltk, test_easy", lambda: alpha(by_unit([("Y", "N", "N"), ("Y", "N", _)])).value, -0.3333333, 7),
    Printed(_IRRCAC, lambda: ac1(FIVE_OBSERVERS).value, 0.49662, 5),
    Printed(_IRRCAC, lambda: ac1(GENDER).value, 0.20808, 5),
    Printed(_IRRCAC, lambda: free_marginal(FIVE_OBSERVERS).value, 0.487, 3),
    Printed(_IRRCAC, lambda: free_marginal(GENDER).value, 0.183, 3),
    Printed(
        "irrCAC 1.4; tests of DKPro Agreement",
        lambda: ac1(crossed([[20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]])).value,
        0.58046,
        5,
    ),
    Printed(
        "irrCAC 1.4; tests of DKPro Agreement",
        lambda: (
            ac1(
                crossed([[15, 4, 1, 0, 0], [3, 12, 4, 1, 0], [1, 3, 14, 3, 1], [0, 1, 3, 10, 2], [0, 0, 1, 2, 8]])
            ).value
        ),
        0.57997,
        5,
    ),
    Printed(_1995, lambda: alpha_per_code_point(BERTHA_BILL).value, 0.329, 3),
    Printed(f"{_CH11}, c", lambda: alpha_u(only("c", CHAPTER_11)).value, 0.7286, 4),
    Printed(f"{_CH11}, k", lambda: alpha_u(only("k", CHAPTER_11)).value, 1.0, 4),
    Printed(f"{_CH11}, both; as text-alpha prints it", lambda: alpha_u(CHAPTER_11).value, 0.859, 3),
    Printed(
        "tests of DKPro Agreement (UnitizingAgreementTest)",
        lambda: alpha_u(from_lines(".aaaaaaaa.", "..a.a.a...")).value,
        -0.7003,
        4,
    ),
    Printed(
        "tests of DKPro Agreement, a single span",
        lambda: alpha_u([Continuum(20, [[Mark(0, 1, "X")], [], []])]).value,
        0,
        4,
    ),
    # Krippendorff (1995) also prints -.926 for John and Jill and .679 for Gerret and Gill, by a formula of what is
    # expected that (2004) corrects: there they are -.928 and .693
    Printed("Krippendorff (1995), Bertha, Bill", lambda: alpha_u(stretched(BERTHA_BILL, 50_000)).value, 0.553, 3),
    Printed("Krippendorff (1995), Heather, Hill", lambda: alpha_u(stretched(HEATHER_HILL, 50_000)).value, 0.066, 3),
]


def _limit(sign: int) -> float | None:
    kappa, error = cohen(SAS).value, cohen_error(SAS)
    return None if kappa is None or error is None else kappa + sign * 1.959964 * error
