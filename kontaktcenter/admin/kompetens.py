"""Competences in the administration."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.models import Kompetens


@admin.register(Kompetens)
class KompetensAdmin(SystemforvaltarAdmin):
    """What agents master."""

    list_display = ["namn", "beskrivning", "number_of_users"]
    search_fields = ["namn", "beskrivning"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Kompetens]:
        """Each with how many have it."""
        who = models.Count("anvandare", filter=models.Q(anvandare__is_active=True))
        return super().get_queryset(request).annotate(antal_anvandare=who)

    @admin.display(description=_("användare"))
    def number_of_users(self, obj: Kompetens) -> int:
        """Users with an open account."""
        return obj.antal_anvandare
