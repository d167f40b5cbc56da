"""The one door of all channels."""

import uuid
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from arenden.actions import register_kontakt
from arenden.aktor import Aktor
from arenden.indata import LovadAteruppringning, NyFraga, Plats, Uppgiftslamnare
from arenden.models import Arende, Ateruppringning, Fraga, Handelse, Kanal, Kontakt, Person
from arenden.status import Handelsetyp, Status
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Utskick
from tests.factories import make_arendetyp, make_center, make_enhet
from tests.factories_arenden import ANNA, make_agent, make_handlaggare

pytestmark = pytest.mark.django_db
Utfall = Fraga.Utfall
TESTPERSONNUMMER = "189001019802"  # Skatteverket's published test numbers


def register(*fragor: NyFraga, by=Aktor.MEDBORGAREN, kanal=Kanal.TELEFON, **falt):
    return register_kontakt(kanal=kanal, center=make_center(), by=by, fragor=fragor, **falt)


def answered(text: str = "När är ni öppna?") -> NyFraga:
    return NyFraga(text=text, utfall=Utfall.BESVARAD_DIREKT, svar="Klockan 8 till 17.")


def case(**falt) -> NyFraga:
    return NyFraga(text="Får jag bygga en carport?", utfall=Utfall.ARENDE, **{"arendetyp": make_arendetyp(), **falt})


def test_an_answered_question_makes_no_case() -> None:
    register(answered(), by=make_agent())
    assert (Fraga.objects.count(), Arende.objects.count()) == (1, 0)


def test_a_contact_holds_several_questions_with_an_outcome_each() -> None:
    registrering = register(answered(), case(), by=make_agent(), uppgifter=ANNA)
    assert list(registrering.kontakt.fragor.values_list("utfall", flat=True)) == [Utfall.BESVARAD_DIREKT, Utfall.ARENDE]
    assert len(registrering.kvitton) == 1


def test_handling_and_after_call_time_are_measured() -> None:
    nu = timezone.now()
    register(answered(), by=make_agent(), borjade=nu - timedelta(seconds=90), slutade=nu - timedelta(seconds=20))
    data = Handelse.objects.get(typ=Handelsetyp.KONTAKT_REGISTRERAD).data
    assert (data["hanteringstid_s"], data["efterarbete_s"]) == (70, 20)


def test_a_clock_that_is_wrong_does_not_stop_the_registration() -> None:
    kontakt = register(answered(), by=make_agent(), borjade=timezone.now() + timedelta(hours=2)).kontakt
    assert kontakt.borjade <= kontakt.slutade <= kontakt.sparad


def test_a_caller_who_is_known_is_found_by_telephone() -> None:
    register(answered(), by=make_agent(), uppgifter=ANNA)
    register(answered(), by=make_agent(), uppgifter=Uppgiftslamnare(telefon="+46 70 174 06 05"))
    assert Person.objects.count() == 1


def test_two_people_who_share_a_telephone_are_two_people() -> None:
    register(answered(), by=make_agent(), uppgifter=ANNA)
    register(answered(), by=make_agent(), uppgifter=replace(ANNA, namn="Bo Testsson"))
    assert Person.objects.count() == 2


def test_an_anonymous_contact_makes_no_person() -> None:
    register(answered(), by=make_agent(), uppgifter=None)
    assert not Person.objects.exists()


def test_a_personnummer_is_not_stored_where_the_type_does_not_need_it() -> None:
    register(case(), by=make_agent(), uppgifter=replace(ANNA, personnummer=TESTPERSONNUMMER))
    assert Person.objects.get().personnummer is None


def test_a_personnummer_is_stored_where_the_type_needs_it() -> None:
    arendetyp = make_arendetyp(requires_personnummer=True, allows_anonymous=False)
    register(case(arendetyp=arendetyp), by=make_agent(), uppgifter=replace(ANNA, personnummer="18900101-9802"))
    assert Person.objects.get().personnummer == TESTPERSONNUMMER


def test_a_case_that_needs_a_personnummer_is_refused_without_one() -> None:
    arendetyp = make_arendetyp(requires_personnummer=True, allows_anonymous=False)
    with pytest.raises(Inmatningsfel, match="personnummer"):
        register(case(arendetyp=arendetyp), by=make_agent(), uppgifter=ANNA)
    assert not Kontakt.objects.exists()


def test_a_case_that_may_not_be_anonymous_is_refused_without_a_person() -> None:
    with pytest.raises(Inmatningsfel, match="anonymt"):
        register(case(arendetyp=make_arendetyp(allows_anonymous=False)), by=make_agent())
    assert not Kontakt.objects.exists()


def test_a_place_that_is_needed_is_asked_for() -> None:
    with pytest.raises(Inmatningsfel, match="platsen"):
        register(case(arendetyp=make_arendetyp(requires_plats=True)))


