"""Subjects in the administration."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from kontaktcenter.admin.trad import TradAdmin
from kontaktcenter.models import Amne


@admin.register(Amne)
class AmneAdmin(TradAdmin):
    """The subject tree."""

    form = make_oversattningsform(Amne)
    list_display = ["indented", "kod", "number_of_arendetyper", "ordning"]
    search_fields = ["namn", "kod"]
    prepopulated_fields = {"kod": ["namn"]}
    fieldsets = [(None, {"fields": ["namn", "kod", "foralder", "ordning"]}), *translation_fieldsets(Amne)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Amne]:
        """Each with how many case types it has."""
        used = models.Count("arendetyper", filter=models.Q(arendetyper__is_active=True))
        return super().get_queryset(request).annotate(antal_arendetyper=used)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Amne | None = None) -> dict[str, list[str]]:
        """Only a new subject gets its code from its name: the code stands in addresses and imports."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description=_("ärendetyper"))
    def number_of_arendetyper(self, obj: Amne) -> int:
        """Case types in use."""
        return obj.antal_arendetyper
