"""What the knowledge base has to say in the monthly letter: gaps, what readers missed, what was unclear."""

from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Enhet
from kunskapsbank.manadsbrev import Avsnitt, Siffra, month_before, month_bounds, register, units_of
from kunskapsbank.models import Artikeltext, Kunskapslucka, Lucksignal, Omdome

FLEST = 5
Slag = Lucksignal.Slag


def register_sources() -> None:
    """Tell the letter of these."""
    register("luckor", gaps_of_month, ordning=30)
    register("otydligt", unclear_of_month, ordning=40)


def gaps_of_month(forvaltning: Enhet, manad: date) -> list[Avsnitt]:
    """Gaps that were opened and closed, those that wait, and what is asked most."""
    fran, till = month_bounds(manad)
    gaps = Kunskapslucka.objects.filter(enhet__in=units_of(forvaltning))
    counts = gaps.aggregate(
        nya=Count("pk", filter=Q(tilldelad__gte=fran, tilldelad__lt=till)),
        besvarade=Count("pk", filter=Q(lage="atgardad", stangd__gte=fran, stangd__lt=till)),
        avvisade=Count("pk", filter=Q(lage="avvisad", stangd__gte=fran, stangd__lt=till)),
        oppna=Count("pk", filter=Q(stangd__isnull=True)),
        sena=Count("pk", filter=Q(stangd__isnull=True, frist__lt=timezone.now())),
    )
    if not any(counts.values()):
        return []
    names = {
        "nya": _("lämnades till er"),
        "besvarade": _("stängdes med en artikel"),
        "avvisade": _("stängdes utan artikel"),
        "oppna": _("är öppna nu"),
        "sena": _("av dem är försenade"),
    }
    parts = [Avsnitt(_("Frågor som saknar svar"), _("Så här gick det med luckorna."), [Siffra(names[k], counts[k]) for k in names])]
    most = gaps.open().order_by("-antal", "pk")[:FLEST]
    if most:
        parts.append(Avsnitt(_("Det här frågas det mest om utan svar"), "", [Siffra(gap.rubrik, gap.antal) for gap in most]))
    return parts


def unclear_of_month(forvaltning: Enhet, manad: date) -> list[Avsnitt]:
    """Articles that were said to be wrong or unclear, and what readers of the web answered to "Fick du svar?"."""
    units = units_of(forvaltning)
    fran, till = month_bounds(manad)
    told = Lucksignal.objects.filter(artikel__ansvarig_enhet__in=units, tid__gte=fran, tid__lt=till)
    per_article = told.values_list("artikel").annotate(n=Count("pk")).order_by("-n", "artikel")[:FLEST]
    titles = _titles([pk for pk, _n in per_article])
    parts = []
    if per_article:
        lines = [Siffra(titles.get(pk, _("En artikel utan titel")), n) for pk, n in per_article]
        parts.append(Avsnitt(_("Det här är otydligt eller fel"), _("Så många gånger har någon sagt till om svaret."), lines))
    now, before = _answers(units, *month_bounds(manad)), _answers(units, *month_bounds(month_before(manad)))
    if now["ja"] or now["nej"]:
        lines = [Siffra(_("Ja, jag fick svar"), now["ja"], before["ja"]), Siffra(_("Nej, jag fick inte svar"), now["nej"], before["nej"])]
        parts.append(Avsnitt(_("Fick läsarna på webben svar?"), "", lines))
    return parts


def _titles(ids: list[int]) -> dict[int, str]:
    texts = Artikeltext.objects.filter(artikel__in=ids, sprak="sv", publicerad__isnull=False).select_related("publicerad")
    return {text.artikel_id: text.publicerad.titel for text in texts}


def _answers(units: set[int], fran: datetime, till: datetime) -> dict[str, int]:
    rows = Omdome.objects.filter(artikel__ansvarig_enhet__in=units, tid__gte=fran, tid__lt=till)
    return rows.aggregate(ja=Count("pk", filter=Q(gav_svar=True)), nej=Count("pk", filter=Q(gav_svar=False)))
