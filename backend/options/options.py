"""ChatKit's options as one person is to have them (`ChatKitOptions` of @openai/chatkit 1.9)."""

import datetime as dt
from typing import Any

from backend.agent.builtin.languages.choice import LANGUAGES
from backend.agent.dictation import is_offered
from backend.agent.routing import Route
from backend.attachments.attachments import MAX_BYTES
from backend.attachments.kinds import ACCEPTED
from backend.chat.requests import MAX_ATTACHMENTS
from backend.options.models import model_options
from backend.options.start_screen import start_screen
from backend.preferences.choices import Choices
from backend.settings import BUILTIN, Settings
from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH
from backend.texts.page import PageTexts
from backend.texts.texts import Texts
from backend.theme import Theme
from mcp_server.contract import TaskStats

CHAT = "/chatkit"
UPLOADS = "/api/chatkit/attachments"
_NAME = "taskchat"


def chat_options(
    settings: Settings, choices: Choices, stats: TaskStats | None, now: dt.datetime, texts: Texts
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
        "startScreen": start_screen(stats, now, choices, texts, _sent(settings, choices, texts)),
        "composer": _composer(settings, choices, texts),
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


def _composer(settings: Settings, choices: Choices, texts: Texts) -> dict[str, Any]:
    composer: dict[str, Any] = {
        "placeholder": texts.page.placeholder,
        "attachments": {
            "enabled": True,
            "maxSize": MAX_BYTES,
            "maxCount": MAX_ATTACHMENTS,
            "accept": ACCEPTED,
        },
        "tools": [_tool(route, texts.page, is_kept=route == choices.tool) for route in Route],
        "dictation": {"enabled": is_offered(settings)},
    }
    if models := model_options(settings.offered_models, choices.model, texts):
        composer["models"] = models
    return composer


def _tool(route: Route, words: PageTexts, *, is_kept: bool) -> dict[str, Any]:
    looks = {
        Route.TASKS: {"label": words.tasks, "icon": "check-circle"},
        Route.PLAN: {
            "label": words.planner,
            "icon": "calendar",
            "placeholderOverride": words.planner_placeholder,
        },
        Route.INTERFACE: {
            "label": words.appearance,
            "icon": "sparkle",
            "placeholderOverride": words.appearance_placeholder,
        },
    }
    return {"id": route.value, **looks[route], **({"persistent": True} if is_kept else {})}


def _sent(settings: Settings, choices: Choices, texts: Texts) -> Texts:
    """Return in what language prompts are sent: the built-in assistant does not read all."""
    model = choices.model or settings.offered_models[0]
    is_read = model != BUILTIN or texts.language in {language.tag for language in LANGUAGES}
    return texts if is_read else texts_of(ENGLISH)
