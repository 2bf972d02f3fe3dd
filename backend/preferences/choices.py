"""What a person can choose for themselves."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from backend.agent.routing import Route
from backend.texts.language import Language
from backend.theme import ColorScheme, Density, HexColor, Radius, TextSize
from foundation.cleaning import one_line

MOST_PROMPTS = 6
Line = Annotated[str, AfterValidator(one_line), Field(min_length=1)]


class Choices(BaseModel):
    """A person's own choices. None: as everybody has it.

    The looks are named as the tool of the interface assistant names them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    theme: ColorScheme | Literal["system"] | None = None
    """`system`: as the device is set."""
    text_size: TextSize | None = None
    density: Density | None = None
    corners: Radius | None = None
    layout: Literal["centered", "left", "right"] | None = None
    accent: HexColor | None = None
    greeting: Annotated[Line, Field(max_length=100)] | None = None
    prompts: (
        Annotated[
            list[Annotated[Line, Field(max_length=200)]],
            Field(min_length=1, max_length=MOST_PROMPTS),
        ]
        | None
    ) = None
    """Of the start screen, in the place of all others."""
    language: Language | None = None
    """Of the page, and of what is written for it. None: the browser's."""
    model: Annotated[str, Field(max_length=200)] | None = None
    """The one that is chosen in the composer at first. The operator says which there are."""
    tool: Route | None = None

    @property
    def chosen(self) -> dict[str, Any]:
        """What is chosen, as JSON."""
        return self.model_dump(mode="json", exclude_none=True)


def readable_choices(stored: dict[str, Any]) -> Choices:
    """Return what can still be read of choices that an earlier or later version has stored."""
    readable: dict[str, Any] = {}
    for name, value in stored.items():
        try:
            Choices.model_validate({name: value})
        except ValidationError:
            continue
        readable[name] = value
    return Choices.model_validate(readable)
