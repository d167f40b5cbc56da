"""The process that answers pages: gunicorn's own, which says in Swedish what it refuses before Django has seen it."""

from typing import Any

from csp.utils import build_policy
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from gunicorn.workers.gthread import ThreadWorker

FOR_LANGT = (b"414", b"431")


class Webbarbetare(ThreadWorker):
    """Answers with our pages what gunicorn itself refuses."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer as gunicorn does, but with our page: people may be the ones who read it."""
        super().handle_error(req, _Svarslinje(client), addr, exc)


class _Svarslinje:
    """A connection that sends our page, with the status that gunicorn says, in the place of its own."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def sendall(self, data: bytes) -> None:
        status = data.partition(b"\r\n")[0]
        try:
            page = make_page(status.split()[1])
        except Exception:  # noqa: BLE001 – what cannot draw our page, as where the static files are missing, must still answer
            self._client.sendall(data)
            return
        self._client.sendall(b"\r\n".join((status, *_headers(page), b"", b"")) + page)


def make_page(status: bytes) -> bytes:
    """What is said of an address that is too long, of what is no HTTP, or of a fault of ours."""
    template = "414.html" if status in FOR_LANGT else "500.html" if status == b"500" else "400_olast.html"
    with translation.override(settings.LANGUAGE_CODE):
        return render_to_string(template, {"kommun": settings.KOMMUN, "fargschema": "auto"}).encode()


def _headers(page: bytes) -> tuple[bytes, ...]:
    """As strict as those of the pages that Django answers."""
    return (
        b"Connection: close",
        b"Content-Type: text/html; charset=utf-8",
        b"Content-Length: %d" % len(page),
        b"Content-Security-Policy: " + build_policy().encode(),
        b"X-Content-Type-Options: nosniff",
    )
