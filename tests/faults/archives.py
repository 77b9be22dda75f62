"""Files that are something else than an article, or far more than they look like, among the articles.

Each is tried in a process of its own, which is measured: it may take two seconds and a hundred megabytes, and every
one of them has to be named in a sentence, or be read as the harmless text that it is.
"""

import gzip
import io
import resource
import tarfile
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

from tests.faults.acting import scratch
from tests.faults.child import Child, Say
from tests.faults.doors import Doors, a_small_project
from tests.faults.metric import Metric
from tests.faults.paths import SECRET, TEXT

MOST = 100
"""Megabytes that may be taken."""
_ADDRESSES = 4 * 2**30
"""Bytes that a try can ask for at all, so that what goes wrong harms nobody."""
_SPARSE = 600 * 2**20
_BELOW = 510 * 2**20
"""Bytes of a file that is read, since a table may be as large."""
_ZEROS = bytes(30 * 2**20)


class Bomb(NamedTuple):
    """A file of the project, how it is made, and whether it may be read as text."""

    file: str
    make: Callable[[Path], None]
    is_text: bool = False


def archives(number: int) -> Metric:
    """C3: the first so many files, each opened by every door."""
    wrong: list[str] = []
    most_seconds = most_megabytes = 0.0
    for bomb in BOMBS[:number]:
        seconds, megabytes, faults = tried(bomb)
        most_seconds, most_megabytes = max(most_seconds, seconds), max(most_megabytes, megabytes)
        wrong += [f"{bomb.file}: {fault}" for fault in faults]
    count = f"{len(BOMBS[:number])} files, at most {most_seconds:.1f} s a door and {most_megabytes:.0f} MB"
    target = "12 files, none taken for articles, < 2 s, < 100 MB"
    return Metric("C3", "archives and bombs", f"{count}, {len(wrong)} faults", target, not wrong, tuple(wrong))


def tried(bomb: Bomb) -> tuple[float, float, list[str]]:
    """Seconds of the slowest door, megabytes in all, and what went wrong."""
    _warm()
    with scratch() as around:
        root = Path(around) / "project"
        a_small_project(root, {"a": TEXT})
        Child(lambda _: bomb.make(root / bomb.file)).wait()
        (Path(around) / "secret.txt").write_text(SECRET)
        told = Child(lambda say: _measured(root, bomb, say)).wait()
    if not told or told[-1].startswith("crashed"):
        return 0, 0, [*told, "the process died"]
    seconds, megabytes = map(float, told.pop().split())
    told += [f"took {megabytes:.0f} MB"] if megabytes > MOST else []
    return seconds, megabytes, told


@cache
def _warm() -> None:
    """Load what is loaded once, so that it is not counted."""
    with scratch() as around:
        a_small_project(Path(around) / "project", {"a": TEXT})
        repeated(TEXT, 1)(Path(around) / "project" / "seeds" / "b.parquet")
        Doors().try_all(Path(around) / "project")


