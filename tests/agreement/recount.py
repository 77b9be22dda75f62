"""Three figures of two readers from `labelled.jsonl` with plain Python: python recount.py FILE."""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

articles = defaultdict(list)
for line in map(json.loads, Path(sys.argv[1]).read_bytes().split(b"\n")[:-1]):
    own = [(r["start"], r["end"]) for r in line["regions"] if r["type"] in ("title", "standfirst", "body")]
    line["mentions"] = [m for m in line["mentions"] if any(a <= m["start"] < b for a, b in own)]
    line["stances"] = [s for s in line["stances"] if any(a <= s["evidence"]["start"] < b for a, b in own)]
    articles[line["id"]].append(line)

exact, total, pairs, total_pairs, values = 0, 0, 0, 0, []
for one, other in articles.values():
    left = list(other["mentions"])
    total += len(one["mentions"]) + len(left)
    for near in False, True:  # the same words first, then words that are shared
        for m in list(one["mentions"]):
            same = [o for o in left if (o["start"], o["end"]) == (m["start"], m["end"])]
            for o in (same or [o for o in left if near and o["start"] < m["end"] and m["start"] < o["end"]])[:1]:
                exact += bool(same)
                values.append((m["label"], o["label"]))
                left.remove(o)
                one["mentions"].remove(m)
    first, second = ({(s["holder"], s["target"]) for s in each["stances"]} for each in (one, other))
    pairs, total_pairs = pairs + len(first & second), total_pairs + len(first) + len(second)

used = Counter(value for both in values for value in both)
n = 2 * len(values)
observed = sum(a != b for a, b in values) / len(values)
expected = 1 - sum(k * (k - 1) for k in used.values()) / (n * (n - 1))
print(2 * exact / total, 1 - observed / expected, 2 * pairs / total_pairs)
