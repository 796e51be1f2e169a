"""Ten thousand ways to change a log without its key: each is found."""

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from backend.auditing.copies import Copy
from backend.auditing.merkle import leaf_hash
from backend.auditing.notes import Signer
from backend.auditing.queries import StoredCheckpoint
from tests.auditing.scene import COLUMNS, SIGNER, Log, Values, line_of, log_of

pytestmark = pytest.mark.anyio

ENTRIES = 200
SIZES = (7, 20, 64, 65, 100, 128, 150, 177, 199, 200)
TAMPERS = 10_000
THIEF = Signer.made(SIGNER.public.name, b"t" * 32)
DEEDS = ("proof.approve", "proof.file_read", "complaint.look", "letter.read")

Tampering = Callable[[Log, random.Random], None]


def made_rows(chance: random.Random) -> dict[int, Values]:
    """Entries with gaps in their numbers, as rolled-back deeds leave them."""
    rows: dict[int, Values] = {}
    moment, number = datetime(2026, 11, 22, 4, tzinfo=UTC), 0
    for _ in range(ENTRIES):
        number += chance.choice((1, 1, 1, 2, 5))
        moment += timedelta(microseconds=chance.randrange(10**8))
        rows[number] = made_row(chance, moment)
    return rows


def made_row(chance: random.Random, moment: datetime) -> Values:
    return (
        moment.replace(tzinfo=None).isoformat(),
        chance.choice(("official", "citizen", "system")),
        chance.choice((str(UUID(int=chance.getrandbits(128))), None)),
        chance.choice((str(UUID(int=chance.getrandbits(128))), None)),
        chance.choice(DEEDS),
        str(UUID(int=chance.getrandbits(128))),
        json.dumps({"number": chance.randrange(10**6), "reason": chance.choice("甲乙丙")}),
    )


def edited(values: Values, chance: random.Random) -> Values:
    """One column changed, by as little as possible or altogether."""
    at = chance.randrange(len(COLUMNS))
    other = made_row(chance, datetime(2026, 11, 23, chance.randrange(24), tzinfo=UTC))[at]
    old = values[at]
    if isinstance(old, str) and chance.random() < 0.5:
        if COLUMNS[at] == "details":
            other = old.replace("number", "numbers")
        else:
            where = chance.randrange(len(old))
            other = old[:where] + chance.choice("0123456789abcdef") + old[where + 1 :]
    return (*values[:at], other, *values[at + 1 :])


def placed_anew(log: Log) -> None:
    """Positions and leaves as if nothing had been: what a careful intruder does."""
    log.leaves = [
        (position, entry_id, leaf_hash(line_of(entry_id, log.rows[entry_id])))
        for position, (_, entry_id, _) in enumerate(log.leaves)
    ]


def some_entry(log: Log, chance: random.Random) -> int:
    return chance.choice(list(log.rows))


def edit(log: Log, chance: random.Random) -> None:
    entry = some_entry(log, chance)
    before = log.rows[entry]
    while log.rows[entry] == before:
        log.rows[entry] = edited(before, chance)


def edit_with_its_leaf(log: Log, chance: random.Random) -> None:
    edit(log, chance)
    placed_anew(log)


def delete(log: Log, chance: random.Random) -> None:
    del log.rows[some_entry(log, chance)]


def delete_with_its_leaf(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.leaves))
    _, entry, _ = log.leaves.pop(at)
    del log.rows[entry]


def delete_and_close_the_gap(log: Log, chance: random.Random) -> None:
    delete_with_its_leaf(log, chance)
    placed_anew(log)


def swap(log: Log, chance: random.Random) -> None:
    one, other = chance.sample(list(log.rows), 2)
    log.rows[one], log.rows[other] = log.rows[other], log.rows[one]


def swap_with_their_leaves(log: Log, chance: random.Random) -> None:
    swap(log, chance)
    placed_anew(log)


def swap_places(log: Log, chance: random.Random) -> None:
    one, other = chance.sample(range(len(log.leaves)), 2)
    log.leaves[one], log.leaves[other] = (
        (one, *log.leaves[other][1:]),
        (other, *log.leaves[one][1:]),
    )


