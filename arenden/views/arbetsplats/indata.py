"""From what lies in a draft to what the action takes: the rows that were named, the promised time, the waiting files."""

from collections.abc import Sequence

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.actions.utkast import Utkastfraga
from arenden.forms.arbetsplats.fraga import Avslut, Vem
from arenden.indata import LovadAteruppringning
from arenden.lofte import promised_span
from arenden.telefonkatalog import find_employee
from arenden.views.arbetsplats.flik import Flik, Fragedel
from arenden.views.arbetsplats.oppnade import opened_ids
from kontaktcenter.fel import Inmatningsfel, Verksamhetsfel
from kontaktcenter.models import Anvandare, Enhet


def make_fragor(flik: Flik, parts: Sequence[Fragedel]) -> list[Utkastfraga]:
    """The questions as the action takes them. Raises Verksamhetsfel that says which question it concerns."""
    made = []
    for ordning, part in enumerate(parts):
        try:
            made.append(_make(flik, part))
        except Verksamhetsfel as error:
            error.ordning = ordning
            raise
    return made


def _make(flik: Flik, part: Fragedel) -> Utkastfraga:
    given = part.form.cleaned_data
    avslut = Avslut(given["utfall"])
    if given["arende"] and part.arende is None:
        raise Inmatningsfel(_("Ärendet finns inte."), falt="text")
    if avslut == Avslut.LAMNA_OVER and part.arende is not None:
        raise Inmatningsfel(_("Frågan gäller ett ärende som redan finns. Öppna det för att lämna över det."), falt="utfall")
    bilagor = [File(fil.fil.open("rb"), name=fil.filnamn) for fil in part.filer]
    is_komplettering = part.arende is not None and (given["komplettera"] or bool(bilagor))
    if bilagor and not is_komplettering and not part.form.is_nytt_arende:
        raise Inmatningsfel(_("Filer sparas i ett ärende. Välj ett utfall med ärende, eller ta bort filerna."), falt="bilagor")
    fraga = part.form.as_fraga(
        arendetyp=part.arendetyp,
        amne=part.amne,
        arende=part.arende,
        vagval=part.vagval,
        mottagare=_unit(given["mottagare"]),
        kopplad_till=_employee(given) if avslut == Avslut.KOPPLAD else None,
        lofte=_lofte(flik, part) if avslut == Avslut.ATERKOMMER else None,
        bilagor=bilagor,
    )
    is_besvarad = part.form.is_besvarat_arende
    is_mejlad = bool(given["svara_med_mejl"]) and avslut == Avslut.BESVARAD and not flik.is_anonym and not is_besvarad
    sokning = given["sokning"] if opened_ids(flik.falt, part.nummer) else ""
    return Utkastfraga(fraga, is_komplettering, is_mejlad, is_besvarad, sokning)


def _unit(pk: int | None) -> Enhet | None:
    if pk is None:
        return None
    enhet = Enhet.objects.filter(pk=pk).first()
    if enhet is None:
        raise Inmatningsfel(_("Enheten finns inte. Välj en annan."), falt="utfall")
    return enhet


def _employee(given: dict[str, object]) -> Anvandare:
    """The employee chosen in the list, or the only one of that name."""
    named = find_employee(str(given["kopplad"])) if given["kopplad"] else []
    if given["kopplad_id"]:
        chosen = Anvandare.objects.filter(pk=given["kopplad_id"], is_active=True).first()
        if chosen is not None and (not given["kopplad"] or str(chosen) == given["kopplad"]):
            return chosen
    if len(named) == 1:
        return named[0]
    if not named:
        raise Inmatningsfel(_("Skriv vem samtalet kopplades till, med för- och efternamn, och välj i listan."), falt="kopplad_till")
    raise Inmatningsfel(_("Flera heter så. Välj rätt person i listan, eller skriv användarnamnet."), falt="kopplad_till")


def _lofte(flik: Flik, part: Fragedel) -> LovadAteruppringning:
    given = part.form.cleaned_data
    kalender = flik.kontaktform.chosen_center.kalender.as_kalender()
    fran, till = promised_span(
        given["ring_nar"],
        nu=timezone.now(),
        kalender=kalender,
        dag=given["ring_dag"],
        fran=given["ring_fran"],
        till=given["ring_till"],
    )
    is_enheten = given["ring_vem"] == Vem.ENHETEN and part.vagval is not None
    return LovadAteruppringning(
        fran=fran,
        till=till,
        telefon=given["ring_telefon"] or flik.falt.get("telefon", ""),
        enhet=part.vagval.mottagare if is_enheten else None,
        ansvarig=flik.user if given["ring_vem"] == Vem.JAG else None,
    )
