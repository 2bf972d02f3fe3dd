"""Settings of the backend: read once by `main`, passed down by argument."""

import json
import os
from pathlib import Path
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import NoDecode

from backend.theme import Theme
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
        description="`builtin` (no key, no network) or any LiteLLM model name: docs/models.md.",
        examples=["openai/gpt-5-mini"],
    )
    fallback_models: Annotated[list[str], NoDecode] = Field(
        [],
        description="Models to ask in this order when the model fails, separated by commas; the "
        "last may be `builtin`.",
        examples=["anthropic/claude-haiku-4-5,builtin"],
    )
    choosable_models: Annotated[list[str], NoDecode] = Field(
        [],
        description="Models that people may choose for a message beside the model, separated by "
        "commas; `builtin` may be one.",
        examples=["openai/gpt-5,builtin"],
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
    model_reads_images: Literal["auto", "yes", "no"] = Field(
        "auto",
        description="Whether the model is sent images of messages. `auto`: if LiteLLM knows that "
        "it reads them.",
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
    history_tokens: int = Field(
        6000,
        ge=500,
        description="Tokens of the conversation so far that a language model is given, estimated. "
        "What is older is summed up in one line.",
    )
    daily_tokens: int = Field(
        0, ge=0, description="Tokens a user may use up in a day (input and output). 0: no limit."
    )
    daily_cost_usd: float = Field(
        0,
        ge=0,
        description="Dollars a user may spend in a day, on models of a known price. 0: no limit.",
    )
    model_temperature: float | None = Field(
        None, ge=0, le=2, description="How freely the model words things. Default: the provider's."
    )
    model_reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh"] | None = (
        Field(
            None,
            description="How long the model thinks: none, minimal, low, medium, high or xhigh. "
            "Default: the provider's.",
        )
    )
    model_max_tokens: int | None = Field(
        None, ge=1, description="Longest answer, in tokens. Default: the provider's."
    )
    transcription_model: str = Field(
        "",
        description="Model that writes down dictation, as LiteLLM names it. Default: no dictation.",
        examples=["openai/whisper-1"],
    )
    transcription_api_base: str = Field(
        "",
        description="Base URL for it. Default: the model's, if both are of one provider.",
        examples=["http://127.0.0.1:8080/v1"],
    )
    transcription_api_key: SecretStr = Field(
        SecretStr(""),
        description="Key for it. Default: the model's, if both are of one provider; else the "
        "provider's own variable.",
    )
    transcription_timeout: float = Field(
        30, gt=0, description="Seconds until a recording must be written down."
    )
    model_titles: bool = Field(
        True, description="Whether a language model names conversations, in one short call each."
    )
    attachments_url: str = Field(
        "",
        description="Where files of messages lie: any fsspec URL. Default: a folder in data_dir.",
        examples=["s3://bucket/taskchat"],
    )
    auth: Literal["local"] = Field(
        "local", description="`local`: one person, signed in by the one-time key of `make run`."
    )
    chat_element: Literal["self-hosted", "openai"] = Field(
        "self-hosted",
        description="`self-hosted`: nothing leaves this origin. `openai`: OpenAI's element from "
        "its CDN, ours when it does not load in 3 seconds.",
    )
    theme: Annotated[Theme, NoDecode] = Field(
        Theme(),
        description="How the page looks, as JSON: ChatKit's ThemeOption. People can choose "
        "otherwise for themselves.",
        examples=['{"radius": "round", "color": {"accent": {"primary": "#0f766e", "level": 1}}}'],
    )
    chatkit_domain_key: str = Field("", description="Domain key for OpenAI's element.")
    chatkit_workflow_id: str = Field(
        "",
        validation_alias="CHATKIT_WORKFLOW_ID",
        description="A workflow of OpenAI's Agent Builder: sessions are then opened at OpenAI, "
        "with OPENAI_API_KEY. Default: sessions of this server.",
        examples=["wf_68df4b13b3588190a09d19288d4610ec0df388c3983f58d1"],
    )
    allowed_origins: Annotated[list[str], NoDecode] = Field(
        [],
        description="Origins of other pages that may call the API (CORS), separated by commas.",
        examples=["https://app.example.org"],
    )

    @field_validator("fallback_models", "choosable_models", mode="before")
    @classmethod
    def _split_models(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return [name.strip() for name in value.split(",") if name.strip()]

    @field_validator("theme", mode="before")
    @classmethod
    def _read_json(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as error:
            raise ValueError("it is no JSON") from error

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        origins = [origin.strip().rstrip("/") for origin in value.split(",") if origin.strip()]
        if bad := [o for o in origins if not o.startswith(("http://", "https://"))]:
            raise ValueError(f"{bad[0]!r} is no origin")
        return origins

    @field_validator("attachments_url")
    @classmethod
    def _check_file_system(cls, value: str) -> str:
        if "://" not in value:
            return value
        from fsspec.registry import get_filesystem_class  # 60 ms, for the few who set it.

        try:
            get_filesystem_class(value.partition("://")[0].rpartition("::")[2])
        except (ImportError, ValueError) as error:
            raise ValueError(f"files cannot lie there: {error}") from error
        return value

    @property
    def offered_models(self) -> list[str]:
        """The models that people may choose between, the usual one first. One is no choice."""
        return list(dict.fromkeys([self.model, *self.choosable_models]))

    @model_validator(mode="after")
    def _derive(self) -> Self:
        self.public_url = (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
        self.mcp_url = self.mcp_url or f"http://{self.mcp_host}:{self.mcp_port}/mcp"
        self.mcp_public_url = self.mcp_public_url or self.mcp_url
        self.database_url = self.database_url or f"sqlite:///{self.data_dir / 'chat.db'}"
        self.attachments_url = self.attachments_url or str(self.data_dir / "attachments")
        return self


def secrets_of_environment() -> list[str]:
    """Return the values of variables that providers' keys stand in, by the look of their names."""
    ends = ("_KEY", "_TOKEN", "_SECRET", "_PASSWORD", "_CREDENTIALS", "_TOKEN_BEDROCK")
    return [value for name, value in os.environ.items() if name.upper().endswith(ends)]
