"""The check of the whole setup as a page."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kontaktcenter.granskning import find_anmarkningar, find_paminnelser


def granskning(request: HttpRequest) -> HttpResponse:
    """Faults and reminders as things stand now, each with a link to where it is mended."""
    context = {
        **admin.site.each_context(request),
        "title": _("Granska inställningarna"),
        "anmarkningar": find_anmarkningar(),
        "paminnelser": find_paminnelser(),
    }
    return render(request, "admin/granskning.html", context)
