"""Signals that mean the same become one gap: those about an article by the article, the others by the search engine.

A report by the staff opens a gap by itself, and so does a citizen who says what is missing. A search in vain, a question asked
anew or an answer given without an article must be met by others like it: most of them are slips.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Enhet
from kunskapsbank.actions.luckgrund import (
    ASSIGNED,
    SAMLING,
    hold_grouping,
    in_force,
    index_lucka,
    record_lucka,
    save_lucka,
    set_assigned,
)
from kunskapsbank.luckratt import By
from kunskapsbank.models import Kunskapslucka, Lucksignal
from kunskapsbank.soklistor import telling_words
from kunskapsbank.sokmotor import index_document, remove_document, similar
from kunskapsbank.status import Handelsetyp

Slag, Lage = Lucksignal.Slag, Kunskapslucka.Lage
RAPPORTER = (Slag.SAKNAS, Slag.FEL, Slag.OTYDLIGT)
"""What the staff say themselves."""
VANTANDE = "lucksignal"
"""The collection of the index whose keys are ids of the signals that wait for others like them."""
MINST_LIKA = 3
"""Alike signals that open a gap when none of them does by itself."""
MINST_EFTER_AVVISAD = 3
"""New signals that open a gap again which was closed without an article: once was not enough to say otherwise."""
MINNS = timedelta(days=180)
"""How long a closed gap is opened again rather than a new one made."""
BUNT = 200


def place_signals() -> int:
    """Sort the signals that have come since the last time; how many. Safe to stop anywhere and to run again."""
    done = 0
    while keys := list(Lucksignal.objects.filter(jamford__isnull=True).order_by("tid").values_list("pk", flat=True)[:BUNT]):
        for pk in keys:
            with transaction.atomic():
                if signal := Lucksignal.objects.select_for_update(skip_locked=True).filter(pk=pk, jamford__isnull=True).first():
                    place_signal(signal)
        done += len(keys)
    return done


def place_signal(signal: Lucksignal) -> Kunskapslucka | None:
    """Put the signal in the gap that it belongs to, in a new one, or let it wait for others. In the caller's transaction."""
    hold_grouping()
    signal.jamford = timezone.now()
    signal.save(update_fields=["jamford"])
    lucka = _find(signal)
    if lucka is not None:
        add_signals(lucka, [signal])
        return lucka
    alike = [signal] if _is_enough(signal) else [signal, *_waiting_like(signal)]
    if len(alike) >= MINST_LIKA or _is_enough(signal):
        return open_lucka(alike)
    _let_wait(signal)
    return None


def open_lucka(signals: list[Lucksignal], rubrik: str = "") -> Kunskapslucka:
    """Make a gap of signals; one that the staff have reported goes to the unit that answers for it at once."""
    first = signals[0]
    lucka = Kunskapslucka.objects.create(
        rubrik=(rubrik or _heading(first))[:200], galler=first.artikel, amne_id=first.amne_id, forst=min(s.tid for s in signals)
    )
    record_lucka(Handelsetyp.LUCKA_OPPNAD, lucka, by=None, slag=first.slag)
    add_signals(lucka, signals)
    if first.slag in RAPPORTER and (enhet := in_force(answering_unit(first))) is not None:
        set_assigned(lucka, enhet, ansvarig=None)
        save_lucka(lucka, *ASSIGNED)
        record_lucka(Handelsetyp.LUCKA_TILLDELAD, lucka, by=None)
    return lucka


def add_signals(lucka: Kunskapslucka, signals: list[Lucksignal]) -> None:
    """Count the signals to the gap, and open it again when they say that it was closed too soon."""
    for signal in signals:
        signal.lucka = lucka
    Lucksignal.objects.bulk_update(signals, ["lucka"])
    remove_document(VANTANDE, *[s.pk for s in signals])
    lucka.antal += len(signals)
    lucka.senast = max([lucka.senast, *(s.tid for s in signals)])
    save_lucka(lucka, "antal", "senast")
    index_lucka(lucka)
    if not lucka.is_open and _is_closed_too_soon(lucka):
        reopen(lucka, by=None)


