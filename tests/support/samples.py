"""Values that fit a JSON schema: one with everything, one as small as it may be, each variant."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_DEEPEST = 3
# Further down each part has one form: every kind comes at the top as well.
_VARIED = 1
# By the name of the property, where a value has to mean something.
_MEANINGFUL = {
    "src": "/icon.svg",
    "url": "/icon.svg",
    "preview_url": "/icon.svg",
    "favicon": "/icon.svg",
    "pattern": "[a-z]*",
    "aspectRatio": "16/9",
    "color": "red-500",
    "background": "surface-secondary",
    "mime_type": "image/png",
    "value": "Some **words**",
}
_DATE_TIME = "2026-11-21T09:30:00+00:00"


def samples(schema: Json, definitions: Json) -> Iterator[Any]:
    """Yield values of a schema whose references lead into `definitions`."""
    yield from _Sampler(definitions).values(schema, "", 0)


class _Sampler:
    def __init__(self, definitions: Json) -> None:
        self._definitions = definitions

    def values(self, schema: Json, name: str, depth: int) -> Iterator[Any]:
        """Yield at least one value; the first is a good example of all."""
        if "$ref" in schema:
            schema = self._definitions[schema["$ref"].removeprefix("#/$defs/")]
        if "const" in schema:
            yield schema["const"]
        elif "enum" in schema:
            yield from schema["enum"]
        elif options := schema.get("anyOf") or schema.get("oneOf"):
            for option in options:
                if option.get("type") != "null":
                    yield from self.values(option, name, depth)
        else:
            yield from self._of_type(schema, name, depth)

    def _of_type(self, schema: Json, name: str, depth: int) -> Iterator[Any]:
        match schema.get("type"):
            case "object":
                yield from self._objects(schema, name, depth)
            case "array":
                yield from self._arrays(schema, name, depth)
            case "boolean":
                yield from (True, False)
            case "integer" | "number":
                yield 2
            case "string":
                yield self._string(schema, name)
            case _:
                yield {"any": "thing"}

    def _arrays(self, schema: Json, name: str, depth: int) -> Iterator[Any]:
        if depth > _DEEPEST:
            yield []
        else:
            items = self.values(schema["items"], name, depth + 1)
            yield list(items) if depth <= _VARIED else [next(items)]

    def _objects(self, schema: Json, name: str, depth: int) -> Iterator[Json]:
        properties = schema.get("properties")
        if properties is None:
            values = schema.get("additionalProperties")
            value = next(self.values(values, name, depth + 1)) if isinstance(values, dict) else 1
            yield {"key": value}
            return
        needed = {*schema.get("required", ())} | ({"type"} & properties.keys())
        known = {
            key: self.values(inner, key, depth + 1)
            for key, inner in properties.items()
            if key in needed or depth <= _DEEPEST
        }
        whole = {key: next(values) for key, values in known.items()}
        yield whole
        if depth <= _VARIED:
            least = {key: whole[key] for key in whole if key in needed}
            yield least
            for key, values in known.items():
                yield from ({**least, key: value} for value in values)

    @staticmethod
    def _string(schema: Json, name: str) -> str:
        if schema.get("format") == "date-time":
            return _DATE_TIME
        if schema.get("format") == "uri":
            return "https://example.org/x"
        if prefix := schema.get("pattern"):
            return f"{prefix.removeprefix('^')}star"
        return _MEANINGFUL.get(name, f"A {name or 'word'}")
