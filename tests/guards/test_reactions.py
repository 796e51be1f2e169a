"""Every event stands on the page of reactions, and every job there can take its event."""

import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from uuid import UUID

from backend import reactions
from backend.foundation.outbox import Event
from backend.foundation.services import Services
from backend.reactions import IN_A_SANDBOX, REACTIONS, Job


def events(base: type[Event] = Event) -> Iterator[type[Event]]:
    """Every event that can happen: the leaves below Event, in the portal's own code."""
    for kind in base.__subclasses__():
        if kind.__subclasses__():
            yield from events(kind)
        elif getattr(sys.modules[kind.__module__], kind.__name__, None) is kind:
            # A dataclass with slots is made twice; only the second bears the name.
            yield kind


def missing(table: Mapping[type[Event], tuple[Job, ...]]) -> list[str]:
    """Events that the table does not mention."""
    return sorted(event.__name__ for event in events() if event not in table)


def misfits(table: Mapping[type[Event], tuple[Job, ...]]) -> list[str]:
    """Jobs whose keyword arguments are not the fields of their event."""
    faults: list[str] = []
    for event, jobs in table.items():
        fields = {field.name for field in dataclasses.fields(event)}
        for job in jobs:
            _, *arguments = inspect.signature(job).parameters
            if set(arguments) != fields:
                faults.append(f"{event.__name__} → {job.__name__}")
    return faults


def test_every_event_has_its_line_in_the_table() -> None:
    assert missing(REACTIONS) == []


def test_a_forgotten_event_is_noticed() -> None:
    forgetful = {event: jobs for event, jobs in REACTIONS.items() if event.NAME != "proof.issued"}

    assert missing(forgetful) == ["ProofIssued"]


def test_every_job_takes_the_fields_of_its_event() -> None:
    assert misfits(REACTIONS) == []
    assert misfits(IN_A_SANDBOX) == []


def test_a_job_that_cannot_take_its_event_is_noticed() -> None:
    async def wants_more(services: Services, *, proof_id: UUID, colour: str) -> None: ...

    event = next(event for event in REACTIONS if event.NAME == "proof.issued")

    assert misfits({event: (wants_more,)}) == ["ProofIssued → wants_more"]


def test_event_names_and_job_names_are_unique() -> None:
    jobs = {job for table in (REACTIONS, IN_A_SANDBOX) for jobs in table.values() for job in jobs}

    assert len(reactions.EVENTS) == len(REACTIONS)
    assert len(reactions.JOBS) == len(jobs)
