"""The start page: one search box, the doors, the subjects, when one can call."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def hem(request: HttpRequest) -> HttpResponse:
    """The start page."""
    return render(request, "medborgare/hem.html")
