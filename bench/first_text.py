"""Ratio 2: the first words of an answer against the provider emulator alone."""

from itertools import repeat

from bench.emulator import ANSWER
from bench.report import Row, added
from bench.sampling import Samples, Variant, one_connection
from bench.servers import Product
from bench.wire import post

ADDED_MS = 15
_PATH = "/api/chatkit/generate"
_TEXT = b'"text_delta"'


def first_text_rows(builtin: Product, modelled: Product, emulator: Variant) -> list[Row]:
    """Measure new conversations: with the model behind LiteLLM, and with the built-in one."""
    samples = one_connection(
        {
            "emulator": emulator,
            "LiteLLM": _generating(modelled, "Anything to do?"),
            "builtin": _generating(builtin, "hello"),
            "builtin, a tool call first": _generating(builtin, "what's pending?"),
        },
        rounds=8,
        requests=8,
        warm_up=5,
    )
    alone = samples.pop("emulator")
    return [_row(name, alone, measured) for name, measured in samples.items()]


def asking_the_emulator(port: int, pid: int) -> Variant:
    """Return the baseline: a client that streams from the emulator itself."""
    message = {"role": "user", "content": "Anything to do?"}
    body = {"model": "stub", "stream": True, "messages": [message]}
    mark = ANSWER.split(" ")[0].encode()
    return Variant(port, repeat(post("/v1/chat/completions", body)), (pid,), until=mark)


def _generating(product: Product, message: str) -> Variant:
    token = product.person("talker").token
    request = post(_PATH, {"message": message}, token)
    pids = (product.pid, product.mcp_pid)
    return Variant(product.port, repeat(request), pids, until=_TEXT)


def _row(name: str, alone: Samples, measured: Samples) -> Row:
    name = f"first text, {name} ({measured.cpu_ms:.0f} ms CPU a turn)"
    return added(name, alone.latency_ms, measured.latency_ms, at_most=ADDED_MS)
