"""The knowledge base from a manager's seat: how often it had the answer, what is asked and lacks one, what is old."""

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikel, Artikeltext, Kunskapslucka
from statistik.bestallning import Bestallning
from statistik.nyckeltal import NYCKELTAL
from statistik.oversikt import figure_table
from statistik.tabell import Diagram, Kolumn, Rad, Tabell
from statistik.talslag import Talslag

KODER = ("kunskapstraff", "avlastning", "sokningar", "sokningar_utan_svar")
FLEST_LUCKOR = 30


def knowledge(bestallning: Bestallning, user: Anvandare) -> list[Tabell]:
    """Hits and deflection, hits by subject, what lacks an answer, and what is old. At most five queries."""
    now = {s.kod: s for s in bestallning.figures(KODER)}
    before = {s.kod: s for s in bestallning.figures(KODER, period=bestallning.jamford)} if bestallning.jamford else {}
    return [
        figure_table(bestallning, "korthet", _("Hade kunskapsbanken svaret?"), KODER, now, before),
        _by_subject(bestallning),
        _gaps(bestallning, user),
        _old(bestallning),
    ]


def _by_subject(bestallning: Bestallning) -> Tabell:
    told = [s for s in bestallning.figures(["kunskapstraff"], uppdelning=("amne",)) if s.namnare]
    rows = [
        Rad((bestallning.benamningar.of("amne", s.nyckel["amne"]), s.varde, s.taljare, s.namnare))
        for s in sorted(told, key=lambda s: -s.namnare)
    ]
    columns = [
        Kolumn(_("Ämne")),
        Kolumn(NYCKELTAL["kunskapstraff"].namn, Talslag.ANDEL, is_ritad=True),
        Kolumn(_("Med artikel"), Talslag.ANTAL),
        Kolumn(_("Besvarade direkt"), Talslag.ANTAL),
    ]
    return Tabell("amnen", _("Träff per ämne"), columns, rows, Diagram.STAPEL)


def _gaps(bestallning: Bestallning, user: Anvandare) -> Tabell:
    """Questions that the base did not answer, grouped by likeness (`Kunskapslucka`): the most asked in the period first."""
    period = bestallning.period
    told = Count("signaler", filter=Q(signaler__tid__date__range=(period.fran, period.till)))
    rows = Kunskapslucka.objects.visible_to(user).annotate(i_perioden=told).filter(i_perioden__gt=0).order_by("-i_perioden", "pk")
    found = rows.values_list("pk", "rubrik", "lage", "i_perioden", "antal", "enhet__namn")[:FLEST_LUCKOR]
    states = dict(Kunskapslucka.Lage.choices)
    lines = [
        Rad((rubrik, str(states[lage]), enhet or _("Ingen"), antal, alla), lank=reverse("lucka", args=[pk]))
        for pk, rubrik, lage, antal, alla, enhet in found
    ]
    columns = [
        Kolumn(_("Fråga")),
        Kolumn(_("Läge")),
        Kolumn(_("Enhet")),
        Kolumn(_("Gånger i perioden"), Talslag.ANTAL),
        Kolumn(_("Gånger i allt"), Talslag.ANTAL),
    ]
    meaning = _("Frågor som liknar varandra räknas som en. De vanligaste visas.")
    return Tabell("luckor", _("Frågor utan svar"), columns, lines, forklaring=meaning, tom=_("Ingen fråga blev utan svar under perioden."))


def _old(bestallning: Bestallning) -> Tabell:
    """Articles that were to be reviewed before today, or that somebody says are wrong, by the unit that answers for them."""
    idag, seen = timezone.localdate(), bestallning.synligt
    rows = Artikel.objects.filter(Exists(Artikeltext.objects.in_use().filter(artikel=OuterRef("pk"))))
    if not (seen.is_allt or seen.center):
        rows = rows.filter(ansvarig_enhet__in=seen.enheter)
    late, wrong = Q(granskas_senast__lt=idag), ~Q(behover_andras="")
    counted = rows.values_list("ansvarig_enhet__namn").annotate(
        alla=Count("pk"), gamla=Count("pk", filter=late), fel=Count("pk", filter=wrong)
    )
    lines = [Rad((namn, alla, gamla, gamla / alla, fel)) for namn, alla, gamla, fel in counted.order_by("-gamla", "ansvarig_enhet__namn")]
    columns = [
        Kolumn(_("Ansvarig enhet")),
        Kolumn(_("Artiklar"), Talslag.ANTAL),
        Kolumn(_("Skulle ha granskats"), Talslag.ANTAL),
        Kolumn(_("Andel"), Talslag.ANDEL, is_ritad=True),
        Kolumn(_("Behöver ändras"), Talslag.ANTAL),
    ]
    return Tabell("artiklar", _("Artiklar som har blivit gamla"), columns, lines, tom=_("Det finns inga publicerade artiklar."))