def insert(log: Log, chance: random.Random) -> int:
    entry = chance.choice([each for each in range(1, 10**4) if each not in log.rows])
    log.rows[entry] = made_row(chance, datetime(2026, 11, 22, tzinfo=UTC))
    return entry


def insert_only_the_row(log: Log, chance: random.Random) -> None:
    insert(log, chance)


def insert_with_a_leaf(log: Log, chance: random.Random) -> None:
    entry, at = insert(log, chance), chance.randrange(len(log.leaves) + 1)
    log.leaves.insert(at, (at, entry, b""))
    placed_anew(log)


def change_a_leaf(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.leaves))
    position, entry, _ = log.leaves[at]
    log.leaves[at] = (position, entry, chance.randbytes(32))


def delete_a_leaf(log: Log, chance: random.Random) -> None:
    log.leaves.pop(chance.randrange(len(log.leaves)))


def move_a_leaf(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.leaves))
    log.leaves[at] = (chance.randrange(ENTRIES, 10**6), *log.leaves[at][1:])


def cut(log: Log, chance: random.Random) -> None:
    """The tail goes, and every trace of it in the database."""
    end = chance.randrange(len(log.leaves))
    for _, entry, _ in log.leaves[end:]:
        del log.rows[entry]
    log.leaves = log.leaves[:end]
    log.stored = [each for each in log.stored if each.size <= end]


def cut_at_a_checkpoint(log: Log, chance: random.Random) -> None:
    end = chance.choice(SIZES[:-1])
    for _, entry, _ in log.leaves[end:]:
        del log.rows[entry]
    log.leaves = log.leaves[:end]
    log.stored = [each for each in log.stored if each.size <= end]


def rewrite_with_another_key(log: Log, chance: random.Random) -> None:
    """A whole false history, signed by the thief's key, in the database and in the folder."""
    edit(log, chance)
    forged = log_of(dict(log.rows), sizes=SIZES, signer=THIEF)
    log.leaves, log.stored = forged.leaves, forged.stored
    if chance.random() < 0.5:
        log.copies = forged.copies


def rewrite_with_old_signatures(log: Log, chance: random.Random) -> None:
    """A whole false history under the signatures that there are."""
    edit_with_its_leaf(log, chance)
    forged = log_of(dict(log.rows), sizes=SIZES)
    signatures = {each.size: each.note.rpartition("\n\n")[2] for each in log.stored}
    log.stored = [
        replace(each, note=each.note.rpartition("\n\n")[0] + "\n\n" + signatures[each.size])
        for each in forged.stored
    ]


def forge_a_checkpoint(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.stored))
    forged = THIEF.sign(log.stored[at].size, chance.randbytes(32))
    log.stored[at] = replace(log.stored[at], note=forged)


def forge_a_copy(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.copies))
    forged = THIEF.sign(log.copies[at].size, chance.randbytes(32))
    log.copies[at] = replace(log.copies[at], note=forged)


def put_in_a_copy(log: Log, chance: random.Random) -> None:
    size = chance.choice([each for each in range(1, 300) if each not in SIZES])
    note = chance.choice((THIEF.sign(size, chance.randbytes(32)), log.copies[0].note))
    log.copies.append(Copy(size=size, path=Path(f"{size}"), note=note))


def put_in_a_checkpoint(log: Log, chance: random.Random) -> None:
    size = chance.choice([each for each in range(1, 300) if each not in SIZES])
    note = chance.choice((THIEF.sign(size, chance.randbytes(32)), log.copies[0].note))
    log.stored.append(StoredCheckpoint(size=size, frontier=log.stored[0].frontier, note=note))


def change_a_note(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.stored))
    note = log.stored[at].note
    where = chance.randrange(len(note))
    other = note[:where] + chance.choice("0aZ+/=\n— ") + note[where + 1 :]
    log.stored[at] = replace(log.stored[at], note=other)


def change_a_copy(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.copies))
    note = log.copies[at].note
    where = chance.randrange(len(note))
    other = note[:where] + chance.choice("0aZ+/=\n— ") + note[where + 1 :]
    log.copies[at] = replace(log.copies[at], note=other)


def change_a_frontier(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.stored))
    packed = bytearray(log.stored[at].frontier)
    packed[chance.randrange(len(packed))] ^= 1 << chance.randrange(8)
    log.stored[at] = replace(log.stored[at], frontier=bytes(packed))


