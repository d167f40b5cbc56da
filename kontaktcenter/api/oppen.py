"""Addresses of the API that anybody may ask without a key: how often, from which web sites, and kept by caches."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from kontaktcenter.granser import client_address, count
from kontaktcenter.innehallsmarke import mark_by_content

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Access-Control-Max-Age": "86400",
}
"""Any web site may read what anybody may. Neither cookies nor keys are let along, so none reads what its visitor alone may."""


class Adressgrans(BaseThrottle):
    """At most so many a time of those without key or log-in, per network address: `grans` of the view, a key of settings.GRANSER."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Whether one more is allowed."""
        self.seconds = None if request.user.is_authenticated else count(view.grans, client_address(request))
        return self.seconds is None

    def wait(self) -> int | None:
        """The seconds until it is."""
        return self.seconds


def oppen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a view (made by `as_view`) to other web sites and to caches."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for header, value in CORS.items():
            response[header] = value
        return mark_by_content(request, response.render())

    return opened
