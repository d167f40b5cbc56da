"""What every page for citizens has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from arenden.views.medborgare.besok import Besok

View = Callable[..., HttpResponse]


def personlig(view: View) -> View:
    """Mark a page that needs no log-in and holds what one person has written or may read: no cache keeps it.

    The view finds what its visitor may see in `request.besok`.
    """

    @wraps(view)
    def with_besok(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.besok = Besok.read(request)
        response = view(request, *args, **kwargs)
        request.besok.write(response)
        return response

    return login_not_required(never_cache(with_besok))
