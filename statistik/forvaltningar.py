"""The follow-up of agreements: what each department asks of the center and the center of it, and how it went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kontaktcenter.models import Overenskommelserad
from kontaktcenter.tidsord import Etikett
from statistik.avtal import Avtal, read_avtal
from statistik.bestallning import Bestallning
from statistik.fragor import Siffra
from statistik.nulage import ALDRAR, overdue_now
from statistik.nyckeltal import NYCKELTAL
from statistik.oversikt import figure_table
from statistik.period import Granularitet
from statistik.smatal import MINST, suppress
from statistik.summor import add_up, add_up_by
from statistik.tabell import Cell, Diagram, Kolumn, Rad, Tabell
from statistik.tabellceller import DOLT, figure_columns, told_value
from statistik.talslag import Talslag

UPPDRAGET = ("fragor", "losningsgrad", "inom_uppdraget")
LAMNAT = ("overlamningar", "kvittenstid", "svarstid", "i_tid", "atersant")
BELASTAR = ("aterkommande", "var_ar_mitt_arende")
SKAL = ("atersant_fel_adresserat", "atersant_ofullstandigt")
NOJDA = ("nojdhet", "fick_svar", "forvaltningarnas_nojdhet")
KODER = (*UPPDRAGET, *LAMNAT, *BELASTAR)
PER_ARENDETYP = ("fragor", "losningsgrad", "inom_uppdraget", "overlamningar", "atersant")
VemSvarar = Overenskommelserad.VemSvarar
OVER_TID = ("inom_uppdraget", "i_tid", "atersant")


def compare_departments(bestallning: Bestallning) -> list[Tabell]:
    """A row for each agreement, and what is overdue at its units now. At most five queries."""
    agreements = read_avtal(bestallning.synligt, bestallning.period)
    told = bestallning.figures(KODER, uppdelning=("center", "enhet"))
    rows = []
    for avtal in agreements:
        center = avtal.overenskommelse.center_id
        mine = [s for s in told if s.nyckel["center"] == center and s.nyckel["enhet"] in avtal.enheter]
        rows.append(_department_row(bestallning, avtal, add_up_by(mine, lambda s: 0, bestallning.period.fran).get(0, {})))
    columns = [Kolumn(_("Förvaltning")), Kolumn(_("Omprövas senast")), *figure_columns(KODER)]
    nothing = _("Ingen överenskommelse gällde under perioden.")
    table = Tabell("forvaltningar", _("Överenskommelserna"), columns, rows, forklaring=_explain(), tom=nothing)
    return [table, _overdue(bestallning, agreements)]


def _explain() -> str:
    return _("Välj en förvaltning för underlaget till omprövningen. Tiderna är medianer i arbetstid.")


def _department_row(bestallning: Bestallning, avtal: Avtal, figures: Mapping[str, Siffra]) -> Rad:
    agreement = avtal.overenskommelse
    address = reverse("statistik_forvaltning", args=[agreement.pk])
    name = str(agreement.forvaltning) if len(bestallning.synligt.center) == 1 else f"{agreement.forvaltning} – {agreement.center}"
    cells: list[Cell] = [name, _review(avtal), *(told_value(figures.get(kod)) for kod in KODER)]
    return Rad(tuple(cells), lank=f"{address}?{bestallning.query(period='365', fran=None, till=None)}")


def _review(avtal: Avtal) -> Cell:
    dag = avtal.overenskommelse.omprovas
    words = format_date(dag, "j F Y")
    return Etikett(_("%(dag)s, passerad") % {"dag": words}, "warning", "warning") if dag < timezone.localdate() else words


def _overdue(bestallning: Bestallning, agreements: Sequence[Avtal]) -> Tabell:
    late = overdue_now(synligt=bestallning.synligt)
    rows = []
    for avtal in agreements:
        by_age = [sum(row.antal for row in late if row.enhet in avtal.enheter and row.alder == n) for n in range(len(ALDRAR))]
        if any(by_age):
            rows.append(Rad((str(avtal.overenskommelse.forvaltning), *by_age, sum(by_age))))
    columns = [Kolumn(_("Förvaltning")), *(Kolumn(str(namn), Talslag.ANTAL) for _dagar, namn in ALDRAR), Kolumn(_("Alla"), Talslag.ANTAL)]
    title = NYCKELTAL["forsenade_nu"].namn
    meaning = _("Öppna ärenden vars frist har passerat, efter hur länge sedan.")
    return Tabell("forsenade", title, columns, rows, forklaring=meaning, tom=_("Inget ärende är försenat."))


@dataclass(frozen=True)
class Underlag:
    """The basis of an agreement's yearly review: small numbers are hidden, for it is handed out."""

    avtal: Avtal
    bestallning: Bestallning

    def tables(self) -> list[Tabell]:
        """In the order of the conversation: in short, what was agreed, what was sent back and why, the units, the months. Five queries."""
        order = self.avtal.order(self.bestallning)
        fine = order.figures((*KODER, *SKAL), granularitet=Granularitet.MANAD, uppdelning=("enhet",))
        start = order.period.fran
        whole = add_up_by(fine, lambda s: 0, start).get(0, {})
        return [
            self._in_short(order, whole),
            self._terms(order),
            self._sent_back(whole),
            self._units(add_up_by(fine, lambda s: s.nyckel["enhet"], start)),
            self._months(add_up_by(fine, lambda s: s.start, start)),
        ]

    def _in_short(self, order: Bestallning, whole: Mapping[str, Siffra]) -> Tabell:
        start = order.period.fran
        empty = {kod: add_up([], kod=kod, start=start) for kod in KODER}
        now = {**empty, **whole, **{s.kod: s for s in order.figures(NOJDA)}}
        # Times are not held against another period here: reading them is what costs.
        then = [kod for kod in (*KODER, *NOJDA) if not NYCKELTAL[kod].tid]
        before = {s.kod: s for s in order.figures(then, period=order.jamford)} if order.jamford else {}
        shown = {s.kod: s for s in suppress(now[kod] for kod in (*KODER, *NOJDA))}
        return figure_table(order, "korthet", _("I korthet"), (*KODER, *NOJDA), shown, {s.kod: s for s in suppress(before.values())})

    def _terms(self, order: Bestallning) -> Tabell:
        told = suppress(order.figures(PER_ARENDETYP, uppdelning=("arendetyp",)))
        by_type: dict[int, dict[str, Siffra]] = {}
        for siffra in told:
            by_type.setdefault(int(siffra.nyckel["arendetyp"]), {})[siffra.kod] = siffra
        names = self.bestallning.benamningar
        agreed = [(rad["arendetyp"], str(VemSvarar(rad["vem"]).label)) for rad in self.avtal.overenskommelse.villkorslista]
        rows = [self._term(names.of("arendetyp", pk), vem, by_type.pop(pk, {})) for pk, vem in agreed]
        rows += [self._term(names.of("arendetyp", pk), _("Står inte i överenskommelsen"), found) for pk, found in by_type.items() if pk]
        columns = [Kolumn(_("Ärendetyp")), Kolumn(_("Överenskommet")), *figure_columns(PER_ARENDETYP)]
        return Tabell("villkor", _("Vad centret ska göra, och gjorde"), columns, rows, tom=_("Överenskommelsen har inga villkor."))

    @staticmethod
    def _term(namn: str, villkor: str, figures: Mapping[str, Siffra]) -> Rad:
        return Rad((namn, villkor, *(told_value(figures.get(kod)) for kod in PER_ARENDETYP)))

    @staticmethod
    def _sent_back(whole: Mapping[str, Siffra]) -> Tabell:
        every = whole["atersant"].taljare if "atersant" in whole else 0
        reasons = [(_("Hörde hemma någon annanstans"), SKAL[0]), (_("Uppgifter saknades"), SKAL[1])]
        counted = [(word, whole[kod].taljare if kod in whole else 0) for word, kod in reasons]
        counted.append((_("Annat skäl, eller inget angivet"), every - sum(antal for _ord, antal in counted)))
        rows = [Rad((word, DOLT if 0 < antal < MINST else antal)) for word, antal in counted] if every else []
        columns = [Kolumn(_("Skäl")), Kolumn(_("Överlämningar"), Talslag.ANTAL, is_ritad=True)]
        return Tabell("skal", _("Skickade tillbaka, och varför"), columns, rows, tom=_("Ingen överlämning skickades tillbaka."))

    def _units(self, by_unit: Mapping[object, Mapping[str, Siffra]]) -> Tabell:
        koder = (*LAMNAT, *BELASTAR)
        told = suppress(siffra for figures in by_unit.values() for kod, siffra in figures.items() if kod in koder)
        hidden = iter(told)
        shown = {unit: {kod: next(hidden) for kod in figures if kod in koder} for unit, figures in by_unit.items()}
        names = self.bestallning.benamningar
        rows = [Rad((names.of("enhet", int(str(unit))), *(told_value(found.get(kod)) for kod in koder))) for unit, found in shown.items()]
        rows.sort(key=lambda rad: str(rad.celler[0]))
        return Tabell("enheter", _("Förvaltningens enheter"), [Kolumn(_("Enhet")), *figure_columns(koder)], rows)

    @staticmethod
    def _months(by_month: Mapping[object, Mapping[str, Siffra]]) -> Tabell:
        rows = []
        for month in sorted(by_month, key=str):
            told = {s.kod: s for s in suppress(by_month[month][kod] for kod in OVER_TID if kod in by_month[month])}
            rows.append(Rad((format_date(month, "F Y"), *(told_value(told.get(kod)) for kod in OVER_TID))))
        columns = [Kolumn(_("Månad")), *figure_columns(OVER_TID, ritade=OVER_TID)]
        return Tabell("manader", _("Månad för månad"), columns, rows, Diagram.LINJE)
