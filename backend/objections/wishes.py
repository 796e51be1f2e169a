"""How it should read: a column of an objection that may hold an identity number, so encrypted."""

from backend.foundation.vault import Vault
from backend.objections.models import Objection
from backend.objections.wording import Statement

_PLACE = "objection.wish"


def put(vault: Vault, objection: Objection, wish: str | None) -> None:
    """Writes a clean wish into the row; the caller saves."""
    objection.wish = None if wish is None else vault.encrypt(wish, place=_PLACE, row=objection.id)


def of(vault: Vault, objection: Objection) -> str | None:
    """The wish in the clear."""
    stored = objection.wish
    return None if stored is None else vault.decrypt(stored, place=_PLACE, row=objection.id)


def statement_of(vault: Vault, objection: Objection) -> Statement:
    """What the holder said, in the clear."""
    return Statement(field=objection.field, words=objection.words, wish=of(vault, objection))
