"""The monthly letters as pages, and a look at the one that comes."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Enhet
from kontaktcenter.trad import subtrees
from kunskapsbank.actions.manadsbrev import departments
from kunskapsbank.luckratt import may_sort
from kunskapsbank.manadsbrev import assemble, month_before
from kunskapsbank.models import Manadsbrev

FLEST_MANADER = 36
FORSTA_AR = 2000
MANADER_BAKAT = 3
"""Months before this one of which the figures are offered, whether or not a letter was sent."""


def _departments(request: HttpRequest) -> list[Enhet]:
    """Those whose letters the user reads: all at a contact center, otherwise those with a unit where one sees the figures."""
    if not request.user.may(Behorighet.SE_STATISTIK) and not may_sort(request.user):
        raise PermissionDenied(_("Du läser inga månadsbrev."))
    everyone, units = departments(), request.user.units_with(Behorighet.SE_STATISTIK)
    if may_sort(request.user):
        return everyone
    below = subtrees(Enhet, [enhet.pk for enhet in everyone])
    return [enhet for enhet in everyone if units & below[enhet.pk]]


@require_safe
def manadsbrev(request: HttpRequest) -> HttpResponse:
    """The letters there are, and who gets the next ones."""
    own = _departments(request)
    brev = Manadsbrev.objects.filter(enhet__in=own).select_related("enhet").defer("innehall")[: FLEST_MANADER * max(1, len(own))]
    manader = [timezone.localdate().replace(day=1)]
    for _n in range(MANADER_BAKAT):
        manader.append(month_before(manader[-1]))
    return render(request, "manadsbrev/lista.html", {"brev": brev, "forvaltningar": own, "manader": manader})


@require_safe
def brev(request: HttpRequest, kortnamn: str, manad: str) -> HttpResponse:
    """One letter as it was sent; for the month that goes on, or one without a letter, as it would be now."""
    enhet = next((one for one in _departments(request) if one.kortnamn == kortnamn), None)
    if enhet is None:
        raise Http404(_("Brevet finns inte."))
    first = _read_month(manad)
    found = Manadsbrev.objects.filter(enhet=enhet, manad=first).first()
    if found is None and first > timezone.localdate():
        raise Http404(_("Månaden har inte börjat."))
    innehall = found.innehall if found else assemble(enhet, first)
    context = {
        "enhet": enhet,
        "manad": first,
        "manaden_fore": month_before(first),
        "is_pagaende": found is None and first == timezone.localdate().replace(day=1),
        "brev": found,
        "innehall": innehall,
    }
    return render(request, "manadsbrev/brev.html", context)


def _read_month(text: str) -> date:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404(_("Månaden skrivs som 2026-11.")) from None
    if first.year < FORSTA_AR:
        raise Http404(_("Så gamla månadsbrev finns inte."))
    return first
