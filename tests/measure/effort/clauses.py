"""Which of the desk's clause keys make words of others, told by the desk's own module.

An analyst sees what is selected. Places go to the page and come back as code points.
"""

from tests.measure.effort.hand import Hand
from workbench.spans import Span

WALK = """async ([text, from, wanted, depth]) => {
    const { pairsIn, toUtf16 } = await import("/text.mjs");
    const { clauseBeside, withClause } = await import("/clauses.mjs");
    const pairs = pairsIn(text);
    const units = ([start, end]) => ({ start: toUtf16(start, pairs), end: toUtf16(end, pairs) });
    const steps = {
        ",": (at) => clauseBeside(text, at, 1),
        ";": (at) => clauseBeside(text, at, -1),
        "<": (at) => withClause(text, at),
    };
    const { start, end } = units(wanted);
    let ways = [[[], units(from)]];
    for (let count = 0; count < depth; count++) {
        ways = ways.flatMap(([keys, at]) =>
            Object.entries(steps).flatMap(([key, step]) => (step(at) ? [[[...keys, key], step(at)]] : [])),
        );
        const found = ways.find(([, at]) => at.start === start && at.end === end);
        if (found) return found[0];
    }
    return [];
}"""
MOST = 4
"""Keys after which selecting anew is quicker anyway."""


def clause_keys(hand: Hand, now: Span, wanted: Span) -> list[str]:
    """The fewest keys that turn `now` into `wanted`, first `,`, then `;`, then `<`; none when there are none."""
    found: list[str] = hand.see(WALK, [hand.text, [now.start, now.end], [wanted.start, wanted.end], MOST])
    return found
