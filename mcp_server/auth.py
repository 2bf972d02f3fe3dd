"""Who is calling: from a bearer token to a user."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import anyio
import httpx2
import jwt
from mcp.server.auth.provider import AccessToken, TokenVerifier
from typing_extensions import override

from foundation.certificates import trusted_for

PERSONAL_PREFIX = "tc_pat_"
REFRESH_SECONDS = 10.0
"""Least time between fetches of keys, so that made-up key ids cannot make us fetch in a loop."""
PERSONAL_SECONDS = 10.0
"""How long the issuer's word on a personal access token holds: a revoked one stops within it."""
_CACHED_TOKENS = 4096
_ISSUER_SECONDS = 5.0

Clock = Callable[[], float]


class IssuerUnreachableError(Exception):
    """The issuer of the tokens does not answer: no caller's fault, so not a 401."""


class CallerTokens(TokenVerifier):
    """Accepts tokens made for `audience`: signed by the issuer, or personal and known to it."""

    def __init__(
        self,
        *,
        jwks_url: str,
        introspection_url: str,
        audience: str,
        clock: Clock = time.monotonic,
    ) -> None:
        # One for all: building its TLS context takes longer than a call.
        self._http = httpx2.AsyncClient(
            timeout=_ISSUER_SECONDS,
            trust_env=False,
            verify=trusted_for(jwks_url, introspection_url),
        )
        self._keys = IssuerKeys(self._http, jwks_url, clock)
        self._introspection_url = introspection_url
        self._audience = audience
        self._clock = clock
        # Verifying a signature takes as long as the rest of a short call. The SDK checks the
        # expiry of every token it gets from here, so only personal ones go stale.
        self._known: OrderedDict[str, tuple[float, AccessToken | None]] = OrderedDict()

    @override
    async def verify_token(self, token: str) -> AccessToken | None:
        """Return the caller's token, or None (answered with 401) if it is not valid.

        Raises:
            IssuerUnreachableError: If nobody can tell.
        """
        until, known = self._known.get(token, (0.0, None))
        if self._clock() < until:
            return known
        if token.startswith(PERSONAL_PREFIX):
            access = await self._introspected(token)
            self._remember(token, access, self._clock() + PERSONAL_SECONDS)
        elif access := await self._signed(token):
            self._remember(token, access, float("inf"))
        return access

    async def aclose(self) -> None:
        """Close the connections to the issuer."""
        await self._http.aclose()

    async def _signed(self, token: str) -> AccessToken | None:
        """Verify an ES256 JWT (RFC 7519)."""
        try:
            key = await self._keys.find(jwt.get_unverified_header(token).get("kid"))
            if key is None:
                return None
            options: Any = {"require": ["sub", "aud", "exp"]}
            claims = jwt.decode(
                token, key, algorithms=["ES256"], audience=self._audience, options=options
            )
        except jwt.InvalidTokenError:
            return None
        return self._access(token, claims, default_client="backend")

    async def _introspected(self, token: str) -> AccessToken | None:
        """Ask the issuer about an opaque token (RFC 7662)."""
        answer = await fetched(self._http, "POST", self._introspection_url, {"token": token})
        audience = answer.get("aud", self._audience)
        audiences = [audience] if isinstance(audience, str) else audience
        if answer.get("active") is not True or self._audience not in audiences:
            return None
        return self._access(token, answer, default_client="personal")

    def _access(
        self, token: str, claims: dict[str, Any], default_client: str
    ) -> AccessToken | None:
        subject, scope = claims.get("sub"), claims.get("scope")
        if not isinstance(subject, str) or not subject:
            return None
        expires_at = claims.get("exp")
        return AccessToken(
            token=token,
            client_id=str(claims.get("client_id") or default_client),
            scopes=scope.split() if isinstance(scope, str) else [],
            subject=subject,
            resource=self._audience,
            expires_at=None if expires_at is None else int(expires_at),
        )

    def _remember(self, token: str, access: AccessToken | None, until: float) -> None:
        self._known[token] = (until, access)
        self._known.move_to_end(token)
        if len(self._known) > _CACHED_TOKENS:
            self._known.popitem(last=False)


class IssuerKeys:
    """The issuer's public keys (RFC 7517), fetched when a token names one not known yet."""

    def __init__(self, http: httpx2.AsyncClient, url: str, clock: Clock) -> None:
        self._http = http
        self._url = url
        self._clock = clock
        self._keys: dict[str | None, jwt.PyJWK] = {}
        self._fetched_at = -REFRESH_SECONDS
        self._lock = anyio.Lock()

    async def find(self, key_id: str | None) -> jwt.PyJWK | None:
        """Return the key, or None if the issuer has no such key."""
        if key_id in self._keys:
            return self._keys[key_id]
        async with self._lock:
            if self._clock() - self._fetched_at >= REFRESH_SECONDS:
                published = await fetched(self._http, "GET", self._url)
                try:
                    keys = jwt.PyJWKSet.from_dict(published).keys
                except jwt.PyJWTError as error:
                    raise IssuerUnreachableError(f"{self._url} has no usable keys") from error
                self._keys = {key.key_id: key for key in keys}
                self._fetched_at = self._clock()
        return self._keys.get(key_id)


async def fetched(
    http: httpx2.AsyncClient, method: str, url: str, form: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return the JSON object that the issuer answers.

    Raises:
        IssuerUnreachableError: If it does not.
    """
    try:
        response = (await http.request(method, url, data=form)).raise_for_status()
        answer = response.json()
    except (httpx2.HTTPError, ValueError) as error:
        raise IssuerUnreachableError(f"{url}: {type(error).__name__}") from error
    if not isinstance(answer, dict):
        raise IssuerUnreachableError(f"{url} answered no JSON object")
    return answer
