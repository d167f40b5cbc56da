"""What the public has asked is not answered by an article that only staff read."""

import pytest
from django.urls import reverse

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.lucka import answer_lucka
from kunskapsbank.actions.luckartikel import close_answered, write_article
from kunskapsbank.models import Artikel, Kunskapslucka, Sokning
from kunskapsbank.status import Lage, Malgrupp
from tests.factories import make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_lucka, make_redaktor, make_revision, make_signal
from tests.kunskapsbank.luckor.test_sidor import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


def make_searched(dorr: str = "publik") -> Kunskapslucka:
    """A gap of what was searched for in vain by that door."""
    lucka = make_lucka()
    sokning = Sokning.objects.create(dorr=dorr, fraga="flytt", antal=0, is_saker=False)
    make_signal(slag="nolltraff", kalla=f"sokning:{sokning.nyckel}", lucka=lucka)
    return lucka


def write(lucka: Kunskapslucka, by: Anvandare, **falt: str) -> Artikel:
    return write_article(lucka=lucka, amne=make_artikelamne(), enhet=make_enhet(), by=by, **falt)


def test_a_gap_that_a_reader_told_of_is_the_publics(redaktor: Anvandare) -> None:
    lucka = make_lucka()
    make_signal(slag="nej", kalla="omdome:1", lucka=lucka)
    assert write(lucka, redaktor).malgrupp == Malgrupp.PUBLIK


def test_the_editor_is_asked_who_may_read_the_article(redaktor: Anvandare) -> None:
    lucka, client = make_searched(), log_in(redaktor)
    page = client.get(reverse("lucka", args=[lucka.pk])).content.decode()
    assert "Vem får läsa?" in page
    given = {"version": lucka.version, "amne": make_artikelamne().pk, "enhet": make_enhet().pk, "malgrupp": "intern"}
    client.post(reverse("lucka_handling", args=[lucka.pk, "skriv"]), given)
    assert Artikel.objects.get().malgrupp == Malgrupp.INTERN


def test_an_article_for_the_staff_leaves_the_gap_of_the_public_open(redaktor: Anvandare) -> None:
    lucka = make_searched()
    artikel = write(lucka, redaktor, malgrupp=Malgrupp.INTERN)
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD)
    assert close_answered() == 0
    page = log_in(redaktor).get(reverse("lucka", args=[lucka.pk])).content.decode()
    assert "Luckan stängs när alla får läsa artikeln." in page
    Artikel.objects.update(malgrupp=Malgrupp.PUBLIK)
    assert close_answered() == 1


def test_an_article_for_the_staff_is_no_answer_to_the_public(redaktor: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="bara personalen"):
        answer_lucka(lucka=make_searched(), artikel=make_artikel(malgrupp=Malgrupp.INTERN), by=redaktor)
