import os
import time

import pytest

from backend.foundation.sealing.confinement import MAX_ANSWER, WorkFailed, confined

MEMORY = 512 * 1024 * 1024


def test_confined_work_returns_its_result() -> None:
    assert confined(sorted, [2, 1], seconds=5, patience=20, memory=MEMORY) == [1, 2]


def test_an_error_is_told() -> None:
    with pytest.raises(WorkFailed, match="ValueError"):
        confined(int, "小阳", seconds=5, patience=20, memory=MEMORY)


def test_work_without_end_is_ended() -> None:
    with pytest.raises(WorkFailed, match="limit of 1 s"):
        confined(sum, range(10**15), seconds=1, patience=20, memory=MEMORY)


def test_work_that_sleeps_is_not_waited_for() -> None:
    with pytest.raises(WorkFailed, match="no answer"):
        confined(time.sleep, 3600, seconds=5, patience=0.5, memory=MEMORY)


def test_work_does_not_eat_the_memory() -> None:
    with pytest.raises(WorkFailed, match="MemoryError"):
        confined(bytes, 2 * MEMORY, seconds=5, patience=20, memory=MEMORY)


def test_work_that_dies_is_told() -> None:
    with pytest.raises(WorkFailed, match="ended"):
        confined(os.abort, seconds=5, patience=20, memory=MEMORY)


class _Trap:
    """Unpickled, it calls what a stranger wants."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_an_answer_cannot_make_this_process_do_anything() -> None:
    with pytest.raises(WorkFailed, match="no answer has a system"):
        confined(_Trap, seconds=5, patience=20, memory=MEMORY)


def test_an_endless_answer_is_not_taken() -> None:
    with pytest.raises(WorkFailed, match="no answer"):
        confined(bytes, 2 * MAX_ANSWER, seconds=5, patience=20, memory=MEMORY)
