"""Importing lists: whole or not at all, and twice is once."""

import dataclasses
from datetime import date

import pytest

from backend.catalogue import actions
from backend.catalogue.guide import Term
from backend.catalogue.lists import ListedEntry, ListError
from backend.catalogue.models import CommitteeListEntry, ProofItem
from backend.foundation.audit import AuditEntry
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.viewer import System
from tests.catalogue.lists import an_entry, an_official_of

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("database")]

SYSTEM = System(job="test")


async def imported(*entries: ListedEntry, **terms: tuple[Term, ...]) -> actions.ListImport:
    return await actions.import_committee_list(SYSTEM, entries, terms or None)


async def test_every_portal_begins_with_the_national_list_and_the_free_form_proof() -> None:
    first = await actions.ensure_catalogue(SYSTEM)
    again = await actions.ensure_catalogue(SYSTEM)
    assert (first.added, first.changed, first.unchanged) == (20, 0, 0)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 20)
    assert await CommitteeListEntry.all().count() == 20
    assert [item.code for item in await ProofItem.all()] == ["free-form-proof"]


async def test_a_changed_entry_gets_a_new_version_and_keeps_its_identity() -> None:
    entry = an_entry()
    await imported(entry)
    before = await CommitteeListEntry.get(list_id=entry.list_id)
    result = await imported(dataclasses.replace(entry, go_instead="公证处"))
    after = await CommitteeListEntry.get(list_id=entry.list_id)
    assert (result.added, result.changed) == (0, 1)
    assert (after.id, after.version, after.go_instead) == (before.id, 2, "公证处")


async def test_new_phrases_change_an_entry() -> None:
    entry = an_entry()
    await imported(entry)
    result = await imported(entry, KINSHIP=(Term(phrase="母子关系", unless=("监护",)),))
    assert result.changed == 1
    stored = await CommitteeListEntry.get(list_id=entry.list_id)
    assert stored.terms == [{"phrase": "母子关系", "unless": ["监护"]}]


async def test_entries_imported_without_phrases_keep_theirs() -> None:
    entry = an_entry()
    await imported(entry, KINSHIP=(Term(phrase="母子关系"),))
    assert (await imported(entry)).unchanged == 1
    await imported(dataclasses.replace(entry, go_instead="公证处"))
    stored = await CommitteeListEntry.get(list_id=entry.list_id)
    assert stored.terms == [{"phrase": "母子关系", "unless": []}]


async def test_an_entry_is_ended_and_never_left_out() -> None:
    first, second = an_entry(item_no=1), an_entry(item_no=2, code="BIRTH")
    await imported(first, second)
    with pytest.raises(ListError, match="item 2 of NEG-X-1 is missing"):
        await imported(dataclasses.replace(first, name="改过的"))
    assert (await CommitteeListEntry.get(item_no=1)).version == 1
    await imported(first, dataclasses.replace(second, effective_to=date(2026, 1, 1)))
    assert (await CommitteeListEntry.get(item_no=2)).effective_to == date(2026, 1, 1)


async def test_phrases_without_an_entry_are_refused() -> None:
    with pytest.raises(ListError, match="phrases for DEATH"):
        await imported(an_entry(), DEATH=(Term(phrase="死亡"),))
    assert await CommitteeListEntry.all().count() == 0


async def test_only_operators_and_the_portal_itself_import() -> None:
    with pytest.raises(Problem) as refused:
        await actions.import_committee_list(an_official_of("township"), [an_entry()], {})
    assert refused.value.code is ProblemCode.FORBIDDEN
    await actions.import_committee_list(an_official_of("operator"), [an_entry()], {})
    entry = await AuditEntry.get(deed="committee_list.imported")
    assert entry.details == {"added": 1, "changed": 0, "unchanged": 0}
