"""What the contacts say to the monthly letter of a department (K12): what people ask and complain of, what no article answered."""

from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from arenden.models import Fraga, Svarsartikel
from kontaktcenter.models import Arendetyp, Enhet
from kunskapsbank.manadsbrev import Avsnitt, Siffra, month_before, month_bounds, register, units_of

FLEST = 8
"""Types that are named; the rest are few."""
Span = tuple[datetime, datetime]


def contacts_of_month(forvaltning: Enhet, manad: date) -> list[Avsnitt]:
    """The parts about contacts: numbers by type, complaints, answers without an article. Nothing but types and numbers."""
    units = units_of(forvaltning)
    now, before = month_bounds(manad), month_bounds(month_before(manad))
    parts = [_asked(units, now, before), _complained(units, now, before), _unassisted(units, now)]
    return [part for part in parts if part is not None]


def _questions(units: set[int], span: Span) -> QuerySet[Fraga]:
    return Fraga.objects.filter(
        arendetyp__ansvarig_enhet__in=units, is_om_arende=False, kontakt__sparad__gte=span[0], kontakt__sparad__lt=span[1]
    )


def _per_type(rows: QuerySet) -> dict[str, int]:
    return dict(rows.order_by().values_list("arendetyp__namn").annotate(antal=Count("pk")))


def _lines(now: dict[str, int], before: dict[str, int]) -> list[Siffra]:
    """The commonest first."""
    common = sorted(now.items(), key=lambda item: (-item[1], item[0]))[:FLEST]
    return [Siffra(namn, antal, before.get(namn, 0)) for namn, antal in common]


def _asked(units: set[int], now: Span, before: Span) -> Avsnitt | None:
    found = _per_type(_questions(units, now))
    if not found:
        return None
    text = _("Kontaktcenter fick %(antal)d frågor om era områden.") % {"antal": sum(found.values())}
    return Avsnitt(_("Vad människor frågar om"), text, _lines(found, _per_type(_questions(units, before))))


def _complained(units: set[int], now: Span, before: Span) -> Avsnitt | None:
    def rows(span: Span) -> QuerySet[Fraga]:
        return _questions(units, span).filter(arendetyp__slag=Arendetyp.Slag.SYNPUNKT)

    found = _per_type(rows(now))
    if not found:
        return None
    text = _("%(antal)d synpunkter och klagomål kom in.") % {"antal": sum(found.values())}
    return Avsnitt(_("Vad människor är missnöjda med"), text, _lines(found, _per_type(rows(before))))


def _unassisted(units: set[int], now: Span) -> Avsnitt | None:
    """The types where most was answered at once without the knowledge base."""
    answered = _questions(units, now).filter(utfall=Fraga.Utfall.BESVARAD_DIREKT)
    total = answered.count()
    without = _per_type(answered.exclude(pk__in=Svarsartikel.objects.values("fraga")))
    if not without:
        return None
    text = _("%(utan)d av %(alla)d frågor som besvarades direkt fick sitt svar utan stöd av en artikel.") % {
        "utan": sum(without.values()),
        "alla": total,
    }
    common = sorted(without.items(), key=lambda item: (-item[1], item[0]))[:FLEST]
    return Avsnitt(_("Besvarat utan artikel"), text, [Siffra(namn, antal) for namn, antal in common])


def register_source() -> None:
    """Let the letter have what the contacts say; it stands first."""
    register("kontakter", contacts_of_month, ordning=10)
