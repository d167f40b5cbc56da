"""An application of one page, which does what every action does: write, and queue a mail in the same transaction."""

import os

import django
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")
django.setup(set_prefix=False)
settings.ROOT_URLCONF = __name__


@login_not_required
def queue_one(request: HttpRequest) -> HttpResponse:
    """Queue one mail."""
    from tests.kontaktcenter.utkorg_processer import queue

    queue(1, "webb")
    return HttpResponse("ok")


urlpatterns = [path("", queue_one)]
application = WSGIHandler()
