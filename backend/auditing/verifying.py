"""Whether a log is still the one that was signed; everything is read once, from the front.

The tree is built of the stored leaves, and each entry is compared with its own leaf: so a changed
entry is named exactly, and of a changed leaf at least the checkpoints are told between which it
lies. An export has no leaves apart from its lines; there the second is all that can be told.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from backend.auditing import merkle, notes
from backend.auditing.copies import Copy
from backend.auditing.merkle import Frontier
from backend.auditing.notes import Checkpoint, NoteRefused, PublicKey
from backend.auditing.queries import Placed, StoredCheckpoint, Unplaced

MOST_FAULTS = 100
"""Told in full; of the others the number."""


@dataclass(slots=True)
class Findings:
    """What is wrong, in sentences, and what is not wrong but worth knowing."""

    faults: list[str] = field(default_factory=list[str])
    further: int = 0
    """Faults that are not in the list."""
    remarks: list[str] = field(default_factory=list[str])
    entries: int = 0
    checkpoints: int = 0

    def add(self, fault: str) -> None:
        """One more fault."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        else:
            self.further += 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """What the tree must be at one size."""

    size: int
    root: bytes
    frontier: bytes | None
    """None where the database has no checkpoint, or none was asked for."""


async def verify(
    log: AsyncIterator[Placed],
    copies: Iterable[Copy],
    stored: AsyncIterator[StoredCheckpoint] | None,
    keys: Sequence[PublicKey],
    findings: Findings,
) -> None:
    """Compares all leaves, their entries and all checkpoints; what is wrong is in `findings`.

    `stored` are the checkpoints of the database, None for an export, which has none.
    """
    kept = None if stored is None else _opened(stored, keys, findings)
    marks = _marks(_signed(copies, keys, findings), kept, findings)
    reading = _Reading(findings)
    mark = await anext(marks, None)
    async for placed in log:
        reading.add(placed)
        while mark and mark.size <= reading.reached:
            reading.compare(mark)
            mark = await anext(marks, None)
    last = mark
    while mark:
        last, mark = mark, await anext(marks, None)
    reading.end(last.size if last else None)


def check_unplaced(entry: Unplaced, findings: Findings) -> bool:
    """Whether an entry without a place rightly waits for one."""
    if not entry.waits:
        findings.add(
            f"Entry {entry.entry_id} has no place and does not wait for one: it was put in, or "
            "its leaf or its line in audit_pending taken out, behind the portal's back."
        )
    elif entry.long:
        findings.add(f"Entry {entry.entry_id} has waited for its place for more than 5 minutes.")
    return entry.waits and not entry.long


class _Reading:
    """The tree as far as it is read."""

    def __init__(self, findings: Findings) -> None:
        self.reached = 0
        """The position behind the last leaf."""
        self._findings = findings
        self._tree = Frontier()
        self._whole = True
        """Whether the tree can be compared: no leaf is missing and none deviates so far."""
        self._proven = 0
        """The last size at which the tree was the signed one."""

    def add(self, placed: Placed) -> None:
        self._findings.entries += 1
        if placed.position != self.reached:
            self._whole = False
            self._findings.add(
                f"Position {placed.position} (entry {placed.entry_id}) comes where position "
                f"{self.reached} should: leaves were taken out or put in. What follows is not "
                "compared with the checkpoints."
            )
        self.reached = placed.position + 1
        where = f"Position {placed.position}: entry {placed.entry_id}"
        if placed.line is None:
            self._findings.add(f"{where} is missing.")
        elif merkle.leaf_hash(placed.line) != placed.hash:
            self._findings.add(f"{where} is not the one that was recorded.")
        self._tree.append(placed.hash)

    def compare(self, mark: _Mark) -> None:
        self._findings.checkpoints += 1
        if not self._whole:
            return
        if mark.root != self._tree.root():
            self._whole = False
            self._findings.add(
                f"The tree of {mark.size} entries is not the signed one. "
                f"{_positions(self._proven, mark.size)}: something there was changed, moved, put "
                "in or taken out. What follows is not compared with the checkpoints."
            )
            return
        self._proven = mark.size
        if mark.frontier is not None and mark.frontier != self._tree.packed():
            self._findings.add(
                f"The checkpoint of {mark.size} entries in the database has a wrong frontier."
            )

    def end(self, published: int | None) -> None:
        """`published`: the size of the largest checkpoint beyond what was read."""
        if published is not None:
            self._findings.add(
                f"A checkpoint of {published} entries was published, and the log ends after "
                f"{self.reached}. {_positions(self.reached, published)}: taken out."
            )
        elif self._whole and self._proven < self.reached:
            self._findings.add(
                f"{_positions(self._proven, self.reached)}: no checkpoint vouches for what "
                "stands there."
            )


async def _marks(
    copies: Iterator[Checkpoint],
    stored: AsyncIterator[tuple[Checkpoint, bytes]] | None,
    findings: Findings,
) -> AsyncGenerator[_Mark]:
    """Copies and stored checkpoints side by side, the smallest first."""
    copied = uncopied = 0
    copy = next(copies, None)
    kept = await anext(stored, None) if stored else None
    while copy or kept:
        size = min(each.size for each in (copy, kept and kept[0]) if each)
        here = copy if copy and copy.size == size else None
        row = kept if kept and kept[0].size == size else None
        if here and uncopied:
            findings.add(f"Copies are missing before the one of {size} entries: {uncopied}.")
            uncopied = 0
        if here and stored and (row is None or row[0].note != here.note):
            findings.add(f"The database has not the checkpoint of {size} entries that was copied.")
        copied += here is not None
        uncopied += here is None
        signed = here or (row and row[0])
        assert signed
        yield _Mark(size=size, root=signed.root, frontier=row and row[1])
        if here:
            copy = next(copies, None)
        if row and stored:
            kept = await anext(stored, None)
    if uncopied and not copied:
        findings.add("The folder has no copy of any checkpoint: nothing published to compare with.")
    elif uncopied:
        findings.remarks.append(f"The newest checkpoints are not copied yet: {uncopied}.")


def _signed(
    copies: Iterable[Copy], keys: Sequence[PublicKey], findings: Findings
) -> Iterator[Checkpoint]:
    """The copies that count."""
    for copy in copies:
        try:
            yield _of_size(copy.size, copy.note, keys)
        except NoteRefused as refused:
            findings.add(f"The copy {copy.path.name} does not count: {refused}.")


async def _opened(
    stored: AsyncIterator[StoredCheckpoint], keys: Sequence[PublicKey], findings: Findings
) -> AsyncGenerator[tuple[Checkpoint, bytes]]:
    """The checkpoints of the database that count, with the frontiers beside them."""
    async for row in stored:
        try:
            yield _of_size(row.size, row.note, keys), row.frontier
        except NoteRefused as refused:
            findings.add(
                f"The checkpoint of {row.size} entries in the database does not count: {refused}."
            )


def _of_size(size: int, note: str, keys: Sequence[PublicKey]) -> Checkpoint:
    checkpoint = notes.opened(note, keys)
    if checkpoint.size != size:
        raise NoteRefused(f"it is signed for {checkpoint.size} entries")
    return checkpoint


def _positions(start: int, end: int) -> str:
    """From `start` up to, not with, `end`."""
    return f"Position {start}" if end - start == 1 else f"Positions {start} to {end - 1}"
