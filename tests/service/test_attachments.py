"""Files of messages: who can send what, and who can have it back."""

import datetime as dt
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from sqlalchemy import update
from sqlmodel import col

from backend.attachments.attachments import MAX_BYTES
from backend.attachments.kinds import safe_name
from backend.attachments.models import AttachmentRow
from backend.metadata import utc_now
from tests.support.person import events_of, says
from tests.support.product import Product, running

FILES = "/api/chatkit/attachments"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    with running(tmp_path, database_url) as product:
        yield product


@contextmanager
def person(product: Product, name: str) -> Generator[httpx2.Client, None, None]:
    headers = {"Authorization": f"Bearer {product.token(name)}"}
    with httpx2.Client(base_url=product.url, headers=headers, trust_env=False, timeout=30) as http:
        yield http


@pytest.fixture
def ada(product: Product) -> Generator[httpx2.Client, None, None]:
    with person(product, "ada") as http:
        yield http


def sent(http: httpx2.Client, name: str, data: bytes) -> dict[str, Any]:
    answer = http.post(FILES, files={"file": (name, data, "application/x-anything")})
    return dict(answer.raise_for_status().json())


def with_file(text: str, *ids: str) -> dict[str, Any]:
    request = says(text)
    request["params"]["input"]["attachments"] = list(ids)
    return request


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("holiday.png", PNG, "image/png"),
        ("lies.txt", PNG, "image/png"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(16), "image/jpeg"),
        ("report.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("list.md", b"- milk\n", "text/markdown"),
        ("list.csv", b"title\nmilk\n", "text/csv"),
        ("list.html", b"<script>alert(1)</script>", "text/plain"),
        ("todo.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"),
        ("notes", "Grüße".encode(), "text/plain"),
    ],
)
def test_a_file_is_what_its_bytes_say(
    ada: httpx2.Client, name: str, data: bytes, kind: str
) -> None:
    attachment = sent(ada, name, data)

    assert (attachment["name"], attachment["mime_type"]) == (name, kind)
    assert attachment["type"] == ("image" if kind.startswith("image/") else "file")
    back = ada.get(f"{FILES}/{attachment['id']}")
    assert back.content == data
    assert back.headers["content-type"].partition(";")[0] == kind
    assert back.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in back.headers["content-security-policy"]
    way = "inline" if kind.startswith("image/") else "attachment"
    assert back.headers["content-disposition"].startswith(way)


@pytest.mark.parametrize(
    ("data", "language", "said"),
    [
        (b"", "en", "The file is empty"),
        (b"MZ\x90\x00\x03", "en", "Send an image"),
        ("Grüße".encode("latin-1"), "de-AT, en;q=0.5", "Schick ein Bild"),
    ],
)
def test_other_kinds_are_refused_in_the_language_of_the_request_and_nothing_is_kept(
    ada: httpx2.Client, data: bytes, language: str, said: str, tmp_path: Path
) -> None:
    ada.headers["accept-language"] = language
    answer = ada.post(FILES, files={"file": ("setup.exe", data, "text/plain")})

    assert (answer.status_code, answer.json()["error"]) == (415, "INVALID_REQUEST")
    assert said in answer.json()["message"]
    assert not [path for path in (tmp_path / "attachments").rglob("*") if path.is_file()]


def test_a_file_over_ten_mebibytes_is_refused(ada: httpx2.Client) -> None:
    largest = sent(ada, "notes.txt", b"a" * MAX_BYTES)
    refused = ada.post(FILES, files={"file": ("notes.txt", b"a" * (MAX_BYTES + 1), "text/plain")})

    assert largest["mime_type"] == "text/plain"
    assert (refused.status_code, refused.json()["error"]) == (413, "TOO_LARGE")


