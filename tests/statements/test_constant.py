"""What an operation costs in statements does not depend on how much it answers."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from graphql import parse

from backend.exchange.models import ExchangeToken
from backend.foundation import clock
from backend.foundation.asking import asking
from backend.foundation.services import Services
from backend.web.exchange_schema import exchange
from backend.web.prepared import RequestContext
from backend.web.schema import portal
from scripts.volume import plans
from scripts.volume.plans import Planner
from tests.databases import empty
from tests.documents import Operation, operations, unfilled
from tests.exchange.door import open_door
from tests.sent_sql import SentSql
from tests.statements.around import surround
from tests.statements.asking import Asked, World
from tests.statements.changes import changes
from tests.statements.complainants import complaints
from tests.statements.complaint_cases import complaint_cases
from tests.statements.crowd import a_crowd
from tests.statements.departments import departments
from tests.statements.letters import letters
from tests.statements.oversight import oversight
from tests.statements.proposals import proposals
from tests.statements.ratings import ratings
from tests.statements.seals import seals
from tests.statements.table import ARRANGED

pytestmark = pytest.mark.anyio

COUNTY = "360404000000"
EMPTY = {"Me.actingFor", "ComplaintCaseLetter.letter"}
"""What people have none of here who are asked about. Letters are for the office that sends them:
tests/complaints/test_letters.py counts theirs.
"""

EMPTY_IN = {"portal query earlierCases": {"ProofCase.doubt"}}
"""The earlier cases are papers that a resident can still give away, and so in no doubt; the
worklist and duplicateCases show doubts."""

OPERATIONS = {
    each.name: each
    for door, schema in (("portal", portal), ("exchange", exchange))
    for each in operations(door, schema._schema)
}


@pytest.fixture(scope="module")
async def world(services: Services, connected: None) -> AsyncIterator[World]:
    await empty()
    crowd = await a_crowd(services)
    await surround(crowd)
    await changes(crowd)
    await letters(crowd)
    await complaints(crowd)
    await complaint_cases(crowd)
    await ratings(crowd)
    await oversight(crowd)
    await seals(crowd)
    await proposals(crowd)
    async with open_door(services, regions=[COUNTY]) as door:
        # When a key was used is written once a minute, whoever asks for how much.
        in_an_hour = clock.now() + timedelta(hours=1)
        await ExchangeToken.filter(id=door.token.id).update(last_used_at=in_an_hour)
        yield World(crowd=crowd, departments=await departments(crowd, door), door=door)


@pytest.fixture(scope="module")
async def planner(world: World, database_url: str) -> AsyncIterator[Planner]:
    async with plans.planner(database_url) as believing:
        yield believing


async def answer_to(world: World, operation: Operation, asked: Asked) -> Any:
    """What it answers, with every field; no Problem."""
    document = operation.document
    if asked.viewer is None:
        answer = (await world.door.send(document, **asked.variables)).json()
    else:
        # As one of the pages' own, which were measured before: no limit is in the way here.
        context = RequestContext(
            viewer=asked.viewer, services=world.crowd.services, document=parse(document)
        )
        with asking(asked.viewer):
            result = await portal.execute(
                document, variable_values=asked.variables, context_value=context
            )
        answer = {"data": result.data} | ({"errors": result.errors} if result.errors else {})
    assert answer.keys() & {"data", "errors"} == {"data"}, answer
    (content,) = answer["data"].values()
    assert not isinstance(content, dict) or content.get("__typename") != "Problem", content
    return content


def rows_in(answer: Any, path: str) -> int:
    """How long the list is to which the path leads."""
    for name in path.split(".") if path else ():
        answer = answer[name]
    return len(answer)


def more_often(many: list[str], few: list[str]) -> str:
    """Which statements were sent more often, however many values they had."""
    shape = re.compile(r"\(\$\d+(?:,\$\d+)*\)|=\$\d+")
    sent = [Counter(shape.sub("(…)", each) for each in statements) for statements in (many, few)]
    return "\n".join(f"{count} more: {each}" for each, count in (sent[0] - sent[1]).items())


@pytest.mark.parametrize("name", ARRANGED)
async def test_many_cost_as_many_statements_as_one(name: str, world: World, sent: SentSql) -> None:
    arranged = ARRANGED[name]
    operation = OPERATIONS[name.partition(" by ")[0]]

    async def statements_for(size: int) -> list[str]:
        asked = await arranged.asking(world, size)
        sent.since()
        answer = await answer_to(world, operation, asked)
        statements = sent.since()
        assert arranged.rows is None or rows_in(answer, arranged.rows) == size
        if " query " in name:  # What a verb makes is new, and has much of it yet to come.
            missing = unfilled(operation, answer) - EMPTY_IN.get(name, set())
            assert missing <= EMPTY, "nothing is proved about what is not there"
        return statements

    await statements_for(1)
    # Many, one, many: what the first left in a cache would be missing in the last.
    many, one, again = [await statements_for(size) for size in (arranged.most, 1, arranged.most)]
    more = arranged.each * (arranged.most - 1)
    assert len(many) == len(one) + more, more_often(many, one)
    assert len(again) == len(one) + more, more_often(again, one)


LISTS = [
    name
    for name, arranged in ARRANGED.items()
    if arranged.rows is not None or OPERATIONS[name.partition(" by ")[0]].is_page
]


@pytest.mark.parametrize("name", LISTS)
async def test_no_list_reads_or_sorts_a_large_table_whole(
    name: str, world: World, sent: SentSql, planner: Planner
) -> None:
    asked = await ARRANGED[name].asking(world, ARRANGED[name].most)
    sent.since()
    await answer_to(world, OPERATIONS[name.partition(" by ")[0]], asked)

    faults = [
        f"{fault}: {statement}"
        for statement in sent.since()
        for fault in await planner.faults(statement)
    ]

    assert not faults, "\n".join(faults)


async def test_what_reads_a_large_table_whole_is_noticed(planner: Planner) -> None:
    async def faults(rest: str) -> int:
        return len(await planner.faults(f"SELECT id FROM proof {rest}"))

    assert await faults("WHERE applicant_id = $1 ORDER BY requested_at DESC LIMIT 20") == 0
    assert await faults("WHERE title = $1") == 1
    assert await faults("WHERE title = $1 ORDER BY id LIMIT 20") == 1
    assert await faults("ORDER BY text LIMIT 20") == 2
    assert await planner.faults("SELECT pg_advisory_xact_lock(1)") == []


async def test_what_a_policy_reads_whole_is_noticed(planner: Planner) -> None:
    by_talk = "SELECT id FROM talk_complaint WHERE talk_id IN ($1, $2)"
    assert await planner.faults(by_talk) == []

    async with planner.changed(
        "ALTER POLICY tenant ON talk_complaint USING (talk_id IN (SELECT id FROM talk))"
    ):
        [fault] = await planner.faults(by_talk)
    assert fault.startswith("reads all of talk")