def change_a_size(log: Log, chance: random.Random) -> None:
    at = chance.randrange(len(log.stored))
    size = chance.choice([each for each in range(300) if each not in SIZES])
    log.stored[at] = replace(log.stored[at], size=size)


def delete_a_checkpoint(log: Log, chance: random.Random) -> None:
    log.stored.pop(chance.randrange(len(log.stored)))


def delete_a_copy(log: Log, chance: random.Random) -> None:
    # Not the newest: without it the database still has the checkpoint, which is then not copied
    # yet, and nothing of the log is changed.
    log.copies.pop(chance.randrange(len(log.copies) - 1))


OF_ENTRIES: list[Tampering] = [
    edit,
    edit_with_its_leaf,
    delete,
    delete_with_its_leaf,
    delete_and_close_the_gap,
    swap,
    swap_with_their_leaves,
    swap_places,
    insert_with_a_leaf,
    cut,
    cut_at_a_checkpoint,
    rewrite_with_another_key,
    rewrite_with_old_signatures,
]
"""What is found in an export too, which is made of entries in the order of the leaves."""
OF_THE_REST: list[Tampering] = [
    insert_only_the_row,
    change_a_leaf,
    delete_a_leaf,
    move_a_leaf,
    forge_a_checkpoint,
    forge_a_copy,
    put_in_a_copy,
    put_in_a_checkpoint,
    change_a_note,
    change_a_copy,
    change_a_frontier,
    change_a_size,
    delete_a_checkpoint,
    delete_a_copy,
]


@pytest.fixture(scope="module")
def sound() -> Log:
    return log_of(made_rows(random.Random(6962)), sizes=SIZES)


async def test_a_log_that_nobody_touched_is_sound(sound: Log) -> None:
    assert await sound.faults(export=False) == []
    assert await sound.faults(export=True) == []


async def test_ten_thousand_tampers_are_all_found(sound: Log) -> None:
    chance = random.Random(9162)
    tried, missed = Counter[str](), Counter[str]()
    while tried.total() < TAMPERS:
        export = chance.random() < 0.3
        tamper = chance.choice(OF_ENTRIES if export else OF_ENTRIES + OF_THE_REST)
        log = sound.another()
        tamper(log, chance)
        if log == sound:
            continue  # It wrote what stood there.
        tried[tamper.__name__] += 1
        missed[tamper.__name__] += not await log.faults(export=export)

    assert +missed == Counter()
    assert min(tried.values()) > 100


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (edit, r"Position \d+: entry \d+ is not the one that was recorded"),
        (delete, r"Position \d+: entry \d+ is missing"),
        (edit_with_its_leaf, r"The tree of \d+ entries is not the signed one\. Positions? \d+"),
        (delete_with_its_leaf, r"Position \d+ \(entry \d+\) comes where position \d+ should"),
        (insert_only_the_row, r"Entry \d+ has no place and does not wait for one"),
        (change_a_frontier, r"The checkpoint of \d+ entries in the database has a wrong frontier"),
        (delete_a_copy, r"Copies are missing before the one of \d+ entries: 1"),
    ],
)
async def test_what_is_wrong_is_told_exactly_and_once(
    sound: Log, tamper: Tampering, sentence: str
) -> None:
    log = sound.another()
    tamper(log, random.Random(3))

    (fault,) = await log.faults(export=False)

    assert re.match(sentence, fault), fault


async def test_a_lost_tail_is_told_by_its_positions(sound: Log) -> None:
    log = sound.another()
    log.leaves = log.leaves[:150]
    log.rows = dict(list(log.rows.items())[:150])

    assert await log.faults(export=True) == [
        (
            "A checkpoint of 200 entries was published, and the log ends after 150. "
            "Positions 150 to 199: taken out."
        )
    ]


async def test_a_changed_leaf_is_told_by_the_checkpoints_around_it(sound: Log) -> None:
    log = sound.another()
    entry = log.leaves[110][1]
    log.rows[entry] = ("2026-01-01T00:00:00", *log.rows[entry][1:])

    (fault,) = await log.faults(export=True)

    assert fault.startswith("The tree of 128 entries is not the signed one. Positions 100 to 127:")
