"""The form that a citizen is filling in: begun, kept step by step, sent once, thrown away when nobody comes back to it."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from arenden.actions.bilaga import FLEST_BILAGOR
from arenden.actions.kontakt import Registrering, register_kontakt
from arenden.aktor import Aktor
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Formular, Formularfil, Kanal, Kontakt
from arenden.routing import VemSvarar, choose_route
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.filer import KontrolleradFil, check_fil
from kontaktcenter.models import Arendetyp, Enhet
from kunskapsbank.actions.sokning import note_oppning, note_skickade_anda, note_svar
from kunskapsbank.models import Artikel, Sokning

HALLBARHET = timedelta(days=7)
"""How long an unsent form waits for its writer."""
ANGERTID = timedelta(hours=24)
"""How long it waits for one who got an answer instead, and may want to send it all the same."""
FORSLAG = "forslag"
"""The step where answers are suggested; it keeps the key of the search that found them, and which of them was enough."""
Svar = Mapping[str, Sequence[str]]


@transaction.atomic
def start_formular(*, dorr: Formular.Dorr, arendetyp: Arendetyp | None, vad: Svar, borjade: datetime) -> Formular:
    """Begin a form with the words that were typed on its first page, which was shown at `borjade`."""
    return Formular.objects.create(dorr=dorr, arendetyp=arendetyp, innehall={"vad": dict(vad)}, klara=["vad"], borjade=borjade)


@transaction.atomic
def save_steg(*, formular: Formular, steg: str, svar: Svar, is_klart: bool, gor_om: Sequence[str] = ()) -> Formular:
    """Keep what was typed in one step; `gor_om` names steps that must be passed again because of it."""
    locked = Formular.objects.select_for_update().get(pk=formular.pk)
    locked.innehall[steg] = dict(svar)
    locked.klara = [s for s in locked.klara if s != steg and s not in gor_om] + ([steg] if is_klart else [])
    locked.uppdaterad = timezone.now()
    locked.save(update_fields=["innehall", "klara", "uppdaterad"])
    return locked


@transaction.atomic
def choose_arendetyp(*, formular: Formular, arendetyp: Arendetyp) -> Formular:
    """Say what the form is about. Answers to another type's questions are kept, should the choice be taken back."""
    locked = Formular.objects.select_for_update().get(pk=formular.pk)
    if locked.arendetyp_id != arendetyp.pk:
        locked.klara = [s for s in locked.klara if s in ("vad", FORSLAG)]
    locked.arendetyp, locked.uppdaterad = arendetyp, timezone.now()
    locked.save(update_fields=["arendetyp", "klara", "uppdaterad"])
    return locked


def _say_too_many() -> str:
    return _("Du kan skicka högst %(max)d filer åt gången.") % {"max": FLEST_BILAGOR}


_too_many = lazy(_say_too_many, str)


def add_fil(*, formular: Formular, fil: File, falt: str = "") -> Formularfil:
    """Keep a file until the form is sent; the same file twice is one. Raises Inmatningsfel for one that cannot be used."""
    # Before the lock, since a large photo takes its time.
    return _keep_fil(formular, check_fil(fil), falt)


@transaction.atomic
def _keep_fil(formular: Formular, checked: KontrolleradFil, falt: str) -> Formularfil:
    locked = Formular.objects.select_for_update().get(pk=formular.pk)
    summa = sha256(checked.innehall).hexdigest()
    existing = locked.filer.filter(sha256=summa).first()
    if existing is not None:
        return existing
    if locked.filer.count() >= FLEST_BILAGOR:
        raise Inmatningsfel(_too_many(), falt="bilagor")
    row = Formularfil(
        formular=locked,
        falt=falt,
        filnamn=checked.filnamn,
        innehallstyp=checked.innehallstyp,
        storlek=len(checked.innehall),
        sha256=summa,
    )
    row.fil.save(checked.filnamn, ContentFile(checked.innehall), save=False)
    row.save()
    return row


@transaction.atomic
def remove_filer(*, formular: Formular, nycklar: Sequence[str] | None = None) -> None:
    """Throw away the files named, or all of them; their content goes when that is certain."""
    rows = Formularfil.objects.select_for_update().filter(formular=formular)
    if nycklar is not None:
        rows = rows.filter(pk__in=nycklar)
    _delete_files(list(rows))


def _delete_files(rows: Sequence[Formularfil]) -> None:
    names = [row.fil.name for row in rows]
    Formularfil.objects.filter(pk__in=[row.pk for row in rows]).delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


@transaction.atomic
def throw_away(*, formular: Formular) -> None:
    """Forget the form and its files."""
    remove_filer(formular=formular)
    Formular.objects.filter(pk=formular.pk).delete()


