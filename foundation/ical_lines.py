"""Content lines of iCalendar: folded, with parameters, in components (RFC 5545, section 3.1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MAX_OCTETS = 75
_MAX_DEPTH = 20
_PARAMETER = r';[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:{_PARAMETER})*):(.*)", re.DOTALL)
_EACH_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"([\\,;])")


class IcalError(ValueError):
    """A line does not fit. The message says why and how to mend it."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Property:
    """One content line."""

    line: int
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value without escapes, if it is of the type TEXT."""
        return _unescaped(self.value)

    @property
    def texts(self) -> list[str]:
        """The values without escapes, if it is a list of TEXT."""
        parts = re.findall(r"(?:\\.|[^,\\])+", self.value, re.DOTALL)
        return [_unescaped(part) for part in parts]


@dataclass(frozen=True)
class Component:
    """What stands between a BEGIN and its END."""

    line: int
    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Return the first property of this name."""
        return next((p for p in self.properties if p.name == name), None)


def components(text: str) -> list[Component]:
    """Return the outermost components.

    Raises:
        IcalError: At the first line that does not fit.
    """
    top = Component(0, "")
    open_ones = [top]
    for number, line in _unfolded(text):
        found = _property(number, line)
        if found.name == "BEGIN":
            component = Component(number, found.value.strip().upper())
            if len(open_ones) > _MAX_DEPTH:
                raise IcalError(number, "components are nested too deep")
            open_ones[-1].parts.append(component)
            open_ones.append(component)
        elif found.name == "END":
            if open_ones[-1] is top or open_ones.pop().name != found.value.strip().upper():
                raise IcalError(number, f"{line[:40]} closes nothing. Remove it or add its BEGIN")
        else:
            open_ones[-1].properties.append(found)
    if open_ones[-1] is not top:
        last = open_ones[-1]
        raise IcalError(last.line, f"BEGIN:{last.name[:40]} has no END. The file is cut off")
    return top.parts


def content_line(name: str, value: str) -> str:
    """Return a property as lines of at most 75 octets, none in the middle of a character."""
    folded: list[str] = []
    current, octets = "", 0
    for character in f"{name}:{value}":
        length = len(character.encode())
        if octets + length > _MAX_OCTETS:
            folded.append(current)
            current, octets = " ", 1
        current, octets = current + character, octets + length
    return "\r\n".join([*folded, current]) + "\r\n"


def escaped(text: str) -> str:
    """Return a TEXT value."""
    return _TO_ESCAPE.sub(r"\\\1", text).replace("\n", "\\n")


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    start, parts = 0, list[str]()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield start, "".join(parts)
        start, parts = number, [line] if line.strip() else []
    if parts:
        yield start, "".join(parts)


def _property(number: int, line: str) -> Property:
    match = _LINE.fullmatch(line)
    if match is None:
        raise IcalError(
            number,
            "this is no line of iCalendar. Write NAME:value, and begin a continued line "
            "with a space",
        )
    parameters = {
        name.upper(): value.strip('"') for name, value in _EACH_PARAMETER.findall(match[2])
    }
    return Property(number, match[1].upper(), parameters, match[3])
