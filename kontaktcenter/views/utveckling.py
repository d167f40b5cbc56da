"""The living style page: every component in every state. Not there in production."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
COUNTER_LIMIT = 200


class Exempelform(forms.Form):
    """One field of each kind that the form templates know."""

    namn = forms.CharField(label=_("Namn"), max_length=100)
    epost = forms.EmailField(label=_("E-post"), required=False, help_text=_("Vi mejlar svaret hit."))
    beskrivning = forms.CharField(label=_("Beskriv vad som har hänt"), max_length=COUNTER_LIMIT, widget=forms.Textarea)
    omrade = forms.ChoiceField(label=_("Område"), choices=[("", _("Välj område")), ("gata", _("Gata")), ("park", _("Park"))])
    nar = forms.DateField(label=_("När hände det?"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    hur = forms.ChoiceField(
        label=_("Hur vill du ha svar?"),
        help_text=_("Välj ett sätt."),
        choices=[("epost", _("E-post")), ("telefon", _("Telefon")), ("brev", _("Brev"))],
        widget=forms.RadioSelect,
    )
    vad = forms.MultipleChoiceField(
        label=_("Vad stör dig?"),
        required=False,
        choices=[("ljud", _("Ljud")), ("lukt", _("Lukt")), ("ljus", _("Ljus"))],
        widget=forms.CheckboxSelectMultiple,
    )
    bild = forms.FileField(label=_("Bild"), required=False, help_text=_("JPEG eller PNG, högst 10 MB."))
    godkann = forms.BooleanField(label=_("Jag har läst hur uppgifterna används."))


class Anteckningsform(forms.Form):
    """The one field of the dialog."""

    text = forms.CharField(label=_("Anteckning"), max_length=COUNTER_LIMIT, widget=forms.Textarea(attrs={"rows": 4}))


def _times() -> list[Any]:
    now = timezone.now()
    return [now, now - timedelta(days=1), now - timedelta(days=3), now + timedelta(days=2), now - timedelta(days=400), now.date()]


def _deadlines() -> list[dict[str, Any]]:
    now = timezone.now()
    return [
        {"tid": now + timedelta(days=9), "arbetsdagar": 6},
        {"tid": now + timedelta(days=4), "arbetsdagar": None},
        {"tid": timezone.localtime(now).replace(hour=23, minute=59, second=59), "arbetsdagar": None},
        {"tid": now - timedelta(days=3), "arbetsdagar": 1},
        {"tid": now - timedelta(days=40), "arbetsdagar": None},
    ]


@login_not_required
def komponenter(request: HttpRequest) -> HttpResponse:
    """Show the components on a citizen page, or with `?bas=personal` on a working page."""
    bas = "base_personal.html" if request.GET.get("bas") == "personal" else "base_publik.html"
    if "utan" not in request.GET:
        messages.success(request, _("Ärendet är sparat."))
        messages.error(request, _("Ärendet kunde inte lämnas över, för enheten är stängd."))
    with_errors = Exempelform({"fel-epost": "inte en adress", "fel-beskrivning": "Lyktan är släckt. " * 20}, prefix="fel")
    sammanhang = {
        "bas": bas,
        "form": with_errors,
        "tomform": Exempelform(),
        "tider": _times(),
        "frister": _deadlines(),
        "page_obj": Paginator(range(300), 25).get_page(request.GET.get("sida", 5)),
        "farger": ["neutral", "accent", "info", "success", "warning", "danger"],
    }
    return render(request, "utveckling/komponenter.html", sammanhang)


@login_not_required
def dialog(request: HttpRequest) -> HttpResponse:
    """A page that htmx shows as a dialog; without script the same address is a page of its own."""
    form = Anteckningsform(request.POST or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Anteckningen är sparad."))
        tillbaka = f"{reverse('komponenter')}?bas=personal&utan=meddelanden"
        return HttpResponse(status=204, headers={"HX-Redirect": tillbaka}) if request.htmx else redirect(tillbaka)
    status = 422 if request.htmx and form.errors else 200
    return render(request, "utveckling/dialog.html", {"form": form}, status=status)
