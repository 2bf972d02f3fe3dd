"""The lock holds what was tested: no resolver can fall back to an older LiteLLM unseen.

Unbounded, resolvers land on LiteLLM 1.83, which takes answers that were cut for finished ones.
"""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
BOUNDS = {
    # The first and the last version that fit, and the neighbours that do not.
    "litellm": ("1.106.1", "1.106.2", "1.109.1", "1.110.0"),
    "mcp": ("2.2.9", "2.3.0", "2.99.0", "3.0.0"),
    "openai-agents": ("0.19.9", "0.20.0", "0.24.0", "0.25.0"),
    "openai-chatkit": ("1.6.4", "1.6.5", "1.6.9", "1.7.0"),
}
LOCKS = ["runtime.txt", "dev.txt"]


def bounds() -> dict[str, Requirement]:
    """Return the requirements of pyproject.toml by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    requirements = [Requirement(line) for line in project["dependencies"]]
    return {canonicalize_name(r.name): r for r in requirements}


def locked(lock: str) -> dict[str, tuple[Requirement, str]]:
    """Return the requirements of a lock by name, each with all that is written about it."""
    text = (ROOT / "requirements" / lock).read_text().replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    found = [(Requirement(entry.partition("--hash")[0]), entry) for entry in entries]
    return {canonicalize_name(requirement.name): (requirement, e) for requirement, e in found}


def pinned(requirement: Requirement) -> str:
    """Return the one version a locked requirement allows."""
    [specifier] = requirement.specifier
    assert specifier.operator == "==", f"{requirement} is not pinned"
    return specifier.version


def applies(requirement: Requirement) -> bool:
    """Whether a locked requirement is for this Python on this system."""
    return requirement.marker is None or requirement.marker.evaluate()


@pytest.mark.parametrize("name", BOUNDS)
def test_what_speaks_to_models_is_bounded_on_both_sides(name: str) -> None:
    older, first, last, newer = BOUNDS[name]
    allowed = bounds()[name].specifier

    fit = [allowed.contains(candidate) for candidate in (older, first, last, newer)]

    assert fit == [False, True, True, False]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_versions_within_the_bounds(lock: str) -> None:
    entries = locked(lock)

    outside = [
        f"{name} {pinned(entries[name][0])}"
        for name, requirement in bounds().items()
        if not requirement.specifier.contains(pinned(entries[name][0]))
    ]

    assert outside == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = locked(lock)

    assert {"litellm", "openai", "openai-agents", "openai-chatkit", "mcp"} <= set(entries)
    assert [name for name, (_, entry) in entries.items() if "--hash=sha256:" not in entry] == []


def test_both_locks_hold_the_same_versions() -> None:
    runtime, dev = (locked(lock) for lock in LOCKS)

    assert {name: pinned(r) for name, (r, _) in runtime.items()} == {
        name: pinned(r) for name, (r, _) in dev.items() if name in runtime
    }


def test_what_is_installed_is_what_is_locked() -> None:
    expected = {name: pinned(r) for name, (r, _) in locked("dev.txt").items() if applies(r)}

    assert {name: version(name) for name in expected} == expected
