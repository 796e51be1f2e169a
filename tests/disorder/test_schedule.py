"""A day of disorder can be had again by its seed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from backend.foundation.clock import TOLERANCE
from scripts.disorder.schedule import LASTING, WRONG, Blow, schedule

AMOUNTS = st.dictionaries(st.sampled_from(Blow), st.integers(0, 20))


@given(st.integers(), st.integers(1, 10_000), st.integers(1, 5), AMOUNTS)
def test_a_seed_gives_one_schedule_with_as_many_blows_as_were_asked_for(
    seed: int, proofs: int, workers: int, blows: dict[Blow, int]
) -> None:
    strokes = schedule(seed, proofs=proofs, workers=workers, blows=blows)

    assert strokes == schedule(seed, proofs=proofs, workers=workers, blows=blows)
    assert Counter(stroke.blow for stroke in strokes) == Counter(blows) - Counter()
    assert strokes == sorted(strokes, key=lambda stroke: (stroke.after, stroke.pause))
    for stroke in strokes:
        assert 1 <= stroke.after <= proofs
        assert 0 <= stroke.worker < workers
        assert (stroke.seconds > 0) == (stroke.blow in LASTING)
        assert (stroke.wrong_by != 0) == (stroke.blow in WRONG)
        # Nothing that a right clock may be off by.
        assert stroke.blow not in WRONG or abs(stroke.wrong_by) > TOLERANCE.total_seconds()


def test_another_seed_gives_another_one() -> None:
    blows = {Blow.KILL_WORKER: 9}

    assert schedule(1, proofs=99, workers=3, blows=blows) != schedule(
        2, proofs=99, workers=3, blows=blows
    )
