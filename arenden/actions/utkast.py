"""Drafts: what an agent types is kept as it is typed, one row per open contact, until the contact is saved."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import notiser
from arenden.actions.kontakt import Registrering, register_kontakt
from arenden.actions.svar import add_from_citizen, answer
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Kanal, Kontakt, Utkast, Utkastfil
from arenden.svarsvag import Svarsvag, find_svarsvagar
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.filer import check_fil
from kontaktcenter.kontaktuppgifter import normalise_epost
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess
from kunskapsbank.actions.sokning import note_svar
from servicekontor.actions.besok import note_contact

Falt = Mapping[str, Sequence[str]]
FLEST_UTKAST = 20
"""Contacts that one agent can have open at once."""
FLEST_FALT, LANGSTA_NAMN = 400, 80
FLEST_TECKEN = 400_000
"""Characters in one draft: a text that is too long to be saved must still not be lost."""
FLEST_FILER = 10
UTAN_EPOST = gettext_lazy("Vi har ingen e-postadress till personen.")


class AnnansUtkast(OtillatenHandling):
    """The draft is another agent's: to this one it is not there."""

    status = 404


class RedanSparad(OtillatenHandling):
    """The contact has been saved: there is nothing left to draft."""

    status = 410


@dataclass(frozen=True)
class Utkastfraga:
    """A question ready to be registered, and what is done with its words besides.

    `is_komplettering`: the words are added to the case that it is about. `is_mejlad`: the answer is sent to the person.
    `is_besvarad`: the case that is made, for the sake of the files, is answered at once. `sokning` is the key of the search whose
    articles were opened, if any were.
    """

    fraga: NyFraga
    is_komplettering: bool = False
    is_mejlad: bool = False
    is_besvarad: bool = False
    sokning: str = ""


@transaction.atomic
def save_utkast(*, nyckel: uuid.UUID, falt: Falt, by: Anvandare, version: int | None = None) -> Utkast:
    """Keep what has been typed in the contact `nyckel`, making the draft the first time.

    `version` is the one that was typed on; when another window has saved since, and something else, InaktuellSida is raised.
    Raises AnnansUtkast for somebody else's, RedanSparad, and OtillatenHandling when too many are open.
    """
    if not by.may(Behorighet.REGISTRERA_KONTAKT):
        raise SaknarBehorighet(_("Du kan inte registrera kontakter."))
    innehall = {"falt": clean_falt(falt)}
    row = Utkast.objects.select_for_update().filter(pk=nyckel).first()
    if row is None:
        return _make_utkast(nyckel, innehall, by)
    if row.agent_id != by.pk:
        raise AnnansUtkast(_("Kontakten är inte öppen."))
    if row.innehall == innehall:
        return row
    if version is not None and version != row.version:
        raise InaktuellSida(_("Kontakten har ändrats i ett annat fönster. Det du har skrivit här finns kvar på sidan."))
    row.innehall, row.version, row.uppdaterad = innehall, row.version + 1, timezone.now()
    row.save(update_fields=["innehall", "version", "uppdaterad"])
    return row


def _make_utkast(nyckel: uuid.UUID, innehall: dict[str, Any], by: Anvandare) -> Utkast:
    if Kontakt.objects.filter(nyckel=nyckel).exists():
        raise RedanSparad(_("Kontakten är redan sparad."))
    if by.utkast.count() >= FLEST_UTKAST:
        raise OtillatenHandling(_("Du har %(max)d kontakter öppna. Spara eller kasta en av dem först.") % {"max": FLEST_UTKAST})
    row, is_new = Utkast.objects.get_or_create(nyckel=nyckel, defaults={"agent": by, "innehall": innehall, "version": 1})
    if not is_new and row.agent_id != by.pk:
        raise AnnansUtkast(_("Kontakten är inte öppen."))
    return row


def update_utkast(*, utkast: Utkast, falt: Falt, by: Anvandare, version: int | None = None) -> Utkast:
    """Like `save_utkast` for a draft that has been read already: one statement when nobody else was first."""
    version = utkast.version if version is None else version
    innehall, nu = {"falt": clean_falt(falt)}, timezone.now()
    if utkast.innehall == innehall and not utkast._state.adding:
        return utkast
    mine = Utkast.objects.filter(pk=utkast.pk, agent=by, version=version)
    if not by.may(Behorighet.REGISTRERA_KONTAKT) or not mine.update(innehall=innehall, version=version + 1, uppdaterad=nu):
        return save_utkast(nyckel=utkast.pk, falt=falt, by=by, version=version)
    utkast.innehall, utkast.version, utkast.uppdaterad = innehall, version + 1, nu
    return utkast


