"""One resident's affairs in 小阳村, and everybody who may or may not reach them."""

import secrets
from dataclasses import dataclass, fields
from datetime import date
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID, uuid4

from backend.archive import actions as archive
from backend.disclosures import actions as looks
from backend.disclosures.look import Look
from backend.disclosures.models import DisclosedField, Door
from backend.exchange.actions import clients, consoles
from backend.exchange.kinds import AlertKind
from backend.exchange.models import ConsentRequest, ExchangeAlert
from backend.foundation import clock, codes
from backend.foundation.services import Services
from backend.foundation.viewer import (
    Anonymous,
    Citizen,
    Department,
    ExchangeScope,
    Role,
    SignedIn,
    Visitor,
)
from backend.identity import people
from backend.identity.actions import posts
from backend.identity.actions.posts import NewOrganisation
from backend.identity.models import (
    Organisation,
    OrganisationKind,
    Person,
    Post,
    RecoveryCode,
    SecondFactor,
    SecondFactorReset,
)
from backend.notices.models import Notice, NoticeKind
from backend.proofs.actions import attaching, claiming
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Attachment, FileKind, Proof, ProofFile, ProofSnapshot
from backend.proofs.snapshot import ITEM
from backend.regions import actions as regions
from backend.regions import branches
from backend.regions.listing import RegionRow
from backend.regions.models import Region
from backend.registration import secrets as registered
from backend.registration.actions import drafting, filing
from backend.registration.actions.filing import Signature
from backend.registration.models import (
    Assistance,
    AssistanceContact,
    FilingRow,
    FormCode,
    Matter,
    ValidityUnit,
)
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.standing.models import StandingOrder
from backend.sharing.actions import showing
from tests.changes.offices import JUSTICE, SERVICE, an_office
from tests.exchange import key_requests
from tests.exchange.consents import AGREE, a_wish
from tests.exchange.console import ASK, Console, a_console
from tests.exchange.door import BASIS, CASE, a_client, a_department, a_token, an_operator
from tests.factories import (
    FENSHUI,
    SYSTEM,
    XIAOYANG,
    Committee,
    a_citizen,
    a_committee,
    a_proof,
    an_enterprise,
    an_official,
    represented,
)
from tests.objections.operations import an_objection
from tests.permissions.changes import changes_of
from tests.permissions.complainants import own_complaints_of
from tests.permissions.complaint_cases import complaints_of
from tests.permissions.letters import letters_of
from tests.permissions.ratings import ratings_of
from tests.permissions.seals import seals_of
from tests.portal import Portal
from tests.registration.office import RIGHT
from tests.sharing.operations import shared
from tests.uploaded_files import a_jpeg
from tests.watch.declarations import a_finding

FAR = "360423100012"
"""新宁社区居委会 of 武宁县: the same city, another county."""
_FAR_BRANCH = {"360423000000": "武宁县", "360423100000": "新宁镇", FAR: "新宁社区居委会"}
_FURTHER = {FENSHUI: "54360404ME00000280", FAR: "54360423ME0000027D"}


@dataclass(frozen=True, kw_only=True)
class Affairs:
    """What an operation may name; ids unless their name says otherwise."""

    region: str
    committee: UUID
    committee_uscc: str
    keeper: UUID
    post: UUID
    seal: UUID
    standing_order: UUID
    seal_decision: UUID
    asking: UUID
    doubted: UUID
    requested: UUID
    claimed: UUID
    checked: UUID
    sent_back: UUID
    stuck: UUID
    issued: UUID
    disputed: UUID
    about_enterprise: UUID
    code: str
    file: str
    attachment: UUID
    objection: UUID
    share: UUID
    scan: UUID
    notice: UUID
    staff_notice: UUID
    department: UUID
    client: UUID
    token: UUID
    suspended_client: UUID
    alert: UUID
    key_request: UUID
    granted_key_request: UUID
    filing: UUID
    filed_demands: UUID
    draft: UUID
    draft_row: UUID
    blank_draft: UUID
    matter: UUID
    finding: UUID
    drafted_change: UUID
    filed_change: UUID
    reviewed_change: UUID
    open_change: UUID
    ended_change: UUID
    change_number: str
    """Of the open one, which everybody may know of."""
    drafted_letter: UUID
    stuck_letter: UUID
    doubted_letter: UUID
    her_filed_complaint: UUID
    her_asked_complaint: UUID
    her_answered_complaint: UUID
    our_filed_complaint: UUID
    our_asked_complaint: UUID
    our_answered_complaint: UUID
    receipt_code: str
    """Of a stranger's complaint."""
    asked_consent: UUID
    agreed_consent: UUID
    filed_complaint: UUID
    piece: UUID
    """Of the evidence for it, which is wished to be sealed."""
    accepted_complaint: UUID
    sent_complaint: UUID
    open_complaint: UUID
    founded_complaint: UUID
    ordered_complaint: UUID
    overdue_complaint: UUID
    publicised_complaint: UUID
    unfounded_complaint: UUID
    answered_complaint: UUID
    visited_complaint: UUID
    waiting_complaint: UUID
    suggestion: UUID
    proposal: UUID
    """Of the founded complaint, put before the department it is about."""
    rated: UUID
    """The proof of which `rating` is, whose repair is the asked one."""
    rating: UUID
    opened_repair: UUID
    asked_repair: UUID
    settled_repair: UUID
    appealed_repair: UUID

    @classmethod
    def unknown(cls) -> "Affairs":
        """Names of nothing."""
        nothing: dict[str, Any] = {
            field.name: uuid4() for field in fields(cls) if field.type is UUID
        }
        return cls(
            region="360499999999",
            committee_uscc="93360404MA0000015C",
            code=codes.new_code(secrets.token_bytes),
            file="0" * 64,
            change_number="2026-9999",
            receipt_code=codes.new_code(secrets.token_bytes),
            **nothing,
        )


