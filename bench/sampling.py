"""Measurements side by side: each variant in turn, round by round, so that noise hits all."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.processes import cpu_seconds
from bench.wire import Connection


@dataclass(frozen=True)
class Variant:
    """One thing that is measured: requests to one server."""

    port: int
    requests: Iterator[bytes]
    """Endless."""
    pids: tuple[int, ...]
    """The processes whose CPU time is counted."""
    until: bytes = b""
    """What must have arrived for the clock to stop; the whole response if empty."""

    def send(self, connection: Connection) -> float:
        """Send one request; return the ms it took."""
        request = next(self.requests)
        begun = time.perf_counter()
        if not self.until:
            connection.exchange(request)
            return (time.perf_counter() - begun) * 1000
        connection.wait_for(request, self.until)
        took = (time.perf_counter() - begun) * 1000
        connection.drain()
        return took

    def cpu(self) -> float:
        """Return the CPU time used so far, in seconds."""
        return sum(map(cpu_seconds, self.pids))


@dataclass
class Samples:
    """What one variant took."""

    latencies: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Of a request, the mean of each round."""
    rates: list[float] = field(default_factory=list)

    @property
    def latency_ms(self) -> float:
        """Median of a request."""
        return statistics.median(self.latencies)

    @property
    def cpu_ms(self) -> float:
        """CPU time of a request in the server, median of the rounds."""
        return statistics.median(self.cpu)

    @property
    def rate(self) -> float:
        """Requests a second, median of the rounds."""
        return statistics.median(self.rates)


Round = Callable[[str, Variant], None]


def one_connection(
    variants: Mapping[str, Variant], *, rounds: int = 12, requests: int = 50, warm_up: int = 20
) -> dict[str, Samples]:
    """Return what requests took that were sent one after the other."""
    samples = {name: Samples() for name in variants}
    with ExitStack() as stack:
        connections = {
            name: stack.enter_context(Connection(variant.port))
            for name, variant in variants.items()
        }
        for name, variant in variants.items():
            for _ in range(warm_up):
                variant.send(connections[name])

        def measure(name: str, variant: Variant) -> None:
            before = variant.cpu()
            took = [variant.send(connections[name]) for _ in range(requests)]
            samples[name].latencies += took
            samples[name].cpu.append((variant.cpu() - before) / requests * 1000)

        _in_turn(variants, rounds, measure)
    return samples


def many_connections(
    variants: Mapping[str, Variant], *, connections: int = 16, rounds: int = 4, requests: int = 40
) -> dict[str, Samples]:
    """Return at what rate requests were answered that were sent over several connections."""
    samples = {name: Samples() for name in variants}
    with ExitStack() as stack, ThreadPoolExecutor(connections) as threads:
        opened = {
            name: [stack.enter_context(Connection(variant.port)) for _ in range(connections)]
            for name, variant in variants.items()
        }

        def measure(name: str, variant: Variant) -> None:
            def send(connection: Connection) -> list[float]:
                return [variant.send(connection) for _ in range(requests)]

            before, begun = variant.cpu(), time.perf_counter()
            took = [ms for answers in threads.map(send, opened[name]) for ms in answers]
            seconds = time.perf_counter() - begun
            samples[name].latencies += took
            samples[name].rates.append(len(took) / seconds)
            samples[name].cpu.append((variant.cpu() - before) / len(took) * 1000)

        _in_turn(variants, rounds, measure)
    return samples


def _in_turn(variants: Mapping[str, Variant], rounds: int, measure: Round) -> None:
    order = list(variants)
    for number in range(rounds):
        # Turned, so that no variant always follows the same other one.
        for name in order if number % 2 else reversed(order):
            measure(name, variants[name])
