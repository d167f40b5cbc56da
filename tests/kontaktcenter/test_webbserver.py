"""What the web server refuses before a page has seen it, and what a page refuses before it has read it: sentences, in Swedish."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

from tests.processer import Process, Processer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def web(processer: Processer) -> Process:
    return processer.web()


def ask(web: Process, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(web.url).netloc, timeout=30)
    connection.request(method, path, body or None, {"Host": "localhost", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def send(web: Process, data: bytes) -> tuple[http.client.HTTPResponse, str]:
    """Send bytes that need be no HTTP."""
    address = urlsplit(web.url)
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        connection.sendall(data)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        return answer, answer.read().decode()


@pytest.mark.parametrize(
    ("data", "status", "mening"),
    [
        (b"HEJ\r\n\r\n", 400, "Något i det du skickade kunde inte läsas."),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400, "Något i det du skickade kunde inte läsas."),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX Lucka: 1\r\n\r\n", 400, "Något i det du skickade kunde inte läsas."),
        (b"GET /" + b"x" * 10_000 + b" HTTP/1.1\r\n\r\n", 414, "Adressen är för lång"),
    ],
)
def test_what_is_no_http_is_refused_by_a_page_as_strict_as_the_others(web: Process, data: bytes, status: int, mening: str) -> None:
    answer, page = send(web, data)
    assert (answer.status, mening in page, "Invalid" in page) == (status, True, False)
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_too_long_or_too_large_is_said_in_a_sentence(web: Process) -> None:
    status, page = ask(web, "GET", "/svar/?q=" + "x" * 10_000)
    assert (status, "Adressen är för lång" in page, "Gå tillbaka, skriv kortare" in page) == (414, True, True)
    status, page = ask(web, "GET", "/svar/", **{"X-Lang": "x" * 40_000})
    assert (status, "Adressen är för lång" in page) == (431, True)
    assert ask(web, "GET", "/svar/?q=" + "%F0%9F%99%82" * 500)[0] == 200
    token = "a" * 32
    form = f"csrfmiddlewaretoken={token}&svar=".encode() + b"a" * 5_000_000
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
    status, page = ask(web, "POST", "/logga-in/", form, **sent)
    assert (status, "högst 2,5 MB text" in page) == (413, True)
