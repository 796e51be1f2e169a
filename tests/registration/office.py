"""A department at its forms: its people, what they ask, and the workbooks they hand in."""

import io
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any
from uuid import UUID

from openpyxl import load_workbook

from backend.foundation.services import Services
from backend.foundation.viewer import Official, Role
from backend.identity.actions import posts
from backend.identity.actions.posts import NewOrganisation
from backend.identity.models import Organisation, OrganisationKind
from backend.registration import jobs, writing
from backend.registration.actions import drafting, filing, receiving
from backend.registration.actions.filing import Signature
from backend.registration.models import FormCode
from backend.registration.published_forms import FORMS
from tests.factories import SYSTEM, an_official, some_regions
from tests.portal import Portal

COUNTY = "360404000000"
_FAULTS = "faults { column cell code message messageEn }"
_ROW = f"id position line cells {{ column text }} {_FAULTS}"
FILING = """id form state subject nil beingRead rowsDone rowsTotal rowCount faultyCount leader
  contactName contactPhone filledOn head { column text } headFaults { column code }
  troubles { code fatal message messageEn } organisation { name } workbookUrl"""
READ = f"""query ($id: UUID!, $faulty: Boolean! = false, $first: Int, $after: String) {{
  filing(id: $id) {{ {FILING} }}
  rows: filingRows(filingId: $id, faulty: $faulty, first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }} edges {{ node {{ {_ROW} }} }} }} }}"""
LIST = f"""query ($form: FormCode, $state: FilingState) {{ filings(form: $form, state: $state) {{
  totalCount edges {{ node {{ {FILING} }} }} }} }}"""
START = f"""mutation ($form: FormCode!) {{ startFiling(form: $form) {{
  ... on Filing {{ {FILING} }} ... on Problem {{ code field }} }} }}"""
PUT = f"""mutation ($input: PutFilingRowInput!) {{ putFilingRow(input: $input) {{
  ... on FilingRow {{ {_ROW} }} ... on Problem {{ code field }} }} }}"""
DELETE = f"""mutation ($filingId: UUID!, $rowId: UUID!) {{
  deleteFilingRow(filingId: $filingId, rowId: $rowId) {{
    ... on Filing {{ {FILING} }} ... on Problem {{ code field }} }} }}"""
NIL = f"""mutation ($id: UUID!) {{ declareNil(id: $id) {{
  ... on Filing {{ {FILING} }} ... on Problem {{ code field }} }} }}"""
FILE = f"""mutation ($input: FileRegistrationInput!) {{ fileRegistration(input: $input) {{
  ... on Filing {{ {FILING} }} ... on Problem {{ code field message }} }} }}"""
DISCARD = """mutation ($id: UUID!) { discardFiling(id: $id) {
  ... on Done { at } ... on Problem { code field } } }"""
OFFICES = """{ registrationOffices { totalCount edges { node { organisation { name } missing
  filings { form nil state } } } } }"""
MATTERS = """query ($search: String! = "", $first: Int, $after: String) {
  matters(search: $search, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } edges { node { id name online offlineReason endedAt
      organisation { name } materials { alternatives { name issuer } kind acceptsElectronic
        acceptsImage verification } } } } }"""
MATTER = """query ($id: UUID!) { matter(id: $id) { id name endedAt online
  materials { alternatives { name issuer } } } }"""

RIGHT: Mapping[FormCode, dict[str, str]] = {
    FormCode.DEMANDED: {
        "unit": "柴桑区民政局",
        "name": "婚姻状况证明",
        "issuer": "婚姻登记机关",
        "matter": "收养登记",
        "basis": "《中国公民收养子女登记办法》第五条",
        "keep": "√",
    },
    FormCode.MEASURES: {
        "unit": "柴桑区民政局",
        "name": "婚姻状况证明",
        "issuer": "婚姻登记机关",
        "share": "√",
        "other": "由窗口工作人员代为查询",
    },
    FormCode.MATERIALS: {
        "matter": "收养登记",
        "online": "是",
        "name": "身份证或户口本或社保卡",
        "kind": "原件",
        "issuer": "公安机关或公安机关或人社部门",
        "electronic": "是",
        "image": "否",
        "verification": "认同",
    },
    FormCode.ASSISTANCE: {
        "city": "九江市",
        "county": "柴桑区",
        "unit": "柴桑区民政局婚姻登记处",
        "person": "李协查",
        "phone": "13900000001",
    },
    FormCode.SUMMARY: {
        "name": "婚姻状况证明",
        "issuer": "婚姻登记机关",
        "basis": "《中国公民收养子女登记办法》第五条",
        "opinion": "保留",
        "substitutes": "信息共享、当事人承诺",
    },
}
"""A row of each form in which nothing is wrong."""
HEAD = {"material": "婚姻登记档案证明", "issuer": "柴桑区民政局", "validity": "3年"}


async def a_bureau(
    name: str = "九江市柴桑区民政局", uscc: str = "11360404MB0000032M", region: str = COUNTY
) -> Organisation:
    """A department of the county."""
    await some_regions()
    return await posts.register_organisation(
        SYSTEM,
        NewOrganisation(
            kind=OrganisationKind.DEPARTMENT,
            name=name,
            mark=name[-6:],
            uscc=uscc,
            region=region,
            contact_phone="0792-6800300",
        ),
    )


async def a_clerk(services: Services, bureau: Organisation | None = None) -> Official:
    """Somebody of a department."""
    return await an_official(
        services, bureau or await a_bureau(), Role.DEPARTMENT_STAFF, name="钱民政"
    )


def signature(filing_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": filing_id,
        "leader": "孙局长",
        "contactName": "钱民政",
        "contactPhone": "0792-6800301",
    } | changes


def lines(head: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"column": column, "text": text} for column, text in head.items()]


async def does(portal: Portal, viewer: Official, document: str, **asked: Any) -> Any:
    """The one answer."""
    (answer,) = (await portal.execute(document, asked, viewer=viewer)).values()
    return answer


async def read(portal: Portal, viewer: Official, filing_id: str, **asked: Any) -> Any:
    """The filing with its rows."""
    found = await portal.execute(READ, {"id": filing_id, **asked}, viewer=viewer)
    return found["filing"] | {"rows": found["rows"]}


async def put(
    portal: Portal,
    viewer: Official,
    filing_id: str,
    cells: Mapping[str, str],
    row_id: str | None = None,
) -> Any:
    asked = {"filingId": filing_id, "rowId": row_id, "cells": lines(cells)}
    return await does(portal, viewer, PUT, input=asked)


async def handed_in(services: Services, viewer: Official, form: FormCode, content: bytes) -> UUID:
    """A workbook that has arrived and been read."""
    with TemporaryFile() as file:
        file.write(content)
        filing = await receiving.receive(services, viewer, form, file)
    await jobs.read_workbook(services, filing_id=filing.id)
    return filing.id


def changed(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """The workbook with other values in some cells: `{"F17": ""}`."""
    book = load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        book.worksheets[0][place] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def a_workbook(form: FormCode, rows: Sequence[Mapping[str, str]], **around: Any) -> bytes:
    return writing.workbook(FORMS[form], rows, **around)


async def filed(services: Services, clerk: Official, form: FormCode, *rows: dict[str, str]) -> str:
    """A form in force, with these rows; its id."""
    draft = await drafting.start(clerk, form)
    for row in rows:
        await drafting.put_row(services, clerk, draft.id, row)
    signature = Signature(leader="孙局长", contact_name="张住建", contact_phone="0792-6800301")
    await filing.file(services, clerk, draft.id, signature)
    return str(draft.id)
