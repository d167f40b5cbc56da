"""Saving a contact: each outcome by the page, once, and everything wrong beside its field with nothing lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from arenden.models import Arende, Ateruppringning, Bilaga, Fraga, Kanal, Kontakt, Meddelande, Person, Utkast
from arenden.status import Status
from kontaktcenter.models import Sekretess, Utskick
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
ANNA = {"namn": "Anna Testsson", "telefon": "070-174 06 05", "epost": "anna@testsson.example"}
SVARAD = {"f0_text": "När har ni öppet?", "f0_utfall": "besvarad_direkt", "f0_svar": "8–17"}


def case(**falt) -> dict:
    return {**ANNA, "f0_text": "Får jag bygga?", "f0_arendetyp": make_arendetyp().pk, "f0_utfall": "arende", **falt}


def only_fraga() -> Fraga:
    return Fraga.objects.get()


def test_an_answered_question_is_saved_and_the_draft_gone() -> None:
    response = Kontaktdorr(make_agent(), **SVARAD).post("spara")
    assert response.status_code == 302 and "kvitto=" in response.url
    assert (only_fraga().utfall, only_fraga().svar, Utkast.objects.count(), Person.objects.count()) == ("besvarad_direkt", "8–17", 0, 0)


def test_the_receipt_tells_number_and_code_to_read_aloud() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    page = dorr.client.get(dorr.post("spara").url).content.decode()
    assert Arende.objects.get().nummer in page and "kc-kvitto__kod" in page


def test_the_receipt_of_another_agent_is_not_shown() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    url = dorr.post("spara").url
    assert "kc-kvitto" not in Kontaktdorr(make_agent()).client.get(url).content.decode()


def test_the_receipt_stops_showing_the_code_after_ten_minutes() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    url = dorr.post("spara").url
    make_old()
    page = dorr.client.get(url).content.decode()
    assert Arende.objects.get().nummer in page and "kc-kvitto__kod" not in page


def test_the_receipt_shows_no_code_of_a_case_that_the_agent_may_not_read() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    url = dorr.post("spara").url
    make_handlaggare()
    Arende.objects.update(sekretess=Sekretess.SEKRETESS, ansvarig_enhet=make_enhet())
    page = dorr.client.get(url).content.decode()
    assert Arende.objects.get().nummer in page and "kc-kvitto__kod" not in page


def make_old() -> None:
    """Let what was saved have been saved eleven minutes ago."""
    before = timezone.now() - timedelta(minutes=11)
    Kontakt.objects.update(inkommen=before, borjade=before, slutade=before, sparad=before)


def test_afterwards_the_receipt_does_not_tell_which_secret_case_the_person_has() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    url = dorr.post("spara").url
    make_handlaggare()
    Arende.objects.update(sekretess=Sekretess.SEKRETESS, ansvarig_enhet=make_enhet())
    make_old()
    page = dorr.client.get(url).content.decode()
    assert "kc-kvitto__arende" in page and Arende.objects.get().nummer not in page


def test_the_receipt_of_a_case_of_another_center_tells_the_number_but_leads_nowhere() -> None:
    arendetyp = make_arendetyp("lon", namn="Lönefråga", center=make_center("lonecenter", namn="Lönecenter"))
    dorr = Kontaktdorr(make_agent(), **case(f0_arendetyp=arendetyp.pk))
    url = dorr.post("spara_och_oppna").url
    page, nummer = dorr.client.get(url).content.decode(), Arende.objects.get().nummer
    assert nummer in page and f"/arenden/{nummer}/" not in page


def test_sending_twice_saves_once_and_shows_the_receipt_again() -> None:
    dorr = Kontaktdorr(make_agent(), **case())
    first, second = dorr.post("spara"), dorr.post("spara")
    assert (second.status_code, second.url, Kontakt.objects.count(), Arende.objects.count()) == (302, first.url, 1, 1)


def test_with_script_the_next_contact_comes_with_the_receipt() -> None:
    agent = make_agent()
    other = Kontaktdorr(agent, f0_text="Den andra")
    other.post("autospara")
    response = Kontaktdorr(agent, **SVARAD).post("spara", is_htmx=True)
    assert "Den andra" in response.content.decode() and "kc-kvitto" in response.content.decode()
    assert str(other.nyckel) in response["HX-Push-Url"]


@pytest.mark.parametrize("is_htmx", [True, False])
def test_save_and_open_leads_to_the_case(is_htmx) -> None:
    response = Kontaktdorr(make_agent(), **case()).post("spara_och_oppna", is_htmx=is_htmx)
    target = response["HX-Redirect"] if is_htmx else response.url
    assert target == f"/arenden/{Arende.objects.get().nummer}/"


def test_save_and_open_without_case_leads_on_with_the_receipt() -> None:
    assert "kvitto=" in Kontaktdorr(make_agent(), **SVARAD).post("spara_och_oppna").url


def test_several_questions_have_an_outcome_each() -> None:
    Kontaktdorr(make_agent(), **case(), fragor=["0", "1"], f1_text="Och när?", f1_utfall="besvarad_direkt", f1_svar="Nu.").post("spara")
    assert list(Fraga.objects.order_by("ordning").values_list("utfall", flat=True)) == ["arende", "besvarad_direkt"]


def test_a_question_left_empty_beside_another_is_passed_over() -> None:
    Kontaktdorr(make_agent(), **SVARAD, fragor=["0", "1"]).post("spara")
    assert Fraga.objects.count() == 1


def test_the_checklist_the_place_and_the_note_are_saved() -> None:
    typ = make_arendetyp(requires_plats=True)
    make_foljdfraga(typ, "fastighet")
    falt = {"f0_u-fastighet": "Exempel 1:2", "f0_plats": "Exempelgatan 7", "anteckning": "Ringde från bilen."}
    Kontaktdorr(make_agent(), **case(f0_arendetyp=typ.pk), **falt).post("spara")
    arende = Arende.objects.get()
    assert (arende.uppgifter, arende.plats_text) == ({"fastighet": "Exempel 1:2"}, "Exempelgatan 7")
    assert Kontakt.objects.get().anteckning == "Ringde från bilen."


def test_hand_over_as_outcome_sends_the_case_where_the_agreement_says() -> None:
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    typ = make_arendetyp()
    ok = make_overenskommelse(villkor={typ: "lamnar_over"})
    ok.villkor.update(mottagare=make_enhet("plan"))
    Kontaktdorr(make_agent(), **case(f0_utfall="lamna_over", f0_meddelande="Brådskar lite.")).post("spara")
    arende = Arende.objects.get()
    assert (arende.status, arende.ansvarig_enhet.kortnamn) == (Status.OVERLAMNAD, "plan")
    assert arende.overlamningar.get().meddelande == "Brådskar lite."


@pytest.mark.parametrize("nar", ["snart", "dagen", "nasta"])
def test_a_promised_call_is_within_working_time(nar) -> None:
    agent = make_agent()
    Kontaktdorr(agent, **case(f0_utfall="aterkommer", f0_ring_nar=nar, f0_ring_vem="jag")).post("spara")
    ring = Ateruppringning.objects.get()
    assert (ring.telefon, ring.ansvarig, ring.arende) == ("+46701740605", agent, Arende.objects.get())
    assert timezone.now() < ring.lovad_till < timezone.now() + timedelta(days=8)


def test_a_call_at_a_certain_time_is_promised_for_that_time() -> None:
    dag = timezone.localdate() + timedelta(days=3)
    tid = {"f0_ring_dag": dag, "f0_ring_fran": "09:00", "f0_ring_till": "10:30", "f0_ring_telefon": "08-465 004 01"}
    Kontaktdorr(make_agent(), **case(f0_utfall="aterkommer", f0_ring_nar="bestamd"), **tid).post("spara")
    ring = Ateruppringning.objects.get()
    assert (timezone.localtime(ring.lovad_till).strftime("%H:%M"), ring.telefon) == ("10:30", "+46846500401")


def test_connected_to_an_employee_by_name() -> None:
    olle = make_anvandare("handlaggare", first_name="Olle", last_name="Provberg")
    Kontaktdorr(make_agent(), f0_text="Sökte Olle", f0_utfall="kopplad", f0_kopplad="olle provberg").post("spara")
    assert only_fraga().kopplad_till == olle


@pytest.mark.parametrize(
    "falt", [{"f0_kopplad": ""}, {"f0_kopplad": "Ingen Sådan"}, {"f0_kopplad": "Test Testsson", "f0_kopplad_id": "99999"}]
)
def test_connected_to_nobody_is_refused_beside_the_field(falt) -> None:
    for number in (1, 2):
        make_anvandare("handlaggare", username=f"tvilling{number}", first_name="Test", last_name="Testsson")
    response = Kontaktdorr(make_agent(), f0_text="Sökte", f0_utfall="kopplad", **falt).post("spara")
    assert (response.status_code, Kontakt.objects.count()) == (400, 0)
    assert 'id="id_f0-kopplad_error"' in response.content.decode()


def test_referred_elsewhere_and_broken_off_are_saved() -> None:
    agent = make_agent()
    Kontaktdorr(agent, f0_text="Pass?", f0_utfall="hanvisad", f0_hanvisad_till="Polisen").post("spara")
    Kontaktdorr(agent, f0_utfall="avbruten").post("spara")
    assert list(Fraga.objects.order_by("pk").values_list("utfall", "hanvisad_till")) == [("hanvisad", "Polisen"), ("avbruten", "")]


def test_a_question_about_a_case_is_noted_on_it_and_adds_what_was_said() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    falt = {**SVARAD, "f0_arende": arende.pk, "f0_komplettera": "on", "person": arende.inlamnare.person_id}
    Kontaktdorr(agent, **falt).post("spara")
    assert Arende.objects.count() == 1
    assert (Fraga.objects.latest("pk").arende, Meddelande.objects.get().text) == (arende, "När har ni öppet?")


def test_files_go_into_the_case_also_when_sent_with_the_form_itself() -> None:
    fil = SimpleUploadedFile("ritning.txt", b"Ritning")
    Kontaktdorr(make_agent(), **case()).post("spara", **{"f0-bilagor": fil})
    assert Bilaga.objects.get().filnamn == "ritning.txt"


def test_a_letter_counts_its_deadline_from_the_day_it_came() -> None:
    dag = timezone.localdate() - timedelta(days=7)
    Kontaktdorr(make_agent(), **case(), kanal="brev", inkommen=dag).post("spara")
    assert Kontakt.objects.get().kanal == Kanal.BREV
    assert timezone.localdate(Arende.objects.get().frist_borjar) == dag


def test_a_day_of_arrival_left_from_another_channel_does_not_count() -> None:
    Kontaktdorr(make_agent(), **case(), kanal="telefon", inkommen="2020-01-01").post("spara")
    assert timezone.localdate(Arende.objects.get().frist_borjar) == timezone.localdate()


def test_the_end_of_the_call_divides_handling_from_after_call_work() -> None:
    dorr = Kontaktdorr(make_agent(), **SVARAD)
    dorr.post("autospara")
    slut = timezone.now()
    dorr.post("spara", slutade=slut.isoformat(), version=1)
    kontakt = Kontakt.objects.get()
    assert kontakt.slutade == slut < kontakt.sparad


def test_an_answer_is_mailed_when_asked_for() -> None:
    Kontaktdorr(make_agent(), **SVARAD, **ANNA, f0_svara_med_mejl="on").post("spara")
    assert Utskick.objects.get().mottagare == "anna@testsson.example"


def test_anonymous_keeps_nothing_that_was_typed_of_a_person() -> None:
    Kontaktdorr(make_agent(), **SVARAD, **ANNA, anonym="on").post("spara")
    assert not Person.objects.exists() and Kontakt.objects.get().person is None


def test_a_known_person_keeps_the_details_in_the_case_though_the_page_hides_them() -> None:
    agent = make_agent()
    person = make_arende(by=agent).inlamnare.person
    Person.objects.filter(pk=person.pk).update(is_skyddad=True)
    Kontaktdorr(agent, f0_text="Nytt", f0_arendetyp=make_arendetyp().pk, f0_utfall="arende", person=person.pk).post("spara")
    assert Arende.objects.latest("pk").inlamnare.telefon == "+46701740605"
