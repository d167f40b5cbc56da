"""Only UTF-8 is read. Django decodes by whatever coding the caller names, also those that give bytes, or half characters, or fail."""

import codecs
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

from kontaktcenter.views.fel import bad_request

UTF8 = "utf-8"
OLASLIG_TYP = "application/octet-stream; charset=unreadable"
"""What stands in the place of a content type that says anything else; `BaraUtf8` refuses it."""


class LasligaHuvuden:
    """The outermost layer, before there is a request: Django decodes the address while it makes one, and an odd coding fails there.

    A content type in another coding is replaced by one that `BaraUtf8` refuses; an unreadable wish for a kind of answer is no wish.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        """Take the next layer."""
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Pass the call on."""
        if not _is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = OLASLIG_TYP
        if not all(_is_readable(kind) for kind in environ.get("HTTP_ACCEPT", "").split(",")):
            del environ["HTTP_ACCEPT"]
        return self.application(environ, start_response)


class BaraUtf8:
    """Answers 400 to a request that says that it is written in anything but UTF-8, in the form that was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is UTF-8, under the one of its names that Django knows."""
        if not _is_utf8(request.headers.get("Content-Type", "")):
            return bad_request(request)
        request.encoding = UTF8
        return self.get_response(request)


def _is_utf8(content_type: str) -> bool:
    """Whether the head can be taken to pieces and names no other coding."""
    try:
        return codecs.lookup(parse_header_parameters(content_type)[1].get("charset", UTF8)).name == UTF8
    except (LookupError, ValueError):
        return False


def _is_readable(head: str) -> bool:
    try:
        parse_header_parameters(head)
    except ValueError:
        return False
    return True
