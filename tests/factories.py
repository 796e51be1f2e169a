"""Makers of the people, committees and proofs that tests arrange, in one or two lines."""

import itertools
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from backend.catalogue import actions as catalogue
from backend.foundation import clock
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role, System
from backend.guidance.answers import Finding
from backend.identity import people
from backend.identity.actions import posts
from backend.identity.actions.posts import Appointment, NewOrganisation
from backend.identity.models import Organisation, OrganisationKind, Person
from backend.proofs import declaration, jobs, wording
from backend.proofs.actions import deciding, producing, requesting
from backend.proofs.actions.requesting import NewRequest
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import (
    Evidence,
    Proof,
    RejectReason,
    Relation,
    RevokeReason,
    SendBackReason,
)
from backend.regions import actions as regions
from backend.regions import branches
from backend.regions.listing import RegionRow
from backend.regions.models import Region
from backend.seals.actions import enrolling, moving
from backend.seals.models import Seal
from backend.seals.troubles import Trouble

SYSTEM = System(job="tests")
XIAOYANG = "360404204202"
FENSHUI = "360404204201"
_REGIONS = {
    "360000000000": "江西省",
    "360400000000": "九江市",
    "360404000000": "柴桑区",
    "360404204000": "岷山乡",
    FENSHUI: "分水村委会",
    XIAOYANG: "小阳村委会",
}
_USCC = {
    "360404204000": "11360404MB00000199",
    FENSHUI: "54360404ME00000280",
    XIAOYANG: "54360404ME000001X0",
}
COOPERATIVE = "93360404MA00000123"
_KEYS = {XIAOYANG: "xiaoyang", FENSHUI: "other"}
_numbers = itertools.count(1)


def an_id_number() -> str:
    """An impossible identity number: area 990102, born in 1880 (never a real person)."""
    body = f"99010218800101{next(_numbers) % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def a_phone() -> str:
    """A mobile number nobody else in this test process has."""
    return f"139{next(_numbers):08d}"


async def a_person(services: Services, name: str = "王桂香") -> Person:
    person = people.new_person(services.vault, name=name, id_number=an_id_number(), phone=a_phone())
    await person.save()
    return person


async def a_citizen(services: Services, name: str = "王桂香") -> Citizen:
    person = await a_person(services, name)
    return Citizen(person_id=person.id, session_id=uuid4(), source="test")


@dataclass(frozen=True, kw_only=True)
class Committee:
    """A committee ready to work: its people as viewers, stepped up, and its active seal."""

    organisation: Organisation
    preparer: Official
    approver: Official
    keeper: Official
    township: Official
    seal: Seal


async def some_regions() -> None:
    """The branch of 小阳村 and its neighbour 分水村."""
    if not await Region.exists():
        rows = [
            RegionRow(line, code, name, branches.level(code), _parent(code))
            for line, (code, name) in enumerate(_REGIONS.items(), start=2)
        ]
        await regions.import_regions(rows, edition=date(2023, 6, 30))
        await catalogue.ensure_catalogue(SYSTEM)


async def a_committee(services: Services, region: str = XIAOYANG) -> Committee:
    await some_regions()
    today = clock.today()
    organisation = await _organisation(OrganisationKind.COMMITTEE, region)
    township = await Organisation.get_or_none(uscc=_USCC["360404204000"])
    township = township or await _organisation(OrganisationKind.TOWNSHIP, "360404204000")
    keeper = await an_official(services, organisation, Role.SEAL_KEEPER, name="赵印")
    seal = await enrolling.enrol(
        services,
        SYSTEM,
        organisation_id=organisation.id,
        name=organisation.name,
        key_ref=_KEYS[region],
        keeper_id=keeper.person_id,
        valid_from=today.replace(month=1, day=1),
        valid_to=date(today.year + 1, 12, 31),
    )
    return Committee(
        organisation=organisation,
        preparer=await an_official(services, organisation, Role.PREPARER, name="李经办"),
        approver=await an_official(services, organisation, Role.APPROVER, name="陈主任"),
        keeper=keeper,
        township=await an_official(services, township, Role.TOWNSHIP, name="周镇"),
        seal=await moving.install(SYSTEM, seal.id),
    )


async def an_official(
    services: Services, organisation: Organisation, *roles: Role, name: str = "李经办"
) -> Official:
    """A new person with these posts, acting for the organisation, stepped up just now."""
    number, phone = an_id_number(), a_phone()
    for role in roles:
        post = await posts.appoint(
            services,
            SYSTEM,
            Appointment(
                name=name,
                id_number=number,
                phone=phone,
                organisation_uscc=organisation.uscc,
                role=role,
                valid_from=date(2026, 1, 1),
            ),
        )
    return Official(
        person_id=post.person_id,
        session_id=uuid4(),
        organisation_id=organisation.id,
        region=organisation.region,
        roles=frozenset(roles),
        stepped_up_at=clock.now(),
        source="test",
    )


async def an_enterprise(uscc: str = COOPERATIVE, region: str = XIAOYANG) -> Organisation:
    """A cooperative of 小阳村, or of another region that is known already."""
    return await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=OrganisationKind.ENTERPRISE,
            name=f"小阳村橘园农民专业合作社（{uscc[-4:]}）",
            mark=f"橘园{uscc[-4:]}",
            uscc=uscc,
            region=region,
            contact_phone="0792-6800100",
        ),
    )


