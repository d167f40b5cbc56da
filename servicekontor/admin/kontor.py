"""Offices in the administration: what they are, their weekly hours, what there is in them, their rules, dates that differ."""

from itertools import combinations
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.admin.bas import TabellRader
from kontaktcenter.admin.falt import OppettiderField
from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from kontaktcenter.admin.samtidighet import SeddForm
from kontaktcenter.models import Enhet
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.admin.bokat import BehallerBokat
from servicekontor.dagfalt import AR_SEDAN_START, Dagfalt
from servicekontor.models import Kontor, Kontorsregel, Oppettid, Oppettidsslag, Oppetundantag, Resurs
from servicekontor.oppettider import overlap

TID = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
AVVECKLING = ["sista_dag", "ersattning", "ersatts_av"]


class KontorForm(make_oversattningsform(Kontor)):
    """An office; languages are ticked rather than typed."""

    oppnar = Dagfalt(label=gettext_lazy("Öppnar"), bakat=AR_SEDAN_START, required=False)
    sprak = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Språk"), choices=list(SAMTALSSPRAK.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


class OppettidForm(forms.ModelForm):
    """One stretch of the week."""

    galler_fran = Dagfalt(label=gettext_lazy("Gäller från"), bakat=AR_SEDAN_START)
    galler_till = Dagfalt(label=gettext_lazy("Gäller till och med"), bakat=AR_SEDAN_START, required=False)

    class Meta:
        """The browser's own controls."""

        model = Oppettid
        fields = ["slag", "veckodag", "veckor", "fran", "till", "galler_fran", "galler_till"]
        widgets = {"fran": TID, "till": TID}


class OppettidFormSet(BaseInlineFormSet):
    """The week: of two new rows neither is in the database yet, so they are held against each other here."""

    def clean(self) -> None:
        """Refuse rows that overlap each other."""
        super().clean()
        kept = [form.instance for form in self.forms if form.has_changed() and form.is_valid() and not self._should_delete_form(form)]
        own = [rad for rad in kept if rad.slag != Oppettidsslag.LOKALEN]
        for first, second in combinations(own, 2):
            if overlap(first, second):
                raise ValidationError(_("%(forsta)s och %(andra)s överlappar varandra.") % {"forsta": first, "andra": second})


class OppettidRader(TabellRader):
    """The weekly pattern with the time that each row holds."""

    model = Oppettid
    form = OppettidForm
    formset = OppettidFormSet


class ResursRader(TabellRader):
    """Desks, rooms, computers."""

    model = Resurs


class RegelRader(TabellRader):
    """What the office has promised."""

    model = Kontorsregel


@admin.register(Kontor)
class KontorAdmin(BehallerBokat):
    """Offices. Winding down has a page of its own, for it moves what is booked."""

    form = KontorForm
    inlines = [OppettidRader, ResursRader, RegelRader]
    list_display = ["namn", "slag", "ort", "enhet", "oppnar", "sista_dag", "is_public"]
    list_filter = ["slag", "is_public"]
    search_fields = ["namn", "kod", "ort"]
    prepopulated_fields = {"kod": ["namn"]}
    fieldsets = [
        (None, {"fields": ["namn", "kod", "slag", "enhet", "is_public", "oppnar", "is_helgstangd", "telefon", "sprak", "arendetyper"]}),
        (gettext_lazy("Var"), {"fields": ["ort", "adress", "hittahit", "latitud", "longitud", "lokal"]}),
        (gettext_lazy("Tillgänglighet"), {"fields": ["is_stegfri", "has_horslinga", "has_rwc", "has_parkering", "tillganglighet"]}),
        (gettext_lazy("Avveckling (planeras under Kontor i personalmenyn)"), {"fields": AVVECKLING}),
        *translation_fieldsets(Kontor),
    ]

    def offices_of(self, objekt: Kontor) -> set[int]:
        """The office itself, when it is there."""
        return {objekt.pk} if objekt.pk else set()

    def get_readonly_fields(self, request: HttpRequest, obj: Kontor | None = None) -> list[str]:
        """The code stands in addresses and figures: it is given once."""
        return [*AVVECKLING, *(["kod", "slag"] if obj else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Kontor | None = None) -> dict[str, list[str]]:
        """Only a new office gets its code from its name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> forms.ModelChoiceField:
        """Only a contact center staffs an office."""
        if db_field.name == "enhet":
            kwargs["queryset"] = Enhet.objects.active().centers()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OppetundantagForm(SeddForm):
    """A date that differs."""

    datum = Dagfalt(label=gettext_lazy("Datum"), bakat=AR_SEDAN_START)
    tider = OppettiderField(
        label=gettext_lazy("Öppettider"),
        required=False,
        help_text=gettext_lazy("Till exempel 08.00–12.00. Lämna tomt när det är stängt hela dagen."),
    )

    class Meta:
        """All that is stored of it."""

        model = Oppetundantag
        fields = ["kontor", "slag", "datum", "rubrik", "tider"]


@admin.register(Oppetundantag)
class OppetundantagAdmin(BehallerBokat):
    """Dates that differ: a list of their own, for an office may have thousands."""

    form = OppetundantagForm
    list_display = ["datum", "kontor", "slag", "rubrik"]
    list_filter = ["kontor", "slag"]
    list_select_related = ["kontor"]
    date_hierarchy = "datum"

    def offices_of(self, objekt: Oppetundantag) -> set[int]:
        """The office whose date it is."""
        return {objekt.kontor_id}
