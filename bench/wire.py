"""One kept-alive HTTP connection that costs next to nothing, so that the server is what is timed.

Requests are bytes made beforehand; of a response only what is needed is read.
"""

import json
import re
import socket
from typing import Any, Self

PROTOCOL = "2026-07-28"
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_END_OF_CHUNKS = b"0\r\n\r\n"
_SECONDS = 30
_META = {
    "io.modelcontextprotocol/protocolVersion": PROTOCOL,
    "io.modelcontextprotocol/clientInfo": {"name": "bench", "version": "1"},
    "io.modelcontextprotocol/clientCapabilities": {},
}


class ExchangeError(Exception):
    """The answer is not the one that was to be timed."""


def post(path: str, body: Any, token: str = "", **headers: str) -> bytes:
    """Return a request with a JSON body."""
    content = json.dumps(body, separators=(",", ":")).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1:1",
        "Content-Type: application/json",
        "Accept: application/json, text/event-stream",
        f"Content-Length: {len(content)}",
        *([f"Authorization: Bearer {token}"] if token else []),
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + content


def get(path: str, token: str) -> bytes:
    """Return a request without a body."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1:1", f"Authorization: Bearer {token}"]
    return "\r\n".join([*lines, "", ""]).encode()


def tool_call(token: str, tool: str, **arguments: Any) -> bytes:
    """Return a tool call of MCP, as `backend.tasks.wire` sends it."""
    params = {"name": tool, "arguments": arguments, "_meta": _META}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    headers = {
        "Mcp_Protocol_Version": PROTOCOL,
        "Mcp_Method": "tools/call",
        "Mcp_Name": tool,
    }
    return post("/mcp", body, token, **headers)


class Connection:
    """A connection to a port of this machine; a context manager."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def exchange(self, request: bytes) -> bytes:
        """Send a request and return the body of its response.

        Raises:
            ExchangeError: If it is no success with a length, or the error of a tool.
        """
        self._socket.sendall(request)
        head, body = self._head()
        length = _LENGTH.search(head)
        if length is None:
            raise ExchangeError(head.decode())
        while len(body) < int(length[1]):
            body += self._receive()
        if b'"isError":true' in body:
            raise ExchangeError(body.decode())
        return body

    def wait_for(self, request: bytes, mark: bytes) -> None:
        """Send a request and return when `mark` is in its stream. Call `drain` next.

        Raises:
            ExchangeError: If the stream ends without it.
        """
        self._socket.sendall(request)
        _, self._body = self._head()
        while mark not in self._body:
            if self._body.endswith(_END_OF_CHUNKS):
                raise ExchangeError(self._body.decode())
            self._body += self._receive()

    def drain(self) -> bytes:
        """Read the rest of the stream that `wait_for` began; return all of it, still in chunks."""
        while not self._body.endswith(_END_OF_CHUNKS):
            self._body += self._receive()
        return self._body

    def _head(self) -> tuple[bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._receive()
        head, _, rest = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise ExchangeError(received.decode())
        return head, rest

    def _receive(self) -> bytes:
        received = self._socket.recv(1 << 16)
        if not received:
            raise ExchangeError("The server closed the connection.")
        return received
