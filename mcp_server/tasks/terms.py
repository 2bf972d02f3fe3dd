"""What a caller asks of one call beyond its arguments: keys of the request's `_meta`.

No schema shows them, so they cost no model a token. `docs/connect.md` tells clients of them.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from foundation.cleaning import one_line
from mcp_server.contract import META_JOINS, META_MOST, META_REQUEST_ID
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.fields import REQUEST_ID_LENGTH

_NAMES = {META_JOINS: "joins", META_REQUEST_ID: "request_id", META_MOST: "most"}

_Key = Annotated[str, Field(max_length=REQUEST_ID_LENGTH), AfterValidator(one_line)]


class Terms(BaseModel):
    """How a write is to be made. By default, as a change of its own and of any size."""

    model_config = ConfigDict(frozen=True, strict=True)

    joins: _Key = ""
    """The id of the change to become a part of."""
    request_id: _Key = ""
    """A write that is asked for again with the same one is answered as it was the first time."""
    most: Annotated[int, Field(ge=0)] | None = None
    """Nothing is done if it would touch more tasks than this."""


USUAL = Terms()


def read_terms(meta: Mapping[str, Any] | None) -> Terms:
    """Return the terms in a request's `_meta`.

    Raises:
        InvalidError: If one of them cannot be what it is.
    """
    given = {name: meta[key] for key, name in _NAMES.items() if meta and key in meta}
    try:
        return Terms.model_validate(given) if given else USUAL
    except ValidationError as error:
        keys = {name: key for key, name in _NAMES.items()}
        wrong = sorted({keys[str(problem["loc"][0])] for problem in error.errors()})
        raise InvalidError(f"This _meta cannot be used: {', '.join(wrong)}.") from error
