"""The process that answers pages: gunicorn's own, which says in Swedish what it refuses before Django has seen it."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

FOR_LANGT = (LimitRequestLine, LimitRequestHeaders)


class Webbarbetare(ThreadWorker):
    """Answers an address that is too long with our page."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer as gunicorn does, but with our page where people may be the ones who read it."""
        super().handle_error(req, _Svarslinje(client) if isinstance(exc, FOR_LANGT) else client, addr, exc)


class _Svarslinje:
    """A connection that sends our page, with the status that gunicorn says, in the place of its own."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def sendall(self, data: bytes) -> None:
        status = data.partition(b"\r\n")[0]
        page = make_page()
        head = (status, b"Connection: close", b"Content-Type: text/html; charset=utf-8", b"Content-Length: %d" % len(page), b"", b"")
        self._client.sendall(b"\r\n".join(head) + page)


def make_page() -> bytes:
    """What is said of an address that is too long."""
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string("414.html", {"kommun": settings.KOMMUN, "fargschema": "auto"}).encode()