def reopen(lucka: Kunskapslucka, *, by: By) -> None:
    """Open a locked, closed gap again: at the unit that had it, with a new deadline, else among the new ones."""
    lucka.stangd, lucka.artikel, lucka.besked, lucka.lage = None, None, "", Lage.NY
    if (enhet := in_force(lucka.enhet)) is not None:
        set_assigned(lucka, enhet, ansvarig=None)
    else:
        lucka.enhet = lucka.ansvarig = lucka.frist = None
    save_lucka(lucka, "stangd", "artikel", "besked", *ASSIGNED)
    record_lucka(Handelsetyp.LUCKA_OPPNAD, lucka, by=by, igen=True)


def answering_unit(signal: Lucksignal) -> Enhet | None:
    """The unit that answers for what the signal is about, if that is known."""
    if signal.artikel is not None:
        return signal.artikel.ansvarig_enhet
    return signal.arendetyp.ansvarig_enhet if signal.arendetyp else None


def _is_enough(signal: Lucksignal) -> bool:
    return signal.slag in RAPPORTER or (signal.slag == Slag.NEJ and signal.text != "")


def _remembered() -> QuerySet[Kunskapslucka]:
    return Kunskapslucka.objects.filter(Q(stangd__isnull=True) | Q(stangd__gte=timezone.now() - MINNS))


def _find(signal: Lucksignal) -> Kunskapslucka | None:
    """The gap that the signal belongs to, locked: an open one rather than a closed one."""
    rows = _remembered()
    if signal.artikel_id is not None:
        own = rows.filter(galler=signal.artikel_id).order_by(F("stangd").desc(nulls_first=True), "-senast")
        pk = own.values_list("pk", flat=True).first()
    else:
        about_no_article = rows.filter(galler__isnull=True).values("pk")
        found = similar(SAMLING, telling_words(signal.text, signal.sprak), tillatna=about_no_article, limit=1, sprak=signal.sprak)
        pk = found[0].id if found else None
    if pk is None:
        return None
    Kunskapslucka.objects.select_for_update().filter(pk=pk).values_list("pk").get()
    return Kunskapslucka.objects.select_related("enhet__kalender").get(pk=pk)


def _waiting_like(signal: Lucksignal) -> list[Lucksignal]:
    waiting = Lucksignal.objects.filter(lucka__isnull=True, jamford__isnull=False).exclude(pk=signal.pk)
    if signal.artikel_id is not None:
        return list(waiting.filter(artikel=signal.artikel_id)[:BUNT])
    alike = waiting.filter(artikel__isnull=True).values("pk")
    found = similar(VANTANDE, telling_words(signal.text, signal.sprak), tillatna=alike, limit=BUNT, sprak=signal.sprak)
    return list(waiting.filter(pk__in=[hit.id for hit in found]))


def _let_wait(signal: Lucksignal) -> None:
    if signal.artikel_id is None and signal.text:
        index_document(VANTANDE, signal.pk, {"titel": telling_words(signal.text, signal.sprak)}, signal.sprak)


def _is_closed_too_soon(lucka: Kunskapslucka) -> bool:
    """What is asked in spite of an article is missing still; what was said to need nothing must be asked several times."""
    since = lucka.signaler.filter(tid__gt=lucka.stangd).count()
    return since >= (1 if lucka.lage == Lage.ATGARDAD else MINST_EFTER_AVVISAD)


def _heading(signal: Lucksignal) -> str:
    if signal.text and signal.artikel is None:
        return signal.text
    text = signal.artikel.texter.filter(publicerad__isnull=False).order_by("-sprak").select_related("publicerad").first()
    titel = text.publicerad.titel if text else _("en artikel som inte är publicerad")
    what = {Slag.FEL: _("Fel i svaret: %(titel)s"), Slag.OTYDLIGT: _("Otydligt svar: %(titel)s")}
    return what.get(signal.slag, _("Svaret räcker inte: %(titel)s")) % {"titel": titel}
