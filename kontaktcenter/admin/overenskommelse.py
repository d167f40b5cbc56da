"""Agreements in the administration: terms, review, and a copy for the next period."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.actions.overenskommelse import copy_overenskommelse
from kontaktcenter.admin.bas import SystemforvaltarAdmin, TabellRader
from kontaktcenter.admin.ingrepp import Ingrepp, IngreppForm
from kontaktcenter.models import Arendetyp, Enhet, Overenskommelse, Overenskommelserad

SNART = timedelta(days=60)
"""How long before its review date an agreement is listed as due soon."""


class PeriodForm(IngreppForm):
    """The new period; by default it begins when the old one ends, or next New Year, and lasts as long."""

    galler_fran = forms.DateField(label=gettext_lazy("Gäller från och med"), widget=forms.DateInput(attrs={"type": "date"}))
    galler_till = forms.DateField(
        label=gettext_lazy("Gäller till och med"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Tomt betyder tills vidare."),
    )
    omprovas = forms.DateField(label=gettext_lazy("Omprövas senast"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose the day after the old period."""
        super().__init__(*args, **kwargs)
        if self.objekt.galler_till:
            self.initial.setdefault("galler_fran", (self.objekt.galler_till + timedelta(days=1)).isoformat())


class KopieraOverenskommelse(Ingrepp):
    """Carry the agreement over to a new period."""

    namn = "kopiera"
    rubrik = gettext_lazy("Kopiera till en ny period")
    knapp = gettext_lazy("Kopiera")
    form_class = PeriodForm

    def describe(self, objekt: Overenskommelse) -> list[str]:
        """What is copied."""
        return [
            _("Alla villkor följer med och kan ändras efteråt. Den gamla överenskommelsen slutar gälla dagen innan den nya börjar."),
        ]

    def perform(self, objekt: Overenskommelse, form: PeriodForm) -> str:
        """Copy it."""
        self.new = copy_overenskommelse(overenskommelse=objekt, by=self.request.user, **form.cleaned_data)
        return _("Överenskommelsen med %(forvaltning)s är kopierad och gäller från %(datum)s.") % {
            "forvaltning": self.new.forvaltning,
            "datum": date_format(self.new.galler_fran),
        }

    @property
    def objekt_url(self) -> str:
        """The copy's page once it is there."""
        return self.model_admin.url_of(getattr(self, "new", self.objekt))


class OmprovningFilter(admin.SimpleListFilter):
    """Agreements by when they are to be reviewed."""

    title = gettext_lazy("omprövning")
    parameter_name = "omprovning"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Late or soon."""
        return [("forsenad", _("skulle ha gjorts")), ("snart", _("inom 60 dagar"))]

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Overenskommelse]
    ) -> models.QuerySet[Overenskommelse]:
        """Those in force whose day has passed, or comes soon."""
        today = timezone.localdate()
        days = {"forsenad": (None, today), "snart": (today, today + SNART)}
        if self.value() not in days:
            return queryset
        after, until = days[self.value()]
        due = queryset.in_force(today).filter(omprovas__lte=until)
        return due.filter(omprovas__gt=after) if after else due


class VillkorRader(TabellRader):
    """Who answers what."""

    model = Overenskommelserad
    fields = ["arendetyp", "vem_svarar", "mottagare", "instruktion"]


@admin.register(Overenskommelse)
class OverenskommelseAdmin(SystemforvaltarAdmin):
    """Agreements between centers and departments."""

    inlines = [VillkorRader]
    list_display = ["forvaltning", "center", "galler_fran", "galler_till", "omprovas", "number_of_terms"]
    list_filter = [OmprovningFilter, "center", "forvaltning"]
    list_select_related = ["forvaltning", "center"]
    date_hierarchy = "omprovas"
    fields = ["center", "forvaltning", ("galler_fran", "galler_till"), "omprovas", "anteckning"]

    def get_urls(self) -> list[URLPattern]:
        """The page that copies, too."""
        return [KopieraOverenskommelse.pattern(self), *super().get_urls()]

    def object_links(self, obj: Overenskommelse) -> list[tuple[str, str]]:
        """Copy to a new period."""
        return [KopieraOverenskommelse.link(obj)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Overenskommelse]:
        """Each with how many case types it covers."""
        return super().get_queryset(request).annotate(antal_villkor=models.Count("villkor"))

    def find_hinders(self, objekt: Overenskommelse) -> list[str]:
        """One in force is ended and not deleted: its terms tell who answers today, and afterwards who did."""
        if Overenskommelse.objects.in_force(timezone.localdate()).filter(pk=objekt.pk).exists():
            return [_("%(objekt)s gäller. Avsluta den genom att ange en dag i ”Gäller till och med” och spara.") % {"objekt": objekt}]
        return super().find_hinders(objekt)

    def get_fields(self, request: HttpRequest, obj: Overenskommelse | None = None) -> list:
        """What the agreement forgets is shown once it is there."""
        return [*self.fields, "forgotten"] if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Overenskommelse | None = None) -> list[str]:
        """What is computed."""
        return ["forgotten"] if obj else []

    @admin.display(description=gettext_lazy("villkor"), ordering="antal_villkor")
    def number_of_terms(self, obj: Overenskommelse) -> int:
        """How many case types it covers."""
        return obj.antal_villkor

    @admin.display(description=gettext_lazy("ärendetyper utan villkor"))
    def forgotten(self, obj: Overenskommelse) -> str:
        """The department's case types that the agreement says nothing of; they are handed over."""
        units = Enhet.objects.subtree_ids([obj.forvaltning_id])
        missing = Arendetyp.objects.active().filter(center=obj.center, ansvarig_enhet__in=units).exclude(villkor__overenskommelse=obj)
        return ", ".join(str(arendetyp) for arendetyp in missing) or _("Inga, alla förvaltningens ärendetyper finns med.")