def test_nobody_else_reaches_a_file(product: Product, ada: httpx2.Client) -> None:
    file_id = sent(ada, "secret.txt", b"secret")["id"]

    with person(product, "bob") as bob:
        answers = [
            bob.get(f"{FILES}/{file_id}"),
            bob.put(f"{FILES}/{file_id}", content=b"mine"),
            bob.post("/chatkit", json=with_file("look", file_id)),
            bob.post(
                "/chatkit",
                json={"type": "attachments.delete", "params": {"attachment_id": file_id}},
            ),
        ]
        unknown = bob.get(f"{FILES}/atc_unknown")
    nobody = httpx2.get(f"{product.url}{FILES}/{file_id}")

    assert [answer.status_code for answer in answers] == [404] * 4
    assert answers[0].json() == unknown.json()
    assert nobody.status_code == 401
    assert ada.get(f"{FILES}/{file_id}").content == b"secret"


def test_an_announced_file_is_put_once(ada: httpx2.Client) -> None:
    announced = ada.post(
        "/chatkit",
        json={
            "type": "attachments.create",
            "params": {"name": "a/b\\plan.md", "size": 6, "mime_type": "text/markdown"},
        },
    ).json()
    descriptor = announced["upload_descriptor"]
    early = ada.get(descriptor["url"])

    first = ada.request(
        descriptor["method"], descriptor["url"], content=b"- milk", headers=descriptor["headers"]
    )
    second = ada.put(descriptor["url"], content=b"- beer")

    assert announced["name"] == "plan.md"
    assert early.status_code == 404
    assert first.raise_for_status().json()["mime_type"] == "text/markdown"
    assert second.status_code == 404
    assert ada.get(descriptor["url"]).content == b"- milk"


def test_a_message_carries_files_and_takes_them_along_when_deleted(
    ada: httpx2.Client, tmp_path: Path
) -> None:
    file_id = sent(ada, "holiday.png", PNG)["id"]

    events = events_of(ada.post("/chatkit", json=with_file("what is due?", file_id)).text)

    thread_id = events[0]["thread"]["id"]
    thread = ada.post(
        "/chatkit", json={"type": "threads.get_by_id", "params": {"thread_id": thread_id}}
    ).json()
    message = thread["items"]["data"][0]
    assert [a["id"] for a in message["attachments"]] == [file_id]
    assert message["attachments"][0]["preview_url"].endswith(f"{FILES}/{file_id}")
    ada.post("/chatkit", json={"type": "threads.delete", "params": {"thread_id": thread_id}})
    assert ada.get(f"{FILES}/{file_id}").status_code == 404
    assert not [path for path in (tmp_path / "attachments").rglob("*") if path.is_file()]


def test_a_file_that_is_taken_back_is_gone(ada: httpx2.Client) -> None:
    file_id = sent(ada, "holiday.png", PNG)["id"]

    request = {"type": "attachments.delete", "params": {"attachment_id": file_id}}
    answer = ada.post("/chatkit", json=request)

    assert (answer.status_code, answer.json()) == (200, {})
    assert ada.get(f"{FILES}/{file_id}").status_code == 404
    assert ada.post("/chatkit", json=with_file("look", file_id)).status_code == 404


def announce(http: httpx2.Client, name: str, size: int, kind: str) -> httpx2.Response:
    """Announce a file that is to be put."""
    params = {"name": name, "size": size, "mime_type": kind}
    return http.post("/chatkit", json={"type": "attachments.create", "params": params})


@pytest.mark.parametrize(
    ("size", "kind", "status"),
    [
        (6, "text/html", 415),
        (6, "image/svg+xml", 415),
        (0, "text/plain", 415),
        (-1, "text/plain", 415),
        (MAX_BYTES + 1, "text/plain", 413),
        (2**70, "text/plain", 413),
    ],
)
def test_what_would_not_be_taken_need_not_be_announced(
    ada: httpx2.Client, size: int, kind: str, status: int
) -> None:
    answer = announce(ada, "file", size, kind)

    assert answer.status_code == status
    assert answer.json()["message"]


