"""The city's unified identity platform (统一身份认证), asked by OpenID Connect.

Authorization code with PKCE (S256), state and nonce; signatures of a fixed list; every claim that
says for whom, by whom and when a token was made is checked. Whatever does not fit is refused with
a reason for the log, which holds nothing about the person.
"""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from backend.foundation import clock, outgoing

ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Never none, and nothing whose key would be public; SM2 has no registered JOSE name yet."""
LEEWAY_SECONDS = 60
"""How far two clocks of offices may be apart."""
TIMEOUT_SECONDS = 3.0
"""For each of at most three questions, while a person waits before the page."""
MAX_ANSWER_BYTES = 100_000
MAX_TOKEN_LENGTH = 16_000
"""A token with a photograph in it is not for us."""
_METADATA_LASTS = timedelta(hours=1)
_KEYS_LAST = timedelta(minutes=1)
"""An unknown key is asked for at most this often, so that made-up tokens cause no traffic."""
_SCOPE = "openid profile phone"


class PlatformAway(Exception):
    """The platform cannot be reached, or says nothing that can be read; worth another try."""


class PlatformRefused(Exception):
    """What came from the platform, or in its name, does not fit; the text is for the log."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Departure:
    """Where to send the browser, and what must fit when it comes back."""

    address: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """Who somebody is, as the platform has verified it. What it did not say is None."""

    subject: str
    name: str | None
    id_number: str | None
    phone: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Platform:
    """What the platform says of itself."""

    authorization: str
    token: str
    keys: str
    person: str | None
    names_itself: bool
    """Whether every answer bears the issuer (RFC 9207)."""
    read_at: datetime


