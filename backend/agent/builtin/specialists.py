"""Which part of the built-in assistant answers: each agent is known by the tools it is offered."""

from collections.abc import Collection, Sequence

from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.importing import import_step
from backend.agent.builtin.interface import TOOL, interface_step, wants_interface
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.choice import LANGUAGES, spoken
from backend.agent.builtin.planner import plan_step, wants_plan
from backend.agent.builtin.recent import read_recent
from backend.agent.builtin.steps import Answer, Call, Calls

_TO_PLANNER = "transfer_to_planner"
_TO_INTERFACE = "transfer_to_interface_assistant"


def specialists_step(
    items: object,
    offered: Collection[str],
    handoffs: Collection[str],
    languages: Sequence[Language] = LANGUAGES,
) -> Calls | Answer | None:
    """Return what the planner or the interface assistant does; None for the task assistant."""
    if not handoffs and "propose_plan" not in offered and TOOL not in offered:
        return None  # No other agent to hand over to.
    recent = read_recent(items)
    if step := import_step(items, recent, offered, handoffs):
        return step
    if "propose_plan" in offered:
        return plan_step(recent, spoken(read_conversation(items), languages))
    if TOOL in offered:
        return interface_step(recent)
    if _TO_PLANNER in handoffs and wants_plan(recent.message):
        return Calls((Call(_TO_PLANNER, {}),))
    if _TO_INTERFACE in handoffs and wants_interface(recent):
        return Calls((Call(_TO_INTERFACE, {}),))
    return None