Asker = Visitor | Department


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The affairs, the viewers by the name of their column, and who and what can be exchanged."""

    services: Services
    affairs: Affairs
    viewers: dict[str, Asker]
    systems: dict[str, Asker]
    people: tuple[UUID, ...]
    """Whose affairs they are: the resident, the clerk of the department, the committee's staff."""
    resident: UUID
    committees: dict[str, UUID]
    """By region: the committee of the affairs, and those to which they can be moved."""
    client: UUID
    """Who asked for the consents."""
    department: Organisation
    enterprise: Organisation

    @property
    def viewer_ids(self) -> list[UUID]:
        return [each.person_id for each in self.viewers.values() if isinstance(each, SignedIn)]


async def build(services: Services) -> Scene:
    """Everything by the verbs that people use, where there is one."""
    portal = Portal(services)
    committee = await a_committee(services)
    await _far_branch()
    holder = await a_citizen(services)
    enterprise = await an_enterprise()
    papers = await _papers(services, committee, holder, enterprise)
    await _confirming(holder, committee.approver.person_id)
    clerk = await a_console(portal, services)
    exchange = await _exchange(portal, holder, clerk, papers["issued"])
    return Scene(
        services=services,
        affairs=Affairs(
            region=XIAOYANG,
            committee=committee.organisation.id,
            committee_uscc=committee.organisation.uscc,
            keeper=committee.keeper.person_id,
            seal=committee.seal.id,
            standing_order=await _standing_order(committee),
            **papers,
            **await _around(portal, holder, committee, papers),
            **await _sharing(portal, holder, papers["issued"]),
            **exchange,
            **await _registered(portal, clerk),
            **await changes_of(portal, clerk),
            **await letters_of(services, clerk.department),
            **await own_complaints_of(portal, holder, clerk.viewer, clerk.department),
            **await complaints_of(portal, holder, clerk),
            **await ratings_of(services, committee, holder),
            **await seals_of(
                committee,
                waiting=await a_proof(
                    services, committee, state=ProofState.RENDERED, applicant=holder
                ),
                doubted=await a_proof(
                    services, committee, state=ProofState.ISSUED, applicant=holder
                ),
            ),
        ),
        viewers=await _viewers(services, committee),
        systems=await _systems(),
        client=(await ConsentRequest.get(id=exchange["agreed_consent"])).client_id,
        people=(holder.person_id, clerk.viewer.person_id, committee.preparer.person_id),
        resident=holder.person_id,
        committees={XIAOYANG: committee.organisation.id}
        | {region: await _another_committee(region) for region in _FURTHER},
        department=clerk.department,
        enterprise=enterprise,
    )


async def _confirming(holder: Citizen, asker: UUID) -> None:
    """What she may confirm her identity with, not yet in use; and a wish to take it away."""
    await SecondFactor.create(person_id=holder.person_id)
    await RecoveryCode.create(
        person_id=holder.person_id, code_index=secrets.token_hex(32), made_at=clock.now()
    )
    await SecondFactorReset.create(
        person_id=holder.person_id,
        words="本人到场。",
        asked_by_id=asker,
        asked_at=clock.now(),
        expires_at=clock.now(),
    )


async def _far_branch() -> None:
    """Adds another county to the list of regions."""
    known = await Region.all()
    rows = [RegionRow(2, each.code, each.name, each.level, each.parent_code) for each in known]
    parent = "360400000000"
    for code, name in _FAR_BRANCH.items():
        rows.append(RegionRow(2, code, name, branches.level(code), parent))
        parent = code
    await regions.import_regions(rows, edition=date(2024, 6, 30))


