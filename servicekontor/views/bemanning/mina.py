"""The pages of those who work: the own shifts, wishes, swaps, and the secret calendar address."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.views.handling import act, form_status
from kontaktcenter.views.offentlig import offentlig
from servicekontor.actions.byte import answer_swap, request_swap
from servicekontor.actions.franvaro import end_franvaro, register_franvaro, unwish, wish
from servicekontor.actions.schemaflode import make_address
from servicekontor.bytesval import find_choices
from servicekontor.forms.bemanning import Bytesform, Franvaroform, Onskeform
from servicekontor.models import Byte, Franvaro, Medarbetare, Onskemal
from servicekontor.passflode import make_feed, published_of, shown_to
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import BYTESDRAG, OPPNA_BYTEN, Byteslage
from servicekontor.views.bemanning.grund import check_planner, planned_centers


def _me(request: HttpRequest) -> Medarbetare:
    found = Medarbetare.objects.filter(anvandare=request.user).select_related("center", "anvandare").first()
    if found is None:
        raise PermissionDenied(_("Du står inte på något schema. Din chef kan lägga till dig."))
    return found


@require_safe
def mina_pass(request: HttpRequest) -> HttpResponse:
    """Own published shifts to come, wishes and swaps."""
    me = Medarbetare.objects.filter(anvandare=request.user).select_related("center").first()
    if me is None:
        return render(request, "bemanning/mina.html", {"medarbetare": None})
    return _show(request, me, Onskeform())


@require_POST
def onskemal_nytt(request: HttpRequest) -> HttpResponse:
    """Wish something of a day."""
    me = _me(request)
    form = Onskeform(request.POST)
    if form.is_valid() and act(form, lambda: wish(medarbetare=me, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Önskemålet är sparat. Det vägs in när schemat görs."))
        return redirect("mina_pass")
    return _show(request, me, form)


def _show(request: HttpRequest, me: Medarbetare, form: Onskeform) -> HttpResponse:
    byten = Byte.objects.filter(lage__in=OPPNA_BYTEN)
    byten = byten.select_related("arbetspass__kontor", "i_gengald__kontor", "fran__anvandare", "till__anvandare")
    context = {
        "medarbetare": me,
        "pass_rader": published_of(me, fran=timezone.localdate()),
        "onskemal": me.onskemal.filter(datum__gte=timezone.localdate()),
        "form": form,
        "bytesform": Bytesform(medarbetare=me),
        "mina_byten": byten.filter(fran=me),
        "till_mig": byten.filter(till=me, lage=Byteslage.BEGART),
        "adress": request.session.pop("schemaadress", ""),
    }
    return render(request, "bemanning/mina.html", context, status=form_status(form, request))


@require_POST
def onskemal_ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wish back."""
    unwish(onskemal=get_object_or_404(Onskemal, pk=pk, medarbetare__anvandare=request.user), by=request.user)
    messages.success(request, _("Önskemålet är borttaget."))
    return redirect("mina_pass")


@require_POST
def ny_adress(request: HttpRequest) -> HttpResponse:
    """Make the calendar address, anew when there was one; it is shown once."""
    hemlighet = make_address(medarbetare=_me(request), by=request.user)
    request.session["schemaadress"] = settings.BAS_URL.rstrip("/") + reverse("passflode", args=[hemlighet])
    return redirect("mina_pass")


@offentlig
@require_safe
def passflode(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """The feed that a calendar program fetches; a guessed or old address shows nothing."""
    medarbetare = shown_to(hemlighet)
    if medarbetare is None:
        raise Http404
    response = HttpResponse(
        make_feed(medarbetare, fran=timezone.localdate() - timedelta(days=31)), content_type="text/calendar; charset=utf-8"
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def byte_nytt(request: HttpRequest) -> HttpResponse:
    """With whom the shift `?arbetspass=` can be swapped, and for what; then ask that colleague."""
    if request.method != "POST":
        return _show_choices(request, Bytesform(request.GET, medarbetare=_me(request)))
    form = Bytesform(request.POST, medarbetare=_me(request))
    if form.is_valid() and act(form, lambda: request_swap(by=request.user, **form.cleaned_data)):
        messages.success(request, _("Din kollega får ett mejl och kan svara."))
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return redirect("mina_pass")


def _show_choices(request: HttpRequest, form: Bytesform) -> HttpResponse:
    form.full_clean()
    row = form.cleaned_data.get("arbetspass")
    if row is None:
        raise Http404
    choices = find_choices(Schemaunderlag(row.schema), row, today=timezone.localdate())
    return render(request, "bemanning/byte_nytt.html", {"arbetspass": row, "val": choices})


@require_POST
def byte_svar(request: HttpRequest, pk: int, drag: str) -> HttpResponse:
    """Accept, decline, take back, approve or refuse."""
    byten = Byte.objects.select_related("schema", "fran", "till")
    if drag not in BYTESDRAG:
        raise Http404
    found = get_object_or_404(byten, pk=pk)
    is_mine = request.user.pk in (found.fran.anvandare_id, found.till.anvandare_id)
    is_planner = planned_centers(request.user).filter(pk=found.schema.center_id).exists()
    if not (is_mine or is_planner):
        raise Http404
    try:
        answer_swap(byte=found, drag=drag, by=request.user)
        messages.success(request, _("Ditt svar är sparat, och den andra får veta det."))
    except OtillatenHandling as vagran:
        messages.error(request, str(vagran))
    return redirect("byten" if drag in ("godkann", "avsla") else "mina_pass")


@require_safe
def byten(request: HttpRequest) -> HttpResponse:
    """Swaps that wait for the manager, and those just decided."""
    rows = Byte.objects.filter(schema__center__in=check_planner(request))
    rows = rows.select_related("kontor", "gengald_kontor", "fran__anvandare", "till__anvandare")
    context = {"vantar": rows.filter(lage=Byteslage.ACCEPTERAT), "tidigare": rows.exclude(lage__in=OPPNA_BYTEN)[:20]}
    return render(request, "bemanning/byten.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def franvaro(request: HttpRequest) -> HttpResponse:
    """Who is away; a new absence says which gaps it makes."""
    centers = check_planner(request)
    form = Franvaroform(request.POST or None, centers=centers)
    if request.method == "POST" and form.is_valid() and act(form, lambda: register_franvaro(by=request.user, **form.as_arguments())):
        gaps = form.resultat
        messages.success(request, _("Frånvaron är sparad."))
        if gaps:
            messages.warning(request, _("%(antal)d pass är nu utan personal. Här är de som kan hoppa in.") % {"antal": len(gaps)})
            return redirect("schemaluckor", gaps[0].schema_id)
        return redirect("franvaro")
    rows = Franvaro.objects.filter(medarbetare__center__in=centers, till__gte=timezone.now()).select_related("medarbetare__anvandare")
    return render(request, "bemanning/franvaro.html", {"form": form, "rader": rows}, status=form_status(form, request))


@require_POST
def franvaro_ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an absence back."""
    found = get_object_or_404(Franvaro.objects.select_related("medarbetare"), pk=pk, medarbetare__center__in=check_planner(request))
    end_franvaro(franvaro=found, by=request.user)
    messages.success(request, _("Frånvaron är borttagen. Pass som togs bort får du lägga in igen."))
    return redirect("franvaro")
