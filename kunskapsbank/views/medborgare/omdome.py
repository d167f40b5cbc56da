""""Fick du svar?": the answer is kept, and thanked for on a page that may be looked at again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from kontaktcenter.granser import client_address, count
from kontaktcenter.views.fel import bad_request, too_many_requests
from kontaktcenter.views.offentlig import offentlig
from kontaktcenter.views.utseende import as_typed, changes_looks
from kunskapsbank.actions.omdome import leave_omdome
from kunskapsbank.forms.medborgare.omdome import Omdomesform
from kunskapsbank.publikt import find_page
from kunskapsbank.views.medborgare.sida import show


# Whoever answers is nobody, so there is nobody in whose name another site could answer; the number of answers is limited.
@csrf_exempt
@offentlig
@require_POST
def omdome(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep whether the reader got an answer."""
    sida = find_page(pk, user=None, sprak=request.POST.get("sprak") or request.sprak)
    if sida is None:
        raise Http404
    form = Omdomesform(request.POST)
    if changes_looks(request):
        return _show_saknas(request, as_typed(form))
    if not form.is_valid():
        return _refuse(request, form)
    wait = count("omdome", client_address(request))
    if wait is not None:
        return too_many_requests(request, wait)
    given = form.cleaned_data
    leave_omdome(
        artikel=sida.rad.artikel,
        sprak=sida.rad.text.sprak,
        gav_svar=given["gav_svar"],
        saknas=given["saknas"],
        sokning=given["sokning"],
    )
    return redirect("svar_tack", pk=pk, svar="ja" if given["gav_svar"] else "nej")


def _refuse(request: HttpRequest, form: Omdomesform) -> HttpResponse:
    """Too long a text comes back to be shortened; anything else was sent by no page of ours."""
    if set(form.errors) == {"saknas"}:
        return _show_saknas(request, form, status=400)
    return bad_request(request)


def _show_saknas(request: HttpRequest, form: Omdomesform, *, status: int = 200) -> HttpResponse:
    return show(request, "saknas", {"form": form, "sidans_form": "formular"}, status=status)


@offentlig
@require_safe
def tack(request: HttpRequest, pk: int, svar: str) -> HttpResponse:
    """Thank the reader; one who got no answer is led on to somebody who has one."""
    sida = find_page(pk, user=None, sprak=request.sprak)
    if sida is None:
        raise Http404
    return show(request, "tack", {"rad": sida.rad, "fick_svar": svar == "ja"})