def clean_falt(falt: Falt) -> dict[str, list[str]]:
    """The fields as they are kept. Raises Inmatningsfel for more than anybody types, and for characters that cannot be kept."""
    kept = {name: [str(value) for value in values] for name, values in falt.items() if any(values)}
    total = sum(len(value) for values in kept.values() for value in values)
    if len(kept) > FLEST_FALT or any(len(name) > LANGSTA_NAMN for name in kept) or total > FLEST_TECKEN:
        raise Inmatningsfel(_("Det är för mycket text i kontakten. Bifoga det långa som en fil."))
    if any("\x00" in text for name, values in kept.items() for text in (name, *values)):
        raise Inmatningsfel(_("Texten innehåller tecken som inte kan sparas. Klistra in den som vanlig text."))
    return kept


@transaction.atomic
def discard_utkast(*, utkast: Utkast, by: Anvandare) -> None:
    """Throw away an open contact and its files. It was never a contact, so nothing else remembers it."""
    _delete(_locked(utkast, by))


@transaction.atomic
def attach_to_utkast(*, utkast: Utkast, fraga: int, filer: Sequence[File], by: Anvandare) -> list[Utkastfil]:
    """Let files wait with a question of the draft, each checked at once. Raises Inmatningsfel; then none is kept."""
    utkast = _locked(utkast, by)
    if utkast.filer.filter(fraga=fraga).count() + len(filer) > FLEST_FILER:
        raise Inmatningsfel(_("Du kan bifoga högst %(max)d filer till en fråga.") % {"max": FLEST_FILER}, falt="bilagor")
    rows = []
    for fil in filer:
        checked = check_fil(fil)
        sha256 = hashlib.sha256(checked.innehall).hexdigest()
        row = utkast.filer.filter(fraga=fraga, sha256=sha256).first()
        if row is None:
            row = Utkastfil(utkast=utkast, fraga=fraga, filnamn=checked.filnamn, storlek=len(checked.innehall), sha256=sha256)
            row.fil.save(checked.filnamn, ContentFile(checked.innehall), save=False)
            row.save()
        rows.append(row)
    return rows


@transaction.atomic
def detach_from_utkast(*, fil: Utkastfil, by: Anvandare) -> None:
    """Take a waiting file away; doing it twice changes nothing."""
    _locked(fil.utkast, by)
    _delete_files([fil])


@transaction.atomic
def register_utkast(
    *,
    utkast: Utkast,
    fragor: Sequence[Utkastfraga],
    by: Anvandare,
    borjade: datetime | None = None,
    inkommen: datetime | None = None,
    **kontakt: Any,
) -> Registrering:
    """Make the draft a contact: `register_kontakt` with the draft's key and times, and the draft is gone.

    It came in when the draft was opened, unless it says otherwise; `borjade` is later by the time that nobody was there.
    `kontakt` goes to `register_kontakt`. The same draft saved twice is registered once. Raises what `register_kontakt`
    does; then the draft is left as it was. A draft of a visit to an office tells the contact which office, and marks the visit.
    """
    row = Utkast.objects.select_for_update().filter(pk=utkast.pk, agent=by).first()
    if kontakt.get("kanal") == Kanal.BESOK and (besok := note_contact(nyckel=utkast.pk)):
        kontakt["kontor"] = besok.kontor.kod
    tider = {"inkommen": inkommen or utkast.skapad, "borjade": max(borjade or utkast.skapad, utkast.skapad)}
    registrering = register_kontakt(nyckel=utkast.pk, by=by, fragor=[f.fraga for f in fragor], **tider, **kontakt)
    if not registrering.is_upprepad:
        for ordning, utkastfraga in enumerate(fragor):
            _follow_up(utkastfraga, ordning, registrering.kontakt, by, epost=_given_epost(kontakt.get("uppgifter")))
    if row is not None:
        _delete(row)
    return registrering


