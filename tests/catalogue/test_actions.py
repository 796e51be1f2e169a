"""Importing lists: whole or not at all, and twice is once."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from backend.catalogue import actions
from backend.catalogue.guide import Term
from backend.catalogue.lists import ListedItem
from backend.catalogue.models import Lane, ProofItem, ProofItemVersion, ProofKind, PublishedList
from backend.catalogue.rows import ListError
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry, an_official_of
from tests.databases import as_owner

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="test")


async def imported(*entries: ListedItem, **terms: tuple[Term, ...]) -> actions.ListImport:
    return await actions.import_lists(SYSTEM, entries, terms or None)


async def test_every_portal_begins_with_the_national_list_and_the_free_form_proof() -> None:
    first = await actions.ensure_catalogue(SYSTEM)
    again = await actions.ensure_catalogue(SYSTEM)
    assert (first.added, first.changed, first.unchanged) == (20, 0, 0)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 20)
    assert await ProofItem.all().count() == 20
    assert [kind.code for kind in await ProofKind.all()] == ["free-form-proof"]


async def the_item(**known: Any) -> ProofItem:
    return await ProofItem.get(**known)


async def test_a_changed_row_is_a_new_version_and_the_old_one_stays() -> None:
    row = an_entry()
    await imported(row)
    before = await the_item(published_list_id=row.list_id)
    result = await imported(dataclasses.replace(row, go_instead="公证处"))
    after = await the_item(published_list_id=row.list_id)
    said = (
        await ProofItemVersion.filter(item_id=after.id)
        .order_by("version")
        .values_list("version", "go_instead")
    )
    assert (result.added, result.changed) == (0, 1)
    assert (after.id, after.code, after.version) == (before.id, before.code, 2)
    assert said == [(1, "户籍所在地派出所"), (2, "公证处")]


async def test_a_version_cannot_be_changed_or_deleted() -> None:
    await imported(an_entry())
    with as_owner(), pytest.raises(IntegrityError, match="append-only"):
        await ProofItemVersion.all().update(go_instead="别处")
    with as_owner(), pytest.raises(IntegrityError, match="append-only"):
        await ProofItemVersion.all().delete()


async def test_new_phrases_change_an_item_and_not_what_its_list_says() -> None:
    row = an_entry()
    await imported(row)
    result = await imported(row, KINSHIP=(Term(phrase="母子关系", unless=("监护",)),))
    assert result.changed == 1
    stored = await the_item(published_list_id=row.list_id)
    assert stored.terms == [{"phrase": "母子关系", "unless": ["监护"]}]
    assert stored.version == 1


async def test_items_imported_without_phrases_keep_theirs() -> None:
    row = an_entry()
    await imported(row, KINSHIP=(Term(phrase="母子关系"),))
    assert (await imported(row)).unchanged == 1
    await imported(dataclasses.replace(row, go_instead="公证处"))
    stored = await the_item(published_list_id=row.list_id)
    assert stored.terms == [{"phrase": "母子关系", "unless": []}]


async def test_an_item_is_ended_and_never_left_out() -> None:
    first, second = an_entry(), an_entry(item_no="2", type_code="BIRTH")
    await imported(first, second)
    with pytest.raises(ListError, match="item 2 of NEG-X-1 is missing"):
        await imported(dataclasses.replace(first, name="改过的"))
    assert (await the_item(type_code="KINSHIP")).version == 1
    await imported(first, dataclasses.replace(second, effective_to=date(2026, 1, 1)))
    assert (await the_item(type_code="BIRTH")).effective_to == date(2026, 1, 1)


async def test_two_rows_are_never_one_item() -> None:
    with pytest.raises(ListError, match="two rows of NEG-X-1 are one item"):
        await imported(an_entry(), an_entry(item_no="2"))
    assert await ProofItem.all().count() == 0


async def test_the_same_proof_for_another_purpose_authority_or_region_is_another_item() -> None:
    plain: dict[str, Any] = {"list_id": "DEPT-X", "type_code": "", "lane": Lane.DEPARTMENT}
    differing = [
        {},
        {"purpose": "申领居住证"},
        {"demanding_unit": "公安机关"},
        {"region_name": "湖北省", "region": "420000000000"},
        {"name": "居住证明"},
    ]
    result = await imported(*(an_entry(**plain, **each) for each in differing))
    assert result.added == len(differing)


async def test_a_row_that_only_moved_has_no_new_version() -> None:
    first, second = an_entry(), an_entry(item_no="2", type_code="BIRTH")
    await imported(first, second)
    result = await imported(second, first)
    assert (result.changed, result.unchanged) == (0, 2)
    assert [item.type_code for item in await ProofItem.all().order_by("position")] == [
        "BIRTH",
        "KINSHIP",
    ]


async def test_a_list_that_nobody_described_is_known_by_its_code_alone() -> None:
    await imported(an_entry())
    stored = await PublishedList.get(code="NEG-X-1")
    assert (stored.title, stored.document_no) == ("", "民发〔2020〕20号")


async def test_all_lists_that_come_with_the_portal_are_imported_once() -> None:
    first = await actions.ensure_published_lists(SYSTEM)
    again = await actions.ensure_published_lists(SYSTEM)
    assert (first.added, first.changed, first.unchanged) == (472, 0, 0)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 472)
    assert await PublishedList.all().count() == 102
    assert (await actions.ensure_catalogue(SYSTEM)).unchanged == 20


async def test_thousands_of_rows_cost_as_many_statements_as_a_few(
    statements: Callable[[], int],
) -> None:
    def rows(count: int, list_id: str) -> list[ListedItem]:
        return [an_entry(list_id=list_id, type_code="", name=f"证明{n}") for n in range(count)]

    await imported(*rows(3, "NEG-FEW"))
    few = statements()
    await imported(*rows(3_000, "NEG-MANY"))
    assert statements() <= few + 10, "one for each thousand rows"


async def test_phrases_without_an_entry_are_refused() -> None:
    with pytest.raises(ListError, match="phrases for DEATH"):
        await imported(an_entry(), DEATH=(Term(phrase="死亡"),))
    assert await ProofItem.all().count() == 0


async def test_only_operators_and_the_portal_itself_import() -> None:
    with pytest.raises(Problem) as refused:
        await actions.import_lists(an_official_of("township"), [an_entry()], {})
    assert refused.value.code is ProblemCode.FORBIDDEN
    await actions.import_lists(an_official_of("operator"), [an_entry()], {})
    entry = await AuditEntry.get(deed="committee_list.imported")
    assert entry.details == {"added": 1, "changed": 0, "unchanged": 0}
