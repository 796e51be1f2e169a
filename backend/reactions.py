"""What follows when something happened: event → jobs. The data flow of the portal on one page."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from backend.archive import jobs as archive
from backend.foundation.outbox import Event
from backend.notices import jobs as notices
from backend.proofs import jobs as proofs
from backend.proofs import lifecycle as proof
from backend.seals import lifecycle as seal

Job = Callable[..., Awaitable[None]]
"""`async def verb_noun(services, **fields of the event)`."""

REACTIONS: Mapping[type[Event], tuple[Job, ...]] = {
    proof.ProofRequested: (notices.tell_desk_of_request,),
    proof.ProofChecked: (notices.tell_approvers_of_check, notices.tell_owner_of_check),
    proof.ProofSentBack: (notices.tell_owner_of_send_back,),
    proof.ProofWithdrawn: (notices.tell_desk_of_withdrawal,),
    proof.ProofRejected: (notices.tell_owner_of_rejection,),
    proof.ProofApproved: (proofs.render_proof, notices.tell_owner_of_approval),
    proof.ProofRendered: (proofs.seal_proof,),
    proof.ProofSealed: (proofs.issue_proof,),
    proof.ProofStuck: (notices.tell_desk_of_stuck,),
    proof.RenderRetried: (proofs.render_proof,),
    proof.SealRetried: (proofs.seal_proof,),
    proof.ProofIssued: (archive.file_issued_proof, notices.tell_owner_of_issue),
    proof.ProofRevoked: (notices.tell_owner_of_revocation,),
    proof.ProofSuperseded: (notices.tell_owner_of_supersession,),
    proof.ProofExpired: (notices.tell_owner_of_expiry,),
    # Nobody waits for these yet; they are on record for whoever will.
    seal.SealEnrolled: (),
    seal.SealActivated: (),
    seal.SealSuspended: (),
    seal.SealRetired: (),
}


def name_of(job: Job) -> str:
    """The job's name in the ledger and in arq: `proofs.render_proof`."""
    context = job.__module__.removeprefix("backend.").removesuffix(".jobs")
    return f"{context}.{job.__name__}"


EVENTS: Mapping[str, type[Event]] = {event.NAME: event for event in REACTIONS}
JOBS: Mapping[str, Job] = {name_of(job): job for jobs in REACTIONS.values() for job in jobs}


def job_names() -> Mapping[str, Sequence[str]]:
    """The names of the jobs that follow each event, for expanding events into deliveries."""
    return {event.NAME: [name_of(job) for job in jobs] for event, jobs in REACTIONS.items()}


def arguments_of(event_name: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments a job gets: the fields of its event, typed."""
    event = EVENTS[event_name].from_payload(payload)
    return {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
