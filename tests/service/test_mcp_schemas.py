"""What clients and models are told of the tools: a public interface."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import tiktoken

from mcp_server.contract import ToolName
from mcp_server.tools import TOOLS

SNAPSHOT = Path(__file__).parent / "tool_schemas.json"
INPUTS = {tool.name: tool.parameters for tool in TOOLS}
MAX_TOKENS = 3500
"""Of all definitions together, results included; models see less than half of it."""


def _definitions() -> list[dict[str, Any]]:
    return [
        {
            "name": tool.name,
            "title": tool.title,
            "description": tool.description,
            "annotations": tool.annotations and tool.annotations.model_dump(by_alias=True),
            "inputSchema": tool.parameters,
            "outputSchema": tool.output_schema,
        }
        for tool in TOOLS
    ]


def test_the_tools_are_those_of_the_snapshot() -> None:
    """To accept a change, write the file anew: `python -m tests.service.test_mcp_schemas`."""
    assert _definitions() == json.loads(SNAPSHOT.read_text())


def test_the_tools_are_those_of_the_contract() -> None:
    assert [tool.name for tool in TOOLS] == list(ToolName)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_tool_has_a_title_a_description_and_every_hint(tool: Any) -> None:
    hints = tool.annotations
    assert tool.title
    assert tool.description
    assert None not in (
        hints.read_only_hint,
        hints.destructive_hint,
        hints.idempotent_hint,
        hints.open_world_hint,
    )


@pytest.mark.parametrize("schema", INPUTS.values(), ids=INPUTS)
def test_inputs_are_flat_for_every_host(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)

    assert schema["type"] == "object"
    for word in ("$ref", "$defs", "anyOf", "oneOf", "allOf", "null"):
        assert word not in text
    assert '"title": "' not in text
    assert all(re.fullmatch(r"[a-z_]{1,64}", name) for name in schema["properties"])


def test_no_argument_names_an_owner() -> None:
    names = {name for schema in INPUTS.values() for name in schema["properties"]}

    assert not names & {"owner", "owner_id", "user", "user_id", "subject", "account"}


def test_all_definitions_together_cost_a_model_little(monkeypatch: pytest.MonkeyPatch) -> None:
    litellm = find_spec("litellm")
    assert litellm is not None
    assert litellm.origin is not None
    # It carries the vocabularies that tiktoken would fetch.
    vocabularies = Path(litellm.origin).parent / "litellm_core_utils" / "tokenizers"
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(vocabularies))
    text = json.dumps(_definitions(), separators=(",", ":"))

    for name in ("o200k_base", "cl100k_base"):
        assert len(tiktoken.get_encoding(name).encode(text)) <= MAX_TOKENS


def test_no_result_is_null() -> None:
    assert "null" not in json.dumps([tool.output_schema for tool in TOOLS])


if __name__ == "__main__":
    SNAPSHOT.write_text(json.dumps(_definitions(), indent=2) + "\n")
