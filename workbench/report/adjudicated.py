"""What was decided where annotators differed, told apart from agreement: it depends on who decides."""

from collections import Counter
from collections.abc import Iterable

from workbench.records import ADJUDICATED, Verdict
from workbench.report.gathered import Gathered
from workbench.report.value import Part, Section, Table
from workbench.report.words import NONE, listed, percentage, whole
from workbench.wording import counted, quoted

HOWS = {"one": "one taken", "both": "both taken", "neither": "neither right", "third": "a third written"}
_MOST = 20
"""Reasons that are told; free words may be as many as there are verdicts."""


def adjudicated(all_: Gathered) -> Section:
    """How many differences there are and were decided, how and why, and how often each annotator was upheld."""
    found = all_.agreement
    if found.why_not:
        return Section("Adjudication", ("Nothing can be adjudicated yet: no article was read by two annotators.",))
    verdicts = _verdicts(all_)
    differences = {article: {each.id: each.kind for each in of} for article, of in found.differences.items()}
    open_ = sum(id_ not in verdicts.get(article, {}) for article, of in differences.items() for id_ in of)
    other = sum(id_ not in differences.get(article, {}) for article, of in verdicts.items() for id_ in of)
    total = sum(map(len, differences.values()))
    decided = [verdict for of in verdicts.values() for verdict in of.values()]
    parts: list[Part] = [
        f"In {counted(len(differences), 'article')} of {whole(len(found.articles))} read twice there "
        f"{'is' if total == 1 else 'are'} {counted(total, 'difference')} in what agreement counts, of which "
        f"{whole(open_)} {'is' if open_ == 1 else 'are'} open. {_deciders(decided)}{_beside(other)}"
    ]
    kinds = Counter(kind for of in differences.values() for kind in of.values())
    if kinds:
        counting = [
            each for article, of in verdicts.items() for id_, each in of.items() if id_ in differences.get(article, {})
        ]
        parts.append(_by_kind(kinds, counting))
    if decided:
        parts.append(_reasons(decided))
    if found.upheld:
        rows = tuple(
            (each.annotator, whole(each.decided), whole(each.upheld), percentage(each.upheld, each.decided))
            for each in found.upheld
        )
        columns = ("Annotator", "Decided", "Upheld", "Share")
        parts.append(Table("How often an annotator's own version was taken; no measure of reliability", columns, rows))
    return Section("Adjudication", tuple(parts))


def _verdicts(all_: Gathered) -> dict[str, dict[str, Verdict]]:
    """Article → id of a difference → what was decided of it."""
    return {
        reading.article: {
            id_.removeprefix("verdict:"): record
            for id_, record in reading.records.items()
            if isinstance(record, Verdict)
        }
        for reading in all_.readings
        if reading.annotator == ADJUDICATED
    }


def _deciders(decided: Iterable[Verdict]) -> str:
    by = Counter(verdict.by or "somebody unnamed" for verdict in decided)
    if not by:
        return "None was decided yet."
    told = listed(f"{name} ({whole(n)})" for name, n in sorted(by.items()))
    return f"{counted(by.total(), 'verdict')} {'stands' if by.total() == 1 else 'stand'}, by {told}."


def _beside(other: int) -> str:
    """What was decided beside what is counted."""
    if not other:
        return ""
    which = "is on something" if other == 1 else "are on things"
    return (
        f" Of these {whole(other)} {which} that agreement does not count: regions, records outside title, standfirst "
        "and body, or readings as they were changed since."
    )


def _by_kind(kinds: Counter[str], decided: Iterable[Verdict]) -> Table:
    hows: Counter[tuple[str, str]] = Counter((verdict.of, verdict.how) for verdict in decided)
    names = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    rows = tuple((_readable(kind), whole(kinds[kind]), *(whole(hows[kind, how]) for how in HOWS)) for kind in names)
    return Table("Differences by kind, and how they were decided", ("Differ in", "Differences", *HOWS.values()), rows)


def _reasons(decided: Iterable[Verdict]) -> Table:
    reasons = Counter(" ".join(verdict.reason.split()) for verdict in decided)
    ranked = sorted(reasons.items(), key=lambda each: (-each[1], each[0]))
    rows = tuple((quoted(reason, 160) if reason else NONE, whole(n)) for reason, n in ranked[:_MOST])
    hidden = f" (the {_MOST} most frequent of {whole(len(ranked))})" if len(ranked) > _MOST else ""
    return Table(f"Reasons given{hidden}; a dash where none was", ("Reason", "Verdicts"), rows)


def _readable(kind: str) -> str:
    return {"found": "found by one only", "span": "bounds", "refers_to": "actor"}.get(kind, kind.replace("_", " "))
