"""A comparison as the page gets it: what all say, what differs, and each reader's side by a letter."""

from collections.abc import Mapping

from workbench.codebook import Codebook
from workbench.desk.comparison import Comparison, Side
from workbench.desk.messages import plain
from workbench.desk.telling import described
from workbench.desk.verdicts import verdict_in
from workbench.records import Annotation, Verdict


def told(
    comparison: Comparison, reading: Annotation, letters: Mapping[str, str], codebook: Codebook, *, notes: bool
) -> dict[str, object]:
    """The fields of the message; `letters` are those of the page, in order, with the readers' names.

    `reading` is the one that is decided on, as the page may see it: its verdicts call readers by their letters. `notes`
    says whether the page is told what readers noted, who may have signed it.
    """
    rows = []
    for id_, difference in comparison.differences.items():
        sides = {side.annotator: side for side in comparison.sides[id_]}
        span = difference.place
        rows.append(
            {
                "id": id_,
                "record": difference.record,
                "kind": difference.kind,
                "fields": list(difference.fields),
                "place": {"start": span.start, "end": span.end, "quote": span.quote},
                "sides": [
                    {"reader": each, **_side(sides[name], codebook, notes=notes)} for each, name in letters.items()
                ],
                "verdict": _verdict(verdict_in(reading, id_)),
            }
        )
    agreed = {id_: plain(record) for id_, record in comparison.agreed.items()}
    return {"readers": [*letters], "agreed": agreed, "differences": rows}


def _side(side: Side, codebook: Codebook, *, notes: bool) -> dict[str, object]:
    records = {side.id: plain(side.record)} if side.record else {}
    words = described(side.record, codebook) if side.record else "nothing"
    return {"records": records, "words": words, "note": side.note if notes else ""}


def _verdict(verdict: Verdict | None) -> dict[str, object] | None:
    if not verdict:
        return None
    return {"how": verdict.how, "taken": sorted(verdict.taken), "reason": verdict.reason, "by": verdict.by}
