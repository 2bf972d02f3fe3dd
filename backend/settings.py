"""Settings of the backend: read once by `main`, passed down by argument."""

import os
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import NoDecode

from foundation.settings import ServiceSettings

BUILTIN = "builtin"

# Read by libraries while they are imported, so they must stand before any of them is.
for _name, _value in {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",  # else `import litellm` fetches a price list
    "LITELLM_LOCAL_ANTHROPIC_BETA_HEADERS": "True",  # and this
    "LITELLM_MODE": "PRODUCTION",  # else it reads `.env` of the working directory
    "OPENAI_AGENTS_DISABLE_TRACING": "1",  # else traces go to OpenAI when its key is set
    "OPENAI_AGENTS_DONT_LOG_MODEL_DATA": "1",
    "OPENAI_AGENTS_DONT_LOG_TOOL_DATA": "1",
}.items():
    os.environ.setdefault(_name, _value)


class Settings(ServiceSettings):
    """Each field `x` is the setting `TASKCHAT_X`."""

    foreign_prefixes: ClassVar[tuple[str, ...]] = ("TASKCHAT_MCP_",)
    known_elsewhere: ClassVar[frozenset[str]] = frozenset({"TASKCHAT_TIME_ZONE"})

    host: str = Field("127.0.0.1", description="Address the backend listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port the backend listens on.")
    public_url: str = Field(
        "",
        description="Where people and other services reach the backend. Default: host and port.",
        examples=["https://tasks.example.org"],
    )
    mcp_host: str = Field("127.0.0.1", description="Address the MCP server listens on.")
    mcp_port: int = Field(8001, ge=0, le=65535, description="Port the MCP server listens on.")
    mcp_url: str = Field(
        "",
        description="Where the backend finds the tools. Default: host and port of the MCP server.",
        examples=["http://127.0.0.1:8001/mcp"],
    )
    mcp_public_url: str = Field(
        "",
        description="Where others reach the tools, and the audience of tokens. Default: mcp_url.",
        examples=["https://mcp.example.org/mcp"],
    )
    data_dir: Path = Field(Path("data"), description="SQLite files and keys (0600).")
    database_url: str = Field(
        "",
        description="Conversations and people. Default: SQLite in the data folder.",
        examples=["postgresql://taskchat@localhost/taskchat"],
    )
    model: str = Field(
        BUILTIN,
        description="`builtin` (no key, no network) or any LiteLLM model name.",
        examples=["openai/gpt-5-mini"],
    )
    model_api_base: str = Field(
        "",
        description="Base URL of a gateway or local server that serves the model.",
        examples=["http://127.0.0.1:11434/v1"],
    )
    model_api_key: SecretStr = Field(
        SecretStr(""),
        description="Key for the model. The providers' own variables (OPENAI_API_KEY …) work too.",
    )
    model_first_token_timeout: float = Field(
        20, gt=0, description="Seconds until the model must have begun to answer."
    )
    model_gap_timeout: float = Field(
        45, gt=0, description="Seconds between two pieces of an answer before it counts as stalled."
    )
    model_total_timeout: float = Field(
        300, gt=0, description="Seconds one turn may take, tools included."
    )
    auth: Literal["local"] = Field(
        "local", description="`local`: one person, signed in by the one-time key of `make run`."
    )
    chat_element: Literal["self-hosted", "openai"] = Field(
        "self-hosted",
        description="`self-hosted`: nothing leaves this origin. `openai`: OpenAI's element from "
        "its CDN, ours when it does not load in 3 seconds.",
    )
    chatkit_domain_key: str = Field("", description="Domain key for OpenAI's element.")
    allowed_origins: Annotated[list[str], NoDecode] = Field(
        [],
        description="Origins of other pages that may call the API (CORS), separated by commas.",
        examples=["https://app.example.org"],
    )

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        origins = [origin.strip().rstrip("/") for origin in value.split(",") if origin.strip()]
        if bad := [o for o in origins if not o.startswith(("http://", "https://"))]:
            raise ValueError(f"{bad[0]!r} is no origin")
        return origins

    @model_validator(mode="after")
    def _derive(self) -> Self:
        self.public_url = (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
        self.mcp_url = self.mcp_url or f"http://{self.mcp_host}:{self.mcp_port}/mcp"
        self.mcp_public_url = self.mcp_public_url or self.mcp_url
        self.database_url = self.database_url or f"sqlite:///{self.data_dir / 'chat.db'}"
        return self
