"""What visits are about, in the administration: the buttons of the kiosk and of the reception."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from servicekontor.models import Besokskategori

NORDSAMISKA = "se"


class BesokskategoriForm(make_oversattningsform(Besokskategori)):
    """A category, in the languages of the public pages and in the one that only the screens of the offices have."""

    namn_nordsamiska = forms.CharField(label=_("Namn på nordsamiska"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show what is translated."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("namn_nordsamiska", self.instance.translation("namn", NORDSAMISKA))

    def save(self, commit: bool = True) -> models.Model:
        """Write what was typed; an emptied field falls back to Swedish."""
        namn = self.cleaned_data["namn_nordsamiska"]
        others = {sprak: texts for sprak, texts in self.instance.oversattningar.items() if sprak != NORDSAMISKA}
        self.instance.oversattningar = others | ({NORDSAMISKA: {"namn": namn}} if namn else {})
        return super().save(commit)


@admin.register(Besokskategori)
class BesokskategoriAdmin(SystemforvaltarAdmin):
    """Categories of visits. One that has been used is put out of use, for the figures name it."""

    form = BesokskategoriForm
    list_display = ["namn", "kod", "enhet", "prioritet", "ordning", "is_i_kiosk", "is_active"]
    list_filter = ["is_active", "is_i_kiosk"]
    search_fields = ["namn", "kod"]
    prepopulated_fields = {"kod": ["namn"]}
    fieldsets = [
        (None, {"fields": ["namn", "kod", "enhet", "arendetyper", "prioritet", "ordning", "is_i_kiosk", "is_active"]}),
        *translation_fieldsets(Besokskategori),
        (_("Nordsamiska"), {"fields": ["namn_nordsamiska"], "classes": ["collapse"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Besokskategori | None = None) -> list[str]:
        """The code stands in figures: it is given once."""
        return ["kod"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Besokskategori | None = None) -> dict[str, list[str]]:
        """Only a new category gets its code from its name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)
