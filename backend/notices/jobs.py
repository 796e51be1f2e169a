"""The face of notices for time: one job per event, each of which may run twice and tells once."""

from uuid import UUID

from backend.foundation.services import Services
from backend.notices import (
    bundle_news,
    change_news,
    complaint_news,
    exchange_news,
    letter_news,
    objection_news,
    proof_news,
    proposal_news,
    rating_news,
    seal_news,
    share_news,
    talk_news,
    watch_news,
)
from backend.notices.models import NoticeKind
from backend.notices.sending import tell, tell_of_proof


async def tell_desk_of_request(services: Services, *, proof_id: UUID) -> None:
    """ProofRequested: the preparers have something to check."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_REQUESTED)


async def tell_owner_of_check(services: Services, *, proof_id: UUID) -> None:
    """ProofChecked: the applicant sees that it goes on."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_CHECKED)


async def tell_approvers_of_check(services: Services, *, proof_id: UUID) -> None:
    """ProofChecked: the approvers have something to decide."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_TO_APPROVE)


async def tell_owner_of_send_back(services: Services, *, proof_id: UUID) -> None:
    """ProofSentBack: the applicant must mend something."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_SENT_BACK)


async def tell_desk_of_withdrawal(services: Services, *, proof_id: UUID) -> None:
    """ProofWithdrawn: the desk need not look at it any more."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_WITHDRAWN)


async def tell_owner_of_rejection(services: Services, *, proof_id: UUID) -> None:
    """ProofRejected: the applicant learns why, and where to go."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_REJECTED)


async def tell_owner_of_approval(services: Services, *, proof_id: UUID) -> None:
    """ProofApproved: the applicant sees that it is decided."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_APPROVED)


async def tell_desk_of_stuck(services: Services, *, proof_id: UUID) -> None:
    """ProofStuck: the approvers see that a document or a seal was not made."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_STUCK)


