"""Who it is: search, choose, stay anonymous, put right what is known, look at what is protected."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from arenden.actions.personuppgift import person_stamp, reveal_person, update_person
from arenden.indata import Uppgiftslamnare
from arenden.models import Person
from arenden.personsok import Personsokning, search_persons
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import Flik
from arenden.views.arbetsplats.yta import answer, keep
from kontaktcenter.fel import Inmatningsfel, Verksamhetsfel

VEM = "_vem.html"


@on_flik
def sok(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Search. Somebody found by what belongs to one alone is chosen at once; what nobody has is filled in for a new person."""
    text = request.POST.get("sok", "")
    try:
        sokning = search_persons(text, request.user)
    except Inmatningsfel as error:
        return answer(request, flik, VEM, {"sokfel": str(error), "sokt": text}, status=400, is_kept=False)
    if sokning.is_exakt and len(sokning.personer) == 1:
        return answer(request, _choose(flik, sokning.personer[0]), VEM, {"is_vald": True})
    if not sokning.personer:
        flik = _fill_in(flik, sokning, text)
    return answer(request, flik, VEM, {"sokning": sokning, "sokt": text}, is_kept=False)


@on_flik
def valj(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Choose a person, nobody (`person` empty), or anonymous (`anonym`)."""
    if request.POST.get("vald") == "anonym":
        flik.falt.setlist("anonym", ["on"])
        return answer(request, keep(flik), VEM, {"is_anonym_nu": True})
    flik.falt.setlist("anonym", [])
    flik.falt.setlist("person", [request.POST.get("vald", "")])
    if flik.falt["person"] and flik.person is None:
        raise Inmatningsfel(_("Personen finns inte längre. Sök igen eller skriv in uppgifterna."))
    return answer(request, _choose(flik, flik.person) if flik.person else keep(flik), VEM, {"is_vald": True})


def _choose(flik: Flik, person: Person) -> Flik:
    """Let the contact be with a known person; what was typed of somebody new is set aside."""
    for falt in ("namn", "telefon", "epost", "adress", "is_skyddad", "anonym"):
        flik.falt.setlist(falt, [])
    flik.falt.setlist("person", [str(person.pk)])
    if flik.falt.get("sprak", "sv") == "sv" and person.sprak:
        flik.falt.setlist("sprak", [person.sprak])
    return keep(flik)


def _fill_in(flik: Flik, sokning: Personsokning, text: str) -> Flik:
    """Nobody was found: what was searched for is the first that is known of somebody new. Never a personnummer."""
    if sokning.falt in ("namn", "telefon", "epost") and not flik.falt.get(sokning.falt):
        flik.falt.setlist(sokning.falt, [text.strip()])
        return keep(flik)
    return flik


@on_flik
def visa(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Show protected details, once, with a trace."""
    if flik.person is None:
        return answer(request, flik, VEM)
    reveal_person(person=flik.person, by=request.user)
    return answer(request, flik, VEM, {"is_visad": True}, is_kept=False)


@on_flik
def andra(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Save what the person has told anew."""
    if flik.person is None:
        return answer(request, flik, VEM)
    new = {falt: request.POST.get(f"ny_{falt}", "") for falt in ("namn", "telefon", "epost", "adress")}
    try:
        update_person(
            person=flik.person,
            uppgifter=Uppgiftslamnare(**new, is_skyddad=bool(request.POST.get("ny_is_skyddad"))),
            stampel=request.POST.get("stampel") or person_stamp(flik.person),
            by=request.user,
        )
    except Verksamhetsfel as error:
        context = {"andringsfel": str(error), "felfalt": error.falt, "nya": new, "is_visad": flik.person.is_skyddad}
        return answer(request, flik, VEM, context, status=error.status, is_kept=False)
    return answer(request, Flik(flik.utkast, request.user), VEM, {"is_andrad": True})
