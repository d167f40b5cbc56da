"""Words to the citizen: written, looked at, sent once; templates to start from; nothing lost on the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Meddelande, Svarsmall
from kontaktcenter.models import Sekretess, Utskick
from tests.factories import make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_handlaggare()


@pytest.fixture
def arende(officer) -> Arende:
    return make_mottaget(officer)


def send(client: Client, user, arende: Arende, steg: str, dorr: str = "besvara", **data):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    given = {"version": arende.version, "sedd": 0, "steg": steg, "text": "Ja, det går bra.", **data}
    return client.post(f"/arenden/{arende.nummer}/{dorr}/", given)


def test_the_page_and_the_mail_are_shown_before_anything_is_sent(client: Client, officer, arende: Arende) -> None:
    before = Utskick.objects.count()
    text = send(client, officer, arende, "granska").text
    assert "Ja, det går bra." in text and f"Du har fått svar i ärende {arende.nummer}" in text and "anna@testsson.example" in text
    assert (Meddelande.objects.count(), Utskick.objects.count()) == (0, before)


def test_it_is_said_when_no_mail_will_be_sent(client: Client) -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10"))
    assert "Ärendet har ingen e-postadress." in send(client, agent, arende, "granska").text


def test_it_is_said_when_the_citizen_wants_no_mail(client: Client) -> None:
    agent = make_agent()
    who = Uppgiftslamnare(namn="Bo Provberg", epost="bo@provberg.example", wants_mejl=False)
    assert "Medborgaren vill inte ha mejl." in send(client, agent, make_arende(by=agent, uppgifter=who), "granska").text


def test_a_protected_address_is_not_shown_in_the_preview(client: Client) -> None:
    agent = make_agent()
    who = Uppgiftslamnare(namn="Bo Provberg", epost="bo@provberg.example", is_skyddad=True)
    assert "bo@provberg.example" not in send(client, agent, make_arende(by=agent, uppgifter=who), "granska").text


def test_one_can_go_back_and_change_the_words(client: Client, officer, arende: Arende) -> None:
    text = send(client, officer, arende, "skriv").text
    assert "Ja, det går bra.</textarea>" in text and "Granska före du skickar" in text


def test_a_template_is_put_after_what_was_typed(client: Client, officer, arende: Arende) -> None:
    mall = Svarsmall.objects.create(enhet=arende.ansvarig_enhet, namn="Hälsning", text="Med vänlig hälsning")
    text = send(client, officer, arende, "mall", mall=mall.pk).text
    assert "Ja, det går bra.\n\nMed vänlig hälsning</textarea>" in text


def test_only_templates_of_the_own_unit_and_type_are_offered(client: Client, officer, arende: Arende) -> None:
    other_unit, other_type = make_enhet("park", namn="Parkenheten"), make_arendetyp("annan", namn="Annan")
    Svarsmall.objects.create(enhet=arende.ansvarig_enhet, namn="Passar", text="…", arendetyp=arende.arendetyp)
    Svarsmall.objects.create(enhet=other_unit, namn="Annan enhets", text="…")
    Svarsmall.objects.create(enhet=arende.ansvarig_enhet, namn="Annan typs", text="…", arendetyp=other_type)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    text = client.get(f"/arenden/{arende.nummer}/besvara/").text
    assert "Passar" in text and "Annan enhets" not in text and "Annan typs" not in text


def test_an_answer_goes_with_its_files(client: Client, officer, arende: Arende) -> None:
    send(client, officer, arende, "skicka", bilagor=[SimpleUploadedFile("plan.txt", b"Planen"), SimpleUploadedFile("b.txt", b"B")])
    assert sorted(Meddelande.objects.get().bilagor.values_list("filnamn", flat=True)) == ["b.txt", "plan.txt"]


@pytest.mark.parametrize(("namn", "innehall"), [("virus.pdf", b"MZ\x90\x00 not a pdf"), ("tom.txt", b"")])
def test_a_bad_file_is_refused_with_the_words_kept(client: Client, officer, arende: Arende, namn: str, innehall: bytes) -> None:
    response = send(client, officer, arende, "skicka", bilagor=SimpleUploadedFile(namn, innehall))
    assert response.status_code == 400 and "Ja, det går bra." in response.text and "Filen är" in response.text
    arende.refresh_from_db()
    assert arende.is_open and not Meddelande.objects.exists()


def test_an_answer_sent_twice_is_one(client: Client, officer, arende: Arende) -> None:
    first, second = send(client, officer, arende, "skicka"), send(client, officer, arende, "skicka")
    assert (first.status_code, second.status_code, Meddelande.objects.count()) == (302, 409, 1)
    assert "Ja, det går bra." in second.text


@pytest.mark.parametrize("dorr", ["meddela", "anteckna", "komplettera"])
def test_a_form_sent_twice_does_its_work_once(client: Client, dorr: str) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    codes = [send(client, agent, arende, "skicka", dorr).status_code for _ in range(2)]
    assert codes == [302, 302]
    assert Meddelande.objects.count() + arende.anteckningar.count() == 1


def test_a_stale_answer_goes_through_once_the_news_are_read(client: Client, officer, arende: Arende) -> None:
    stale = send(client, officer, arende, "skicka", version=1)
    assert stale.status_code == 409 and "Bygglovsenheten tog emot ärendet." in stale.text
    assert send(client, officer, arende, "skicka").status_code == 302


def test_the_preview_does_not_hide_a_collision(client: Client, officer, arende: Arende) -> None:
    assert 'name="version" value="1"' in send(client, officer, arende, "granska", version=1).text


def test_one_who_may_not_read_may_not_write(client: Client) -> None:
    agent = make_agent()
    make_handlaggare()
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    response = send(client, agent, arende, "skicka", "meddela")
    assert response.status_code == 403 and not Meddelande.objects.exists()
