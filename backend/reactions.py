"""What follows when something happened: event → jobs. The data flow of the portal on one page."""

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from backend.archive import jobs as archive
from backend.changes import jobs as changes
from backend.changes import lifecycle as change
from backend.complaints import jobs as complaints
from backend.complaints import lifecycle as complaint
from backend.exchange import jobs as exchange_jobs
from backend.exchange import lifecycle as exchange
from backend.foundation.outbox import Event
from backend.identity import jobs as identity
from backend.identity import lifecycle as account
from backend.letters import jobs as letters
from backend.letters import lifecycle as letter
from backend.notices import jobs as notices
from backend.objections import jobs as objections
from backend.objections import lifecycle as objection
from backend.oversight import lifecycle as talk
from backend.privacy import jobs as privacy
from backend.proofs import jobs as proofs
from backend.proofs import lifecycle as proof
from backend.proposals import jobs as proposals
from backend.proposals import lifecycle as proposal
from backend.ratings import lifecycle as rating
from backend.registration import jobs as registration_jobs
from backend.registration import lifecycle as registration
from backend.seals import lifecycle as seal
from backend.sharing import jobs as sharing_jobs
from backend.sharing import lifecycle as sharing
from backend.watch import lifecycle as watch

Job = Callable[..., Awaitable[None]]
"""`async def verb_noun(services, **fields of the event)`."""

