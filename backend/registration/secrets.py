"""Cells and telephone numbers that are personal data of staff: encrypted, and masked for others."""

import json
from collections.abc import Mapping

from backend.foundation.masking import mask_phone
from backend.foundation.vault import Vault
from backend.registration.forms import Form
from backend.registration.models import AssistanceContact, Filing, FilingRow

_CELLS, _PHONE, _CONTACT = "filing_row.secrets", "filing.contact_phone", "assistance_contact.phone"
WORKBOOK = "filing.workbook"
"""What the encryption of a workbook is bound to, together with its filing."""


def put_cells(vault: Vault, form: Form, row: FilingRow, cells: Mapping[str, str]) -> None:
    """Fills the row: what is secret is encrypted under the row, the rest is plain."""
    hidden = {each.code for each in form.asked if each.secret}
    secret = {code: text for code, text in cells.items() if code in hidden}
    row.cells = {code: text for code, text in cells.items() if code not in hidden}
    plain = json.dumps(secret)
    row.secrets = vault.encrypt(plain, place=_CELLS, row=row.id) if secret else None


def cells_of(vault: Vault, row: FilingRow, *, whole: bool) -> dict[str, str]:
    """All cells; those that are secret are masked unless `whole`."""
    if row.secrets is None:
        return dict(row.cells)
    secret: dict[str, str] = json.loads(vault.decrypt(row.secrets, place=_CELLS, row=row.id))
    return row.cells | {code: text if whole else mask_phone(text) for code, text in secret.items()}


def put_contact_phone(vault: Vault, filing: Filing, phone: str) -> None:
    """Fills the column of the filing."""
    filing.contact_phone = vault.encrypt(phone, place=_PHONE, row=filing.id) if phone else None


def contact_phone_of(vault: Vault, filing: Filing, *, whole: bool) -> str:
    """The number, masked unless `whole`; empty where there is none."""
    if filing.contact_phone is None:
        return ""
    phone = vault.decrypt(filing.contact_phone, place=_PHONE, row=filing.id)
    return phone if whole else mask_phone(phone)


def put_assisting_phone(vault: Vault, contact: AssistanceContact, phone: str) -> None:
    """Fills the column of the contact."""
    contact.phone = vault.encrypt(phone, place=_CONTACT, row=contact.id)


def assisting_phone_of(vault: Vault, contact: AssistanceContact) -> str:
    """The number, for whoever sends a check to this person."""
    return vault.decrypt(contact.phone, place=_CONTACT, row=contact.id)
