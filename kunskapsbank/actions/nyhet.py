"""News and work instructions: written for the staff of units, read with a receipt, read again when they have changed."""

from collections.abc import Collection
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.texter import clean_text
from kunskapsbank.models import Artikelhandelse, Lasning, Nyhet
from kunskapsbank.nyheter import below, carry_readings, forget_count, units_to_write_for, visible_to
from kunskapsbank.status import Handelsetyp

LANGSTA_TEXT = Nyhet._meta.get_field("text").max_length
LANGSTA_RUBRIK = Nyhet._meta.get_field("rubrik").max_length


@transaction.atomic
def publish_nyhet(
    *,
    rubrik: str,
    text: str,
    enheter: Collection[Enhet],
    slag: str = Nyhet.Slag.NYHET,
    is_viktig: bool = False,
    publiceras: datetime | None = None,
    giltig_till: date | None = None,
    by: Anvandare,
) -> Nyhet:
    """Tell the staff of the units, and of those below them, something; from `publiceras` (default now) up to `giltig_till`."""
    nyhet = Nyhet(slag=slag, is_viktig=is_viktig, publiceras=publiceras or timezone.now(), giltig_till=giltig_till, skapad_av=by)
    nyhet.rubrik, nyhet.text = _clean(rubrik, text)
    _check_dates(nyhet)
    _check_units(enheter, by)
    nyhet.save()
    nyhet.enheter.set(below(enheter))
    Lasning.objects.create(nyhet=nyhet, anvandare=by)
    _record(Handelsetyp.NYHET_PUBLICERAD, nyhet, by)
    transaction.on_commit(partial(forget_count, by))
    return nyhet


@transaction.atomic
def change_nyhet(
    *,
    nyhet: Nyhet,
    rubrik: str,
    text: str,
    enheter: Collection[Enhet],
    slag: str,
    is_viktig: bool,
    publiceras: datetime | None = None,
    giltig_till: date | None = None,
    version: int | None = None,
    by: Anvandare,
) -> Nyhet:
    """Change what is told. When the words of an important piece change, or it becomes important, all must read it again."""
    locked = Nyhet.objects.select_for_update().get(pk=nyhet.pk)
    if version is not None and version != locked.version:
        raise InaktuellSida(_("Någon annan har ändrat nyheten sedan du öppnade den. Läs den nya och försök igen; det du skrev finns kvar."))
    _check_units(locked.enheter.all(), by)
    _check_units(enheter, by)
    before = (locked.rubrik, locked.text, locked.is_viktig)
    locked.rubrik, locked.text = _clean(rubrik, text)
    locked.slag, locked.is_viktig, locked.giltig_till = slag, is_viktig, giltig_till
    locked.publiceras = publiceras or locked.publiceras
    _check_dates(locked)
    must_be_read = is_viktig and before != (locked.rubrik, locked.text, locked.is_viktig)
    if not must_be_read:
        carry_readings(locked, locked.version)
    locked.version += 1
    locked.save(update_fields=["rubrik", "text", "slag", "is_viktig", "giltig_till", "publiceras", "version"])
    locked.enheter.set(below(enheter))
    Lasning.objects.update_or_create(nyhet=locked, anvandare=by, defaults={"version": locked.version, "last": timezone.now()})
    _record(Handelsetyp.NYHET_PUBLICERAD, locked, by, igen=must_be_read)
    return locked


@transaction.atomic
def withdraw_nyhet(*, nyhet: Nyhet, by: Anvandare) -> Nyhet:
    """Show it to nobody but its writers, from now on; what has been read of it stays."""
    locked = _lock_written(nyhet, by)
    if locked.indragen is not None:
        raise OtillatenHandling(_("Nyheten är redan tillbakadragen."))
    locked.indragen = timezone.now()
    locked.save(update_fields=["indragen"])
    _record(Handelsetyp.NYHET_INDRAGEN, locked, by)
    return locked


@transaction.atomic
def show_nyhet_again(*, nyhet: Nyhet, by: Anvandare) -> Nyhet:
    """Show what was withdrawn again, within its dates; those who had read it have read it still."""
    locked = _lock_written(nyhet, by)
    if locked.indragen is None:
        raise OtillatenHandling(_("Nyheten är inte tillbakadragen."))
    locked.indragen = None
    locked.save(update_fields=["indragen"])
    _record(Handelsetyp.NYHET_ATERTAGEN, locked, by)
    return locked


@transaction.atomic
def read_nyhet(*, nyhet: Nyhet, version: int, by: Anvandare) -> Lasning:
    """Give a receipt for the version that was shown; refused when it has changed since, so that nobody signs what they have not seen."""
    if not visible_to(by).filter(pk=nyhet.pk).exists():
        raise SaknarBehorighet(_("Nyheten är inte till dig."))
    current = Nyhet.objects.select_for_update().get(pk=nyhet.pk)
    if current.version != version:
        raise InaktuellSida(_("Texten ändrades medan du läste. Läs den nya."))
    lasning, is_new = Lasning.objects.get_or_create(nyhet=current, anvandare=by, defaults={"version": version})
    if not is_new and lasning.version != version:
        lasning.version, lasning.last = version, timezone.now()
        lasning.save(update_fields=["version", "last"])
        is_new = True
    if is_new:
        _record(Handelsetyp.NYHET_LAST, current, None)
    transaction.on_commit(partial(forget_count, by))
    return lasning


def _lock_written(nyhet: Nyhet, by: Anvandare) -> Nyhet:
    locked = Nyhet.objects.select_for_update().get(pk=nyhet.pk)
    _check_units(locked.enheter.all(), by)
    return locked


def _clean(rubrik: str, text: str) -> tuple[str, str]:
    heading = " ".join(clean_text(rubrik, falt="rubrik", max_length=LANGSTA_RUBRIK).split())
    return heading, clean_text(text, falt="text", max_length=LANGSTA_TEXT)


def _check_dates(nyhet: Nyhet) -> None:
    if nyhet.giltig_till is not None and nyhet.giltig_till < timezone.localdate(nyhet.publiceras):
        raise Inmatningsfel(_("Nyheten kan inte sluta visas innan den har börjat visas."), falt="giltig_till")


def _check_units(enheter: Collection[Enhet], by: Anvandare) -> None:
    """Somebody of whom at least one of the units is not may not write to, or change what was written to, it."""
    wanted = {enhet.pk for enhet in enheter}
    if not wanted:
        raise Inmatningsfel(_("Välj vilka enheter nyheten är till."), falt="enheter")
    allowed = set(units_to_write_for(by).filter(pk__in=wanted).values_list("pk", flat=True))
    closed = set(Enhet.objects.filter(pk__in=wanted - allowed).exclude(pk__in=Enhet.objects.active()).values_list("pk", flat=True))
    if wanted - allowed - closed:
        raise SaknarBehorighet(_("Du kan bara skriva till de enheter som du är redaktör eller chef för."))


def _record(typ: Handelsetyp, nyhet: Nyhet, by: Anvandare | None, **data: object) -> None:
    """Who has read is told by Lasning, which dies with the account; the event says only that somebody did."""
    Artikelhandelse.objects.create(typ=typ, av=by, data={"nyhet": nyhet.pk, "version": nyhet.version, **data})