async def _another_committee(region: str) -> UUID:
    """A committee with a term, whose people and seal come when the affairs are moved to it."""
    made = await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=OrganisationKind.COMMITTEE,
            name="另一个村（居）民委员会",
            mark=f"另{region[-4:]}",
            uscc=_FURTHER[region],
            region=region,
            contact_phone="0792-6800001",
            term_from=date(2026, 1, 1),
            term_to=date(2030, 12, 31),
        ),
    )
    return made.id


async def _viewers(services: Services, committee: Committee) -> dict[str, Asker]:
    """One of each role, none of them in the affairs."""
    village = committee.organisation
    township = await Organisation.get(id=committee.township.organisation_id)
    department = await a_department("九江市柴桑区民政局", "11360404MB0000030F")
    await consoles.set_up(SYSTEM, department.id, contact="0792-6810002", legal_bases=[BASIS])
    enterprise = await an_enterprise("93360404MA0000039T")
    offices = {
        Role.PREPARER: village,
        Role.APPROVER: village,
        Role.SEAL_KEEPER: village,
        Role.TOWNSHIP: township,
        Role.SUPERVISOR: township,
        Role.DEPARTMENT_STAFF: department,
        Role.LEGAL_REVIEWER: await an_office(*JUSTICE, "360400000000"),
        Role.POLICY_REVIEWER: await an_office(*SERVICE, "360400000000"),
        Role.AGENT: enterprise,
    }
    staff = {
        role.value: await an_official(services, office, role, name="赵某某")
        for role, office in offices.items()
    }
    return {
        "visitor": Anonymous(source="test"),
        "resident": await a_citizen(services, "周晓明"),
        **staff,
        "operator": await an_operator(services),
    }


async def _systems() -> dict[str, Asker]:
    """Systems of one department, by the one thing that the key of each is good for."""
    office = await a_department("九江市柴桑区人力资源和社会保障局", "11360404MB0000049C")
    client = await a_client("社保系统", organisation=office)
    return {
        scope.value: Department(
            client_id=client.id,
            token_id=(await a_token(client, scopes=[scope])).token.id,
            organisation_id=office.id,
            organisation_name=office.name,
            scopes=frozenset({scope}),
            regions=(XIAOYANG,),
            item_types=frozenset({ITEM}),
            legal_bases=frozenset({BASIS}),
            source="test",
        )
        for scope in ExchangeScope
    }


async def _standing_order(committee: Committee) -> UUID:
    """One that waits for approval."""
    asked = await StandingOrder.create(
        seal=committee.seal,
        item=COPIES_ITEM,
        hourly_limit=100,
        valid_from=clock.today(),
        valid_to=clock.today(),
        asked_by_id=committee.preparer.person_id,
        asked_at=clock.now(),
    )
    return asked.id


async def _papers(
    services: Services, committee: Committee, holder: Citizen, enterprise: Organisation
) -> dict[str, Any]:
    """A proof in each state that a verb begins with, and what goes with the issued one."""

    async def made(state: ProofState, **words: Any) -> UUID:
        proof = await a_proof(services, committee, state=state, applicant=holder, **words)
        return proof.id

    issued = await made(ProofState.ISSUED)
    claimed = await made(ProofState.REQUESTED)
    await claiming.claim(committee.preparer, claimed)
    sent_back = await made(ProofState.SENT_BACK)
    return {
        "issued": issued,
        "disputed": await made(ProofState.ISSUED),
        "requested": await made(ProofState.REQUESTED),
        "claimed": claimed,
        "checked": await made(ProofState.CHECKED),
        "sent_back": sent_back,
        "stuck": await made(ProofState.RENDER_FAILED),
        "about_enterprise": await made(
            ProofState.ISSUED, subject=represented(enterprise.uscc, enterprise.name)
        ),
        "code": (await ProofSnapshot.get(proof_id=issued)).code,
        "file": (await ProofFile.get(proof_id=issued, kind=FileKind.SEALED)).sha256,
        "attachment": await _attachment(services, holder, sent_back),
    }


async def _attachment(services: Services, holder: Citizen, proof_id: UUID) -> UUID:
    with TemporaryFile() as file:
        file.write(a_jpeg())
        given = await attaching.attach(services, holder, file)
    await Attachment.filter(id=given.id).update(proof_id=proof_id)
    return given.id


async def _around(
    portal: Portal, holder: Citizen, committee: Committee, papers: dict[str, Any]
) -> dict[str, Any]:
    """What belongs to the papers: an objection, notices, a look, a line in the archive, a post."""
    for paper in ("issued", "disputed", "about_enterprise"):
        await archive.file_proof(papers[paper])
    disputed = await Proof.get(id=papers["disputed"])
    objection = await an_objection(portal.services, holder, disputed)
    await looks.record([disputed.id], Look(door=Door.CHECK, fields=frozenset({*DisclosedField})))
    post = await Post.get(person_id=committee.preparer.person_id)
    return {
        "objection": objection.id,
        "notice": await _notice(holder, None, papers["issued"]),
        "staff_notice": await _notice(
            committee.preparer, committee.organisation.id, papers["requested"]
        ),
        "post": post.id,
    }


