"""The tokens the backend signs, and the public key that others verify them with."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from backend.identity.caller import Caller
from backend.metadata import utc_now

LIFETIME = dt.timedelta(minutes=5)
_REUSE = dt.timedelta(minutes=4)
"""A token is given out again for so long: signing costs as much as the tool call it is for."""
_MAX_REUSED = 10_000


class TokenSigner:
    """Signs ES256 tokens (RFC 7519) that name one user, one audience and the scopes.

    No tool argument, and hence no model, can choose whose tasks are touched.
    """

    def __init__(self, private_jwk: dict[str, Any], issuer: str, audience: str) -> None:
        self._private = jwt.PyJWK(private_jwk)
        self._public = {name: value for name, value in private_jwk.items() if name != "d"}
        self._issuer = issuer
        self._audience = audience
        self._signed: dict[tuple[str, str], tuple[dt.datetime, str]] = {}

    FILE = "signing_key.json"
    """In the data folder."""

    @classmethod
    def open(cls, data_dir: Path, *, issuer: str, audience: str) -> Self:
        """Return the signer whose key (RFC 7517) lies in `data_dir`, made if there is none."""
        path = data_dir / cls.FILE
        if not path.exists():
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_new_key(path)
        return cls(json.loads(path.read_text()), issuer, audience)

    def sign(self, caller: Caller) -> str:
        """Return a token that lets its bearer use the tools as this caller for minutes."""
        now, whose = utc_now(), (caller.user_id, caller.task_scopes)
        reuse_until, token = self._signed.get(whose, (now, ""))
        if now < reuse_until:
            return token
        claims = {
            "iss": self._issuer,
            "sub": caller.user_id,
            "aud": self._audience,
            "scope": caller.task_scopes,
            "client_id": "taskchat",
            "iat": now,
            "exp": now + LIFETIME,
        }
        token = jwt.encode(claims, self._private, headers={"kid": self._private.key_id})
        if len(self._signed) >= _MAX_REUSED:
            self._signed.clear()
        self._signed[whose] = (now + _REUSE, token)
        return token

    def jwks(self) -> dict[str, Any]:
        """Return the public key as a JWK set."""
        return {"keys": [self._public]}


def _write_new_key(path: Path) -> None:
    key = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()), as_dict=True)
    text = json.dumps(key | {"kid": uuid4().hex, "use": "sig", "alg": "ES256"})
    draft = path.with_suffix(f".{uuid4().hex}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(draft, path)  # Fails where a second worker was faster: then its key counts.
    except FileExistsError:
        pass
    finally:
        draft.unlink()
