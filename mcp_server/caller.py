"""Whose tasks a request is about."""

from mcp.server.auth.middleware.auth_context import get_access_token

from mcp_server.contract import SCOPE_WRITE
from mcp_server.tasks.errors import ForbiddenError
from mcp_server.transactions import OwnerTasks, Services


def owner_of_caller(local_owner: str) -> str:
    """Return the user that the verified bearer token names; without a token, the local owner.

    Raises:
        ForbiddenError: If there is neither.
    """
    token = get_access_token()
    owner = local_owner if token is None else token.subject
    if not owner:
        raise ForbiddenError("The caller is not signed in.")
    return owner


def tasks_of_caller(services: Services) -> OwnerTasks:
    """Return the way to the caller's tasks.

    Raises:
        ForbiddenError: If there is no caller.
    """
    owner = owner_of_caller(services.local_owner)
    token = get_access_token()
    if token is None:
        return services.of(owner, client="local", may_write=True)
    return services.of(owner, client=token.client_id, may_write=SCOPE_WRITE in token.scopes)
