"""Write the golden log of the schema that this code writes: `python -m tests.golden`, once, when a schema is released.

A folder of `log/` holds an article, a log with every kind of record and every kind of step, and the reading that it
amounts to. What is there already is never written again: later versions must read what this one wrote.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tests.builders import a_mention, a_naming, a_span, a_stance, an_action
from workbench.log.lines import SCHEMA, Header
from workbench.log.writer import Writer
from workbench.records import Action, Article, Decision, Record, Region, Stance, Status, Verdict
from workbench.store import Store

FOLDER = Path(__file__).parent / "log"
TEXT = (
    "İstanbul:\ufeff Turkey’s «deeply concerned» envoy 👩‍🚒 speaks\r\n\r\n"
    "Turkey opposes the strikes on cafe\u0301s in Syria, דמשק and دمشق\u200f said.\r\n"
    "The\u00a0regime\u2028would accept talks, if 𝒳 left \U0001f1f8\U0001f1fe.\n"
    "Photo: A.\u0085B."
)
ARTICLE = Article("golden", TEXT)
WRITER = "0123456789abcdef0123456789abcdef"


def actions() -> list[Action]:
    """What was done to the article: each kind of record put, some dropped, taken back, brought back, spread."""
    evidence = a_span(TEXT, "The\u00a0regime\u2028would accept talks, if 𝒳 left")
    conditional = Stance(
        "syria", None, "conditional", "outlet", evidence, "if 𝒳 left", "probable", "turkey", ("hts",), note="קרא"
    )
    carried = replace(conditional, polarity="support", condition="", propagated_from="other#st-9")
    done = Status("done", "read twice")
    credit = a_span(TEXT, "Photo: A.\u0085B.")
    suggested = replace(a_mention(TEXT, "Turkey", "STATE", "turkey", after="speaks"), by="gazetteer 1")
    shown = a_stance(TEXT, "Turkey opposes the strikes")
    shown = replace(shown, also=(a_span(TEXT, "deeply concerned"),))
    proposed = replace(shown, by="rules 1", score=0.75, why="“opposes” 👎", sure=True)
    named = a_naming(TEXT, "deeply concerned", "turkey")
    naming = replace(
        named, refers_to=None, valence="positive", voice="quoted", note='"\\', flagged=True, propagated_from="other#n-9"
    )
    flag = a_mention(TEXT, "\U0001f1f8\U0001f1fe", "STATE", "syria")
    doubtful = replace(a_mention(TEXT, "envoy"), type="nominal", note="who?", flagged=True)
    copied = replace(a_mention(TEXT, "Syria", "STATE", "syria"), propagated_from="other#m-7")
    verdict = Verdict("one", "on_behalf_of", ("ana", "بن"), "rule is unclear 👩‍🚒", "lea")
    put: dict[str, dict[str, Record]] = {
        "accept": {"m-1": suggested, "s-1": Decision("accepted", replace(suggested, score=0.5, why="spelled alike"))},
        "edit": {"st-1": shown, "s-2": Decision("edited", proposed)},
        "reject": {"s-3": Decision("rejected", named)},
        "add": {"m-2": doubtful, "m-3": a_mention(TEXT, "دمشق\u200f", "CITY"), "m-4": a_mention(TEXT, "cafe\u0301s")},
        "naming": {"n-1": naming},
        "stance": {"st-2": conditional, "st-3": carried},
        "region": {"r-1": Region(credit.start, credit.end, credit.quote, "credit")},
    }
    made = [an_action(ARTICLE, do, records, id=do, ms=1200) for do, records in put.items()]
    return [
        *made,
        an_action(ARTICLE, "propagate", {"m-5": copied}, id="spread", group="spread", assist="entities"),
        an_action(ARTICLE, "propagate", {"m-6": flag}, id="spread.1", group="spread", assist="none"),
        an_action(ARTICLE, "adjudicate", {"verdict:0f3c": verdict}, id="adjudicate", decides=("accept", "edit")),
        an_action(ARTICLE, "delete", drop=["m-3"], id="gone"),
        an_action(ARTICLE, "delete", drop=["m-4"], id="delete", answers="s-4"),
        an_action(ARTICLE, "undo", {"m-4": put["add"]["m-4"]}, id="undo", of="delete"),
        an_action(ARTICLE, "redo", drop=["m-4"], id="redo", of="delete"),
        an_action(ARTICLE, "status", {"status": done}, id="status", codebook="2.0", parents=("redo",)),
    ]


def main() -> int:
    """Write `log/SCHEMA/`; 1 when it is there already."""
    folder = FOLDER / str(SCHEMA)
    if folder.exists():
        print(f"{folder.name}: the golden log of this schema is there already and stays as it is")
        return 1
    with tempfile.TemporaryDirectory() as made:
        write(Path(made))
        folder.mkdir(parents=True)
        for name in ("ana.jsonl", "article.txt", "reading.json"):
            shutil.copyfile(Path(made, name), folder / name)
    return 0


def write(folder: Path) -> None:
    """The article, the log and the reading. One line of the log is edited by hand, and then accepted as it is."""
    append(folder, actions()[:-1])
    log = folder / "ana.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"who?"', b'"who is it?"'))
    [damage] = Store(folder).read().damages
    if damage.action is None:
        raise ValueError(f"the edited line is not read any more: {damage}")
    append(folder, [replace(damage.action, accepts=damage.crc), actions()[-1]])
    (folder / "article.txt").write_bytes(TEXT.encode())
    [reading] = Store(folder).read().annotations
    (folder / "reading.json").write_bytes(msgspec.json.format(msgspec.json.encode(reading.records), indent=1) + b"\n")


def append(folder: Path, actions: list[Action]) -> None:
    """Write actions, each after the one before it."""
    writer = Writer(folder, Header(SCHEMA, "golden", "ana", WRITER, "1.0", "0.1.0"))
    last = ""
    for action in actions:
        parents = action.parents or ((last,) if last else ())
        last = writer.append(replace(action, parents=parents), ARTICLE).id
    writer.close()


if __name__ == "__main__":
    sys.exit(main())
