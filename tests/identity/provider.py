"""A real OpenID provider for tests: Authlib's authorization server in Flask, on a port of its own.

It demands PKCE and signs with a key of its own. A test may tamper with what it answers.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

import flask
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import make_server

CLIENT_ID, SECRET = "portal", "a secret of forty characters for the portal"
FIRST_KEY = RSAKey.generate_key(2048, {"kid": "one"})
Tamper = Callable[[dict[str, Any]], dict[str, Any] | None]


class Client(ClientMixin):
    """The portal, as the platform has registered it."""

    def __init__(self, return_address: str) -> None:
        self.return_address = return_address

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return self.return_address

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.return_address

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """What the platform remembers of a code."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str | None
    code_challenge: str | None
    code_challenge_method: str | None
    made_at: float = field(default_factory=time.time)

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(self.made_at)

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Provider:
    """Who signs in there next, and what it says and signs."""

    return_address: str
    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    key: RSAKey = field(default_factory=lambda: FIRST_KEY)
    metadata: dict[str, Any] = field(default_factory=dict[str, Any])
    tamper: Tamper | None = None
    """Gets the token answer before it leaves; may change it, or give another one."""
    asked_for_keys: int = 0
    codes: dict[str, Code] = field(default_factory=dict[str, Code])

    def calm(self) -> None:
        """As it was started."""
        self.tamper, self.metadata, self.key = None, {}, FIRST_KEY

    def claims_of(self, answer: dict[str, Any]) -> dict[str, Any]:
        """What stands in the token of an answer."""
        return dict(jwt.decode(answer["id_token"], self.key).claims)

    def signs(
        self, claims: dict[str, Any], key: RSAKey | ECKey | None = None, **header: Any
    ) -> str:
        """A token of the provider, or of whoever has another key."""
        used = key or self.key
        kid = {"kid": used.kid} if used.kid else {}
        return jwt.encode({"alg": "RS256", **kid, **header}, claims, used)


@contextmanager
def opened_provider(return_address: str) -> Iterator[Provider]:
    """Serves in a thread until the end."""
    provider = Provider(return_address)
    server = make_server("127.0.0.1", 0, _app(provider), threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _app(provider: Provider) -> flask.Flask:
    app = flask.Flask("provider")
    client = Client(provider.return_address)
    server = AuthorizationServer(
        app,
        query_client=lambda client_id: client if client_id == CLIENT_ID else None,
        save_token=lambda token, request: None,
    )
    server.register_grant(
        _grant(provider), [_open_id(provider)(require_nonce=True), CodeChallenge(required=True)]
    )

    @app.get("/.well-known/openid-configuration")
    def metadata() -> dict[str, Any]:
        usual = {
            "issuer": provider.issuer,
            "authorization_endpoint": f"{provider.issuer}/authorize",
            "token_endpoint": f"{provider.issuer}/token",
            "userinfo_endpoint": f"{provider.issuer}/person",
            "jwks_uri": f"{provider.issuer}/keys",
            "code_challenge_methods_supported": ["S256"],
        }
        return usual | provider.metadata

    @app.get("/authorize")
    def authorize() -> flask.Response:
        return server.create_authorization_response(
            grant=server.get_consent_grant(end_user=provider), grant_user=provider
        )

    @app.post("/token")
    def token() -> flask.Response:
        answer = server.create_token_response()
        if provider.tamper is not None and answer.status_code == 200:
            given = answer.get_json()
            return flask.jsonify(provider.tamper(given) or given)
        return answer

    @app.get("/person")
    def person() -> dict[str, Any]:
        return provider.claims

    @app.get("/keys")
    def keys() -> dict[str, Any]:
        provider.asked_for_keys += 1
        return {"keys": [provider.key.as_dict(private=False, use="sig", alg="RS256")]}

    return app


def _grant(provider: Provider) -> type[AuthorizationCodeGrant]:
    class Grant(AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS: ClassVar = ["client_secret_basic"]

        def save_authorization_code(self, code: str, request: Any) -> None:
            asked = request.payload.data
            provider.codes[code] = Code(
                code=code,
                redirect_uri=asked["redirect_uri"],
                scope=asked["scope"],
                nonce=asked.get("nonce"),
                code_challenge=asked.get("code_challenge"),
                code_challenge_method=asked.get("code_challenge_method"),
            )

        def query_authorization_code(self, code: str, client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            del provider.codes[authorization_code.code]

        def authenticate_user(self, authorization_code: Code) -> Provider:
            return provider

    return Grant


def _open_id(provider: Provider) -> type[OpenIDCode]:
    class OpenID(OpenIDCode):
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return False

        def resolve_client_private_key(self, client: Client) -> RSAKey:
            return provider.key

        def get_client_algorithm(self, client: Client) -> str:
            return "RS256"

        def get_encode_header(self, client: Client) -> dict[str, Any]:
            return {"alg": "RS256", "kid": provider.key.kid}

        def get_client_claims(self, client: Client) -> dict[str, Any]:
            return {"iss": provider.issuer, "exp": int(time.time()) + 300, "aud": CLIENT_ID}

        def generate_user_info(self, user: Provider, scope: str) -> UserInfo:
            return UserInfo(user.claims)

    return OpenID
