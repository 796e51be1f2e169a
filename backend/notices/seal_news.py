"""What the seals give to tell: what is to be answered, stopped, confirmed or looked into."""

from uuid import UUID, uuid5

from backend.foundation.clock import CHINA
from backend.foundation.errors import Sentence
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind
from backend.notices import offices
from backend.notices.models import NoticeKind
from backend.notices.rules import DESK
from backend.notices.telling import Telling
from backend.seals import queries as seals
from backend.seals import succession
from backend.seals.evidence_models import EvidenceAlarm
from backend.seals.lasting import ALARM_AFTER
from backend.seals.lifecycle import DecisionState, SealReason, SealVerb
from backend.seals.models import Seal, SealAsking, SealDecision

_VERBS = {
    SealVerb.ACTIVATE: Sentence("启用印章", "bring a seal into use"),
    SealVerb.ROTATE: Sentence("用新印章接替原印章", "let a new seal take over"),
    SealVerb.SUSPEND: Sentence("停用印章（已经停用，待确认）", "confirm the stop of a seal"),
    SealVerb.RETIRE: Sentence("注销印章", "end a seal for good"),
    SealVerb.COMPROMISE: Sentence("认定印章密钥失密", "count the key of a seal as compromised"),
}
_STATES = {
    DecisionState.AGREED: Sentence("同意", "agreed"),
    DecisionState.DECLINED: Sentence("不同意", "declined"),
}
_REASONS = {
    SealReason.ELECTION: Sentence("换届", "an election"),
    SealReason.KEEPER_CHANGED: Sentence("保管人变动", "another keeper"),
    SealReason.KEY_AT_RISK: Sentence("密钥可能失密", "its key may be known to others"),
    SealReason.NAME_CHANGED: Sentence("单位更名", "another name"),
    SealReason.TERM_ENDED: Sentence("任期届满", "the end of the term"),
    SealReason.REPLACED: Sentence("已被新印章接替", "a new seal"),
    SealReason.OTHER: Sentence("其他原因", "another reason"),
}


async def evidence_missing(alarm_id: UUID) -> list[Telling]:
    """Whoever runs the portal must look."""
    kind = NoticeKind.EVIDENCE_MISSING
    alarm = await EvidenceAlarm.get(id=alarm_id)
    facts = {
        "hours": ALARM_AFTER.seconds // 3600,
        "waiting": alarm.waiting,
        "since": f"{alarm.waiting_since.astimezone(CHINA):%Y-%m-%d %H:%M}",
    }
    return [
        Telling(
            kind=kind,
            told_of=alarm.id,
            subject_id=alarm.id,
            people=sorted(await offices.people_in(office.id, DESK[kind])),
            facts=facts,
            organisation_id=office.id,
        )
        for office in await offices.portal_offices()
    ]


async def decision_asked(decision_id: UUID) -> list[Telling]:
    """Whoever may answer it: the townships above a committee, operators for a department."""
    kind = NoticeKind.SEAL_TO_ANSWER
    decision, seal = await _parts(decision_id)
    first = {decision.asked_by_id, seal.enrolled_by_id, seal.keeper_id}
    tellings: list[Telling] = []
    for office, role in await _ruling(seal.organisation):
        people = await offices.people_in(office.id, {role})
        tellings.append(
            Telling(
                kind=kind,
                told_of=uuid5(decision.id, str(office.id)),
                subject_id=seal.id,
                people=sorted(people - first),
                facts={
                    "seal": seal.name,
                    "verb": _VERBS[decision.verb],
                    "words": decision.words,
                    "until": f"{decision.expires_at.astimezone(CHINA):%Y-%m-%d %H:%M}",
                },
                organisation_id=office.id,
            )
        )
    return tellings


async def decision_answered(decision_id: UUID) -> list[Telling]:
    """Who asked, in each of the offices where she has the post that let her ask."""
    kind = NoticeKind.SEAL_ANSWERED
    decision, seal = await _parts(decision_id)
    tellings: list[Telling] = []
    for office, role in await _ruling(seal.organisation):
        people = await offices.people_in(office.id, {role})
        tellings.append(
            Telling(
                kind=kind,
                told_of=uuid5(decision.id, str(office.id)),
                subject_id=seal.id,
                people=sorted(people & {decision.asked_by_id}),
                facts={
                    "seal": seal.name,
                    "verb": _VERBS[decision.verb],
                    "answer": _STATES[decision.state],
                    "words": decision.answer_words,
                },
                organisation_id=office.id,
            )
        )
    return tellings


async def stopped(seal_id: UUID) -> Telling:
    """Whoever approves and keeps the seal learns why nothing is sealed."""
    kind = NoticeKind.SEAL_STOPPED
    seal = await Seal.get(id=seal_id)
    last = SealDecision.filter(
        seal_id=seal.id, verb__in=(SealVerb.SUSPEND, SealVerb.COMPROMISE)
    ).order_by("-asked_at")
    decision = await last.first()
    return Telling(
        kind=kind,
        # A seal may be stopped again after it was started again.
        told_of=decision.id if decision else seal.id,
        subject_id=seal.id,
        people=sorted(await offices.people_in(seal.organisation_id, DESK[kind])),
        facts={"seal": seal.name, "reason": seal.reason and _REASONS[seal.reason]},
        organisation_id=seal.organisation_id,
    )


async def compromised(seal_id: UUID) -> list[Telling]:
    """The desk of the office, whose papers are in doubt, and townships and supervisors above."""
    kind = NoticeKind.SEAL_COMPROMISED
    seal = await Seal.get(id=seal_id).select_related("organisation")
    assert seal.compromised_since is not None, "it is compromised"
    facts = {
        "seal": seal.name,
        "since": f"{seal.compromised_since.astimezone(CHINA):%Y-%m-%d %H:%M}",
        "affected": await seals.affected_uses(seal).count(),
    }
    own = {Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER}
    above = await offices.offices_above(seal.organisation.region, DESK[kind])
    told = {office.id: set(DESK[kind]) for office in above}
    told[seal.organisation_id] = told.get(seal.organisation_id, set()) | own
    return [
        Telling(
            kind=kind,
            told_of=uuid5(seal.id, str(office_id)),
            subject_id=seal.id,
            people=sorted(await offices.people_in(office_id, roles)),
            facts=facts,
            organisation_id=office_id,
        )
        for office_id, roles in told.items()
    ]


async def use_asked(asking_id: UUID) -> Telling:
    """The keeper, whose word a document waits for."""
    asking = await SealAsking.get(id=asking_id).select_related("warrant")
    seal = await succession.seal_today(asking.warrant.seal_id)
    return Telling(
        kind=NoticeKind.SEAL_USE_TO_CONFIRM,
        told_of=asking.id,
        subject_id=seal.id,
        people=[seal.keeper_id],
        facts={"content": asking.warrant.content},
        organisation_id=seal.organisation_id,
    )


async def _parts(decision_id: UUID) -> tuple[SealDecision, Seal]:
    decision = await SealDecision.get(id=decision_id)
    return decision, await Seal.get(id=decision.seal_id).select_related("organisation")


async def _ruling(organisation: Organisation) -> list[tuple[Organisation, Role]]:
    """The offices that rule over its seal, each with the post that lets somebody do so."""
    above = await offices.offices_above(organisation.region, {Role.TOWNSHIP})
    ruling = [(office, Role.TOWNSHIP) for office in above]
    if organisation.kind is OrganisationKind.DEPARTMENT:
        ruling += [(office, Role.OPERATOR) for office in await offices.portal_offices()]
    return ruling
