"""The issuer of tokens, as the MCP server sees the backend: at the wire."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

READ_WRITE = "tasks:read tasks:write"
JWKS_PATH = "/.well-known/jwks.json"
INTROSPECTION_PATH = "/oauth/introspect"


def _new_key() -> jwt.PyJWK:
    key = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()), as_dict=True)
    return jwt.PyJWK(key | {"kid": uuid4().hex, "alg": "ES256"})


@dataclass
class Issuer:
    """Signs tokens for `audience`, publishes its key, and knows its personal access tokens."""

    audience: str
    key: jwt.PyJWK = field(default_factory=_new_key)
    personal: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Path of every request, in order."""
    is_away: bool = False

    def sign(
        self,
        user: str,
        *,
        scope: str = READ_WRITE,
        audience: str = "",
        minutes: float = 5,
        **claims: Any,
    ) -> str:
        """Return a token that lets its bearer act as the user."""
        expires = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes)
        standard = {"sub": user, "aud": audience or self.audience, "exp": expires, "scope": scope}
        return jwt.encode(standard | claims, self.key, headers={"kid": self.key.key_id})

    def create_personal(self, user: str, *, scope: str = READ_WRITE, **claims: Any) -> str:
        """Return a personal access token of the user. Remove it from `personal` to revoke it."""
        token = f"tc_pat_{uuid4().hex}"
        self.personal[token] = {"active": True, "sub": user, "scope": scope, **claims}
        return token

    def app(self) -> Starlette:
        """Return the issuer's endpoints."""
        return Starlette(
            routes=[
                Route(JWKS_PATH, self._jwks),
                Route(INTROSPECTION_PATH, self._introspect, methods=["POST"]),
            ]
        )

    async def _jwks(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if self.is_away:
            return Response(status_code=500)
        public = ECAlgorithm.to_jwk(self.key.key.public_key(), as_dict=True)
        return JSONResponse({"keys": [public | {"kid": self.key.key_id, "alg": "ES256"}]})

    async def _introspect(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if self.is_away:
            return Response(status_code=500)
        # RFC 7662 section 2.1. Parsed by hand: Starlette wants another package for forms.
        form = dict(part.split("=", 1) for part in (await request.body()).decode().split("&"))
        return JSONResponse(self.personal.get(form["token"], {"active": False}))
