"""The baseline of a tool call: `python -m bench.noop PORT JWKS_URL AUDIENCE`.

A bare server of the same MCP SDK with one tool that does nothing, set up as the product's is:
stateless, JSON responses, tokens verified by the same class, the same uvicorn settings.
"""

import sys

import uvicorn
from mcp.server import MCPServer
from mcp.server.auth.settings import AuthSettings
from pydantic import AnyHttpUrl
from starlette.requests import Request
from starlette.responses import Response

from mcp_server.auth import CallerTokens
from mcp_server.contract import SCOPE_READ


async def noop() -> str:
    """Do nothing."""
    return "ok"


async def _health(_: Request) -> Response:
    return Response()


def main(port: int, jwks_url: str, audience: str) -> None:
    """Serve until stopped."""
    resource = AuthSettings(
        issuer_url=AnyHttpUrl(audience),
        resource_server_url=AnyHttpUrl(audience),
        required_scopes=[SCOPE_READ],
        validate_token_resource=True,
    )
    tokens = CallerTokens(jwks_url=jwks_url, introspection_url="", audience=audience)
    server = MCPServer("noop", token_verifier=tokens, auth=resource, log_level="WARNING")
    server.add_tool(noop)
    server.custom_route("/health", methods=["GET"])(_health)
    app = server.streamable_http_app(stateless_http=True, json_response=True)
    uvicorn.run(
        app, host="127.0.0.1", port=port, access_log=False, ws="none", timeout_keep_alive=30
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