REACTIONS: Mapping[type[Event], tuple[Job, ...]] = {
    proof.ProofRequested: (notices.tell_desk_of_request,),
    proof.ProofChecked: (notices.tell_approvers_of_check, notices.tell_owner_of_check),
    proof.ProofSentBack: (notices.tell_owner_of_send_back,),
    proof.ProofWithdrawn: (objections.reopen, notices.tell_desk_of_withdrawal),
    proof.ProofRejected: (objections.reopen, notices.tell_owner_of_rejection),
    proof.ProofApproved: (proofs.render_proof, notices.tell_owner_of_approval),
    proof.ProofRendered: (proofs.seal_proof,),
    proof.ProofSealed: (proofs.issue_proof,),
    proof.ProofStuck: (notices.tell_desk_of_stuck,),
    proof.RenderRetried: (proofs.render_proof,),
    proof.SealRetried: (proofs.seal_proof,),
    proof.ProofIssued: (
        archive.file_issued_proof,
        objections.close_corrected,
        notices.tell_owner_of_issue,
        notices.tell_agents_of_issue,
    ),
    proof.ProofRevoked: (
        exchange_jobs.note_change,
        notices.tell_owner_of_revocation,
        notices.tell_agents_of_revocation,
    ),
    proof.ProofSuperseded: (
        exchange_jobs.note_change,
        notices.tell_owner_of_supersession,
        notices.tell_agents_of_supersession,
    ),
    proof.ProofExpired: (exchange_jobs.note_change, notices.tell_owner_of_expiry),
    proof.ProofDoubted: (
        exchange_jobs.note_change,
        notices.tell_owner_of_doubt,
        notices.tell_agents_of_doubt,
        notices.tell_readers_of_doubt,
    ),
    proof.ProofVouched: (notices.tell_approvers_of_vouching,),
    proof.ProofCleared: (
        exchange_jobs.note_change,
        notices.tell_owner_of_clearing,
        notices.tell_agents_of_clearing,
        notices.tell_readers_of_clearing,
    ),
    account.AccountClosed: (
        sharing_jobs.withdraw_all_of,
        exchange_jobs.withdraw_all_of,
        privacy.erase_traces,
    ),
    account.AccountReopened: (),
    account.SecondFactorEnrolled: (identity.tell_of_enrolment,),
    account.RecoveryCodeUsed: (identity.tell_of_recovery,),
    account.SecondFactorResetAsked: (identity.tell_of_reset_asked,),
    account.SecondFactorReset: (identity.tell_of_reset,),
    account.SessionsEnded: (identity.tell_of_ended_sessions,),
    account.CodesGuessed: (identity.tell_of_guessing,),
    objection.ObjectionFiled: (notices.tell_desk_of_objection,),
    objection.ObjectionAccepted: (notices.tell_holder_of_acceptance,),
    objection.ObjectionDeclined: (notices.tell_holder_of_decline,),
    objection.ObjectionCorrected: (notices.tell_holder_of_correction,),
    objection.ObjectionReopened: (notices.tell_desk_of_reopening,),
    objection.ObjectionWithdrawn: (),
    change.ChangeFiled: (notices.tell_legal_reviewers_of_change,),
    change.ChangeLegallyReviewed: (notices.tell_policy_reviewers_of_change,),
    change.ChangeConsulted: (notices.tell_publishers_of_change,),
    change.ChangeReturned: (notices.tell_office_of_return,),
    change.ChangePublished: (changes.enforce_published, notices.tell_office_of_publication),
    change.ChangeEnforced: (),
    change.ChangeWithdrawn: (),
    complaint.ComplaintFiled: (notices.tell_handling_offices,),
    complaint.ComplaintAccepted: (notices.tell_complainant,),
    complaint.ComplaintDeclined: (notices.tell_complainant,),
    complaint.ComplaintWithdrawn: (notices.tell_handling_offices,),
    complaint.ComplaintDispatched: (notices.tell_handling_offices,),
    complaint.ComplaintObjected: (notices.tell_handling_offices,),
    complaint.ComplaintBegun: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.ComplaintAsked: (notices.tell_complainant,),
    complaint.ComplaintContinued: (notices.tell_handling_offices,),
    complaint.ComplaintStated: (notices.tell_handling_offices,),
    complaint.ComplaintExtended: (notices.tell_complainant,),
    complaint.ComplaintFound: (
        proposals.propose,
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.ComplaintDismissed: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.RectificationOrdered: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.RectificationMissed: (
        notices.tell_complainant,
        notices.tell_accused,
        notices.tell_handling_offices,
    ),
    complaint.RectificationConfirmed: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.ComplaintPublicised: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.ComplaintTransferred: (
        notices.tell_complainant,
        notices.tell_accused,
    ),
    complaint.ComplaintAnswered: (notices.tell_complainant,),
    complaint.ComplaintVisited: (),
    complaint.ComplaintClosed: (notices.tell_complainant,),
    complaint.ComplaintReopened: (notices.tell_handling_offices,),
    complaint.ComplaintReminded: (notices.tell_of_time,),
    complaint.ComplaintEscalated: (notices.tell_of_time,),
    complaint.ComplaintSupervised: (notices.tell_handling_offices,),
    proposal.ProposalMade: (notices.tell_office_of_proposal,),
    proposal.ProposalJoined: (),
    proposal.ProposalTakenUp: (notices.tell_leads_of_decision,),
    proposal.ProposalDeclined: (notices.tell_leads_of_decision,),
    complaint.BundleAsked: (notices.tell_handler_of_bundle,),
    letter.LetterDrafted: (notices.tell_approvers_of_letter,),
    letter.LetterWithdrawn: (complaints.drop_letter, notices.tell_drafters_of_withdrawn_letter),
    letter.LetterApproved: (letters.render_letter,),
    letter.LetterRendered: (letters.seal_letter,),
    letter.LetterSealed: (letters.issue_letter,),
    letter.LetterStuck: (notices.tell_office_of_stuck_letter,),
    letter.LetterRenderRetried: (letters.render_letter,),
    letter.LetterSealRetried: (letters.seal_letter,),
    letter.LetterDoubted: (notices.tell_office_of_letter_doubt,),
    talk.TalkRecorded: (notices.tell_office_of_talk,),
    letter.LetterIssued: (complaints.follow_letter, notices.tell_complainant_of_bundle),
    rating.RatingGiven: (),
    rating.RepairOpened: (notices.tell_office_of_bad_rating,),
    rating.RaterCalledBack: (notices.tell_rater_of_question,),
    rating.RaterReplied: (),
    rating.RepairExtended: (notices.tell_rater_of_extension,),
    rating.RepairSettled: (),
    rating.RepairReminded: (notices.tell_of_repair_time,),
    rating.RepairOverdue: (notices.tell_of_repair_time,),
    rating.RepairAnswered: (notices.tell_rater_of_answer,),
    rating.RatingAppealed: (notices.tell_supervisors_of_appeal,),
    rating.RatingExcluded: (
        notices.tell_rater_of_exclusion,
        notices.tell_office_of_exclusion,
    ),
    rating.RatingKept: (notices.tell_office_of_kept_rating,),
    sharing.ShareGranted: (),
    sharing.ShareOpened: (notices.tell_holder_of_opening,),
    sharing.ShareLocked: (notices.tell_holder_of_lock,),
    sharing.ShareWithdrawn: (),
    sharing.ShowRequested: (),
    registration.WorkbookArrived: (registration_jobs.read_workbook,),
    # Nobody waits for these yet; they are on record for whoever will.
    registration.RegistrationFiled: (),
    seal.SealEnrolled: (),
    seal.SealActivated: (),
    seal.SealSuspended: (notices.tell_office_of_stop,),
    seal.SealRetired: (),
    seal.SealReplaced: (),
    seal.SealCompromised: (
        proofs.doubt_sealed,
        letters.doubt_sealed,
        notices.tell_of_compromise,
    ),
    seal.SealDecisionAsked: (notices.tell_rulers_of_decision,),
    seal.SealDecisionAnswered: (notices.tell_asker_of_answer,),
    seal.SealUseAsked: (notices.tell_keeper_of_use,),
    seal.SealUseConfirmed: (proofs.go_on_after_keeper, letters.go_on_after_keeper),
    seal.SealUseRefused: (proofs.stop_after_keeper, letters.stop_after_keeper),
    exchange.ConsentAsked: (notices.tell_holder_of_question,),
    exchange.ConsentAgreed: (),
    exchange.ConsentRefused: (),
    exchange.ConsentWithdrawn: (),
    exchange.ExchangeAlertRaised: (notices.tell_operators_of_alert,),
    exchange.ClientSuspended: (),
    exchange.KeyRequestFiled: (notices.tell_operators_of_key_request,),
    exchange.KeyRequestGranted: (notices.tell_applicant_of_key,),
    exchange.KeyRequestDeclined: (notices.tell_applicant_of_no_key,),
    exchange.KeyRequestWithdrawn: (),
    exchange.KeyCollected: (),
    seal.EvidenceMissing: (notices.tell_operators_of_missing_evidence,),
    watch.FindingsOpened: (notices.tell_office_of_findings,),
}

IN_A_SANDBOX: Mapping[type[Event], tuple[Job, ...]] = {
    exchange.ConsentAsked: (exchange_jobs.answer_in_sandbox,),
}
"""What follows besides where everybody is made up, and nowhere else."""


def name_of(job: Job) -> str:
    """The job's name in the ledger and in arq: `proofs.render_proof`."""
    context = job.__module__.removeprefix("backend.").removesuffix(".jobs")
    return f"{context}.{job.__name__}"


EVENTS: Mapping[str, type[Event]] = {event.NAME: event for event in REACTIONS}
JOBS: Mapping[str, Job] = {
    name_of(job): job
    for table in (REACTIONS, IN_A_SANDBOX)
    for jobs in table.values()
    for job in jobs
}


def job_names(*, sandbox: bool = False) -> Mapping[str, Sequence[str]]:
    """The names of the jobs that follow each event, for expanding events into deliveries."""
    besides = IN_A_SANDBOX if sandbox else {}
    return {
        event.NAME: [name_of(job) for job in (*jobs, *besides.get(event, ()))]
        for event, jobs in REACTIONS.items()
    }


def arguments_of(event_name: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments a job gets: the fields of its event, typed."""
    event = EVENTS[event_name].from_payload(payload)
    return {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
