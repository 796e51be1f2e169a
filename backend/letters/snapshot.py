"""The frozen content of a letter: number, template, canonical JSON and its hash."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.identity.models import Organisation
from backend.letters.models import Letter, LetterKind, LetterPiece, LetterSnapshot

TEMPLATE_VERSION = "v1"
_DRAFT = "letter.content"
_FROZEN = "letter_snapshot.content"
_TITLE = "letter_piece.title"


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """How letters of a kind are headed, numbered and printed."""

    title: str
    mark: str
    template: str


FORMS = {
    LetterKind.RECTIFICATION_ORDER: Form(
        title="责令限期整改通知书", mark="投整", template="letters/rectification-order"
    ),
    LetterKind.TRANSFER_NOTICE: Form(
        title="投诉举报事项转办通知书", mark="投转", template="letters/transfer-notice"
    ),
    LetterKind.ANSWER: Form(title="投诉举报答复书", mark="投复", template="letters/answer"),
    LetterKind.EVIDENCE_BUNDLE: Form(
        title="投诉举报证据包", mark="投证", template="letters/evidence-bundle"
    ),
}


def number_of(office: Organisation, kind: LetterKind, year: int, serial: int) -> str:
    """发文字号: mark of the office, of the kind, year and serial, as in 柴投整〔2026〕3号."""
    return f"{office.mark}{FORMS[kind].mark}〔{year}〕{serial}号"


def content_of(
    services: Services,
    letter: Letter,
    office: Organisation,
    pieces: Sequence[LetterPiece],
    *,
    issued_on: date,
) -> dict[str, Any]:
    """Everything the page shows and nothing else, of a numbered letter; plain JSON values only."""
    form = FORMS[letter.kind]
    return {
        "template": form.template,
        "template_version": TEMPLATE_VERSION,
        "title": form.title,
        "number": letter.number,
        **drafted_content(services.vault, letter),
        "pieces": [_listed(services.vault, piece) for piece in pieces],
        "issuer": {
            "name": office.name,
            "uscc": office.uscc,
            "contact_phone": office.contact_phone,
        },
        "issued_on": issued_on.isoformat(),
        "demo_seal": services.demonstration_seals,
    }


def put_draft(vault: Vault, letter: Letter, addressee: str, text: dict[str, Any]) -> None:
    """Writes what is drafted into a row; the caller saves."""
    plain = canonical({"addressee": addressee, "text": text})
    letter.content = vault.encrypt(plain, place=_DRAFT, row=letter.id)


def drafted_content(vault: Vault, letter: Letter) -> dict[str, Any]:
    """`addressee` and `text` in the clear, as they were drafted and then frozen."""
    return json.loads(vault.decrypt(letter.content, place=_DRAFT, row=letter.id))


def put_title(vault: Vault, piece: LetterPiece, title: str) -> None:
    """Writes what a piece is into its row; the caller saves."""
    piece.title = vault.encrypt(title, place=_TITLE, row=piece.id)


def title_of(vault: Vault, piece: LetterPiece) -> str:
    """What a piece is."""
    return vault.decrypt(piece.title, place=_TITLE, row=piece.id)


def frozen(vault: Vault, letter: Letter, content: dict[str, Any]) -> tuple[bytes, str]:
    """Cipher text and hash of the canonical content."""
    text = canonical(content)
    cipher = vault.encrypt(text, place=_FROZEN, row=letter.id)
    return cipher, hashlib.sha256(text.encode()).hexdigest()


def opened(vault: Vault, row: LetterSnapshot) -> dict[str, Any]:
    """The content as it was frozen."""
    return json.loads(vault.decrypt(row.content, place=_FROZEN, row=row.letter_id))


def canonical(content: dict[str, Any]) -> str:
    """One text for one content: sorted keys, no white space, characters as themselves."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _listed(vault: Vault, piece: LetterPiece) -> dict[str, Any]:
    return {
        "name": piece.name,
        "title": title_of(vault, piece),
        "media_type": piece.media_type,
        "size": piece.size,
        "sha256": piece.sha256,
    }
