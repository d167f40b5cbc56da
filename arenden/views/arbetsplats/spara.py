"""Saving: the draft becomes a contact, once, however often it is sent; what is wrong stands beside its field, and nothing is lost."""

import uuid
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions.kontakt import UTAN_PERSON
from arenden.actions.utkast import attach_to_utkast, register_utkast
from arenden.forms.arbetsplats.fraga import Avslut
from arenden.models import Arende, Kontakt
from arenden.views.arbetsplats.dorr import only_agents, posted_flik, show_stale
from arenden.views.arbetsplats.flik import Flik, Fragedel
from arenden.views.arbetsplats.indata import make_fragor
from arenden.views.arbetsplats.yta import keep, next_url, own_drafts, show_flik, show_next
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, Verksamhetsfel

UTAN_SVAR = "utan_svar"
"""What the page sends along when it has asked for an answer already."""


@only_agents
@require_POST
def spara(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """Save and close: on to the next contact, with the receipt of this one."""
    return _save_posted(request, nyckel, is_opening=False)


@only_agents
@require_POST
def spara_och_oppna(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """Save and go to the page of the case that was made."""
    return _save_posted(request, nyckel, is_opening=True)


def _save_posted(request: HttpRequest, nyckel: uuid.UUID, *, is_opening: bool) -> HttpResponse:
    if is_saved(request, nyckel):
        return go_on(request, nyckel, is_opening=is_opening)
    flik = posted_flik(request, nyckel, is_judged=True)
    flik.leave_out_absence()
    try:
        keep(flik)
    except InaktuellSida as error:
        if request.htmx:
            raise
        return show_stale(request, nyckel, str(error))
    except Verksamhetsfel:
        # The same form sent twice: the other one has saved it while this one waited.
        if is_saved(request, nyckel):
            return go_on(request, nyckel, is_opening=is_opening)
        raise
    refusal = _attach_posted(request, flik)
    if refusal is not None:
        return _refuse(request, flik, refusal)
    if flik.is_pausad:
        # Whoever talked all the while can say so before it is saved.
        return show_flik(request, flik, status=Inmatningsfel.status)
    return register(request, flik, is_opening=is_opening)


def is_saved(request: HttpRequest, nyckel: uuid.UUID) -> bool:
    """Whether the user has saved this contact already."""
    return Kontakt.objects.filter(nyckel=nyckel, agent=request.user).exists()


def _attach_posted(request: HttpRequest, flik: Flik) -> Verksamhetsfel | None:
    """Files sent with the form itself, as without script, wait with the draft like the others."""
    for ordning, nummer in enumerate(flik.nummer):
        filer = request.FILES.getlist(f"f{nummer}-bilagor")
        try:
            if filer:
                attach_to_utkast(utkast=flik.utkast, fraga=nummer, filer=filer, by=request.user)
                flik.utkast.has_filer = True
        except Verksamhetsfel as error:
            error.ordning = ordning
            return error
    return None


def register(request: HttpRequest, flik: Flik, *, is_opening: bool) -> HttpResponse:
    """Make the draft a contact and go on, or show what has to be put right. Empty questions are passed over."""
    parts = [part for part in flik.fragor if not part.is_empty] or flik.fragor[:1]
    for part in flik.fragor:
        part.form.har_nummer = bool(flik.falt.get("telefon", "").strip() or (flik.person and flik.person.telefon))
        if part not in parts:
            part.form.spare()
    is_valid = all([flik.kontaktform.is_valid(), *(part.form.is_valid() for part in parts)])
    if _lacks_person(flik, parts) or not is_valid:
        return show_flik(request, flik, status=Inmatningsfel.status)
    silent = _without_svar(parts)
    if UTAN_SVAR not in request.POST and silent:
        return show_flik(request, flik, {"svar_efterfragade": [part.form["svar"] for part in silent]}, status=Inmatningsfel.status)
    try:
        if flik.falt.get("person") and flik.person is None and not flik.is_anonym:
            raise Inmatningsfel(_("Personen finns inte längre. Sök igen eller skriv in uppgifterna."), falt="namn")
        register_utkast(
            utkast=flik.utkast,
            fragor=make_fragor(flik, parts),
            uppgifter=flik.kontaktform.as_uppgifter(flik.person),
            by=request.user,
            **flik.kontaktform.as_kontakt(),
        )
    except Verksamhetsfel as error:
        return _refuse(request, flik, error, parts)
    return go_on(request, flik.nyckel, is_opening=is_opening)


def _lacks_person(flik: Flik, parts: Sequence[Fragedel]) -> bool:
    """Whether a case is wanted that cannot be anonymous: then that is said beside the name, whose field is open again."""
    if not flik.is_okand or not any(part.nekar_anonym and part.form.is_nytt_arende for part in parts):
        return False
    flik.falt.setlist("anonym", [])
    flik.kontaktform.add_error("namn", str(UTAN_PERSON))
    return True


def _without_svar(parts: Sequence[Fragedel]) -> list[Fragedel]:
    """The answered questions where neither words nor an article say what was answered: that is asked for once, and is no error."""
    silent = [part for part in parts if part.form.avslut == Avslut.BESVARAD and part.arende is None]
    return [part for part in silent if not (part.form.cleaned_data["svar"].strip() or part.form.cleaned_data["artiklar"])]


def _refuse(request: HttpRequest, flik: Flik, error: Verksamhetsfel, parts: Sequence[Fragedel] | None = None) -> HttpResponse:
    """Show the contact again with the sentence beside the field that it concerns."""
    parts = flik.fragor if parts is None else parts
    part = parts[error.ordning] if error.ordning is not None and error.ordning < len(parts) else None
    falt = part.form.field_of(error.falt) if part else None
    if part is not None and (falt is not None or error.falt not in flik.kontaktform.fields):
        part.form.add_error(falt, str(error))
    else:
        flik.kontaktform.add_error(error.falt if error.falt in flik.kontaktform.fields else None, str(error))
    return show_flik(request, flik, status=error.status)


def go_on(request: HttpRequest, nyckel: uuid.UUID, *, is_opening: bool) -> HttpResponse:
    """Where a saved contact leads."""
    own = Arende.objects.filter(fragor__kontakt__nyckel=nyckel, fragor__kontakt__agent=request.user)
    made = own.filter(pk__in=Arende.objects.visible_to(request.user).values("pk")).order_by("fragor__ordning").first()
    if is_opening and made is not None:
        return _go(request, "arende", nummer=made.nummer)
    if request.htmx:
        response = show_next(request, kvitto=nyckel)
        response["HX-Trigger"] = "stang-dialog"
        return response
    latest = max(own_drafts(request.user), key=lambda utkast: utkast.uppdaterad, default=None)
    return redirect(next_url(Flik(latest, request.user) if latest else None, nyckel))


def _go(request: HttpRequest, name: str, **kwargs: str) -> HttpResponse:
    response = redirect(name, **kwargs)
    if request.htmx:
        address = response.url
        response = HttpResponse(status=204)
        response["HX-Redirect"] = address
    return response
