"""Secrets that only their bearer knows."""

import hashlib
import secrets

ENTROPY_BYTES = 32


def new_secret(prefix: str = "") -> str:
    """Return a secret of 256 random bits, safe in URLs and headers."""
    return prefix + secrets.token_urlsafe(ENTROPY_BYTES)


def digest(secret: str) -> str:
    """Return what we keep of a secret: it has too many bits to need salt or a slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
