"""Projects as large as they get, written straight to disk: many articles, and logs of hundreds of thousands of lines.

The lines are as a writer leaves them, with chain, clock and what stands around the words, but made without its syncs.
"""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec import json
from msgspec.structs import replace

from tests.builders import ROOT
from workbench.log.lines import SCHEMA, Header, checksum, encode
from workbench.records import Action, Article, Decision, Mention, Record, Status

SENTENCE = "Turkey on Monday welcomed a ceasefire in Aleppo and called on Russia to support it, an official said."
NAMES = {"Turkey": "turkey", "Russia": "russia"}


def article(number: int, sentences: int = 24) -> Article:
    """One of many articles that differ in their first line; its text is about 2,500 code points."""
    paragraph = " ".join([SENTENCE] * (sentences // 4))
    text = "\n\n".join([f"Report {number} from the Front", *[paragraph] * 4]) + "\n"
    return Article(f"a{number:06}", text, title=f"Report {number}", outlet="SANA")


def project(folder: Path, articles: int, *, as_table: bool = True) -> None:
    """The articles and the codebook of the repository, in one table or in a file each."""
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    for rules in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ROOT / "annotations" / rules, folder / "annotations" / rules)
    if not as_table:
        for each in map(article, range(articles)):
            (folder / "seeds" / f"{each.id}.txt").write_text(each.text, encoding="utf-8", newline="")
        return
    with (folder / "seeds" / "articles.jsonl").open("wb") as table:
        for each in map(article, range(articles)):
            fields = {"id": each.id, "text": each.text, "title": each.title, "outlet": each.outlet}
            table.write(json.encode(fields) + b"\n")


def log(folder: Path, annotator: str, actions: int, articles: int) -> None:
    """The annotator's log: so many actions, spread evenly over the articles, each of which is done in the end."""
    header = Header(SCHEMA, folder.name, annotator, _id(Random(annotator)), "1.0", "bench")
    with (folder / "annotations" / f"{annotator}.jsonl").open("wb") as file:
        line = encode(header)
        file.write(line)
        for seq, action in enumerate(_work(annotator, actions, articles), 1):
            line = encode(replace(action, seq=seq, clock=seq, prev=checksum(line), writer=header.writer))
            file.write(line)


def _work(annotator: str, actions: int, articles: int) -> Iterator[Action]:
    chance = Random(annotator)
    each, more = divmod(actions, articles)
    for number in range(articles if each else more):
        here = article(number)
        digest, parents = sha256(here.text.encode()).hexdigest(), ()
        steps = each + (number < more)
        for step in range(steps):
            do, put = ("status", {"status": Status("done")}) if step == steps - 1 > 0 else _answer(here, step, chance)
            id_ = _id(chance)
            around = {
                key: (here.text[max(0, at.start - 32) : at.start], here.text[at.end : at.end + 32])
                for key, at in put.items()
                if isinstance(at, Mention)
            }
            yield Action(
                id=id_,
                article=here.id,
                sha256=digest,
                do=do,
                put=put,
                around=around,
                parents=parents,
                codebook="1.0",
                ms=1200,
                at="2026-11-22T10:00:00.000+00:00",
            )
            parents = (id_,)


def _answer(here: Article, step: int, chance: Random) -> tuple[str, dict[str, Record]]:
    """A name that is marked by hand, or every fourth time one that was suggested and is accepted."""
    quote = "Turkey" if step % 2 else "Russia"
    start = here.text.index(quote, 30 + 101 * (step // 2 % 20))
    key = f"m-{chance.getrandbits(48):x}"
    mention = Mention(start, start + len(quote), quote, "STATE", NAMES[quote])
    if step % 4:
        return "add", {key: mention}
    suggested = replace(mention, by="gazetteer 1")
    return "accept", {key: suggested, f"fate:{key}": Decision("accepted", suggested)}


def _id(chance: Random) -> str:
    return UUID(int=chance.getrandbits(128)).hex
