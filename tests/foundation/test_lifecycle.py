"""The machine behind every table of states."""

from enum import StrEnum

import pytest

from backend.foundation.errors import ProblemCode
from backend.foundation.lifecycle import Lifecycle, WrongState


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"


TABLE = {(Door.OPEN, "shut"): Door.SHUT, (Door.SHUT, "open"): Door.OPEN}


def test_a_verb_leads_where_the_table_says() -> None:
    assert Lifecycle(TABLE).after(Door.OPEN, "shut") is Door.SHUT


@pytest.mark.parametrize("verb", ["open", "paint", ""])
def test_a_verb_the_table_does_not_have_here_is_refused(verb: str) -> None:
    lifecycle = Lifecycle(TABLE)

    assert not lifecycle.allows(Door.OPEN, verb)
    with pytest.raises(WrongState) as refused:
        lifecycle.after(Door.OPEN, verb)
    assert (refused.value.code, refused.value.verb) == (ProblemCode.WRONG_STATE, verb)


def test_a_lifecycle_can_be_walked() -> None:
    assert set(Lifecycle(TABLE)) == {
        (Door.OPEN, "shut", Door.SHUT),
        (Door.SHUT, "open", Door.OPEN),
    }


def test_a_lifecycle_does_not_change_with_the_table_it_was_made_from() -> None:
    table = dict(TABLE)
    lifecycle = Lifecycle(table)

    table.clear()

    assert lifecycle.allows(Door.OPEN, "shut")
