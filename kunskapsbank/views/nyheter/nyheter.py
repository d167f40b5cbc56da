"""The pages of news: the list, one to read with its receipt, writing, and who has not read."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.views.handling import act, form_status
from kunskapsbank.actions.nyhet import change_nyhet, publish_nyhet, read_nyhet, show_nyhet_again, withdraw_nyhet
from kunskapsbank.forms.nyheter.nyhet import Nyhetsform
from kunskapsbank.markdown import render as render_markdown
from kunskapsbank.models import Nyhet
from kunskapsbank.nyheter import current_for, readers_of, units_to_write_for, visible_to, with_reading, withdrawal_of

PER_SIDA = 30


def _find(request: HttpRequest, pk: int) -> Nyhet:
    return get_object_or_404(with_reading(visible_to(request.user), request.user).select_related("skapad_av"), pk=pk)


def _may_write(request: HttpRequest, nyhet: Nyhet | None = None) -> bool:
    if nyhet is None:
        return request.user.may(Behorighet.SKRIVA_NYHETER)
    own = units_to_write_for(request.user).values("pk")
    return request.user.may(Behorighet.SKRIVA_NYHETER) and not nyhet.enheter.active().exclude(pk__in=own).exists()


def _check_writes(request: HttpRequest, nyhet: Nyhet | None = None) -> None:
    if not _may_write(request, nyhet):
        raise PermissionDenied(_("Du skriver inte nyheter för de enheterna."))


@require_safe
def nyheter(request: HttpRequest) -> HttpResponse:
    """What is shown now, the unread first; for a writer also what waits or has ended."""
    is_all = _may_write(request) and request.GET.get("visa") == "alla"
    rows = visible_to(request.user) if is_all else current_for(request.user)
    page = Paginator(with_reading(rows, request.user), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "nyheter/lista.html", {"page_obj": page, "may_write": _may_write(request), "is_all": is_all})


@require_safe
def nyhet(request: HttpRequest, pk: int) -> HttpResponse:
    """One to read."""
    found = _find(request, pk)
    may_write = _may_write(request, found)
    context = {"nyhet": found, "text": render_markdown(found.text), "may_write": may_write, "indragning": withdrawal_of(found)}
    return render(request, "nyheter/nyhet.html", context)


@require_POST
def nyhet_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the receipt."""
    found = _find(request, pk)
    version = request.POST.get("version", "")
    read_nyhet(nyhet=found, version=int(version) if version.isdecimal() and len(version) < 10 else 0, by=request.user)
    messages.success(request, _("Noterat: du har läst ”%(rubrik)s”.") % {"rubrik": found.rubrik})
    return redirect("nyheter")


@require_http_methods(["GET", "HEAD", "POST"])
def nyhet_ny(request: HttpRequest) -> HttpResponse:
    """Write one."""
    _check_writes(request)
    form = Nyhetsform(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and act(form, lambda: publish_nyhet(by=request.user, **_given(form))):
        messages.success(request, _("Nyheten är publicerad."))
        return redirect("nyhet", form.resultat.pk)
    return render(request, "nyheter/skriv.html", {"form": form}, status=form_status(form, request))


@require_http_methods(["GET", "HEAD", "POST"])
def nyhet_andra(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one."""
    found = _find(request, pk)
    _check_writes(request, found)
    form = Nyhetsform(request.POST or None, user=request.user, nyhet=found)
    if request.method == "POST" and form.is_valid() and act(form, lambda: change_nyhet(nyhet=found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Nyheten är ändrad."))
        return redirect("nyhet", pk)
    return render(request, "nyheter/skriv.html", {"form": form, "nyhet": found}, status=form_status(form, request))


@require_POST
def nyhet_dra_tillbaka(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to nobody but its writers."""
    found = _find(request, pk)
    _check_writes(request, found)
    withdraw_nyhet(nyhet=found, by=request.user)
    messages.success(request, _("Nyheten är tillbakadragen. Bara ni som skriver till enheterna ser den."))
    return redirect("nyhet", pk)


@require_POST
def nyhet_visa_igen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it again."""
    found = _find(request, pk)
    _check_writes(request, found)
    show_nyhet_again(nyhet=found, by=request.user)
    messages.success(request, _("Nyheten visas igen."))
    return redirect("nyhet", pk)


@require_safe
def nyhet_lasare(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has read it, and who has not."""
    found = _find(request, pk)
    if not _may_write(request):
        raise PermissionDenied(_("Bara den som skriver nyheter ser vem som har läst."))
    lasare = readers_of(found, request.user)
    context = {"nyhet": found, "lasare": lasare, "antal_lasta": sum(r.is_aktuell for r in lasare), "may_write": _may_write(request, found)}
    return render(request, "nyheter/lasare.html", context)


def _given(form: Nyhetsform) -> dict:
    return {namn: value for namn, value in form.cleaned_data.items() if namn != "version"}
