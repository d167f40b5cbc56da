"""Drawing a page of a form, and the way from it."""

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from arenden.forms.medborgare.gang import Gang, Steg
from arenden.forms.medborgare.steg import Stegform
from arenden.views.medborgare.mina_formular import find_formular, make_proof

EGNA_MALLAR = {"plats", "filer", "kontakt"}


def empty_or_kept(request: HttpRequest, gang: Gang, sida: Steg) -> Stegform:
    """The page's form for looking at it: as it was left, or with its faults when the summary sent the visitor here."""
    kept = gang.formular.innehall.get(sida.kod)
    if "fel" in request.GET:
        return sida.reread(gang.formular)
    form = sida.make(gang.formular)
    if kept is not None:
        form.show(kept)
    return form


def wants_back(request: HttpRequest) -> bool:
    """Whether the button back was pressed."""
    return request.POST.get("gor") == "tillbaka"


def go_on(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    """To the page before for those who want back, else to the first page that is not passed."""
    earlier = gang.before(sida)
    if wants_back(request) and earlier is not None:
        return redirect("formular", gang.formular.nyckel, earlier.kod)
    after = Gang(find_formular(request, gang.formular.nyckel) or gang.formular)
    return redirect("formular", gang.formular.nyckel, after.next_open().kod)


def show_page(
    request: HttpRequest, gang: Gang, sida: Steg, form: BaseForm, *, status: int = 200, mall: str = "", **extra: object
) -> HttpResponse:
    """Draw a page of the form."""
    number, total = gang.position(sida)
    context = {
        "gang": gang,
        "formular": gang.formular,
        "arendetyp": gang.formular.arendetyp,
        "sida": sida,
        "sidans_form": "formular" if sida.form else "",
        "form": form,
        "bevis": make_proof(gang.formular.nyckel),
        "nummer": number,
        "antal": total,
        "is_forst": gang.before(sida) is None,
        "karta": settings.KARTA,
        **extra,
    }
    mall = mall or (sida.kod if sida.kod in EGNA_MALLAR else "steg")
    return render(request, f"medborgare/formular/{mall}.html", context, status=status)
