"""The task server: whether it answers, and whether it believes us."""

from functools import partial

from mcp.shared.exceptions import MCPError

from backend.doctor.finding import Finding
from backend.identity.caller import SERVICE, Caller, Scope
from backend.identity.people import LOCAL
from backend.identity.signer import TokenSigner
from backend.settings import Settings
from backend.tasks.client import TaskClient
from backend.tasks.errors import TasksError

_SUBJECT = "task server"


async def task_server(settings: Settings) -> Finding:
    """Ask it for one page of the local person's tasks."""
    if not (settings.data_dir / TokenSigner.FILE).exists():
        return _failed("there is no key to sign with yet. Start taskchat once, with `make run`.")
    signer = TokenSigner.open(
        settings.data_dir, issuer=settings.public_url, audience=settings.mcp_public_url
    )
    client = TaskClient(settings.mcp_url, partial(signer.sign, SERVICE))
    try:
        if not await client.is_ready():
            return _failed(
                f"nothing answers at {settings.mcp_url}. Start it with `make run` or "
                "`taskchat-mcp`, or set TASKCHAT_MCP_URL."
            )
        reader = Caller(LOCAL, frozenset({Scope.TASKS_READ}))
        tools = await client.tools()
        page = await client.of(partial(signer.sign, reader)).page(limit=1)
    except (TasksError, MCPError):
        return _failed(
            f"{settings.mcp_url} answers, but not to our token. It reads our public key at "
            f"{settings.public_url}/.well-known/jwks.json: is the backend running there? "
            "TASKCHAT_PUBLIC_URL and TASKCHAT_MCP_PUBLIC_URL must be the same for both services."
        )
    finally:
        await client.aclose()
    count = f"{page.total} task{'' if page.total == 1 else 's'} of {LOCAL}"
    return Finding(_SUBJECT, True, f"{settings.mcp_url} has {len(tools)} tools and lists {count}.")


def _failed(words: str) -> Finding:
    return Finding(_SUBJECT, False, words)