class IdentityPlatform:
    """One platform with which the portal is registered as a confidential client."""

    def __init__(
        self,
        issuer: str,
        *,
        client_id: str,
        secret: str,
        return_address: str,
        id_number_claim: str = "id_number",
    ) -> None:
        """`issuer` as the platform writes it; `return_address` as it is registered there."""
        self.issuer = issuer
        self._client_id = client_id
        self._secret = secret
        self._return_address = return_address
        self._id_number_claim = id_number_claim
        self._known: _Platform | None = None
        self._keys: tuple[datetime, KeySet] | None = None

    async def depart(self) -> Departure:
        """A new visit. Raises PlatformAway, or PlatformRefused for a platform without PKCE."""
        platform = await self._platform()
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address: str = prepare_grant_uri(
            platform.authorization,
            client_id=self._client_id,
            response_type="code",
            redirect_uri=self._return_address,
            scope=_SCOPE,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        return Departure(address=address, state=state, nonce=nonce, verifier=verifier)

    async def refuse_another(self, issuer: str | None) -> None:
        """Raises PlatformRefused for the answer of another platform (mix-up, RFC 9207)."""
        platform = await self._platform()
        if issuer is None and platform.names_itself:
            raise PlatformRefused("the answer does not say whose it is")
        if issuer is not None and issuer != self.issuer:
            raise PlatformRefused("the answer is another platform's")

    async def identify(self, *, code: str, nonce: str, verifier: str) -> Identified:
        """Who came back with this code. Raises PlatformAway or PlatformRefused."""
        platform = await self._platform()
        answer = await self._redeem(platform, code, verifier)
        access, token = answer.get("access_token"), answer.get("id_token")
        if not isinstance(access, str) or not isinstance(token, str):
            raise PlatformRefused("there is no token in the answer")
        claims = await self._checked(platform, token, access=access, nonce=nonce)
        if self._id_number_claim not in claims and platform.person:
            claims = await self._asked(platform.person, access, claims)
        return self._identified(claims)

    async def _platform(self) -> _Platform:
        known = self._known
        if known is None or clock.now() - known.read_at > _METADATA_LASTS:
            self._known = known = await self._discover()
        return known

    async def _discover(self) -> _Platform:
        said = await _ask("GET", f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if said.get("issuer") != self.issuer:
            raise PlatformRefused("the platform is not the issuer that is set")
        if "S256" not in said.get("code_challenge_methods_supported", ["S256"]):
            raise PlatformRefused("the platform has no PKCE with S256")
        return _Platform(
            authorization=self._place(said, "authorization_endpoint"),
            token=self._place(said, "token_endpoint"),
            keys=self._place(said, "jwks_uri"),
            person=self._place(said, "userinfo_endpoint") if "userinfo_endpoint" in said else None,
            names_itself=said.get("authorization_response_iss_parameter_supported") is True,
            read_at=clock.now(),
        )

    def _place(self, said: Mapping[str, Any], name: str) -> str:
        place = said.get(name)
        scheme = self.issuer.partition("://")[0]
        if not isinstance(place, str) or not place.startswith(f"{scheme}://"):
            raise PlatformRefused(f"the platform's {name} is no {scheme} address")
        return place

    async def _redeem(self, platform: _Platform, code: str, verifier: str) -> Mapping[str, Any]:
        return await _ask(
            "POST",
            platform.token,
            auth=httpx.BasicAuth(self._client_id, self._secret),
            data={
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": self._return_address,
                "code_verifier": verifier,
            },
        )

    async def _checked(
        self, platform: _Platform, token: str, *, access: str, nonce: str
    ) -> Mapping[str, Any]:
        if len(token) > MAX_TOKEN_LENGTH:
            raise PlatformRefused("the token is too long")
        try:
            try:
                signed = jwt.decode(token, await self._key_set(platform), algorithms=ALGORITHMS)
            except InvalidKeyIdError:
                # The platform may have a new key since we asked.
                keys = await self._key_set(platform, anew=True)
                signed = jwt.decode(token, keys, algorithms=ALGORITHMS)
            claims = CodeIDToken(
                signed.claims,
                signed.header,
                {
                    "iss": {"essential": True, "value": self.issuer},
                    "aud": {"essential": True, "value": self._client_id},
                    "sub": {"essential": True},
                    "nonce": {"essential": True, "value": nonce},
                },
                {"nonce": nonce, "client_id": self._client_id, "access_token": access},
            )
            claims.validate(now=int(clock.now().timestamp()), leeway=LEEWAY_SECONDS)
        except (JoseError, ValueError, TypeError) as error:
            raise PlatformRefused(f"the token does not fit: {error}") from error
        return claims

    async def _key_set(self, platform: _Platform, *, anew: bool = False) -> KeySet:
        known = self._keys
        now = clock.now()
        if known is None or (anew and now - known[0] > _KEYS_LAST):
            said = await _ask("GET", platform.keys)
            try:
                known = (now, KeySet.import_key_set(said))  # pyright: ignore[reportArgumentType] -- checked there
            except (JoseError, KeyError, TypeError, ValueError) as error:
                raise PlatformAway("its keys cannot be read") from error
            self._keys = known
        return known[1]

    async def _asked(self, place: str, access: str, claims: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the token does not say, the platform tells on asking; of the same person."""
        said = await _ask("GET", place, headers={"authorization": f"Bearer {access}"})
        if said.get("sub") != claims["sub"]:
            raise PlatformRefused("the platform told of another person than its token")
        return {**said, **claims}

    def _identified(self, claims: Mapping[str, Any]) -> Identified:
        def text(name: str) -> str | None:
            value = claims.get(name)
            return value if isinstance(value, str) and value else None

        subject = text("sub")
        if subject is None or len(subject) > 255:  # OpenID Connect Core, section 2.
            raise PlatformRefused("the subject is no text, or too long")
        verified = claims.get("phone_number_verified", True) is True
        return Identified(
            subject=subject,
            name=text("name"),
            id_number=text(self._id_number_claim),
            phone=text("phone_number") if verified else None,
        )


async def _ask(method: str, place: str, **options: Any) -> Mapping[str, Any]:
    """The JSON object that was answered; one attempt, no redirect is followed."""
    # A few compressed bytes can become any number of bytes before they are counted.
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    headers |= options.pop("headers", {})
    try:
        async with (
            asyncio.timeout(TIMEOUT_SECONDS),
            outgoing.client() as client,
            client.stream(method, place, headers=headers, **options) as answer,
        ):
            content = bytearray()
            async for piece in answer.aiter_raw():
                content += piece
                if len(content) > MAX_ANSWER_BYTES:
                    raise PlatformRefused("the platform's answer is too long")
            status, said = answer.status_code, httpx.Response(200, content=bytes(content)).json()
    except (httpx.HTTPError, TimeoutError) as error:
        raise PlatformAway(f"it cannot be reached: {type(error).__name__}") from error
    except (ValueError, RecursionError) as error:
        raise PlatformAway(f"its answer is no JSON: {type(error).__name__}") from error
    if not isinstance(said, dict):
        raise PlatformAway("its answer is no JSON object")
    if 400 <= status < 500:
        raise PlatformRefused(f"the platform refused: {str(said.get('error'))[:40]!r}")
    if status != 200:
        raise PlatformAway(f"it answered {status}")
    return said
