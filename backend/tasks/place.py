"""A person's time zone and language, which the task server reads their dates by."""

from collections.abc import Callable

import httpx2
from pydantic import ValidationError

from backend.tasks.errors import TaskRefusedError, TasksUnavailableError
from mcp_server.contract import OwnerPlace, Refusal


async def ask_place(
    http: httpx2.AsyncClient,
    mcp_url: str,
    token: Callable[[], str],
    wanted: tuple[str, str] | None = None,
) -> OwnerPlace:
    """Return the place of the person `token` names; `wanted` sets time zone and language first.

    Raises:
        TaskRefusedError: If there is no such zone or language, or the token may not set it.
        TasksUnavailableError: If the task server cannot be reached.
    """
    url, headers = httpx2.URL(mcp_url).join("/owner"), {"Authorization": f"Bearer {token()}"}
    try:
        if wanted is None:
            response = await http.get(url, headers=headers)
        else:
            body = {"time_zone": wanted[0], "language": wanted[1]}
            response = await http.put(url, headers=headers, json=body)
        if response.status_code in (403, 422):
            raise TaskRefusedError(Refusal.model_validate_json(response.content))
        return OwnerPlace.model_validate_json(response.raise_for_status().content)
    except (httpx2.HTTPError, ValidationError) as error:
        raise TasksUnavailableError from error
