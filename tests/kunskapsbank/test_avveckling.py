"""Units that close and people who leave: their articles go to whoever takes over."""

from typing import Any

import pytest
from django.utils import timezone

from kontaktcenter.actions.anvandare import remove_anvandare
from kontaktcenter.actions.enhet import close_enhet
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.actions.granskning import approve, submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel
from kunskapsbank.status import Handelsetyp, Lage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor

pytestmark = pytest.mark.django_db


@pytest.fixture
def forvaltare() -> Anvandare:
    return make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten"))


@pytest.fixture
def atervinning() -> Enhet:
    """The unit that takes over, with an expert."""
    enhet = make_enhet("atervinning", namn="Återvinningsenheten")
    make_anvandare("handlaggare", enhet, username="expert")
    return enhet


def close(artikel: Artikel, till: Enhet | None, by: Anvandare) -> Any:
    return close_enhet(enhet=artikel.ansvarig_enhet, ersatt_av=till, datum=timezone.localdate(), by=by)


def test_the_articles_of_a_unit_that_closes_go_to_its_successor(forvaltare: Anvandare, atervinning: Enhet) -> None:
    artikel, indragen = make_artikel(), make_artikel("Gammal?", indragen="2026-01-01T08:00Z")
    assert "2 artiklar" in close(artikel, atervinning, forvaltare)
    for row in (artikel, indragen):
        row.refresh_from_db()
        assert row.ansvarig_enhet == atervinning and row.history.count() == 2
    handelse = artikel.handelser.get(typ=Handelsetyp.FLYTTAD)
    assert handelse.data["till"] == atervinning.pk and handelse.av == forvaltare


def test_what_waits_for_approval_waits_at_the_successor(forvaltare: Anvandare, atervinning: Enhet) -> None:
    artikel, redaktor = make_artikel(), make_redaktor(make_center())
    draft = save_utkast(artikel=artikel, innehall=Innehall(titel="Ny?", kort_svar="Ja."), by=redaktor)
    revision = submit(revision=draft, by=redaktor)
    close(artikel, atervinning, forvaltare)
    assert approve(revision=revision, by=Anvandare.objects.get(username="expert")).lage == Lage.PUBLICERAD


def test_a_unit_with_articles_does_not_close_while_nobody_takes_over(forvaltare: Anvandare) -> None:
    artikel = make_artikel()
    with pytest.raises(OtillatenHandling, match="1 artikel"):
        close(artikel, None, forvaltare)
    artikel.ansvarig_enhet.refresh_from_db()
    assert artikel.ansvarig_enhet.is_active


def test_a_unit_where_nobody_can_approve_takes_nothing_over(forvaltare: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="Ingen på Tomma enheten kan granska"):
        close(make_artikel(), make_enhet("tom", namn="Tomma enheten"), forvaltare)


def test_the_articles_of_one_who_leaves_go_to_a_colleague_who_reviews_there(forvaltare: Anvandare) -> None:
    enhet = make_enhet("avfall", namn="Avfallsenheten")
    slutar, stannar = make_anvandare("handlaggare", enhet), make_anvandare("handlaggare", enhet)
    artikel = make_artikel(ansvarig=slutar)
    with pytest.raises(OtillatenHandling, match="1 artikel"):
        remove_anvandare(anvandare=slutar, by=forvaltare)
    remove_anvandare(anvandare=slutar, by=forvaltare, overtas_av=stannar)
    artikel.refresh_from_db()
    assert artikel.ansvarig == stannar


def test_a_colleague_of_another_unit_leaves_them_to_the_unit(forvaltare: Anvandare) -> None:
    artikel = make_artikel(ansvarig=make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten")))
    colleague = make_anvandare("handlaggare", make_enhet("skola", namn="Skolan"))
    remove_anvandare(anvandare=artikel.ansvarig, by=forvaltare, overtas_av=colleague)
    artikel.refresh_from_db()
    assert artikel.ansvarig is None
