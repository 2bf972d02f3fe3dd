"""ChatKit's theme, as operators set it and pages draw it (`ThemeOption` of @openai/chatkit 1.9)."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

ColorScheme = Literal["light", "dark"]
Radius = Literal["pill", "round", "soft", "sharp"]
Density = Literal["compact", "normal", "spacious"]
TextSize = Literal[14, 15, 16, 17, 18]
"""Pixels."""
HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
# What a style sheet reads as one value: nothing that ends it, and nothing to be fetched.
CssColor = Annotated[
    str,
    Field(
        pattern=r"^(#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(rgb|hsl)a?\([\d\s.,%/a-z+-]*\)"
        r"|(hwb|(ok)?(lab|lch))\([\d\s.,%/a-z+-]*\))$"
    ),
]
FontNames = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[\w\s,'\"-]+$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel)


class FontSource(_Part):
    """A font that the page loads."""

    family: FontNames
    src: Annotated[str, Field(pattern=r"^(https://|/)[^\s\"'()\\]+$")]
    """On this server (`/assets/…`); OpenAI's element also takes other addresses."""
    weight: int | str | None = None
    style: Literal["normal", "italic", "oblique"] | None = None
    display: Literal["auto", "block", "swap", "fallback", "optional"] | None = None
    unicode_range: str | None = None


class Typography(_Part):
    """Letters."""

    base_size: TextSize | None = None
    font_sources: list[FontSource] | None = None
    font_family: FontNames | None = None
    font_family_mono: FontNames | None = None


class Grayscale(_Part):
    """What the greys tend to."""

    hue: Annotated[float, Field(ge=0, le=360)]
    """Degrees."""
    tint: Annotated[int, Field(ge=0, le=9)]
    shade: Annotated[int, Field(ge=-4, le=4)] | None = None


class Accent(_Part):
    """The colour of what matters."""

    primary: CssColor
    level: Literal[0, 1, 2, 3]


class Surface(_Part):
    """Behind the text, and the text."""

    background: CssColor
    foreground: CssColor


class Color(_Part):
    """Colours."""

    grayscale: Grayscale | None = None
    accent: Accent | None = None
    surface: Surface | None = None


class Theme(_Part):
    """How a page looks. What is None is ChatKit's own; without a scheme, the device decides."""

    color_scheme: ColorScheme | None = None
    radius: Radius | None = None
    density: Density | None = None
    typography: Typography | None = None
    color: Color | None = None
