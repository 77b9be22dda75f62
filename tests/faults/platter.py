"""What may be on a disk after the power was cut: only what was synced is sure, of the rest anything may be there.

After Pillai et al. (2014): bytes that were not synced are, sector by sector, new, zero or garbage; the file is as long
as before, as it was to be, or between; and a name is there only once its folder was synced. What was on its way when a
sync failed never arrives, whatever a later sync says (Rebello et al., 2020).
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.machine import SYNCS, Call

SECTOR = 512
"""Bytes that a disk writes as one."""


@dataclass
class _File:
    now: bytes = b""
    synced: bytes = b""
    coming: list[tuple[int, int]] = field(default_factory=list)
    """Half-open ranges of bytes that are on their way to the disk."""

    def write(self, at: int, data: bytes) -> None:
        self.now = self.now[:at].ljust(at, b"\0") + data + self.now[at + len(data) :]
        self.coming.append((at, at + len(data)))

    def sync(self) -> None:
        self.synced = self.arrived(len(self.now), lambda new: new)
        self.coming = []

    def arrived(self, length: int, choose: Callable[[bytes], bytes]) -> bytes:
        """The synced bytes, and of what is coming what `choose` makes of each sector, in a file of that length."""
        found = bytearray(self.synced[:length].ljust(length, b"\0"))
        for start, end in self.coming:
            for sector in range(start // SECTOR * SECTOR, min(end, length), SECTOR):
                part = slice(max(start, sector), min(end, sector + SECTOR, length))
                found[part] = choose(self.now[part])
        return bytes(found)

    def after_cut(self, dice: random.Random) -> bytes:
        if not self.coming:
            return self.synced
        lengths = (len(self.synced), len(self.now), dice.randint(*sorted((len(self.synced), len(self.now)))))
        fates: list[Callable[[bytes], bytes]] = [
            lambda new: new,
            lambda new: bytes(len(new)),
            lambda new: dice.randbytes(len(new)),
        ]
        one = dice.choice([*fates, None, None])  # all alike, or every sector for itself
        return self.arrived(dice.choice(lengths), one or (lambda new: dice.choice(fates)(new)))


class Platter:
    """A disk that is told every call, and knows what may be left of it."""

    def __init__(self, root: Path) -> None:
        """`root` is an empty folder; whatever is written is below it."""
        self._root = root
        self._names: dict[Path, _File | None] = {}  # of a folder: None
        self._sure: dict[Path, _File | None] = {}

    def take(self, call: Call) -> None:
        """Go on by one call."""
        names, file = self._names, self._names.get(call.path)
        if call.kind in SYNCS:
            self._sync(call)
        elif call.failed:
            return
        elif call.kind == "mkdir":
            names.setdefault(call.path, None)
        elif call.kind == "write":
            file = file or _File()
            file.write(call.at, call.data)
            names[call.path] = file
        elif call.kind == "ftruncate" and file:
            file.now = file.now[: call.at]
            file.coming = [(start, min(end, call.at)) for start, end in file.coming if start < call.at]
        elif call.kind == "unlink":
            names.pop(call.path, None)
        elif call.to and call.path in names:
            names[call.to] = names.pop(call.path)

    def after_cut(self, dice: random.Random) -> dict[Path, bytes]:
        """File, relative to the root, → its bytes, as a cut just now may leave them."""
        there: dict[Path, _File | None] = {}
        for path in sorted({*self._names, *self._sure}):
            known = [names for names in (self._names, self._sure) if path in names]
            if len(known) == 2 or dice.random() < 0.5:
                there[path] = dice.choice(known)[path]
        reached = {path: file for path, file in there.items() if self._reached(path, there)}
        return {path.relative_to(self._root): file.after_cut(dice) for path, file in reached.items() if file}

    def _sync(self, call: Call) -> None:
        file = self._names.get(call.path)
        if file and call.failed:
            file.coming = []
        elif file:
            file.sync()
        elif not call.failed:
            inside = {path for path in {*self._names, *self._sure} if path.parent == call.path}
            self._sure = {path: file for path, file in self._sure.items() if path not in inside}
            self._sure |= {path: self._names[path] for path in inside if path in self._names}

    def _reached(self, path: Path, there: dict[Path, _File | None]) -> bool:
        return path == self._root or (path in there and self._reached(path.parent, there))
