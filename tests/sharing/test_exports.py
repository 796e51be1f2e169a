"""A holder takes along every link she gave and when it was opened, but not the link itself."""

import json

import pytest

from backend.foundation.services import Services
from backend.sharing import exports
from tests.factories import a_citizen
from tests.portal import Portal
from tests.sharing.operations import a_village, answered, issued, path, shared
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio


async def test_every_link_with_its_papers_and_openings(portal: Portal, services: Services) -> None:
    committee, holder, proof = await a_village(services)
    other = await issued(services, committee, holder)
    first = await shared(portal, holder, proof)
    second = await shared(portal, holder, other, proof)
    async with open_browser(services, development=False) as browser:
        await answered(browser, first["link"], "王")

    section = await exports.shares_of(services, holder)
    theirs = await exports.shares_of(services, await a_citizen(services, "陈卫东"))

    told = json.loads(json.dumps(section.content))
    assert section.name == "shares"
    assert [each["id"] for each in told] == [second["id"], first["id"]]
    assert [each["proofs"] for each in told] == [[str(other.id), str(proof.id)], [str(proof.id)]]
    assert [len(each["openedAt"]) for each in told] == [0, 1]
    assert {each["recipient"] for each in told} == {"九江银行岷山支行"}
    assert path(first["link"]).rpartition("/")[2] not in json.dumps(told)
    assert theirs.content == []
