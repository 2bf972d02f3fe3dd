"""Environment of the MCP server."""

from pathlib import Path
from typing import ClassVar, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzlocal
from pydantic import Field, field_validator, model_validator

from foundation.settings import ServiceSettings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WILDCARDS = frozenset({"0.0.0.0", "::"})  # noqa: S104  # what nobody can connect to
_ENDPOINT = "/mcp"
_KEY_BYTES = 32


def _url(host: str, port: int) -> str:
    if host in _WILDCARDS:
        host = "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


class Settings(ServiceSettings):
    """Read once by `main`, passed down by argument; nothing else reads the environment."""

    owned_prefix: ClassVar[str] = "TASKCHAT_MCP_"
    known_elsewhere: ClassVar[frozenset[str]] = frozenset({"TASKCHAT_MCP_URL"})

    data_dir: Path = Field(
        Path("data"), description="Folder of the SQLite files and keys.", examples=["./data"]
    )
    host: str = Field("127.0.0.1", description="Where the backend listens.", examples=["127.0.0.1"])
    port: int = Field(
        8000, ge=1, le=65535, description="Where the backend listens.", examples=["8000"]
    )
    public_url: str = Field(
        "",
        description="The backend as others reach it; issuer of the tokens. "
        "Derived from its host and port if empty.",
        examples=["https://tasks.example.com"],
    )
    mcp_host: str = Field(
        "127.0.0.1", description="Where the MCP server listens.", examples=["127.0.0.1"]
    )
    mcp_port: int = Field(
        8001, ge=1, le=65535, description="Where the MCP server listens.", examples=["8001"]
    )
    mcp_public_url: str = Field(
        "",
        description="The MCP endpoint as others reach it; tokens must be made for it. "
        "Derived from its host and port if empty.",
        examples=["https://tasks.example.com/mcp"],
    )
    mcp_jwks_url: str = Field(
        "",
        description="Public keys that tokens are verified with. The backend's if empty.",
        examples=["http://127.0.0.1:8000/.well-known/jwks.json"],
    )
    mcp_introspection_url: str = Field(
        "",
        description="Where personal access tokens are looked up. The backend's if empty.",
        examples=["http://127.0.0.1:8000/oauth/introspect"],
    )
    mcp_database_url: str = Field(
        "",
        description="Database of the tasks. SQLite in the data folder if empty.",
        examples=["postgresql://taskchat@localhost/tasks"],
    )
    mcp_auth: Literal["required", "none"] = Field(
        "required",
        description="`none` serves everyone without a token: for tests, on loopback only.",
        examples=["required"],
    )
    mcp_stdio_owner: str = Field(
        "local",
        min_length=1,
        description="Whose tasks `taskchat-mcp --stdio` works with.",
        examples=["local"],
    )
    mcp_request_state_keys: str = Field(
        "",
        description="Secrets of at least 32 characters, separated by commas, that seal what a "
        "client carries between a question and its answer; the first seals, all open. "
        "One in the data folder if empty. Set it where servers share no folder.",
        examples=["the output of: openssl rand -hex 32"],
    )
    time_zone: str = Field(
        "",
        description="Where due times without an offset are read. The system's zone if empty.",
        examples=["Europe/Berlin"],
    )

    @property
    def zone(self) -> ZoneInfo:
        """The zone of due times without an offset."""
        return ZoneInfo(self.time_zone or tzlocal.get_localzone_name() or "UTC")

    @property
    def request_state_keys(self) -> list[str]:
        """The secrets of `mcp_request_state_keys`."""
        return [key for part in self.mcp_request_state_keys.split(",") if (key := part.strip())]

    @field_validator("mcp_request_state_keys")
    @classmethod
    def _long_secrets(cls, keys: str) -> str:
        given = [key.strip() for key in keys.split(",") if key.strip()]
        if any(len(key.encode()) < _KEY_BYTES for key in given):
            raise ValueError(f"every secret must have at least {_KEY_BYTES} characters")
        if len(set(given)) < len(given):
            raise ValueError("every secret must be there once")
        return keys

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            if name:
                ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name!r} is not a time zone") from error
        return name

    @field_validator("public_url", "mcp_public_url", "mcp_jwks_url", "mcp_introspection_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("must be an address that starts with http:// or https://")
        return url.rstrip("/")

    @field_validator("mcp_database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        url = url.replace("postgres://", "postgresql://", 1)
        if url and not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        return url

    @model_validator(mode="after")
    def _derive(self) -> Self:
        if self.mcp_auth == "none" and self.mcp_host not in LOOPBACK:
            raise ValueError(
                "TASKCHAT_MCP_AUTH: none is for tests, and TASKCHAT_MCP_HOST is not loopback. "
                "Example: TASKCHAT_MCP_AUTH=required"
            )
        self.public_url = self.public_url or _url(self.host, self.port)
        own = _url(self.mcp_host, self.mcp_port) + _ENDPOINT
        self.mcp_public_url = self.mcp_public_url or own
        self.mcp_jwks_url = self.mcp_jwks_url or f"{self.public_url}/.well-known/jwks.json"
        self.mcp_introspection_url = (
            self.mcp_introspection_url or f"{self.public_url}/oauth/introspect"
        )
        file = (self.data_dir / "tasks.db").absolute()
        self.mcp_database_url = self.mcp_database_url or f"sqlite:///{file}"
        return self