def _given_epost(uppgifter: Uppgiftslamnare | None) -> str:
    """The address given in this contact: what was written stays with it, and is not always the person's own."""
    return normalise_epost(uppgifter.epost) if uppgifter else ""


def _follow_up(utkastfraga: Utkastfraga, ordning: int, kontakt: Kontakt, by: Anvandare, *, epost: str) -> None:
    fraga = utkastfraga.fraga
    if utkastfraga.sokning:
        note_svar(sokning=utkastfraga.sokning, gav_svar=bool(fraga.artiklar))
    try:
        if utkastfraga.is_komplettering:
            add_from_citizen(arende=fraga.arende, text=fraga.text, by=by, bilagor=fraga.bilagor)
        if utkastfraga.is_besvarad:
            _answer_case(fraga, ordning, kontakt, by)
        if utkastfraga.is_mejlad:
            _mail(fraga, ordning, kontakt, epost)
    except Verksamhetsfel as error:
        error.ordning = ordning
        raise


def check_mailable(*, svar: str, arendetyp: Arendetyp | None, arende: Arende | None, epost: str) -> None:
    """Refuse to mail an answer that is empty, may be secret or has nobody to go to. Raises Inmatningsfel."""
    if not svar.strip():
        raise Inmatningsfel(_("Skriv svaret som ska mejlas."), falt="svar")
    if arendetyp is not None and arendetyp.sekretess == Sekretess.SEKRETESS:
        raise Inmatningsfel(_("Svaret kan vara sekretessbelagt och mejlas inte. Skapa ett ärende och svara i det."), falt="svara_med_mejl")
    if arende is not None and arende.sekretess == Sekretess.SEKRETESS:
        raise Inmatningsfel(_("Ärendet är under sekretess, så svaret mejlas inte. Svara i ärendet."), falt="svara_med_mejl")
    if not epost:
        raise Inmatningsfel(str(UTAN_EPOST), falt="svara_med_mejl")


def _answer_case(fraga: NyFraga, ordning: int, kontakt: Kontakt, by: Anvandare) -> None:
    """Answer the case that the question has become. Whom no mail tells is told the way that the question came."""
    arende = kontakt.fragor.select_related("arende__inlamnare").get(ordning=ordning).arende
    ways = find_svarsvagar(arende.inlamnare)
    asked = Svarsvag.SAGT if Kanal(kontakt.kanal).is_muntlig else Svarsvag.BREV
    if ways and kontakt.kanal == Kanal.EPOST:
        raise Inmatningsfel(str(UTAN_EPOST), falt="epost")
    answer(arende=arende, text=fraga.svar, by=by, svarsvag=asked if ways else None)


def _mail(fraga: NyFraga, ordning: int, kontakt: Kontakt, epost: str) -> None:
    epost = epost or (kontakt.person.epost if kontakt.person else "")
    check_mailable(svar=fraga.svar, arendetyp=fraga.arendetyp, arende=fraga.arende, epost=epost)
    notiser.mail_direct_answer(kontakt.fragor.get(ordning=ordning), epost, kontakt.sprak)


@transaction.atomic
def purge_utkast(before: datetime) -> int:
    """Erase drafts that nobody has touched since `before`, with their files; how many."""
    _delete_files(list(Utkastfil.objects.filter(utkast__uppdaterad__lt=before)))
    return Utkast.objects.filter(uppdaterad__lt=before).delete()[1].get("arenden.Utkast", 0)


def _locked(utkast: Utkast, by: Anvandare) -> Utkast:
    row = Utkast.objects.select_for_update().filter(pk=utkast.pk, agent=by).first()
    if row is None:
        raise OtillatenHandling(_("Kontakten är redan sparad eller stängd."))
    return row


def _delete(utkast: Utkast) -> None:
    _delete_files(list(utkast.filer.all()))
    utkast.delete()


def _delete_files(filer: Sequence[Utkastfil]) -> None:
    """Rows now, content after the commit: a file without a row can be found and removed, never the reverse."""
    namn = [fil.fil.name for fil in filer]
    Utkastfil.objects.filter(pk__in=[fil.pk for fil in filer]).delete()
    transaction.on_commit(lambda: [default_storage.delete(n) for n in namn])
