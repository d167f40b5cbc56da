"""The rules of the check. Each takes the setup and yields what breaks it, with what to do about it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kontaktcenter.avveckling import held_by_units, held_by_users
from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.granskning.anmarkning import Anmarkning
from kontaktcenter.granskning.installningar import Installningar
from kontaktcenter.meningar import join_words
from kontaktcenter.models import Anvandare, Enhet

Regel = Callable[[Installningar], Iterator[Anmarkning]]

ETT_AR = timedelta(days=365)


def arendetyper_without_unit(installningar: Installningar) -> Iterator[Anmarkning]:
    """A case type in use must lead to a center that owns and a unit that answers."""
    for arendetyp in installningar.arendetyper:
        owner = arendetyp.center.in_force()
        if owner is not None and not owner.is_center:
            yield Anmarkning(
                "arendetyp_agare",
                arendetyp,
                _("Ärendetypen ”%(namn)s” ägs av %(center)s, som har ersatts av en enhet som inte är ett center.")
                % {"namn": arendetyp, "center": arendetyp.center},
                _("Välj ett öppet center som äger ärendena."),
            )
        yield from _refused_by_clean("arendetyp", arendetyp, _("Ärendetypen ”%(namn)s” kan inte användas.") % {"namn": arendetyp})


def overenskommelser_with_closed_units(installningar: Installningar) -> Iterator[Anmarkning]:
    """An agreement must not name a unit that nobody has replaced."""
    for overenskommelse in installningar.overenskommelser:
        for part in (overenskommelse.center, overenskommelse.forvaltning):
            if part.in_force() is None:
                yield Anmarkning(
                    "overenskommelse_part",
                    overenskommelse,
                    _("Överenskommelsen med %(forvaltning)s gäller fortfarande, fast %(enhet)s är stängd utan ersättare.")
                    % {"forvaltning": overenskommelse.forvaltning, "enhet": part},
                    _("Sätt ett slutdatum på överenskommelsen, eller ange vem som ersätter enheten."),
                )
        for villkor in overenskommelse.villkor.all():
            mening = _("I överenskommelsen med %(forvaltning)s går ärendetypen ”%(namn)s” inte att lämna över.") % {
                "forvaltning": overenskommelse.forvaltning,
                "namn": villkor.arendetyp,
            }
            for anmarkning in _refused_by_clean("villkor", villkor, mening):
                yield Anmarkning(anmarkning.regel, overenskommelse, anmarkning.mening, anmarkning.atgard)


def receivers_without_staff(installningar: Installningar) -> Iterator[Anmarkning]:
    """A unit that cases come to must have somebody of its own who can take them."""
    may_take = {
        behorighet: {m.enhet_id for m in installningar.medlemskap if behorighet in ROLLER[m.roll].behorigheter}
        for behorighet in (Behorighet.REGISTRERA_KONTAKT, Behorighet.HANDLAGGA)
    }
    for pk, enhet in installningar.receivers().items():
        needed = Behorighet.REGISTRERA_KONTAKT if enhet.is_center else Behorighet.HANDLAGGA
        if pk not in may_take[needed]:
            yield Anmarkning(
                "enhet_utan_personal",
                enhet,
                _("%(enhet)s tar emot ärenden men har ingen som kan ta hand om dem.") % {"enhet": enhet},
                _("Ge någon rollen kommunvägledare på centret.")
                if enhet.is_center
                else _("Ge någon rollen handläggare eller chef på enheten."),
            )


def kalendrar_without_open_time(installningar: Installningar) -> Iterator[Anmarkning]:
    """A deadline needs open time to be counted in."""
    days = [installningar.today + timedelta(days=n) for n in range(ETT_AR.days)]
    for rad in installningar.kalendrar:
        kalender = rad.as_kalender()
        if not any(kalender.opening_hours(dag) for dag in days):
            yield Anmarkning(
                "kalender_utan_oppettid",
                rad,
                _("Kalendern ”%(namn)s” har ingen öppen tid det kommande året, så inga frister kan räknas ut.") % {"namn": rad},
                _("Lägg till minst ett öppet intervall."),
            )


def open_units_below_closed(installningar: Installningar) -> Iterator[Anmarkning]:
    """An open unit needs an open unit above it, or its manager loses sight of it."""
    for enhet in installningar.enheter.values():
        if enhet.is_active and enhet.foralder and not enhet.foralder.is_active:
            yield Anmarkning(
                "enhet_under_stangd",
                enhet,
                _("%(enhet)s är öppen men ligger under %(foralder)s, som är stängd.")
                % {"enhet": enhet, "foralder": enhet.foralder},
                _("Flytta %(enhet)s till en annan enhet, eller stäng den också.") % {"enhet": enhet},
            )


def closed_units_that_hold(installningar: Installningar) -> Iterator[Anmarkning]:
    """Nothing may lie at a closed unit."""
    for pk, held in held_by_units(installningar.stangda).items():
        yield _holds("enhet_haller", installningar.enheter[pk], _("%(namn)s är stängd men har %(innehav)s kvar."), held)


def removed_users_who_hold(installningar: Installningar) -> Iterator[Anmarkning]:
    """Nothing may lie with somebody who cannot log in."""
    held_by = held_by_users(installningar.avslutade)
    for pk, anvandare in Anvandare.objects.in_bulk(held_by).items():
        yield _holds("anvandare_haller", anvandare, _("Kontot för %(namn)s är avslutat men har %(innehav)s kvar."), held_by[pk])


def nobody_administers(installningar: Installningar) -> Iterator[Anmarkning]:
    """Somebody must be able to mend what is wrong."""
    may = [m for m in installningar.medlemskap if Behorighet.FORVALTA_SYSTEM in ROLLER[m.roll].behorigheter]
    if installningar.enheter and not may and not installningar.has_superuser:
        yield Anmarkning(
            "ingen_systemforvaltare",
            min(installningar.enheter.values(), key=lambda enhet: enhet.pk),
            _("Ingen har rollen systemförvaltare."),
            _("Ge minst en person rollen, annars kan ingen ändra inställningarna."),
        )


def agreements_due_for_review(installningar: Installningar) -> Iterator[Anmarkning]:
    """Agreements are reviewed regularly (K13)."""
    for overenskommelse in installningar.overenskommelser:
        if overenskommelse.galler_fran <= installningar.today and overenskommelse.omprovas < installningar.today:
            yield Anmarkning(
                "overenskommelse_omprovas",
                overenskommelse,
                _("Överenskommelsen med %(forvaltning)s skulle ha omprövats senast %(datum)s.")
                % {"forvaltning": overenskommelse.forvaltning, "datum": date_format(overenskommelse.omprovas)},
                _("Gå igenom den med förvaltningen och sätt ett nytt datum, eller kopiera den till en ny period."),
            )


HINDER: tuple[Regel, ...] = (
    arendetyper_without_unit,
    overenskommelser_with_closed_units,
    receivers_without_staff,
    kalendrar_without_open_time,
    open_units_below_closed,
    closed_units_that_hold,
    removed_users_who_hold,
    nobody_administers,
)
PAMINNELSER: tuple[Regel, ...] = (agreements_due_for_review,)


def _refused_by_clean(regel: str, objekt: models.Model, mening: str) -> Iterator[Anmarkning]:
    """What the model itself would refuse, which time may have brought about without anybody saving it."""
    try:
        objekt.clean()
    except ValidationError as error:
        for falt, sentences in error.message_dict.items():
            yield Anmarkning(f"{regel}_{falt}", objekt, mening, " ".join(sentences))


def _holds(regel: str, objekt: Enhet | Anvandare, mening: str, held: list[str]) -> Anmarkning:
    atgard = _("Flytta det till någon som kan ta hand om det.")
    return Anmarkning(regel, objekt, mening % {"namn": objekt, "innehav": join_words(held)}, atgard)
