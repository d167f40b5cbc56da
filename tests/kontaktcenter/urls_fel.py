"""Addresses for test_middleware: the product's own, and views that raise."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from kontaktcenter import fel
from kontaktcenter.urls import urlpatterns as product


@login_not_required
def refuse(request: HttpRequest, slag: str) -> HttpResponse:
    """Raise the named kind of error."""
    raise getattr(fel, slag)("Enheten Bygglov är stängd.", falt="enhet")


urlpatterns = [*product, path("vagra/<slag>/", refuse)]
