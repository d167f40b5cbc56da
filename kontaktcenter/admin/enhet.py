"""Units in the administration: the tree, and closing with a successor."""

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

from kontaktcenter import avveckling
from kontaktcenter.actions.enhet import close_enhet, reopen_enhet
from kontaktcenter.actions.kalender import request_omrakning
from kontaktcenter.admin.ingrepp import Ingrepp, IngreppForm
from kontaktcenter.admin.trad import TradAdmin
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Enhet


class StangForm(IngreppForm):
    """When it closes, and who takes over."""

    datum = forms.DateField(
        label=gettext_lazy("Stängd från och med"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=timezone.localdate,
    )
    ersatt_av = forms.ModelChoiceField(
        Enhet.objects.none(),
        label=gettext_lazy("Enhet som tar över"),
        required=False,
        empty_label=gettext_lazy("Ingen tar över"),
        help_text=gettext_lazy("Tar över enhetens öppna ärenden och allt nytt som annars hade kommit till den."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the open units of the same kind: a center for a center."""
        super().__init__(*args, **kwargs)
        same = models.Q(slag=Enhet.Slag.CENTER) if self.objekt.is_center else ~models.Q(slag=Enhet.Slag.CENTER)
        self.fields["ersatt_av"].queryset = Enhet.objects.active().filter(same).exclude(pk=self.objekt.pk)


class StangEnhet(Ingrepp):
    """Close the unit."""

    namn = "stang"
    rubrik = gettext_lazy("Stäng enheten")
    knapp = gettext_lazy("Stäng enheten")
    is_farlig = True
    form_class = StangForm

    def describe(self, objekt: Enhet) -> list[str]:
        """What it holds now."""
        held = avveckling.held_by_units([objekt.pk]).get(objekt.pk, [])
        now = _("%(enhet)s har %(innehav)s.") if held else _("Inga öppna ärenden ligger hos %(enhet)s.")
        values = {"enhet": objekt, "innehav": join_words(held)}
        return [now % values, _("En stängd enhet kan öppnas igen, men det som har flyttats ligger kvar där det hamnade.")]

    def perform(self, objekt: Enhet, form: IngreppForm) -> str:
        """Close it."""
        datum, ersatt_av = form.cleaned_data["datum"], form.cleaned_data["ersatt_av"]
        moved = close_enhet(enhet=objekt, ersatt_av=ersatt_av, datum=datum, by=self.request.user)
        closed = _("%(enhet)s är stängd från och med %(datum)s.") % {"enhet": objekt, "datum": date_format(datum)}
        if moved:
            took_over = _("%(enhet)s har tagit över %(innehav)s.") % {"enhet": ersatt_av, "innehav": join_words(moved)}
            return f"{closed} {took_over}"
        held = avveckling.held_by_units([objekt.pk]).get(objekt.pk)
        if held and ersatt_av:
            until = _("Fram till dess ligger %(innehav)s kvar. Natten till den dagen flyttas det som då är öppet till %(enhet)s.")
            return f"{closed} {until % {'innehav': join_words(held), 'enhet': ersatt_av}}"
        return closed


class OppnaEnhet(Ingrepp):
    """Undo the closing."""

    namn = "oppna"
    rubrik = gettext_lazy("Öppna enheten igen")
    knapp = gettext_lazy("Öppna enheten")

    def perform(self, objekt: Enhet, form: IngreppForm) -> str:
        """Open it."""
        reopen_enhet(enhet=objekt, by=self.request.user)
        return _("%(enhet)s är öppen igen.") % {"enhet": objekt}


class LageFilter(admin.SimpleListFilter):
    """Open or closed units."""

    title = gettext_lazy("läge")
    parameter_name = "lage"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Both."""
        return [("oppna", _("öppna")), ("stangda", _("stängda"))]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Enhet]) -> models.QuerySet[Enhet]:
        """As of today."""
        open_ones = Enhet.objects.active().values("pk")
        return {"oppna": queryset.filter(pk__in=open_ones), "stangda": queryset.exclude(pk__in=open_ones)}.get(self.value(), queryset)


@admin.register(Enhet)
class EnhetAdmin(TradAdmin):
    """Contact centers, departments, companies and their units."""

    list_display = ["indented", "slag", "kalender", "chef", "status"]
    list_filter = [LageFilter, "slag"]
    list_select_related = (*TradAdmin.list_select_related, "kalender", "chef")
    search_fields = ["namn", "kortnamn", "epost"]
    prepopulated_fields = {"kortnamn": ["namn"]}
    fields = ["namn", "kortnamn", "slag", "foralder", "kalender", "chef", "epost", "telefon"]

    def get_urls(self) -> list[URLPattern]:
        """The pages that close and open, too."""
        return [StangEnhet.pattern(self), OppnaEnhet.pattern(self), *super().get_urls()]

    def object_links(self, obj: Enhet) -> list[tuple[str, str]]:
        """Close an open one, open a closed one."""
        return [(OppnaEnhet if obj.stangd else StangEnhet).link(obj)]

    def get_readonly_fields(self, request: HttpRequest, obj: Enhet | None = None) -> list[str]:
        """What cases and history rely on is set once; closing has a page of its own."""
        return ["slag", "stangd", "ersatt_av"] if obj else []

    def get_fields(self, request: HttpRequest, obj: Enhet | None = None) -> list[str]:
        """Closing is shown for one that is or will be closed."""
        closing = ["stangd", "ersatt_av"] if obj and obj.stangd else []
        return [*self.fields, *closing]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Enhet | None = None) -> dict[str, list[str]]:
        """Only a new unit gets its short name from its name: it stands in addresses and imports."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """A unit that gets another calendar gets its open deadlines recomputed."""
        super().save_related(request, form, formsets, change)
        if change and "kalender" in form.changed_data:
            request_omrakning(kalender=form.instance.kalender, by=request.user)
            self.message_user(request, _("Öppna frister räknas om efter den nya kalendern."))

    @admin.display(description=gettext_lazy("läge"))
    def status(self, obj: Enhet) -> str:
        """Open, or closed since or from when."""
        if obj.stangd is None:
            return _("Öppen")
        mening = _("Stängs %(datum)s") if obj.is_active else _("Stängd sedan %(datum)s")
        return mening % {"datum": date_format(obj.stangd)}
