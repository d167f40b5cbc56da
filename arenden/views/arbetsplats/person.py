"""Who it is: search, choose, stay anonymous, put right what is known, look at what is protected."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from arenden.actions.personuppgift import changed_meanwhile, reveal_person, update_person
from arenden.indata import Uppgiftslamnare, UpphortSkydd
from arenden.models import Person
from arenden.personkort import find_epostforslag
from arenden.personsok import Personsokning, search_persons
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import Flik
from arenden.views.arbetsplats.yta import answer, keep
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, Verksamhetsfel

VEM = "_vem.html"
UPPGIFTER = ("namn", "telefon", "epost", "adress")


@on_flik
def sok(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Search. Somebody found by what belongs to one alone is chosen at once; what nobody has is filled in for a new person."""
    text = request.POST.get("sok", "")
    try:
        sokning = search_persons(text, request.user)
    except Inmatningsfel as error:
        return answer(request, flik, VEM, {"sokfel": str(error), "sokt": text}, status=400, is_kept=False)
    if sokning.is_exakt and len(sokning.personer) == 1:
        _choose(flik, sokning.personer[0])
        return _chosen(request, flik)
    if not sokning.personer or sokning.falt == "telefon":
        _fill_in(flik, sokning, text)
    return answer(request, flik, VEM, {"sokning": sokning, "sokt": text}, is_kept=False)


@on_flik
def valj(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Choose a person, nobody (`vald` empty), or "anonym"."""
    vald = request.POST.get("vald", "")
    flik.falt.setlist("anonym", ["on"] if vald == "anonym" else [])
    if vald == "anonym":
        return answer(request, flik, VEM, {"is_anonym_nu": True})
    flik.falt.setlist("person", [vald])
    if vald and flik.person is None:
        raise Inmatningsfel(_("Personen finns inte längre. Sök igen eller skriv in uppgifterna."))
    if flik.person is not None:
        _choose(flik, flik.person)
    return _chosen(request, flik)


def _chosen(request: HttpRequest, flik: Flik) -> HttpResponse:
    """The person's card; with it the language may be another, and who speaks it."""
    response = answer(request, flik, VEM, {"is_vald": True})
    response["HX-Trigger"] = "kc-svar-andras"
    return response


def _choose(flik: Flik, person: Person) -> None:
    """Let the contact be with a known person; what was typed of somebody new is set aside."""
    for falt in (*UPPGIFTER, "is_skyddad", "anonym"):
        flik.falt.setlist(falt, [])
    flik.falt.setlist("person", [str(person.pk)])
    flik.person = person
    if flik.falt.get("sprak", "sv") == "sv" and person.sprak:
        flik.falt.setlist("sprak", [person.sprak])


def _fill_in(flik: Flik, sokning: Personsokning, text: str) -> None:
    """Nobody is chosen: what was searched for is the first that is known of somebody new. Never a personnummer.

    A telephone number is kept also when several have it, until one of them is chosen: it reaches whoever called.
    """
    if flik.person is not None or flik.is_anonym:
        return
    if sokning.falt in UPPGIFTER and not flik.falt.get(sokning.falt):
        flik.falt.setlist(sokning.falt, [text.strip()])


@on_flik
def visa(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Show protected details, once, with a trace."""
    keep(flik)
    if flik.person is None:
        return answer(request, flik, VEM)
    reveal_person(person=flik.person, by=request.user)
    return answer(request, flik, VEM, {"is_visad": True}, is_kept=False)


def _confirmed(request: HttpRequest, person: Person) -> dict[str, str]:
    """What was typed with the address that was asked for and confirmed, if it is still the one offered; as known where nothing was sent."""
    if person.epost or person.is_skyddad:
        raise changed_meanwhile()
    given = find_epostforslag(person, request.user)
    if given is None or str(given.pk) != request.POST["bekrafta_epost"]:
        raise InaktuellSida(_("En annan adress har kommit in. Läs uppgifterna igen och fråga om den som står där nu."))
    return {**{falt: request.POST.get(f"ny_{falt}", getattr(person, falt)) for falt in UPPGIFTER}, "epost": given.epost}


@on_flik
def andra(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Save what the person has told anew. A refusal shows nothing of a protected person but what was typed, and no newer stamp."""
    keep(flik)
    if flik.person is None:
        return answer(request, flik, VEM)
    ended = [request.POST.get("ny_skyddsgrund", ""), request.POST.get("ny_skyddsbeslut", "")]
    new = {falt: request.POST.get(f"ny_{falt}", "") for falt in UPPGIFTER}
    try:
        new = _confirmed(request, flik.person) if "bekrafta_epost" in request.POST else new
        flik.person = update_person(
            person=flik.person,
            uppgifter=Uppgiftslamnare(**new, is_skyddad=bool(request.POST.get("ny_is_skyddad"))),
            stampel=request.POST.get("stampel", ""),
            upphort=UpphortSkydd(*ended) if any(ended) else None,
            by=request.user,
        )
    except Verksamhetsfel as error:
        context = {"andringsfel": str(error), "felfalt": error.falt, "nya": {**new, "skyddsgrund": ended[0], "skyddsbeslut": ended[1]}}
        if flik.person.is_skyddad:
            context["stampel"] = request.POST.get("stampel", "")
        return answer(request, flik, VEM, context, status=error.status, is_kept=False)
    return answer(request, flik, VEM, {"is_andrad": True})
