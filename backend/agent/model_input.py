"""The last look at what a model is given, before each call."""

from typing import Any

from agents.run import CallModelData, ModelInputData

from backend.tasks.reading import plain_json


def spared(data: CallModelData[Any]) -> ModelInputData:
    """Return the input with tool results as the shortest JSON: the Agents SDK escapes it."""
    items: list[Any] = [_spared(item) for item in data.model_data.input]
    return ModelInputData(input=items, instructions=data.model_data.instructions)


def _spared(item: Any) -> Any:
    if item.get("type") != "function_call_output" or not isinstance(item["output"], str):
        return item
    return {**item, "output": plain_json(item["output"])}
