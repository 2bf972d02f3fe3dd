"""What the page is told to show around the conversation, and what it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageTexts:
    """The start screen, the composer and its menus."""

    hello: str
    morning: str
    afternoon: str
    evening: str
    question: str
    prompts: "Prompts"
    placeholder: str
    tasks: str
    planner: str
    planner_placeholder: str
    appearance: str
    appearance_placeholder: str
    builtin: str
    builtin_description: str
    lists: str
    tags: str
    new_conversation: str
    """What one is called whose first message has no words."""


@dataclass(frozen=True)
class Prompts:
    """Of the start screen. The built-in assistant understands them in its languages."""

    overdue: str
    today: str
    help: str
    add: str
    all: str
    pending: str
    completed: str


@dataclass(frozen=True)
class RequestTexts:
    """Why a request of the page's was not answered."""

    empty: str
    closed: str
    answered: str
    no_name: str
    too_many_files: str
    too_large: str
    file_empty: str
    file_kind: str
    file_large: str
    no_room: str
    recording_large: str
    recording_kind: str
    not_found: str
    running: str
    signed_out: str
    database: str
    crash: str