def _measured(root: Path, bomb: Bomb, say: Say) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    before = _megabytes()
    doors = Doors()
    doors.try_all(root)
    for fault in doors.faults:
        say(fault)
    named = [told for told in doors.said if Path(bomb.file).name in told]
    if not bomb.is_text and not named:
        say("nothing was said of it")
    if any(SECRET in text for text in (*doors.read, *doors.said)):
        say("what is outside was read")
    if TEXT not in doors.read and bomb.file.startswith("seeds"):
        say("the article beside it was not read")
    say(f"{doors.longest} {_megabytes() - before}")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _zip(names: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return made.getvalue()


def _tar(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.type, member.linkname, member.size = kind, link, 4 if kind == tarfile.REGTYPE else 0
        archive.addfile(member, io.BytesIO(b"text"))
    return made.getvalue()


def _laughs(entity: str) -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<!DOCTYPE x [<!ENTITY a0 "{entity}">{entities}<!ENTITY s SYSTEM "../../secret.txt">]><x>&a9;&s;</x>'.encode()
    )


def _bytes(data: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(data())


def _sparse(beginning: bytes, size: int, path: Path) -> None:
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(size)


def repeated(words: str, times: int) -> Callable[[Path], None]:
    """Makes a Parquet file of so many articles of the same words, which are in it once."""

    def make(path: Path) -> None:
        rows = pyarrow.array([0] * times, pyarrow.int32())
        column = pyarrow.DictionaryArray.from_arrays(rows, pyarrow.array([words]))
        pyarrow.parquet.write_table(pyarrow.table({"text": column}), path, compression="zstd")

    return make


def _nothing(path: Path) -> None:
    table = pyarrow.table({"text": pyarrow.nulls(5_000_000, pyarrow.string())})
    pyarrow.parquet.write_table(table, path, compression="zstd")


def _nested(depth: int) -> bytes:
    data = _zip({"a.txt": _ZEROS})
    for _ in range(depth):
        data = _zip({"a.zip": data, "b.zip": data})
    return data


def _bomb(file: str, data: Callable[[], bytes], *, is_text: bool = False) -> Bomb:
    return Bomb(f"seeds/{file}", partial(_bytes, data), is_text)


_OFFICE = partial(_zip, {"[Content_Types].xml": _laughs("ha"), "xl/workbook.xml": _ZEROS, "word/document.xml": _ZEROS})

BOMBS = (
    _bomb("slip.zip", partial(_zip, {"../../taken.txt": b"text", "/taken.txt": b"text"})),
    _bomb("slip.tar", partial(_tar, "../../taken.txt")),
    _bomb("link.tar", partial(_tar, "a.txt", tarfile.SYMTYPE, "../../secret.txt")),
    _bomb("hard.tar", partial(_tar, "a.txt", tarfile.LNKTYPE, "../../secret.txt")),
    _bomb("device.tar", partial(_tar, "a.txt", tarfile.CHRTYPE)),
    _bomb("bomb.gz", partial(gzip.compress, _ZEROS)),
    _bomb("bomb.zip", partial(_zip, {"a.txt": _ZEROS})),
    _bomb("nested.zip", partial(_nested, 9)),
    _bomb("book.xlsx", _OFFICE),
    _bomb("paper.docx", _OFFICE),
    _bomb("paper.odt", _OFFICE),
    _bomb("laughs.xmi", partial(_laughs, "ha")),
    _bomb("laughs.xml", partial(_laughs, "ha")),
    _bomb("laughs.txt", partial(_laughs, "ha"), is_text=True),
    _bomb("zip.txt", partial(_zip, {"../../taken.txt": b"text"})),
    _bomb("zip.jsonl", partial(_zip, {"a.txt": _ZEROS})),
    _bomb("zip.csv", partial(_zip, {"a.txt": _ZEROS})),
    _bomb("zip.parquet", partial(_zip, {"a.txt": _ZEROS})),
    _bomb("gz.txt", partial(gzip.compress, _ZEROS)),
    _bomb("tar.csv", partial(_tar, "../../taken.txt")),
    Bomb("seeds/rows.parquet", repeated("x" * 1000, 3_000_000)),
    Bomb("seeds/long.parquet", repeated("x" * 1_000_000, 20_000)),
    Bomb("seeds/cell.parquet", repeated("x" * 100_000_000, 1)),
    Bomb(
        "seeds/nulls.parquet",
        _nothing,
    ),
    _bomb("torn.parquet", lambda: b"PAR1" + b"\xff" * 400 + b"\xff\xff\xff\x7fPAR1"),
    _bomb("deep.jsonl", lambda: b'{"text":' + b"[" * 1_000_000),
    _bomb("names.jsonl", lambda: b"{" + b",".join(b'"%d":1' % n for n in range(400_000)) + b"}"),
    _bomb("columns.csv", lambda: b"text," + b"," * 7_000_000),
    Bomb("seeds/large.txt", partial(_sparse, b"text", _SPARSE)),
    Bomb("seeds/large.jsonl", partial(_sparse, b'{"text": "', _SPARSE)),
    Bomb("seeds/large.csv", partial(_sparse, b'text\n"', _SPARSE)),
    Bomb("seeds/large.parquet", partial(_sparse, b"PAR1", _SPARSE)),
    Bomb("seeds/line.jsonl", partial(_sparse, b'{"text": "', _BELOW)),
    Bomb("seeds/cell.csv", partial(_sparse, b'text\n"', _BELOW)),
    Bomb("seeds/below.txt", partial(_sparse, b"text", 7 * 2**20)),
    Bomb("annotations/ben.jsonl", partial(_sparse, b'{"log":', _SPARSE)),
    Bomb("annotations/cat.jsonl", partial(_sparse, b'{"log":', _BELOW)),
    Bomb("annotations/codebook.toml", partial(_sparse, b"version = 1\n", _SPARSE)),
    Bomb("annotations/entities.csv", partial(_sparse, b"id,label,name,aliases,wikidata,note\n", _SPARSE)),
)