def represented(uscc: str = COOPERATIVE, name: str = "小阳村橘园农民专业合作社") -> wording.Subject:
    """An organisation as the subject of a request."""
    return wording.Subject(name=name, id_number=None, relation=Relation.REPRESENTED, uscc=uscc)


def a_request(**changes: object) -> wording.Request:
    """What a resident of 小阳村 asks."""
    words: dict[str, object] = {
        "title": "居住证明",
        "purpose": "向人民法院立案，确认管辖",
        "recipient": "柴桑区人民法院",
        "text": "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。",
    }
    return wording.Request(**(words | changes))  # type: ignore[arg-type] -- by name


async def a_proof(
    services: Services,
    committee: Committee,
    *,
    state: ProofState = ProofState.REQUESTED,
    applicant: Citizen | None = None,
    **words: object,
) -> Proof:
    """A proof brought to `state` by the same verbs and jobs that people and workers use."""
    owner = applicant or await a_citizen(services)
    new = NewRequest(
        region=committee.organisation.region,
        client_token=uuid4(),
        request=a_request(**words),
        declaration=declaration.CURRENT.version,
    )
    proof = await requesting.request(services, owner, new)
    assert not isinstance(proof, Finding), proof
    for verb in _ROUTES[state]:
        await _VERBS[verb](services, committee, owner, proof)
    return await Proof.get(id=proof.id)


_PRODUCED = ("check", "approve", "render", "seal", "issue")
_ROUTES: dict[ProofState, tuple[str, ...]] = {
    ProofState.REQUESTED: (),
    ProofState.CHECKED: _PRODUCED[:1],
    ProofState.SENT_BACK: ("send_back",),
    ProofState.WITHDRAWN: ("withdraw",),
    ProofState.REJECTED: ("reject",),
    ProofState.APPROVED: _PRODUCED[:2],
    ProofState.RENDER_FAILED: (*_PRODUCED[:2], "fail_render"),
    ProofState.RENDERED: _PRODUCED[:3],
    ProofState.SEAL_FAILED: (*_PRODUCED[:3], "fail_seal"),
    ProofState.SEALED: _PRODUCED[:4],
    ProofState.ISSUED: _PRODUCED,
    ProofState.REVOKED: (*_PRODUCED, "revoke"),
    ProofState.SUPERSEDED: (*_PRODUCED, "supersede"),
    ProofState.EXPIRED: (*_PRODUCED, "expire"),
}


async def _check(services: Services, committee: Committee, owner: Citizen, proof: Proof) -> None:
    await deciding.check(
        services,
        committee.preparer,
        proof.id,
        statement=proof.text,
        evidence=Evidence.HOME_VISIT,
    )


async def supersede(services: Services, committee: Committee, owner: Citizen, proof: Proof) -> None:
    """A correction of an issued proof, issued in its turn."""
    new = await deciding.correct(
        services, committee.preparer, proof.id, text="更正后的内容。", words="日期写错了。"
    )
    for verb in _PRODUCED:
        await _VERBS[verb](services, committee, owner, new)


async def _expire(services: Services, committee: Committee, owner: Citizen, proof: Proof) -> None:
    await Proof.filter(id=proof.id).update(valid_until=date(2020, 1, 1))
    await producing.expire(proof.id)


_VERBS = {
    "check": _check,
    "approve": lambda s, c, _, p: deciding.approve(s, c.approver, p.id),
    "render": lambda s, c, _, p: jobs.render_proof(s, proof_id=p.id),
    "seal": lambda s, c, _, p: jobs.seal_proof(s, proof_id=p.id),
    "issue": lambda s, c, _, p: jobs.issue_proof(s, proof_id=p.id),
    "fail_render": lambda s, c, _, p: producing.record_failure(
        p.id, "fail_render", trouble=Trouble.STORAGE_AWAY
    ),
    "fail_seal": lambda s, c, _, p: producing.record_failure(
        p.id, "fail_seal", trouble=Trouble.SEAL_KEY_AWAY
    ),
    "send_back": lambda s, c, _, p: deciding.send_back(
        c.preparer,
        p.id,
        reason=SendBackReason.FACTS_UNCLEAR,
        remedy="请写明从哪年哪月开始居住。",
        words="没有写居住时间。",
    ),
    "withdraw": lambda s, c, owner, p: requesting.withdraw(owner, p.id),
    "reject": lambda s, c, _, p: deciding.reject(
        c.preparer,
        p.id,
        reason=RejectReason.CANNOT_VERIFY,
        route="请向用人单位申请。",
        words="村里无法核实。",
    ),
    "revoke": lambda s, c, _, p: deciding.revoke(
        c.approver, p.id, reason=RevokeReason.FACTS_WRONG, words="内容有误。"
    ),
    "supersede": supersede,
    "expire": _expire,
}


async def _organisation(kind: OrganisationKind, region: str) -> Organisation:
    name = {
        XIAOYANG: "九江市柴桑区岷山乡小阳村村民委员会",
        FENSHUI: "九江市柴桑区岷山乡分水村村民委员会",
    }.get(region, "九江市柴桑区岷山乡人民政府")
    return await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=kind,
            name=name,
            mark={XIAOYANG: "小阳证", FENSHUI: "分水证"}.get(region, "岷政"),
            uscc=_USCC[region],
            region=region,
            contact_phone="0792-6800000",
            term_from=date(2026, 1, 1),
            term_to=date(2030, 12, 31),
        ),
    )


def _parent(code: str) -> str | None:
    above = [known for known in _REGIONS if known != code and branches.within(code, known)]
    return max(above, key=lambda known: len(branches.prefix(known)), default=None)