@pytest.mark.parametrize("plats", [Plats(lat=91, lon=0), Plats(lat=59.3), Plats(lat=float("nan"), lon=18)])
def test_a_place_off_the_map_is_refused(plats: Plats) -> None:
    with pytest.raises(Inmatningsfel, match="kartan"):
        register(case(plats=plats))


@pytest.mark.parametrize("text", ["", "   ", "\x00", "a\x00b", "x" * 100_000])
def test_a_text_that_cannot_be_used_is_refused_and_nothing_is_left(text: str) -> None:
    with pytest.raises(Inmatningsfel):
        register(replace(case(), text=text))
    assert not (Kontakt.objects.exists() or Person.objects.exists() or Handelse.objects.exists())


def test_a_case_type_out_of_use_is_refused() -> None:
    with pytest.raises(Inmatningsfel, match="används inte längre"):
        register(case(arendetyp=make_arendetyp(is_active=False)))


def test_a_question_to_hand_over_is_with_the_department_at_once() -> None:
    make_handlaggare()
    [kvitto] = register(case(lamna_over=True), uppgifter=ANNA).kvitton
    kvitto.arende.refresh_from_db()
    assert (kvitto.arende.status, kvitto.arende.ansvarig_enhet) == (Status.OVERLAMNAD, make_enhet())


def test_a_hand_off_that_cannot_be_made_registers_nothing() -> None:
    with pytest.raises(Exception, match="kan ta emot ärenden"):
        register(case(lamna_over=True), uppgifter=ANNA)
    assert not Kontakt.objects.exists()


def test_the_citizen_gets_a_receipt_with_number_and_code() -> None:
    [kvitto] = register(case(), uppgifter=ANNA).kvitton
    mail = Utskick.objects.get()
    assert kvitto.arende.nummer in mail.amnesrad
    assert kvitto.foljkod[:4] in mail.text


def test_who_wants_no_mail_gets_none() -> None:
    register(case(), uppgifter=replace(ANNA, wants_mejl=False))
    assert not Utskick.objects.exists()


def test_a_question_about_a_case_makes_no_new_case() -> None:
    agent = make_agent()
    [kvitto] = register(case(), by=agent, uppgifter=ANNA).kvitton
    register(replace(answered(), arende=kvitto.arende), by=agent, uppgifter=ANNA)
    assert Arende.objects.count() == 1
    assert Handelse.objects.filter(typ=Handelsetyp.FRAGA_OM_ARENDE, arende=kvitto.arende).exists()


def test_a_promised_call_is_noted_with_its_times() -> None:
    nu = timezone.now()
    lofte = LovadAteruppringning(fran=nu + timedelta(hours=1), till=nu + timedelta(hours=2), telefon="070-1740606")
    register(replace(case(), utfall=Utfall.ATERKOMMER, ateruppringning=lofte), by=make_agent(), uppgifter=ANNA)
    assert Ateruppringning.objects.get().telefon == "+46701740606"


@pytest.mark.parametrize(("dagar", "is_allowed"), [(31, True), (32, False)])
def test_a_call_is_promised_up_to_the_end_of_the_last_day_that_the_form_takes(dagar: int, is_allowed: bool) -> None:
    sista_minuten = datetime.combine(timezone.localdate() + timedelta(days=dagar), time(23, 59))
    till = timezone.make_aware(sista_minuten)
    lofte = LovadAteruppringning(fran=till - timedelta(hours=1), till=till, telefon="070-1740606")
    with nullcontext() if is_allowed else pytest.raises(Inmatningsfel, match="inom en månad"):
        register(replace(case(), utfall=Utfall.ATERKOMMER, ateruppringning=lofte), by=make_agent(), uppgifter=ANNA)
    assert Ateruppringning.objects.exists() is is_allowed


def test_an_agent_of_another_center_may_not_register() -> None:
    agent = make_agent(enhet=make_center("lonecenter", namn="Lönecenter"))
    with pytest.raises(SaknarBehorighet):
        register(answered(), by=agent)


def test_the_numbers_of_a_year_follow_each_other() -> None:
    kvitton = [register(case(), uppgifter=ANNA).kvitton[0] for _ in range(3)]
    numbers = [int(k.arende.nummer.rsplit("-", 1)[1]) for k in kvitton]
    assert numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2]


def test_the_same_key_registers_once() -> None:
    nyckel = uuid.uuid4()
    first = register(case(), uppgifter=ANNA, nyckel=nyckel)
    again = register(case(), uppgifter=ANNA, nyckel=nyckel)
    assert again.is_upprepad and first.kvitton[0].foljkod == again.kvitton[0].foljkod
    assert Arende.objects.count() == 1