async def _notice(reader: SignedIn, organisation: UUID | None, proof_id: UUID) -> UUID:
    made = await Notice.create(
        person_id=reader.person_id,
        organisation_id=organisation,
        kind=NoticeKind.PROOF_ISSUED,
        subject_id=proof_id,
        told_of=uuid4(),
        title="证明已办好",
        body="证明已办好。",
        title_en="Your proof is ready",
        body_en="Your proof is ready.",
        created_at=clock.now(),
    )
    return made.id


async def _sharing(portal: Portal, holder: Citizen, proof_id: UUID) -> dict[str, Any]:
    """A share, and a question on the screen of the holder, who shows the paper."""
    services, stranger = portal.services, Anonymous(source="a counter")
    proof = await Proof.get(id=proof_id)
    share = await shared(portal, holder, proof)
    code = (await showing.make_code(services, holder, proof.id)).code
    scanned = await showing.scan(services, stranger, code)
    await showing.ask(
        services, stranger, code, scanned.token, office="柴桑区人民法院", purpose="立案"
    )
    return {"share": UUID(share["id"]), "scan": scanned.scan.id}


async def _exchange(
    portal: Portal, holder: Citizen, clerk: Console, proof_id: UUID
) -> dict[str, Any]:
    """A department's system, keys and consents, and a stopped system of the same department."""
    operator = await an_operator(portal.services)
    client = await a_client(organisation=clerk.department)
    stopped = await a_client("另一个系统", organisation=clerk.department)
    await clients.suspend(SYSTEM, stopped.id)
    alert = await ExchangeAlert.create(
        client_id=client.id, kind=AlertKind.AT_NIGHT, severe=False, details={},
        raised_at=clock.now(),
    )  # fmt: skip
    wanted = await key_requests.filed(portal, clerk.viewer)
    granted = await key_requests.filed(portal, clerk.viewer, system="低保系统")
    await key_requests.granted(portal, operator, granted["id"])
    agreed = await _consent(portal, holder, clerk, purpose=CASE["purpose"])
    await portal.execute(AGREE, {"id": agreed, "proofIds": [str(proof_id)]}, viewer=holder)
    return {
        "department": clerk.department.id,
        "client": client.id,
        "token": (await a_token(client)).token.id,
        "suspended_client": stopped.id,
        "alert": alert.id,
        "key_request": UUID(wanted["id"]),
        "granted_key_request": UUID(granted["id"]),
        "asked_consent": UUID(await _consent(portal, holder, clerk)),
        "agreed_consent": UUID(agreed),
    }


async def _registered(portal: Portal, clerk: Console) -> dict[str, Any]:
    """A filed form of a department, the matter it declares, and drafts."""

    async def draft(form: FormCode, *rows: dict[str, str]) -> UUID:
        made = await drafting.start(clerk.viewer, form)
        for row in rows:
            await drafting.put_row(portal.services, clerk.viewer, made.id, row)
        return made.id

    signature = Signature(leader="孙局长", contact_name="张住建", contact_phone="0792-6800301")
    filed = await draft(FormCode.MATERIALS, RIGHT[FormCode.MATERIALS])
    await filing.file(portal.services, clerk.viewer, filed, signature)
    summary = await draft(FormCode.SUMMARY, RIGHT[FormCode.SUMMARY])
    demands = await draft(FormCode.DEMANDED, RIGHT[FormCode.DEMANDED])
    await filing.file(portal.services, clerk.viewer, demands, signature)
    matter = await Matter.get()
    assistance = await Assistance.create(
        organisation_id=clerk.department.id,
        filing_id=filed,
        material="婚姻登记信息",
        issuer="民政部门",
        validity_unit=ValidityUnit.PERMANENT,
    )
    contact = AssistanceContact(
        assistance_id=assistance.id, position=1, city="", county="", township="", village="",
        unit="某局", name="张某某",
    )  # fmt: skip
    registered.put_assisting_phone(portal.services.vault, contact, "0792-6800301")
    await contact.save(force_create=True)
    return {
        "filing": filed,
        "filed_demands": demands,
        "draft": summary,
        "draft_row": (await FilingRow.get(filing_id=summary)).id,
        "blank_draft": await draft(FormCode.MEASURES),
        "matter": matter.id,
        "finding": (await a_finding(matter)).id,
    }


async def _consent(portal: Portal, holder: Citizen, clerk: Console, **changes: Any) -> str:
    person = await Person.get(id=holder.person_id)
    number = people.id_number_of(portal.services.vault, person)
    return (await clerk.does(ASK, input=a_wish(number, **changes)))["id"]