async def tell_owner_of_issue(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: the applicant can fetch the paper."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_ISSUED)


async def tell_owner_of_revocation(services: Services, *, proof_id: UUID) -> None:
    """ProofRevoked: the applicant must not use the paper any more."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_REVOKED)


async def tell_owner_of_supersession(services: Services, *, proof_id: UUID) -> None:
    """ProofSuperseded: the applicant must use the corrected paper."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_SUPERSEDED)


async def tell_owner_of_expiry(services: Services, *, proof_id: UUID) -> None:
    """ProofExpired: the applicant may ask anew."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_EXPIRED)


async def tell_owner_of_doubt(services: Services, *, proof_id: UUID) -> None:
    """ProofDoubted: the applicant must not use the paper for now."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_DOUBTED)


async def tell_agents_of_doubt(services: Services, *, proof_id: UUID) -> None:
    """ProofDoubted: the organisation must not use the paper for now."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_DOUBTED_FOR_AGENTS)


async def tell_readers_of_doubt(services: Services, *, proof_id: UUID) -> None:
    """ProofDoubted: departments that looked at the paper must not rely on it for now."""
    kind = NoticeKind.PROOF_DOUBTED_FOR_READERS
    await tell(services, *await proof_news.for_readers(proof_id, kind))


async def tell_approvers_of_vouching(services: Services, *, proof_id: UUID) -> None:
    """ProofVouched: the approvers have something to decide."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_TO_CLEAR)


async def tell_owner_of_clearing(services: Services, *, proof_id: UUID) -> None:
    """ProofCleared: the applicant can use the paper again."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_CLEARED)


async def tell_agents_of_clearing(services: Services, *, proof_id: UUID) -> None:
    """ProofCleared: the organisation can use the paper again."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_CLEARED_FOR_AGENTS)


async def tell_readers_of_clearing(services: Services, *, proof_id: UUID) -> None:
    """ProofCleared: departments that looked at the paper can rely on it again."""
    kind = NoticeKind.PROOF_CLEARED_FOR_READERS
    await tell(services, *await proof_news.for_readers(proof_id, kind))


async def tell_agents_of_issue(services: Services, *, proof_id: UUID) -> None:
    """ProofIssued: whoever acts for the organisation that it is about finds it in the archive."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_ISSUED_FOR_AGENTS)


async def tell_agents_of_revocation(services: Services, *, proof_id: UUID) -> None:
    """ProofRevoked: the organisation must not use the paper any more."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_REVOKED_FOR_AGENTS)


async def tell_agents_of_supersession(services: Services, *, proof_id: UUID) -> None:
    """ProofSuperseded: the organisation must use the corrected paper."""
    await tell_of_proof(services, proof_id, NoticeKind.PROOF_SUPERSEDED_FOR_AGENTS)


async def tell_holder_of_opening(services: Services, *, grant_id: UUID) -> None:
    """ShareOpened: the holder sees that the receiver has looked."""
    await tell(services, await share_news.opened(grant_id))


async def tell_holder_of_lock(services: Services, *, grant_id: UUID) -> None:
    """ShareLocked: the holder can change the link."""
    await tell(services, await share_news.locked(grant_id))


async def tell_desk_of_objection(services: Services, *, objection_id: UUID) -> None:
    """ObjectionFiled: the committee has something to answer."""
    kind = NoticeKind.OBJECTION_FILED
    await tell(services, await objection_news.for_desk(objection_id, kind))


async def tell_desk_of_reopening(services: Services, *, objection_id: UUID) -> None:
    """ObjectionReopened: the correction came to nothing, and somebody still has to answer."""
    kind = NoticeKind.OBJECTION_REOPENED
    await tell(services, await objection_news.for_desk(objection_id, kind))


async def tell_holder_of_acceptance(services: Services, *, objection_id: UUID) -> None:
    """ObjectionAccepted: the holder sees that a correction is under way."""
    kind = NoticeKind.OBJECTION_ACCEPTED
    await tell(services, await objection_news.for_holder(objection_id, kind))


async def tell_holder_of_decline(services: Services, *, objection_id: UUID) -> None:
    """ObjectionDeclined: the holder learns why, and who else can help."""
    kind = NoticeKind.OBJECTION_DECLINED
    await tell(services, await objection_news.for_holder(objection_id, kind))


async def tell_holder_of_correction(services: Services, *, objection_id: UUID) -> None:
    """ObjectionCorrected: the holder can fetch the corrected paper."""
    kind = NoticeKind.OBJECTION_CORRECTED
    await tell(services, await objection_news.for_holder(objection_id, kind))


async def tell_holder_of_question(services: Services, *, consent_id: UUID) -> None:
    """ConsentAsked: the resident decides whether a department may have her papers."""
    await tell(services, *await exchange_news.consent_asked(services.vault, consent_id))


async def tell_operators_of_alert(services: Services, *, alert_id: UUID, client_id: UUID) -> None:
    """ExchangeAlertRaised: an operator must look at the way a client asks."""
    del client_id
    await tell(services, *await exchange_news.alert_raised(alert_id))


async def tell_operators_of_key_request(services: Services, *, key_request_id: UUID) -> None:
    """KeyRequestFiled: a department waits for a key."""
    await tell(services, *await exchange_news.key_requested(key_request_id))


async def tell_applicant_of_key(services: Services, *, key_request_id: UUID) -> None:
    """KeyRequestGranted: the key waits to be collected."""
    kind = NoticeKind.KEY_GRANTED
    await tell(services, await exchange_news.key_answered(key_request_id, kind))


async def tell_applicant_of_no_key(services: Services, *, key_request_id: UUID) -> None:
    """KeyRequestDeclined: the applicant learns why."""
    kind = NoticeKind.KEY_DECLINED
    await tell(services, await exchange_news.key_answered(key_request_id, kind))


async def tell_office_of_findings(
    services: Services, *, organisation_id: UUID, scan_id: UUID, count: int
) -> None:
    """FindingsOpened: an office declares what does not fit the lists."""
    await tell(services, await watch_news.findings_opened(organisation_id, scan_id, count))


async def tell_operators_of_missing_evidence(services: Services, *, alarm_id: UUID) -> None:
    """EvidenceMissing: seals wait for their time stamps."""
    await tell(services, *await seal_news.evidence_missing(alarm_id))


async def tell_rulers_of_decision(services: Services, *, decision_id: UUID) -> None:
    """SealDecisionAsked: somebody else has to answer."""
    await tell(services, *await seal_news.decision_asked(decision_id))


async def tell_asker_of_answer(services: Services, *, decision_id: UUID) -> None:
    """SealDecisionAnswered: who asked learns what was said."""
    await tell(services, *await seal_news.decision_answered(decision_id))


async def tell_office_of_stop(
    services: Services, *, seal_id: UUID, organisation_id: UUID, reason: str
) -> None:
    """SealSuspended: who approves and who keeps the seal knows why nothing is sealed."""
    del organisation_id, reason
    await tell(services, await seal_news.stopped(seal_id))


async def tell_of_compromise(services: Services, *, seal_id: UUID, organisation_id: UUID) -> None:
    """SealCompromised: the office itself, and the township and supervisors above it."""
    del organisation_id
    await tell(services, *await seal_news.compromised(seal_id))


async def tell_keeper_of_use(services: Services, *, asking_id: UUID) -> None:
    """SealUseAsked: a document waits for the word of the keeper."""
    await tell(services, await seal_news.use_asked(asking_id))


async def tell_legal_reviewers_of_change(services: Services, *, change_id: UUID) -> None:
    """ChangeFiled: the reviewers of the law have something to look at."""
    kind = NoticeKind.CHANGE_TO_REVIEW_LEGALLY
    await tell(services, *await change_news.for_reviewers(change_id, kind))


async def tell_policy_reviewers_of_change(services: Services, *, change_id: UUID) -> None:
    """ChangeLegallyReviewed: the reviewers of the policy have something to look at."""
    kind = NoticeKind.CHANGE_TO_REVIEW
    await tell(services, *await change_news.for_reviewers(change_id, kind))


async def tell_publishers_of_change(services: Services, *, change_id: UUID) -> None:
    """ChangeConsulted: they learn from when on they may publish it."""
    kind = NoticeKind.CHANGE_TO_PUBLISH
    await tell(services, *await change_news.for_reviewers(change_id, kind))


async def tell_office_of_return(services: Services, *, change_id: UUID) -> None:
    """ChangeReturned: the department learns what is to be mended."""
    await tell(services, await change_news.for_office(change_id, NoticeKind.CHANGE_RETURNED))


async def tell_office_of_publication(services: Services, *, change_id: UUID) -> None:
    """ChangePublished: the department learns from when on it holds."""
    await tell(services, await change_news.for_office(change_id, NoticeKind.CHANGE_PUBLISHED))


async def tell_complainant(services: Services, *, complaint_id: UUID) -> None:
    """Something happened to a complaint: she learns of it, unless she has no account."""
    await tell(services, *await complaint_news.for_complainant(complaint_id))


async def tell_accused(services: Services, *, complaint_id: UUID) -> None:
    """The accused office learns what it is to know, and nothing of who complained."""
    await tell(services, *await complaint_news.for_accused(complaint_id))


async def tell_handling_offices(services: Services, *, complaint_id: UUID) -> None:
    """Whose turn it is learns so: the handler, the lead and those who help."""
    await tell(services, *await complaint_news.for_offices(complaint_id))


async def tell_handler_of_bundle(services: Services, *, complaint_id: UUID) -> None:
    """BundleAsked: the handler has a letter to draft."""
    await tell(services, *await bundle_news.for_handler(complaint_id))


async def tell_complainant_of_bundle(services: Services, *, letter_id: UUID) -> None:
    """LetterIssued: when it is a bundle, she can fetch it; nothing for somebody without account."""
    await tell(services, *await bundle_news.for_complainant(letter_id))


async def tell_of_time(services: Services, *, complaint_id: UUID) -> None:
    """ComplaintReminded, ComplaintEscalated: who has it, and at the end the office above."""
    await tell(services, *await complaint_news.of_time(complaint_id))


async def tell_office_of_talk(services: Services, *, talk_id: UUID) -> None:
    """TalkRecorded: the office that was talked to reads what was agreed."""
    await tell(services, await talk_news.for_office(talk_id))


async def tell_approvers_of_letter(services: Services, *, letter_id: UUID) -> None:
    """LetterDrafted: the approvers of the office have something to sign."""
    await tell(services, await letter_news.for_office(letter_id, NoticeKind.LETTER_TO_APPROVE))


async def tell_drafters_of_withdrawn_letter(services: Services, *, letter_id: UUID) -> None:
    """LetterWithdrawn: whoever wanted it knows that it will not be sent."""
    await tell(services, await letter_news.for_office(letter_id, NoticeKind.LETTER_WITHDRAWN))


async def tell_office_of_stuck_letter(services: Services, *, letter_id: UUID) -> None:
    """LetterStuck: the office sees that a letter was not made or not sealed."""
    await tell(services, await letter_news.for_office(letter_id, NoticeKind.LETTER_STUCK))


async def tell_office_of_letter_doubt(services: Services, *, letter_id: UUID) -> None:
    """LetterDoubted: the office decides whether it writes another one."""
    await tell(services, await letter_news.for_office(letter_id, NoticeKind.LETTER_DOUBTED))


async def tell_office_of_bad_rating(services: Services, *, repair_id: UUID) -> None:
    """RepairOpened: the office must look into a bad rating."""
    await tell(services, await rating_news.for_office(repair_id, NoticeKind.RATING_BAD))


async def tell_rater_of_question(services: Services, *, repair_id: UUID) -> None:
    """RaterCalledBack: the rater may say what went wrong."""
    await tell(services, await rating_news.for_rater(repair_id, NoticeKind.RATING_QUESTION))


async def tell_rater_of_extension(services: Services, *, repair_id: UUID) -> None:
    """RepairExtended: the rater learns why it takes longer."""
    await tell(services, await rating_news.for_rater(repair_id, NoticeKind.RATING_EXTENDED))


async def tell_rater_of_answer(services: Services, *, repair_id: UUID) -> None:
    """RepairAnswered: the rater learns what came of it."""
    await tell(services, await rating_news.for_rater(repair_id, NoticeKind.RATING_ANSWERED))


async def tell_rater_of_exclusion(services: Services, *, repair_id: UUID) -> None:
    """RatingExcluded: the rater learns why her rating does not count."""
    await tell(services, await rating_news.for_rater(repair_id, NoticeKind.RATING_EXCLUDED))


async def tell_supervisors_of_appeal(services: Services, *, repair_id: UUID) -> None:
    """RatingAppealed: a supervisor has something to decide."""
    kind = NoticeKind.RATING_APPEALED
    await tell(services, *await rating_news.for_supervisors(repair_id, kind))


async def tell_office_of_exclusion(services: Services, *, repair_id: UUID) -> None:
    """RatingExcluded: the office was right."""
    kind = NoticeKind.RATING_APPEAL_DECIDED
    await tell(services, await rating_news.for_office(repair_id, kind))


async def tell_office_of_kept_rating(services: Services, *, repair_id: UUID) -> None:
    """RatingKept: the office must go on with its repair."""
    kind = NoticeKind.RATING_APPEAL_DECIDED
    await tell(services, await rating_news.for_office(repair_id, kind))


async def tell_of_repair_time(services: Services, *, repair_id: UUID) -> None:
    """RepairReminded, RepairOverdue: whose turn it is, and at the end the office above."""
    await tell(services, *await rating_news.of_time(repair_id))


async def tell_office_of_proposal(services: Services, *, proposal_id: UUID) -> None:
    """ProposalMade: an office may change its list so that nobody is asked for this again."""
    await tell(services, await proposal_news.for_office(proposal_id))


async def tell_leads_of_decision(services: Services, *, proposal_id: UUID) -> None:
    """ProposalTakenUp, ProposalDeclined: who looked into the complaints learns what came of it."""
    await tell(services, *await proposal_news.for_leads(proposal_id))
