"""The secrets in links and codes: random, found by a hash, a link's encrypted to be shown again."""

import hashlib
import secrets

from backend.foundation.services import Services
from backend.foundation.vault import Vault
from backend.sharing.models import ShareGrant

_PLACE = "share_grant.token"


def new_token() -> str:
    """256 random bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What a token is found by. It is random, so a plain hash is enough."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def index_of(vault: Vault, code: str) -> str:
    """What a shown code is found by: a keyed hash of its normal form."""
    return vault.index(code, kind="show_code")


def put(vault: Vault, grant: ShareGrant) -> None:
    """Gives the grant a new secret; the caller saves. The old link is dead from then on."""
    token = new_token()
    grant.token_hash = hash_of(token)
    grant.token = vault.encrypt(token, place=_PLACE, row=grant.id)


def address_of(services: Services, grant: ShareGrant) -> str:
    """The stable link, which the holder may send in any message."""
    token = services.vault.decrypt(grant.token, place=_PLACE, row=grant.id)
    return f"{services.public_url}/s/{token}"