def test_what_is_put_is_what_its_bytes_say_whatever_was_announced(ada: httpx2.Client) -> None:
    url = announce(ada, "cat.png", 30, "image/png").json()["upload_descriptor"]["url"]

    drawing = ada.put(url, content=b"<svg onload='alert(1)'/>").raise_for_status().json()
    back = ada.get(url)

    assert (drawing["type"], drawing["mime_type"]) == ("file", "text/plain")
    assert back.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in back.headers["content-security-policy"]
    large = announce(ada, "big.txt", 3, "text/plain").json()["upload_descriptor"]["url"]
    refused = ada.put(large, content=b"a" * (MAX_BYTES + 1))
    assert (refused.status_code, refused.json()["error"]) == (413, "TOO_LARGE")
    assert ada.get(large).status_code == 404


def stored(folder: Path) -> set[str]:
    """Return the names of all files that are kept."""
    return {path.name for path in (folder / "attachments").rglob("*") if path.is_file()}


def made_earlier(product: Product, *ids: str) -> None:
    """Let the files have been sent two days ago."""
    with product.database.writing() as connection:
        old = update(AttachmentRow).where(col(AttachmentRow.id).in_(ids))
        connection.execute(old.values(created_at=utc_now() - dt.timedelta(days=2)))


def test_files_that_no_message_carried_are_removed_with_the_next_upload(
    product: Product, ada: httpx2.Client, tmp_path: Path
) -> None:
    carried, forgotten, new = (sent(ada, name, b"text")["id"] for name in ("a", "b", "c"))
    ada.post("/chatkit", json=with_file("look", carried)).raise_for_status()
    made_earlier(product, carried, forgotten)

    last = sent(ada, "d", b"text")["id"]

    assert stored(tmp_path) == {carried, new, last}
    assert ada.get(f"{FILES}/{forgotten}").status_code == 404
    assert ada.get(f"{FILES}/{carried}").content == b"text"


def test_files_of_people_who_never_came_back_are_removed_at_the_next_start(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product, person(product, "ada") as ada:
        forgotten, new = sent(ada, "a", b"text")["id"], sent(ada, "b", b"text")["id"]
        announced = announce(ada, "c.txt", 3, "text/plain").json()["id"]
        made_earlier(product, forgotten, announced)

    with running(tmp_path, database_url) as product, person(product, "ada") as ada:
        found = [ada.get(f"{FILES}/{file_id}").status_code for file_id in (forgotten, new)]
        late = ada.put(f"{FILES}/{announced}", content=b"hello")

    assert (found, late.status_code) == ([404, 200], 404)
    assert stored(tmp_path) == {new}


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_files_lie_wherever_the_operator_says(tmp_path: Path, kind: str) -> None:
    url = f"memory://{tmp_path.name}" if kind == "memory" else f"file://{tmp_path / 'elsewhere'}"
    with running(tmp_path, attachments_url=url) as product, person(product, "ada") as ada:
        file_id = sent(ada, "notes.txt", b"call mom")["id"]
        back = ada.get(f"{FILES}/{file_id}").content
        ada.post("/chatkit", json=with_file("look", file_id)).raise_for_status()
        confirmed = {"confirm": "delete all my conversations"}
        erased = ada.request("DELETE", "/api/chatkit/conversations", json=confirmed).json()
        gone = ada.get(f"{FILES}/{file_id}")

    assert back == b"call mom"
    assert erased == {"conversations": 1, "files": 1}
    assert gone.status_code == 404
    assert stored(tmp_path) == set(), "not in the data folder"
    assert not [path for path in (tmp_path / "elsewhere").rglob("*") if path.is_file()]


def test_a_foreign_page_cannot_send_files(ada: httpx2.Client) -> None:
    answer = ada.post(
        FILES,
        files={"file": ("a.txt", b"a", "text/plain")},
        headers={"Origin": "https://evil.example"},
    )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\plan.md", "plan.md"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\n", "file"),
        ("..", "file"),
        ("x" * 300 + ".md", "x" * 117 + ".md"),
        ('a<b>:"c".txt', "a_b___c_.txt"),
    ],
)
def test_names_of_files_are_safe_to_store_and_to_show(name: str, safe: str) -> None:
    assert safe_name(name) == safe
