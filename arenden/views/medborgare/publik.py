"""What every page for citizens has in common."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def personlig(view: View) -> View:
    """Mark a page that needs no log-in and holds what one person has written or may read: no cache keeps it."""
    return login_not_required(never_cache(view))
