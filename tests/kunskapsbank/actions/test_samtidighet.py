"""Two hands at the same moment, on two connections of their own: one does it, the other is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import approve, publish_due, send_back, submit
from kunskapsbank.actions.utkast import Sedd, save_utkast
from kunskapsbank.fel import Kollision
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Artikelhandelse, Revision, Sokdokument
from kunskapsbank.status import Handelsetyp, Lage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def artikel() -> Artikel:
    return make_artikel()


@pytest.fixture
def revision(artikel: Artikel) -> Revision:
    """A text that waits for approval."""
    redaktor = make_redaktor(make_center())
    draft = save_utkast(artikel=artikel, innehall=Innehall(titel="När?", kort_svar="Nu."), by=redaktor)
    return submit(revision=draft, by=redaktor)


def make_experter() -> list[Anvandare]:
    return [make_anvandare("handlaggare", make_enhet("avfall")) for _number in range(2)]


def test_two_who_approve_at_once_publish_once(artikel: Artikel, revision: Revision) -> None:
    one, other = make_experter()
    results = at_once(lambda: approve(revision=revision, by=one), lambda: approve(revision=revision, by=other))
    assert sorted(type(result).__name__ for result in results) == ["OtillatenHandling", "Revision"]
    assert Artikelhandelse.objects.filter(typ=Handelsetyp.PUBLICERAD).count() == 1
    assert artikel.texter.get().publicerad == revision and Sokdokument.objects.filter(samling="artikel").count() == 1


def test_two_clocks_that_publish_at_once_publish_once(artikel: Artikel, revision: Revision) -> None:
    due = timezone.now() + timedelta(hours=1)
    approve(revision=revision, by=make_experter()[0], publiceras=due)
    assert sorted(at_once(lambda: publish_due(due), lambda: publish_due(due))) == [0, 1]
    assert Revision.objects.filter(text__artikel=artikel, lage=Lage.PUBLICERAD).get() == revision


def test_approving_and_taking_back_at_once_end_in_one_state(artikel: Artikel, revision: Revision) -> None:
    expert, redaktor = make_experter()[0], revision.skapad_av
    results = at_once(lambda: approve(revision=revision, by=expert), lambda: send_back(revision=revision, orsak="", by=redaktor))
    revision.refresh_from_db()
    assert sum(isinstance(result, OtillatenHandling) for result in results) == 1
    assert (revision.lage == Lage.PUBLICERAD) == (artikel.texter.get().publicerad == revision)


def test_two_who_save_at_once_are_one_version_and_one_that_is_told(artikel: Artikel) -> None:
    sedd = Sedd.of(artikel.texter.get().publicerad)
    one, other = (make_redaktor(make_center()) for _number in range(2))
    results = at_once(
        lambda: save_utkast(artikel=artikel, innehall=Innehall(titel="Ett?"), by=one, sedd=sedd),
        lambda: save_utkast(artikel=artikel, innehall=Innehall(titel="Två?"), by=other, sedd=sedd),
    )
    told = [result for result in results if isinstance(result, Kollision)]
    assert len(told) == 1 and told[0].deras == Revision.objects.get(lage=Lage.UTKAST)
