"""The catalogue through the portal's schema, as everybody."""

import pytest

from backend.catalogue import actions
from backend.catalogue.graphql import NotOurs
from backend.catalogue.guide import Guidance
from backend.foundation.errors import ProblemCode
from backend.foundation.viewer import System
from tests.portal import Portal, Refused

GUIDE = """
query ($title: String!, $text: String!) {
  guide(regionCode: "360404204202", title: $title, purpose: "出国探亲", text: $text) {
    lane entryName goInstead legalBasis documentNo matchedWords needsConfirmation
  }
}
"""
LIST = """
query ($first: Int, $after: String) {
  committeeList(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { itemNo name lane region } }
  }
}
"""


@pytest.mark.anyio
async def test_a_stranger_learns_before_any_form_that_kinship_is_not_ours(
    portal: Portal,
) -> None:
    await actions.ensure_catalogue(System(job="test"))
    variables = {"title": "亲属关系证明", "text": "请证明李秀英与李建国系母子关系。"}
    answer = (await portal.execute(GUIDE, variables))["guide"]
    assert (answer["lane"], answer["entryName"]) == ("NOT_OURS", "亲属关系证明")
    assert answer["matchedWords"] == ["亲属关系"]
    assert "派出所" in answer["goInstead"]
    assert "公证法" in answer["legalBasis"]
    assert answer["documentNo"] == "民发〔2020〕20号"
    assert answer["needsConfirmation"] is False


@pytest.mark.anyio
async def test_a_residence_proof_is_ours(portal: Portal) -> None:
    await actions.ensure_catalogue(System(job="test"))
    variables = {"title": "居住证明", "text": "兹证明王桂香在我村居住。"}
    answer = await portal.execute(GUIDE, variables)
    assert answer["guide"]["lane"] == "OURS"
    assert answer["guide"]["goInstead"] is None
    assert answer["guide"]["matchedWords"] == []


@pytest.mark.anyio
async def test_everybody_reads_the_list(portal: Portal) -> None:
    await actions.ensure_catalogue(System(job="test"))
    page = (await portal.execute(LIST, {"first": 19}))["committeeList"]
    assert page["totalCount"] == 20
    assert page["edges"][0]["node"] == {
        "itemNo": 1,
        "name": "亲属关系证明",
        "lane": "NEGATIVE",
        "region": "000000000000",
    }
    rest = await portal.execute(LIST, {"after": page["pageInfo"]["endCursor"]})
    assert [edge["node"]["itemNo"] for edge in rest["committeeList"]["edges"]] == [20]


@pytest.mark.anyio
async def test_a_forged_cursor_is_named(portal: Portal) -> None:
    with pytest.raises(Refused) as refused:
        await portal.execute(LIST, {"after": "forged"})
    assert refused.value.codes == [ProblemCode.CURSOR_INVALID]


def test_an_unconfirmed_entry_says_so_in_the_sentence() -> None:
    guidance = Guidance(
        code="X",
        name="某证明",
        go_instead="某处",
        legal_basis="",
        document_no="某号",
        words=("某",),
        needs_confirmation=True,
    )
    assert "待核实" in NotOurs.from_guidance(guidance).message
