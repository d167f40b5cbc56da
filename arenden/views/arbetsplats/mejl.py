"""A pasted or uploaded mail is read into the contact: sender, day, words, files, the case that it names."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from arenden.actions.utkast import attach_to_utkast
from arenden.kanaler.brev import arrival
from arenden.kanaler.epost import Mejl, parse_eml, parse_pasted
from arenden.models import Arende, Kanal
from arenden.personsok import search_persons
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import Flik
from arenden.views.arbetsplats.yta import keep, show_flik
from kontaktcenter.fel import Inmatningsfel, Verksamhetsfel


@on_flik
def mejl(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Read the mail."""
    upload = request.FILES.get("mejlfil")
    try:
        read = parse_eml(upload.read()) if upload else parse_pasted(flik.falt.get("mejl", ""))
    except Inmatningsfel as error:
        return show_flik(request, flik, {"mejlfel": str(error)}, status=error.status)
    nummer = _fill(flik, read)
    keep(flik)
    return show_flik(request, flik, {"ratade": _attach(flik, nummer, read)})


def _fill(flik: Flik, read: Mejl) -> int:
    """Put what the mail says into the contact; the number of the question that its words became."""
    nummer = flik.nummer[0]
    if flik.falt.get(f"f{nummer}-text"):
        nummer = flik.add_fraga()
    flik.falt.setlist(f"f{nummer}-text", ["\n\n".join(filter(None, [read.amne, read.text]))])
    flik.falt.setlist("mejl", [])
    flik.falt.setlist("kanal", [Kanal.EPOST.value])
    if read.datum is not None and _is_likely(read.datum):
        flik.falt.setlist("inkommen", [timezone.localdate(read.datum).isoformat()])
        flik.falt.setlist("inkommen_tid", [timezone.localtime(read.datum).isoformat()])
    if not flik.falt.get("person"):
        _fill_sender(flik, read)
    named = Arende.objects.visible_to(flik.user).filter(nummer=read.arendenummer).first() if read.arendenummer else None
    if named is not None:
        flik.falt.setlist(f"f{nummer}-arende", [str(named.pk)])
        flik.falt.setlist(f"f{nummer}-komplettera", ["on"])
    return nummer


def _is_likely(datum: datetime) -> bool:
    """Whether the mail can have been sent then: a sender's clock that is wrong must not stop the agent, so it is not believed."""
    try:
        arrival(timezone.localdate(datum))
    except (Inmatningsfel, OverflowError):
        return False
    return datum <= timezone.now()


def _fill_sender(flik: Flik, read: Mejl) -> None:
    """The person with that address when there is one, else name and address for a new one."""
    known = search_persons(read.fran_epost, flik.user).personer if read.fran_epost else []
    if len(known) == 1:
        flik.falt.setlist("person", [str(known[0].pk)])
        return
    for falt, varde in (("namn", read.fran_namn), ("epost", read.fran_epost)):
        if varde and not flik.falt.get(falt):
            flik.falt.setlist(falt, [varde])


def _attach(flik: Flik, nummer: int, read: Mejl) -> list[str]:
    """Keep the files that came with the mail; the sentences of those that cannot be kept."""
    refused = []
    for bifogad in read.bifogade:
        try:
            attach_to_utkast(utkast=flik.utkast, fraga=nummer, filer=[ContentFile(bifogad.innehall, bifogad.namn)], by=flik.user)
            flik.utkast.has_filer = True
        except Verksamhetsfel as error:
            refused.append(f"{bifogad.namn}: {error}")
    flik.forget()
    return refused
