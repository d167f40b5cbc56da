"""Working-time calendars in the administration: the week, the exceptions, and a year as it comes out."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.actions.kalender import request_omrakning
from kontaktcenter.admin.bas import SystemforvaltarAdmin, TabellRader
from kontaktcenter.admin.falt import OppettiderField
from kontaktcenter.arbetstid import OgiltigKalender, format_intervall, holiday_eves, public_holidays
from kontaktcenter.arbetstid.intervall import normalise
from kontaktcenter.arbetstid.kalender import FORSTA_AR, SISTA_AR
from kontaktcenter.models import Arbetstidsintervall, Arbetstidskalender, Kalenderundantag
from kontaktcenter.models.kalender import VECKODAGAR

TID = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class IntervallForm(forms.ModelForm):
    """One stretch of open time; whether it meets another is judged for the whole week together."""

    class Meta:
        """The browser's own control for times."""

        model = Arbetstidsintervall
        fields = ["veckodag", "fran", "till"]
        widgets = {"fran": TID, "till": TID}

class IntervallFormSet(BaseInlineFormSet):
    """The week."""

    def clean(self) -> None:
        """Refuse what is reversed or overlaps, in the words of the working-time rules."""
        super().clean()
        kept = [form.cleaned_data for form in self.forms if form.is_valid() and not self._should_delete_form(form)]
        for veckodag, namn in VECKODAGAR:
            rows = [(row["fran"], row["till"]) for row in kept if row and row["veckodag"] == veckodag]
            try:
                normalise(rows)
            except OgiltigKalender as fel:
                raise ValidationError(f"{namn.capitalize()}: {fel}") from None

    def save(self, commit: bool = True) -> list[Arbetstidsintervall]:
        """Take away what changes before writing it, so that two rows can trade places past the database's constraint."""
        changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        Arbetstidsintervall.objects.filter(pk__in=changed).delete()
        return super().save(commit)


class IntervallRader(TabellRader):
    """The week in rows."""

    model = Arbetstidsintervall
    form = IntervallForm
    formset = IntervallFormSet
    verbose_name_plural = gettext_lazy("öppet varje vecka (sluttid 00.00 betyder midnatt)")


class UndantagForm(forms.ModelForm):
    """A date that differs."""

    tider = OppettiderField(
        label=gettext_lazy("Öppettider"),
        required=False,
        help_text=gettext_lazy("Till exempel 08.00–12.00, 13.00–15.00. Lämna tomt när det är stängt hela dagen."),
    )

    class Meta:
        """The browser's own control for dates."""

        model = Kalenderundantag
        fields = ["datum", "rubrik", "tider"]
        widgets = {"datum": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}


class UndantagRader(TabellRader):
    """Dates that differ."""

    model = Kalenderundantag
    form = UndantagForm
    verbose_name_plural = gettext_lazy("undantag: stängda dagar, halvdagar, klämdagar")


@admin.register(Arbetstidskalender)
class ArbetstidskalenderAdmin(SystemforvaltarAdmin):
    """When units work."""

    inlines = [IntervallRader, UndantagRader]
    list_display = ["namn", "tidszon", "is_helgstangd", "number_of_units"]
    search_fields = ["namn"]

    def get_urls(self) -> list[URLPattern]:
        """The page of a year, too."""
        view = self.admin_site.admin_view(self.year_view)
        return [path("<int:pk>/ar/<int:ar>/", view, name="kontaktcenter_arbetstidskalender_ar"), *super().get_urls()]

    def object_links(self, obj: Arbetstidskalender) -> list[tuple[str, str]]:
        """This year and the next."""
        today = timezone.localdate()
        return [(_year_url(obj, ar), _("Stängda dagar %(ar)s") % {"ar": ar}) for ar in (today.year, today.year + 1)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Arbetstidskalender]:
        """Each with how many open units use it."""
        closed = models.Q(enheter__stangd__isnull=False)
        return super().get_queryset(request).annotate(antal_enheter=models.Count("enheter", filter=~closed))

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: list, change: bool) -> None:
        """What changes when somebody works makes open deadlines be recomputed."""
        super().save_related(request, form, formsets, change)
        is_other_time = set(form.changed_data) - {"namn"} or any(formset.has_changed() for formset in formsets)
        if change and is_other_time:
            request_omrakning(kalender=form.instance, by=request.user)
            self.message_user(request, _("Öppna frister räknas om."))

    @admin.display(description=gettext_lazy("enheter"))
    def number_of_units(self, obj: Arbetstidskalender) -> int:
        """Open units that use it."""
        return obj.antal_enheter

    def year_view(self, request: HttpRequest, pk: int, ar: int) -> HttpResponse:
        """The days of a year that differ from their weekday, with the reason."""
        kalender = self.get_object(request, str(pk))
        if kalender is None or not FORSTA_AR <= ar <= SISTA_AR:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": _("Stängda dagar och andra tider %(ar)s") % {"ar": ar},
            "opts": self.opts,
            "objekt": kalender,
            "objekt_url": self.url_of(kalender),
            "dagar": list(differing_days(kalender, ar)),
            "antal_arbetsdagar": len(kalender.as_kalender().arsplan(ar).arbetsdagar),
            "ar": ar,
            "fore": _year_url(kalender, ar - 1) if ar > FORSTA_AR else "",
            "efter": _year_url(kalender, ar + 1) if ar < SISTA_AR else "",
        }
        return render(request, "admin/kontaktcenter/arbetstidskalender/ar.html", context)


def differing_days(rad: Arbetstidskalender, ar: int) -> Iterator[dict[str, Any]]:
    """Each date of the year whose hours are not those of its weekday: date, why, and the hours that hold ("" when closed)."""
    kalender = rad.as_kalender()
    named = {**public_holidays(ar), **holiday_eves(ar), **{u.datum: u.rubrik for u in rad.undantag.all()}}
    dag = date(ar, 1, 1)
    while dag.year == ar:
        hours = kalender.opening_hours(dag)
        if hours != kalender.veckointervall[dag.weekday()]:
            yield {"datum": dag, "rubrik": named.get(dag, ""), "tider": ", ".join(map(format_intervall, hours))}
        dag += timedelta(days=1)


def _year_url(kalender: Arbetstidskalender, ar: int) -> str:
    return reverse("admin:kontaktcenter_arbetstidskalender_ar", args=[kalender.pk, ar])
