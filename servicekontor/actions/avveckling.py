"""An office is closed on a date, or wound down: what was booked there is moved or cancelled in the same step."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text
from kontaktcenter.transaktion import in_transaction
from servicekontor import beroenden
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tidslas import lock_to_close
from servicekontor.beroenden import Drabbad, Orsak, Rubbning, Utfall
from servicekontor.models import Kontor, Oppettidsslag, Oppetundantag, Turstopp
from servicekontor.rattigheter import check_plans
from servicekontor.status import Kontorshandelsetyp, Stopplage

LANGSTA_ERSATTNING = Kontor._meta.get_field("ersattning").max_length
LANGSTA_RUBRIK = Oppetundantag._meta.get_field("rubrik").max_length


def after_last_day(kontor: Kontor, sista_dag: date, ersatts_av: Kontor | None = None, mening: str = "") -> Rubbning:
    """That the office is not there after its last day."""
    return Rubbning(Orsak.AVVECKLAS, kontor, _midnight(sista_dag + timedelta(days=1)), None, mening, ersatts_av=ersatts_av)


def find_after(kontor: Kontor, sista_dag: date) -> list[Drabbad]:
    """All that is booked after the last day, to be shown before the step is taken."""
    return beroenden.find(after_last_day(kontor, sista_dag))


@in_transaction
def wind_down(*, kontor: Kontor, sista_dag: date, ersattning: str, ersatts_av: Kontor | None = None, by: Anvandare) -> Utfall:
    """Give the office its last day, say what replaces it, and move or cancel all that is booked after it.

    Raises Inmatningsfel for a day that has passed and for a replacement that will not be there itself.
    """
    check_plans(by, kontor)
    lock_to_close(kontor.pk)
    locked = Kontor.objects.select_for_update(no_key=True).get(pk=kontor.pk)
    text = clean_text(ersattning, falt="ersattning", max_length=LANGSTA_ERSATTNING)
    if sista_dag < timezone.localdate() or (locked.oppnar and sista_dag < locked.oppnar):
        raise Inmatningsfel(_("Den sista dagen kan inte ha varit, eller komma innan kontoret öppnar."), falt="sista_dag")
    if ersatts_av is not None and (ersatts_av.pk == locked.pk or not ersatts_av.holds(sista_dag + timedelta(days=1))):
        raise Inmatningsfel(_("Välj ett annat kontor, som finns kvar efter den sista dagen."), falt="ersatts_av")
    locked.sista_dag, locked.ersattning, locked.ersatts_av = sista_dag, text, ersatts_av
    locked.save(update_fields=["sista_dag", "ersattning", "ersatts_av"])
    _cancel_stops(locked, _("Det mobila kontoret kör inte längre."), tur__datum__gt=sista_dag)
    utfall = beroenden.settle(after_last_day(locked, sista_dag, ersatts_av, text), by=by)
    log_handelse(Kontorshandelsetyp.KONTOR_AVVECKLAS, by=by, kontor=locked.kod, sista_dag=sista_dag.isoformat())
    return utfall


def on_day(kontor: Kontor, datum: date, mening: str = "") -> Rubbning:
    """That the office is closed on the date."""
    return Rubbning(Orsak.STANGT, kontor, _midnight(datum), _midnight(datum + timedelta(days=1)), mening)


def find_on(kontor: Kontor, datum: date) -> list[Drabbad]:
    """All that is booked on the date, to be shown before the step is taken."""
    return beroenden.find(on_day(kontor, datum))


@in_transaction
def close_day(*, kontor: Kontor, datum: date, rubrik: str, by: Anvandare) -> Utfall:
    """Close the office on a date with a reason that visitors read, and move or cancel all that is booked then."""
    check_plans(by, kontor)
    lock_to_close(kontor.pk)
    locked = Kontor.objects.select_for_update(no_key=True).get(pk=kontor.pk)
    heading = clean_text(rubrik, falt="rubrik", max_length=LANGSTA_RUBRIK)
    if datum < timezone.localdate():
        raise Inmatningsfel(_("Dagen har varit. Välj i dag eller ett senare datum."), falt="datum")
    for slag in ("bemannat", "obemannat"):
        Oppetundantag.objects.update_or_create(kontor=locked, datum=datum, slag=slag, defaults={"rubrik": heading, "tider": []})
    _cancel_stops(locked, heading, tur__datum=datum)
    utfall = beroenden.settle(on_day(locked, datum, heading), by=by)
    log_handelse(Kontorshandelsetyp.DAG_STANGD, by=by, kontor=locked.kod, datum=datum.isoformat())
    return utfall


def closed_days(kontor: Kontor) -> list[Oppetundantag]:
    """The dates from today on that the office is closed by a decision of its own, not by a holiday."""
    rows = kontor.oppetundantag.filter(slag=Oppettidsslag.BEMANNAT, tider=[], datum__gte=timezone.localdate())
    return list(rows.order_by("datum"))


@in_transaction
def reopen_day(*, kontor: Kontor, datum: date, by: Anvandare) -> None:
    """Let the office keep its weekly hours on a date that had been closed. What was cancelled stays so: people have been told.

    Raises OtillatenHandling for a date that is not closed, or has been.
    """
    check_plans(by, kontor)
    lock_to_close(kontor.pk)
    if datum not in {rad.datum for rad in closed_days(kontor)}:
        raise OtillatenHandling(_("Dagen är inte stängd, eller så har den varit."))
    kinds = (Oppettidsslag.BEMANNAT, Oppettidsslag.OBEMANNAT)
    Oppetundantag.objects.filter(kontor=kontor, datum=datum, slag__in=kinds, tider=[]).delete()
    log_handelse(Kontorshandelsetyp.DAG_OPPNAD, by=by, kontor=kontor.kod, datum=datum.isoformat())


def _cancel_stops(kontor: Kontor, orsak: str, **when: date) -> None:
    """The stops of a mobile office; what is booked there is settled with the rest of what the office holds."""
    stops = Turstopp.objects.held().filter(tur__fordon__kontor=kontor, **when)
    stops.update(lage=Stopplage.INSTALLT, orsak=orsak)


def _midnight(datum: date) -> datetime:
    return datetime.combine(datum, time.min, ZoneInfo(settings.TIME_ZONE))
