"""An intake, and a way to hand in bytes."""

from collections.abc import Awaitable, Callable
from tempfile import TemporaryFile

import pytest

from backend.foundation.intake.counter import Intake
from backend.foundation.intake.verdict import FileRefused, InspectedFile, Refusal

Inspect = Callable[[bytes], Awaitable[InspectedFile | Refusal]]


@pytest.fixture
def inspect() -> Inspect:
    """What a real inspection in its process says about a content."""
    intake = Intake()

    async def hand_in(content: bytes) -> InspectedFile | Refusal:
        with TemporaryFile() as file:
            file.write(content)
            try:
                return await intake.inspect(file)
            except FileRefused as refused:
                return refused.refusal

    return hand_in
