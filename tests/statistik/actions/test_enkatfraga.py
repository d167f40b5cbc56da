"""Who is asked how it went, and who never is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from arenden.actions import change_sekretess, reopen
from arenden.aktor import Aktor
from arenden.indata import Uppgiftslamnare
from arenden.models import Inlamnare, Person
from kontaktcenter.models import Sekretess, Utskick
from statistik.actions import enkatfraga
from statistik.models import Enkatforfragan
from tests.factories import make_anvandare, make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende
from tests.factories_enkat import ask, at_noon, make_besvarad_kontakt, make_besvarat_arende, make_forfragan, secret_of

pytestmark = pytest.mark.django_db
BO = Uppgiftslamnare(namn="Bo Provberg", epost="bo@provberg.example")


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100


def test_answered_contact_is_asked_about_once_with_a_link_by_mail() -> None:
    forfragan = make_forfragan()
    assert ask() == 0
    mejl = Utskick.objects.get(nyckel=f"enkat:{forfragan.pk}")
    assert (mejl.mottagare, mejl.lage) == ("anna@testsson.example", "vantar")
    assert secret_of(forfragan) not in str(forfragan.__dict__), "only a hash of the secret may be stored"


def test_answered_case_is_asked_about() -> None:
    arende = make_besvarat_arende()
    assert ask() == 1
    assert Enkatforfragan.objects.get().arende == arende.pk


def test_person_is_asked_at_most_once_in_thirty_days() -> None:
    make_forfragan()
    make_besvarad_kontakt()
    assert ask() == 0
    Enkatforfragan.objects.update(vilar=(at_noon(-40), at_noon(-10)))
    assert ask() == 1


def test_address_that_two_share_is_asked_at_most_once_in_thirty_days() -> None:
    make_besvarad_kontakt()
    make_besvarad_kontakt(uppgifter=Uppgiftslamnare(namn="Berit Testsson", epost=ANNA.epost))
    assert (ask(), Person.objects.count()) == (1, 2)


def test_database_refuses_to_ask_a_person_who_rests() -> None:
    asked = make_forfragan()
    asked.pk, asked.handelse, asked.hemlighet_hash, asked.adress_hash = None, None, None, ""
    with pytest.raises(IntegrityError, match="enkat_personen_vilar"), transaction.atomic():
        asked.save(force_insert=True)


def test_protected_identity_is_never_asked() -> None:
    make_besvarad_kontakt(uppgifter=replace(ANNA, is_skyddad=True))
    assert ask() == 0


def test_identity_that_is_protected_after_the_draw_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    make_besvarad_kontakt()
    drawn = enkatfraga.drawn(at_noon(), is_sms=False)
    Person.objects.update(is_skyddad=True)
    assert not enkatfraga.ask_citizen(tillfragad=drawn[0], nu=at_noon())


def test_secret_case_is_never_asked_about() -> None:
    make_besvarat_arende(arendetyp=make_arendetyp("orosanmalan", sekretess=Sekretess.SEKRETESS))
    assert ask() == 0


def test_case_that_became_secret_is_not_asked_about() -> None:
    agent = make_agent()
    arende = make_besvarat_arende(agent)
    change_sekretess(arende=arende, sekretess=Sekretess.SEKRETESS, orsak="Sjukdom", by=make_anvandare("registrator", make_center()))
    assert (ask(), arende.handelser.filter(typ="sekretess_andrad").count()) == (0, 1)


def test_question_of_a_secret_type_that_was_answered_at_once_is_not_asked_about() -> None:
    make_besvarad_kontakt(arendetyp=make_arendetyp("orosanmalan", sekretess=Sekretess.SEKRETESS))
    assert ask() == 0


def test_anonymous_contact_is_not_asked() -> None:
    make_besvarad_kontakt(uppgifter=None)
    assert ask() == 0


def test_person_who_wants_no_mail_is_not_asked_about_a_case() -> None:
    Inlamnare.objects.filter(arende=make_besvarat_arende()).update(wants_mejl=False)
    assert ask() == 0


def test_erased_person_is_not_asked() -> None:
    make_besvarad_kontakt()
    Person.objects.all().delete()
    assert ask() == 0


def test_case_that_is_open_again_is_not_asked_about() -> None:
    reopen(arende=make_besvarat_arende(), orsak="Nej", by=Aktor.MEDBORGAREN)
    assert ask() == 0


def test_case_that_nobody_has_answered_is_not_asked_about() -> None:
    make_arende()
    assert ask() == 0


def test_nobody_is_asked_at_night_or_days_late() -> None:
    make_besvarad_kontakt()
    assert enkatfraga.ask_citizens(at_noon().replace(hour=22)) == 0
    assert ask(dagar=9) == 0


def test_nobody_is_asked_on_a_sunday_or_a_holiday() -> None:
    make_besvarad_kontakt()
    noon = at_noon()
    kalender = make_center().kalender
    kalender.undantag.create(datum=timezone.localdate(noon), tider=[], rubrik="Stängt")
    assert enkatfraga.ask_citizens(noon) == 0
    kalender.undantag.all().delete()
    assert enkatfraga.ask_citizens(noon) == 1


def test_nobody_is_asked_at_once() -> None:
    make_besvarad_kontakt()
    assert enkatfraga.drawn(timezone.now(), is_sms=False) == []
    assert len(enkatfraga.drawn(timezone.now() + timedelta(minutes=31), is_sms=False)) == 1


def test_sample_of_none_asks_nobody(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 0
    make_besvarad_kontakt()
    assert ask() == 0


def test_sample_is_drawn_the_same_each_time(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 50
    agent = make_agent()
    for nr in range(20):
        make_besvarad_kontakt(agent, uppgifter=Uppgiftslamnare(namn=f"Test Provberg {nr}", epost=f"p{nr}@provberg.example"))
    first, again = (enkatfraga.drawn(at_noon(), is_sms=False) for _ in range(2))
    assert first == again
    assert 0 < len(first) < 20


def test_telephone_alone_is_asked_by_sms_where_the_municipality_sends_them(settings: Settings) -> None:
    make_besvarad_kontakt(uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11"))
    settings.UTKORG_ADAPTRAR = {**settings.UTKORG_ADAPTRAR, "sms": ""}
    assert ask() == 0
    settings.UTKORG_ADAPTRAR = {**settings.UTKORG_ADAPTRAR, "sms": "kontaktcenter.utkorg.adaptrar.brevlada.Brevlada"}
    assert ask() == 1
    assert Utskick.objects.get(nyckel__startswith="enkat:").slag == "sms"
