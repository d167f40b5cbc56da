"""What every page for citizens has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from arenden.views.medborgare.minne import Minne

View = Callable[..., HttpResponse]


def personlig(view: View) -> View:
    """Mark a page that needs no log-in and holds what one person has written or may read: no cache keeps it.

    The view finds what its visitor may see in `request.minne`.
    """

    @wraps(view)
    def with_minne(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.minne = Minne.read(request)
        response = view(request, *args, **kwargs)
        request.minne.write(response)
        return response

    return login_not_required(never_cache(with_minne))
