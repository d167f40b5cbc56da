"""Case types in the administration, with their questions and translations."""

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.admin.arendetypsfil import ArendetypsfilMixin
from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.falt import RaderField
from kontaktcenter.admin.foljdfraga import FoljdfragaRader
from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from kontaktcenter.admin.samtidighet import SeddForm
from kontaktcenter.models import Arendetyp, Enhet

FORMULAR = "e_tjanst"
"""The name of the address of a case type's public form; the app above may not be there."""


class GrundForm(SeddForm):
    """A case type with its search words one a line."""

    sokord = RaderField(
        label=gettext_lazy("Sökord"), required=False, help_text=gettext_lazy("Ett på varje rad, så som den som ringer säger det.")
    )


class CenterFilter(admin.SimpleListFilter):
    """The owning center; Django's own filter would offer every unit of the municipality."""

    title = gettext_lazy("ägande center")
    parameter_name = "center"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The centers."""
        return [(str(enhet.pk), str(enhet)) for enhet in Enhet.objects.centers()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Arendetyp]) -> models.QuerySet[Arendetyp]:
        """Those of the center chosen."""
        chosen = self.value()
        return queryset.filter(center=chosen) if chosen and chosen.isascii() and chosen.isdecimal() and len(chosen) < 10 else queryset


@admin.register(Arendetyp)
class ArendetypAdmin(ArendetypsfilMixin, SystemforvaltarAdmin):
    """What a case can be about, who answers, how soon, and what is asked."""

    form = make_oversattningsform(Arendetyp, GrundForm)
    inlines = [FoljdfragaRader]
    list_display = ["namn", "amne", "slag", "ansvarig_enhet", "answer_time", "number_of_questions", "is_public", "is_active"]
    list_filter = ["is_active", "is_public", "slag", CenterFilter, "arbetskategori", "sekretess", "ansvarig_enhet"]
    list_select_related = ["amne", "ansvarig_enhet"]
    search_fields = ["namn", "kod", "sokord"]
    prepopulated_fields = {"kod": ["namn"]}
    fieldsets = [
        (None, {"fields": ["namn", "kod", "amne", "slag", "arbetskategori", "hjalptext", "sokord", "is_active"]}),
        (gettext_lazy("Vem som äger och svarar"), {"fields": ["center", "ansvarig_enhet"]}),
        (
            gettext_lazy("Tider"),
            {
                "fields": [
                    ("kvittensfrist", "kvittensfrist_enhet"),
                    ("svarsfrist", "svarsfrist_enhet"),
                    "gallring_manader",
                    "is_bradskande",
                ]
            },
        ),
        (
            gettext_lazy("För medborgaren"),
            {"fields": ["is_public", "allows_anonymous", "requires_plats", "requires_personnummer", "sekretess"]},
        ),
        *translation_fieldsets(Arendetyp),
    ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Arendetyp]:
        """Each with how many questions it asks."""
        return super().get_queryset(request).annotate(antal_fragor=models.Count("foljdfragor"))

    def get_readonly_fields(self, request: HttpRequest, obj: Arendetyp | None = None) -> list[str]:
        """The code stands in addresses, imports and other systems: it is set once."""
        return ["kod"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Arendetyp | None = None) -> dict[str, list[str]]:
        """A new case type gets its code from its name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """Say what a changed time limit does to the cases that are open."""
        super().save_related(request, form, formsets, change)
        if change and {"svarsfrist", "svarsfrist_enhet"} & set(form.changed_data):
            self.message_user(request, _("Öppna ärenden behåller den tid för svar som vi har lovat. Nya ärenden får den ändrade."))

    def object_links(self, obj: Arendetyp) -> list[tuple[str, str]]:
        """The form as the citizen sees it."""
        if not (obj.is_active and obj.is_public):
            return []
        try:
            return [(reverse(FORMULAR, args=[obj.kod]), _("Så ser formuläret ut"))]
        except NoReverseMatch:
            return []

    @admin.display(description=gettext_lazy("svar inom"), ordering="svarsfrist")
    def answer_time(self, obj: Arendetyp) -> str:
        """Number and unit."""
        return f"{obj.svarsfrist} {obj.get_svarsfrist_enhet_display()}"

    @admin.display(description=gettext_lazy("frågor"))
    def number_of_questions(self, obj: Arendetyp) -> int:
        """How many questions are asked."""
        return obj.antal_fragor
