"""ChatKit's options as one person is to have them (`ChatKitOptions` of @openai/chatkit 1.9)."""

import datetime as dt
from typing import Any

from backend.agent.dictation import is_offered
from backend.agent.routing import Route
from backend.attachments.attachments import MAX_BYTES
from backend.attachments.kinds import ACCEPTED
from backend.chat.requests import MAX_ATTACHMENTS
from backend.options.models import model_options
from backend.options.start_screen import start_screen
from backend.preferences.choices import Choices
from backend.settings import Settings
from backend.theme import Theme
from mcp_server.contract import TaskStats

CHAT = "/chatkit"
UPLOADS = "/api/chatkit/attachments"
_NAME = "taskchat"
_TOOLS: dict[Route, dict[str, str]] = {
    Route.TASKS: {"label": "Tasks", "icon": "check-circle"},
    Route.PLAN: {
        "label": "Planner",
        "icon": "calendar",
        "placeholderOverride": "Plan my day, plan my week, sort out what is overdue",
    },
    Route.INTERFACE: {
        "label": "Appearance",
        "icon": "sparkle",
        "placeholderOverride": "Dark mode, bigger text, compact layout",
    },
}


def chat_options(
    settings: Settings, choices: Choices, stats: TaskStats | None, now: dt.datetime
) -> dict[str, Any]:
    """Return the options, and beside them as `preferences` what the person has chosen."""
    return {
        "api": {
            "url": settings.public_url + CHAT,
            "domainKey": settings.chatkit_domain_key,
            "uploadStrategy": {"type": "direct", "uploadUrl": settings.public_url + UPLOADS},
        },
        "frameTitle": _NAME,
        "theme": _theme(settings.theme, choices),
        "header": {"enabled": True, "title": {"enabled": True, "text": _NAME}},
        "history": {"enabled": True, "showDelete": True, "showRename": True},
        "startScreen": start_screen(stats, now, choices),
        "composer": _composer(settings, choices),
        "threadItemActions": {"feedback": True, "retry": True},
        "thread": {"autoScroll": True},
        "preferences": choices.chosen,
    }


def _theme(theme: Theme, choices: Choices) -> dict[str, Any]:
    """Return the operator's theme with the person's own looks. No scheme: as the device is set."""
    shown = theme.model_dump(mode="json", by_alias=True, exclude_none=True)
    if choices.theme == "system":
        shown.pop("colorScheme", None)
    elif choices.theme:
        shown["colorScheme"] = choices.theme
    if choices.corners:
        shown["radius"] = choices.corners
    if choices.density:
        shown["density"] = choices.density
    if choices.text_size:
        shown["typography"] = shown.get("typography", {}) | {"baseSize": choices.text_size}
    if choices.accent:
        accent = {"primary": choices.accent, "level": 1}
        shown["color"] = shown.get("color", {}) | {"accent": accent}
    return shown


def _composer(settings: Settings, choices: Choices) -> dict[str, Any]:
    composer: dict[str, Any] = {
        "placeholder": "Add, find, change or finish tasks",
        "attachments": {
            "enabled": True,
            "maxSize": MAX_BYTES,
            "maxCount": MAX_ATTACHMENTS,
            "accept": ACCEPTED,
        },
        "tools": [_tool(route, is_kept=route == choices.tool) for route in Route],
        "dictation": {"enabled": is_offered(settings)},
    }
    if models := model_options(settings.offered_models, choices.model):
        composer["models"] = models
    return composer


def _tool(route: Route, *, is_kept: bool) -> dict[str, Any]:
    return {"id": route.value, **_TOOLS[route], **({"persistent": True} if is_kept else {})}
