"""Recordings for dictation, checked before anybody is asked what is said in them."""

import base64
import binascii

from chatkit.types import AudioInput, InputTranscribeParams

from backend.agent.dictation import Dictation
from backend.attachments.attachments import TooLargeError
from backend.attachments.kinds import FileKindError
from backend.chat.requests import ChatRequestError

_MAX_MIB = 5
MAX_BYTES = _MAX_MIB * 1024 * 1024
_BEGINS = {
    # Matroska's first element, Ogg's capture pattern, the first box of MPEG-4: where, and what.
    "audio/webm": (0, b"\x1a\x45\xdf\xa3"),
    "audio/ogg": (0, b"OggS"),
    "audio/mp4": (4, b"ftyp"),
}


def check_recording(recording: InputTranscribeParams) -> None:
    """Return if this is a recording that can be listened to.

    Raises:
        FileKindError: If it is none of the kinds that ChatKit records.
        TooLargeError: If it is too long.
    """
    # Four characters for three bytes: what is too long is not even decoded.
    if len(recording.audio_base64) > MAX_BYTES * 4 // 3 + 4:
        raise TooLargeError(lambda texts: texts.requests.recording_large.format(most=_MAX_MIB))
    try:
        data = base64.b64decode(recording.audio_base64, validate=True)
    except (binascii.Error, ValueError) as error:
        raise FileKindError("audio_base64 is no base64. Nothing was written down.") from error
    place, begin = _BEGINS.get(media_type_of(recording.mime_type), (0, b"\0never"))
    if not data[place:].startswith(begin):
        known = ", ".join(_BEGINS)
        raise FileKindError(lambda texts: texts.requests.recording_kind.format(known=known))


def offered(dictation: Dictation | None) -> Dictation:
    """Return who writes down what is said.

    Raises:
        ChatRequestError: If nobody does.
    """
    if dictation is None:
        raise ChatRequestError(lambda texts: texts.answer.no_dictation)
    return dictation


def media_type_of(mime_type: str) -> str:
    """Return the type without what follows it: `audio/webm` of `audio/webm;codecs=opus`."""
    return AudioInput(data=b"", mime_type=mime_type).media_type.strip().lower()
