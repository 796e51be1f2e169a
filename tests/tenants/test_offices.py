"""Rows of offices that rule over one another, looked for by statements without any filter.

`elsewhere` is somebody with the same role in an office of another county.
"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from backend.changes.models import ChangeEntry
from backend.foundation import clock, db
from backend.foundation.asking import asking
from backend.foundation.services import Services
from backend.foundation.viewer import Anonymous, Department, Official, Role, System, Viewer
from backend.proofs.lifecycle import ProofState
from backend.registration.models import Filing, FilingRow, FormCode
from backend.seals.actions.enrolling import COPIES_ITEM
from backend.seals.lifecycle import SealReason, SealVerb
from backend.seals.models import (
    SealAsking,
    SealConfirmation,
    SealDecision,
    SealRefusal,
    SealWarrant,
)
from backend.seals.standing.models import StandingOrder
from tests.changes.offices import EDIT, WITHDRAW, Offices, an_entry, offices
from tests.exchange.console import a_console
from tests.exchange.door import a_client, an_operator
from tests.factories import Committee, a_citizen, a_committee, a_proof
from tests.portal import Portal
from tests.registration.office import RIGHT, a_clerk, filed
from tests.tenants.unfiltered import seen_by

pytestmark = pytest.mark.anyio

FAR = "360423000000"
"""Another county of the same city."""

RULED = {"seal", "seal_scope", "seal_decision", "seal_standing_order"}
WAITING = {
    "seal_warrant", "seal_intent", "seal_signature", "seal_confirmation", "seal_asking",
    "seal_refusal",
}  # fmt: skip
REGISTER = {"seal_use"}
SEALS = {*RULED, *WAITING, *REGISTER, "sealed_document"}
CHANGES = {"change_request", "change_entry", "change_step", "change_comment"}
FORMS = {"filing", "filing_row"}
DOORS = {"department_console", "exchange_client"}


def elsewhere(viewer: Official) -> Official:
    """The same post, in another county."""
    return replace(viewer, person_id=uuid4(), organisation_id=uuid4(), region=FAR)


def at_counter(organisation_id: UUID, region: str) -> Department:
    """A system of an office, whatever its key is good for."""
    return Department(
        client_id=uuid4(),
        organisation_id=organisation_id,
        organisation_name="",
        scopes=frozenset(),
        regions=(region,),
        item_types=frozenset(),
        legal_bases=frozenset(),
        source="test",
    )


@pytest.fixture
async def committee(services: Services, database: None) -> Committee:
    return await a_committee(services)


@pytest.fixture
async def sealed(services: Services, committee: Committee) -> Committee:
    """It has issued a paper; everything that there may be about a seal is on record."""
    now, today = clock.now(), clock.today()
    paper = await a_proof(services, committee, state=ProofState.ISSUED)
    warrant = await SealWarrant.get(document_id=paper.id)
    keeper = committee.keeper.person_id
    question = await SealAsking.create(warrant=warrant, at=now)
    await SealRefusal.create(asking=question, keeper_id=keeper, words="看不清。", at=now)
    await SealConfirmation.create(warrant=warrant, keeper_id=keeper, at=now)
    await SealDecision.create(
        seal=committee.seal,
        verb=SealVerb.RETIRE,
        reason=SealReason.OTHER,
        words="换了新章。",
        asked_by_id=committee.township.person_id,
        asked_at=now,
        expires_at=now + timedelta(days=10),
    )
    await StandingOrder.create(
        seal=committee.seal,
        item=COPIES_ITEM,
        hourly_limit=1,
        valid_from=today,
        valid_to=today,
        asked_by_id=committee.preparer.person_id,
        asked_at=now,
    )
    return committee


async def test_a_seal_is_its_offices_and_of_whoever_rules_over_it(
    services: Services, sealed: Committee
) -> None:
    operator = await an_operator(services)
    found = {
        "the portal": await seen_by(System(job="test"), SEALS),
        "the committee": await seen_by(sealed.approver, SEALS),
        "its township": await seen_by(sealed.township, SEALS),
        "an operator": await seen_by(operator, SEALS),
    }

    assert {who: set(seen) for who, seen in found.items()} == {
        "the portal": SEALS,
        "the committee": SEALS - {"sealed_document"},
        "its township": RULED | REGISTER,
        "an operator": RULED,
    }


async def test_operators_read_the_register_of_those_whose_seals_they_rule_over(
    services: Services, sealed: Committee
) -> None:
    operator = await an_operator(services)
    office = f"(SELECT id FROM organisation WHERE id = '{operator.organisation_id}')"
    await db.connection().execute_script(
        "INSERT INTO seal_use SELECT gen_random_uuid() AS id, at, content, copies, applicant_name,"
        f" applicant_phone, gen_random_uuid() AS document_id, sha256, approver_id, handler_id,"
        f" keeper_id, {office} AS organisation_id, seal_id FROM seal_use"
    )

    assert await seen_by(operator, REGISTER) == {"seal_use": 1}
    assert await seen_by(System(job="test"), REGISTER) == {"seal_use": 2}


async def test_others_find_nothing_of_a_seal(services: Services, sealed: Committee) -> None:
    strangers: list[Viewer | None] = [
        await a_citizen(services),
        elsewhere(sealed.approver),
        elsewhere(sealed.township),
        # Of the same branch, but without the township's post.
        replace(sealed.township, roles=frozenset({Role.SUPERVISOR})),
        at_counter(uuid4(), sealed.township.region),
        Anonymous(),
        None,
    ]

    assert [await seen_by(stranger, SEALS) for stranger in strangers] == [{}] * len(strangers)


@pytest.fixture
async def asked(portal: Portal, services: Services, database: None) -> Offices:
    """A department gives up one change, and asks the public about another: one resident speaks."""
    found = await offices(portal, services)
    draft = await found.drafts(an_entry(name="草稿中的证明"))
    await found.does(WITHDRAW, found.clerk, draft, reason="不再需要。")
    request = await found.consults()
    await db.connection().execute_query(
        "INSERT INTO change_comment (id, request_id, author_id, words, written_at)"
        " VALUES (gen_random_uuid(), $1, $2, '同意。', now())",
        [request["id"], (await a_citizen(services)).person_id],
    )
    return found


async def test_what_was_filed_is_public_and_what_is_written_is_not(
    services: Services, asked: Offices
) -> None:
    public = {"change_request": 1, "change_entry": 1, "change_step": 3}
    whole = {"change_request": 2, "change_entry": 2, "change_step": 4, "change_comment": 1}

    assert await seen_by(asked.clerk, CHANGES) == whole
    assert await seen_by(asked.legal, CHANGES) == public | {"change_comment": 1}
    assert await seen_by(await a_citizen(services), CHANGES) == public
    assert await seen_by(elsewhere(asked.clerk), CHANGES) == public
    assert await seen_by(elsewhere(asked.supervisor), CHANGES) == public
    assert await seen_by(Anonymous(), CHANGES) == await seen_by(None, CHANGES) == public


async def test_what_is_mended_is_read_when_it_is_filed_again(asked: Offices) -> None:
    request = await asked.files(an_entry(name="另一个证明"))
    request = await asked.reviews(asked.legal, request, "LEGAL", verdict="RETURN")
    typed = {"title": "清理", "reason": "退回修改。", "entries": [an_entry(name="改好的证明")]}
    await asked.does(EDIT, asked.clerk, request, input=typed)

    async def names(viewer: Viewer) -> set[str]:
        with asking(viewer):
            return {row.name for row in await ChangeEntry.filter(request_id=request["id"])}

    assert await names(asked.clerk) == {"另一个证明", "改好的证明"}
    assert await names(asked.legal) == await names(Anonymous()) == {"另一个证明"}


async def test_forms_are_an_offices_and_of_the_supervisors_above_it(
    services: Services, database: None
) -> None:
    clerk = await a_clerk(services)
    await filed(services, clerk, FormCode.MATERIALS, RIGHT[FormCode.MATERIALS])
    supervisor = replace(elsewhere(clerk), region=clerk.region, roles=frozenset({Role.SUPERVISOR}))
    colleague = replace(clerk, person_id=uuid4())
    whole = {"filing": 1, "filing_row": 1}

    assert await seen_by(colleague, FORMS) == await seen_by(supervisor, FORMS) == whole
    neighbour = replace(clerk, organisation_id=uuid4())
    strangers = (neighbour, elsewhere(supervisor), await a_citizen(services), Anonymous(), None)
    assert [await seen_by(each, FORMS) for each in strangers] == [{}] * len(strangers)


async def test_a_form_that_is_hidden_counts_as_filed(services: Services, database: None) -> None:
    """A trigger that sees no form must not take it for a draft."""
    clerk = await a_clerk(services)
    await filed(services, clerk, FormCode.MATERIALS, RIGHT[FormCode.MATERIALS])
    form = await Filing.get()
    with asking(elsewhere(clerk)), pytest.raises(asyncpg.RaiseError, match="do not change"):
        await FilingRow.create(filing_id=form.id, position=2, cells={})


async def test_a_department_sees_its_console_and_its_clients(
    portal: Portal, services: Services, database: None
) -> None:
    clerk = await a_console(portal, services)
    await clerk.verify({"number": "小阳证〔2026〕1号"})
    client = await a_client(organisation=clerk.department)
    system = replace(at_counter(uuid4(), FAR), client_id=client.id)
    colleague = replace(clerk.viewer, person_id=uuid4())
    operator = await an_operator(services)
    whole = {"department_console": 1, "exchange_client": 2}

    assert await seen_by(colleague, DOORS) == await seen_by(operator, DOORS) == whole
    assert await seen_by(system, DOORS) == {"exchange_client": 1}
    strangers = (elsewhere(clerk.viewer), await a_citizen(services), Anonymous(), None)
    assert [await seen_by(each, DOORS) for each in strangers] == [{}] * len(strangers)


async def test_people_see_themselves_and_a_desk_those_who_asked_there(
    services: Services, committee: Committee
) -> None:
    resident, neighbour = await a_citizen(services), await a_citizen(services, "周晓明")
    await a_proof(services, committee, applicant=resident)
    known = {"person": 2}  # Herself and the resident.

    assert await seen_by(committee.preparer, ["person"]) == known
    assert await seen_by(committee.township, ["person"]) == known
    assert (
        await seen_by(resident, ["person"]) == await seen_by(neighbour, ["person"]) == {"person": 1}
    )
    strangers = (
        elsewhere(committee.preparer),
        elsewhere(committee.township),
        replace(committee.township, person_id=uuid4(), roles=frozenset({Role.SUPERVISOR})),
        at_counter(uuid4(), committee.township.region),
        Anonymous(),
        None,
    )
    assert [await seen_by(each, ["person"]) for each in strangers] == [{}] * len(strangers)


async def test_what_somebody_proves_herself_with_is_hers_alone(
    services: Services, committee: Committee
) -> None:
    person = committee.approver.person_id
    await db.connection().execute_script(
        "INSERT INTO second_factor (id, person_id, last_step, wrong_tries)"
        f" VALUES (gen_random_uuid(), '{person}', 0, 0);"
        "INSERT INTO recovery_code (id, person_id, code_index, made_at)"
        f" VALUES (gen_random_uuid(), '{person}', 'hash', now())"
    )
    factors = ("second_factor", "recovery_code")

    assert await seen_by(committee.approver, factors) == dict.fromkeys(factors, 1)
    others = (
        committee.preparer,
        committee.township,
        await an_operator(services),
        Anonymous(),
        None,
    )
    assert [await seen_by(each, factors) for each in others] == [{}] * len(others)
