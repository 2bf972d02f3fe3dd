"""Speech into the composer."""

import base64
import logging
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.emulators.openai_audio import HANGS, HTML, listening
from tests.support.emulators.script import KEY
from tests.support.person import Person, visiting
from tests.support.product import running

WEBM = b"\x1a\x45\xdf\xa3" + bytes(100)
OGG = b"OggS" + bytes(100)
MP4 = bytes(4) + b"ftypisom" + bytes(100)


async def dictate(person: Person, data: bytes, mime_type: str) -> httpx2.Response:
    """Send a recording, as ChatKit does."""
    params = {"audio_base64": base64.b64encode(data).decode(), "mime_type": mime_type}
    return await person.request({"type": "input.transcribe", "params": params})


@pytest.mark.parametrize(
    ("data", "mime_type", "file_name"),
    [
        (WEBM, "audio/webm;codecs=opus", "speech.webm"),
        (OGG, "audio/ogg; codecs=opus", "speech.ogg"),
        (MP4, "audio/mp4", "speech.mp4"),
    ],
)
async def test_a_recording_comes_back_as_text(
    tmp_path: Path, data: bytes, mime_type: str, file_name: str
) -> None:
    with (
        listening(" Buy milk tomorrow. \n") as listener,
        running(tmp_path, **listener.settings) as product,
    ):
        async with visiting(product) as ada:
            answer = await dictate(ada, data, mime_type)

    assert answer.status_code == 200
    assert answer.json() == {"text": "Buy milk tomorrow."}
    [heard] = listener.heard
    assert (heard.key, heard.model, heard.data) == (KEY, "whisper-1", data)
    assert heard.file_name == file_name


async def test_a_long_recording_is_taken_and_a_longer_one_is_not(tmp_path: Path) -> None:
    mebibyte = 1024 * 1024
    with listening("Long.") as listener, running(tmp_path, **listener.settings) as product:
        async with visiting(product) as ada:
            long = await dictate(ada, OGG + bytes(4 * mebibyte), "audio/ogg")
            longer = await dictate(ada, OGG + bytes(5 * mebibyte), "audio/ogg")
            much = await dictate(ada, OGG + bytes(7 * mebibyte), "audio/ogg")
            message = {"content": [{"type": "input_text", "text": "x" * mebibyte}]}
            rest: dict[str, Any] = {"attachments": [], "inference_options": {}}
            other = await ada.request(
                {"type": "threads.create", "params": {"input": message | rest}}
            )

    assert long.json() == {"text": "Long."}
    refused = [longer, much, other]
    assert [(a.status_code, a.json()["error"]) for a in refused] == [(413, "TOO_LARGE")] * 3
    assert len(listener.heard) == 1


@pytest.mark.parametrize(
    ("audio", "mime_type"),
    [
        ("", "audio/webm"),
        ("AA==", "audio/webm"),
        ("not base64!", "audio/webm"),
        ("ü", "audio/webm"),
        (base64.b64encode(OGG).decode(), "audio/webm"),
        (base64.b64encode(b"\x7fELF").decode(), "application/octet-stream"),
        (base64.b64encode(b"RIFF").decode(), "audio/wav"),
    ],
)
async def test_what_is_no_recording_goes_nowhere(
    tmp_path: Path, audio: str, mime_type: str
) -> None:
    with listening("Nothing.") as listener, running(tmp_path, **listener.settings) as product:
        async with visiting(product) as ada:
            params = {"audio_base64": audio, "mime_type": mime_type}
            answer = await ada.request({"type": "input.transcribe", "params": params})

    assert (answer.status_code, answer.json()["error"]) == (415, "INVALID_REQUEST")
    assert listener.heard == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (401, "refused the key"),
        (429, "too many requests"),
        (500, "has trouble"),
        (HTML, "what came back is no model's answer"),
        (HANGS, "did not start to answer in time"),
    ],
)
async def test_a_failure_is_told_in_words_and_without_the_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, said: str | int, words: str
) -> None:
    with listening(said) as listener, caplog.at_level(logging.INFO):
        settings = listener.settings | ({"transcription_timeout": 1} if said == HANGS else {})
        with running(tmp_path, **settings) as product:
            async with visiting(product) as ada:
                answer = await dictate(ada, WEBM, "audio/webm")

    assert (answer.status_code, answer.json()["error"]) == (503, "CONNECTION_FAILED")
    message = answer.json()["message"]
    assert words in message
    assert "Type your message" in message
    assert len(listener.heard) <= 1, "asked once: a recording is not sent again unasked"
    assert KEY not in message + caplog.text
    assert "Dictation failed: model=openai/whisper-1" in caplog.text


async def test_without_a_model_dictation_is_not_offered(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            answer = await dictate(ada, WEBM, "audio/webm")

    assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_REQUEST")
    assert "TASKCHAT_TRANSCRIPTION_MODEL" in answer.json()["message"]


@pytest.mark.parametrize("model", ["", "openai/whisper-1"])
async def test_the_page_is_told_whether_dictation_is_offered(tmp_path: Path, model: str) -> None:
    with running(tmp_path, transcription_model=model) as product:
        async with visiting(product) as ada:
            config = (await ada.http.get("/api/chatkit/config")).raise_for_status().json()

    assert config["composer"]["dictation"] == {"enabled": bool(model)}