@transaction.atomic
def submit_formular(*, formular: Formular, fraga: NyFraga, uppgifter: Uppgiftslamnare | None, sprak: str) -> Registrering:
    """Register what the form says, with its files, and forget the form. Sent twice, also at once, it gives one receipt.

    It goes straight to the department when the agreement says so, and when somebody there can receive it; else the center
    has it. Raises what `register_kontakt` raises; then the form is still there.
    """
    waiting = Formular.objects.select_for_update().filter(pk=formular.pk).first()
    if waiting is None and not Kontakt.objects.filter(nyckel=formular.nyckel).exists():
        raise OtillatenHandling(_("Formuläret finns inte kvar. Börja om, eller ring oss."))
    center = receiving_center(fraga.arendetyp)
    if center is None:
        raise OtillatenHandling(_("Den här e-tjänsten är stängd. Det du skrev finns kvar. Välj en annan, eller ring oss."))
    with ExitStack() as opened:
        rows = list(waiting.filer.all()) if waiting is not None else []
        filer = [File(opened.enter_context(default_storage.open(row.fil.name)), name=row.filnamn) for row in rows]
        fraga = replace(fraga, bilagor=filer, lamna_over=_goes_straight_on(fraga.arendetyp, center))
        try:
            with transaction.atomic():
                registrering = _register(formular, fraga, uppgifter, center, sprak)
        except OtillatenHandling:
            if not fraga.lamna_over:
                raise
            # Nobody there can receive it (any longer): the center, which owns it anyway, takes care of it.
            for fil in filer:
                fil.seek(0)
            registrering = _register(formular, replace(fraga, lamna_over=False), uppgifter, center, sprak)
    if waiting is not None:
        _note_sent(waiting)
        throw_away(formular=waiting)
    return registrering


def _note_sent(formular: Formular) -> None:
    """Tell the search that suggested answers that none of them was enough."""
    for sokning in formular.innehall.get(FORSLAG, {}).get("sokning", []):
        note_skickade_anda(sokning=sokning, skickade=True)


def got_answer(formular: Formular) -> bool:
    """Whether one of the suggested answers was enough, as far as its writer has said."""
    return bool(formular.innehall.get(FORSLAG, {}).get("svarade"))


@transaction.atomic
def end_with_answer(*, formular: Formular, sokning: Sokning, artikel: Artikel, plats: int) -> None:
    """One of the suggested answers was enough: tell the search so. The form waits for ANGERTID, should it be wanted after all."""
    note_oppning(sokning=sokning, artikel=artikel, plats=plats)
    note_svar(sokning=sokning, gav_svar=True)
    note_skickade_anda(sokning=sokning, skickade=False)
    save_steg(formular=formular, steg=FORSLAG, svar={"sokning": [str(sokning.pk)], "svarade": [str(artikel.pk)]}, is_klart=False)


@transaction.atomic
def go_on_despite_answer(*, formular: Formular) -> None:
    """The answer was not enough after all: nothing has come of the search yet. The step itself is left to `save_steg`."""
    for sokning in formular.innehall.get(FORSLAG, {}).get("sokning", []) if got_answer(formular) else []:
        note_svar(sokning=sokning, gav_svar=None)
        note_skickade_anda(sokning=sokning, skickade=None)


def _register(formular: Formular, fraga: NyFraga, uppgifter: Uppgiftslamnare | None, center: Enhet, sprak: str) -> Registrering:
    return register_kontakt(
        kanal=Kanal.WEBB,
        center=center,
        by=Aktor.MEDBORGAREN,
        fragor=[fraga],
        uppgifter=uppgifter,
        nyckel=formular.nyckel,
        sprak=sprak,
    )


def receiving_center(arendetyp: Arendetyp) -> Enhet | None:
    """The center that takes forms of the type in; None when the e-service is closed."""
    center = arendetyp.center.in_force()
    is_open = center is not None and center.is_center and arendetyp.is_active and arendetyp.is_public
    return center if is_open else None


def _goes_straight_on(arendetyp: Arendetyp, center: Enhet) -> bool:
    try:
        vagval = choose_route(arendetyp)
    except OtillatenHandling:
        return False
    return vagval.vem_svarar == VemSvarar.LAMNAR_OVER and vagval.mottagare != center


def purge_formular(nu: datetime) -> int:
    """Forget the forms that nobody has touched for HALLBARHET, of those that an answer was enough for ANGERTID; the number of them."""
    answered = Q(uppdaterad__lt=nu - ANGERTID, **{f"innehall__{FORSLAG}__has_key": "svarade"})
    old = Formular.objects.filter(Q(uppdaterad__lt=nu - HALLBARHET) | answered).order_by("uppdaterad")
    number = 0
    while bunch := list(old[:200]):
        for formular in bunch:
            throw_away(formular=formular)
        number += len(bunch)
    return number
