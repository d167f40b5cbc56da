"""The API of contacts and cases: the same rules as every other door."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from arenden.actions import change_arendetyp
from arenden.actions.bilaga import add_bilagor
from arenden.api.handlingar import ADRESSER
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Inlamnare, Kontakt, Telefonmeddelande
from arenden.status import Status
from tests.apiklient import Nyckelklient
from tests.factories import make_arendetyp, make_center, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


def contact(**falt) -> dict:
    fraga = {"text": "Får jag bygga en carport?", "utfall": "arende", "arendetyp": make_arendetyp().kod}
    uppgifter = {"namn": "Anna Testsson", "epost": "anna@testsson.example"}
    return {"center": make_center().kortnamn, "uppgifter": uppgifter, "fragor": [fraga], **falt}


def test_a_contact_is_registered_with_a_receipt() -> None:
    response = Nyckelklient(make_agent()).post("kontakter/", **contact())
    assert response.status_code == 201
    assert response.json()["kvitton"][0]["nummer"] == Arende.objects.get().nummer


def test_a_contact_sent_again_is_registered_once() -> None:
    system, body = Nyckelklient(make_agent()), contact(nyckel=uuid.uuid4())
    first, again = system.post("kontakter/", **body), system.post("kontakter/", **body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["kvitton"] == again.json()["kvitton"]
    assert Kontakt.objects.count() == 1


def test_the_code_of_a_secret_case_is_told_once_to_one_who_may_not_read_it() -> None:
    make_handlaggare()
    system, body = Nyckelklient(make_agent()), contact(nyckel=uuid.uuid4())
    body["fragor"][0] |= {"arendetyp": make_arendetyp("bistand", sekretess="sekretess").kod, "lamna_over": True}
    [first], [again] = (system.post("kontakter/", **body).json()["kvitton"] for _n in range(2))
    assert first["foljkod"] and first["nummer"] == again["nummer"]
    assert (again["foljkod"], again["is_kod_ersatt"]) == ("", False)


def test_a_case_that_is_not_seen_is_404() -> None:
    arende = make_arende(by=make_agent())
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    assert Nyckelklient(other).get(f"arenden/{arende.nummer}/").status_code == 404


def test_the_content_under_secrecy_is_left_out() -> None:
    agent = make_agent()
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    data = Nyckelklient(agent).get(f"arenden/{arende.nummer}/").json()
    assert (data["nummer"], data["text"], data["inlamnare"], data["is_innehall_synligt"]) == (arende.nummer, None, None, False)


def test_a_protected_persons_details_are_left_out() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    arende.inlamnare.person.is_skyddad = True
    arende.inlamnare.person.save()
    data = Nyckelklient(agent).get(f"arenden/{arende.nummer}/").json()["inlamnare"]
    assert data["is_skyddad"] and not data["namn"] and not data["telefon"]


def test_a_case_is_worked_all_the_way() -> None:
    officer, arende = make_handlaggare(), make_overlamnat()
    system = Nyckelklient(officer)
    assert system.post(f"arenden/{arende.nummer}/ta-emot/").json()["status"] == Status.HOS_FORVALTNING
    assert system.post(f"arenden/{arende.nummer}/besvara/", text="Ja.").json()["status"] == Status.BESVARAD
    assert len(system.get(f"arenden/{arende.nummer}/handelser/").json()) == 4


def test_an_answer_that_no_mail_tells_of_names_the_missing_field_until_a_way_is_given() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10"))
    system = Nyckelklient(agent)
    refused = system.post(f"arenden/{arende.nummer}/besvara/", text="Ja.")
    assert refused.status_code == 400 and "Välj hur medborgaren får veta det" in str(refused.json())
    assert system.post(f"arenden/{arende.nummer}/besvara/", text="Ja.", svarsvag="ring").json()["status"] == Status.BESVARAD


def test_a_move_that_the_state_does_not_allow_is_409() -> None:
    officer, arende = make_handlaggare(), make_overlamnat()
    response = Nyckelklient(officer).post(f"arenden/{arende.nummer}/besvara/", text="Ja.")
    assert response.status_code == 409 and "Besvara" in response.json()["fel"]


def test_a_case_that_a_department_works_with_is_not_merged_away() -> None:
    agent = make_agent()
    theirs, other = make_mottaget(agent=agent), make_arende(by=agent)
    system = Nyckelklient(agent)
    refused = system.post(f"arenden/{theirs.nummer}/sla-ihop/", med=other.nummer)
    assert refused.status_code == 409 and "har hand om ärendet" in refused.json()["fel"]
    assert system.post(f"arenden/{other.nummer}/sla-ihop/", med=theirs.nummer).status_code == 200


def test_a_stale_version_is_409() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    body = {"arendetyp": make_arendetyp("sopor").kod, "version": arende.version + 1}
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/byt-arendetyp/", **body)
    assert response.status_code == 409


def test_a_move_of_somebody_else_is_403() -> None:
    agent = make_agent()
    arende = make_mottaget(agent=agent)
    assert Nyckelklient(agent).post(f"arenden/{arende.nummer}/besvara/", text="Ja.").status_code == 403


@pytest.mark.parametrize("adress", ADRESSER, ids=lambda a: a.slug)
def test_every_move_answers_bad_input_in_words(adress) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    for body in ('{"text": "a\\u0000b", "till": "finns-inte", "orsak": "x\\u0000"}', "[]", "{", '{"version": 1e400}'):
        response = Nyckelklient(agent).client.post(
            f"/api/v1/arenden/{arende.nummer}/{adress.slug}/", body, content_type="application/json"
        )
        assert response.status_code in (200, 400, 403, 409)
        assert response.status_code == 200 or response.json()["fel"]


def test_a_hand_off_is_previewed() -> None:
    agent = make_agent()
    make_handlaggare()
    arende = make_arende(by=agent)
    data = Nyckelklient(agent).get(f"arenden/{arende.nummer}/forhandsvisa-overlamning/").json()
    assert (data["mottagare"], data["antal_handlaggare"]) == (arende.arendetyp.ansvarig_enhet.kortnamn, 1)


def test_a_file_is_attached_and_fetched(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    agent = make_agent()
    arende = make_arende(by=agent)
    system = Nyckelklient(agent)
    path = f"/api/v1/arenden/{arende.nummer}/bilagor/"
    response = system.client.post(path, {"fil": SimpleUploadedFile("rad.txt", b"Rad ett.")})
    assert response.status_code == 201
    content = system.client.get(f"{path}{response.json()['nyckel']}/")
    assert b"".join(content.streaming_content) == b"Rad ett." and content["Content-Disposition"].startswith("attachment")


def test_one_who_may_not_read_a_case_is_not_told_what_lies_in_it(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    agent = make_agent()
    arende = make_mottaget(agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    add_bilagor(arende=arende, filer=[SimpleUploadedFile("hemligt.txt", b"Rad ett.")], by=arende.handlaggare)
    system, path = Nyckelklient(agent), f"/api/v1/arenden/{arende.nummer}/bilagor/"
    answers = [system.client.post(path, {"fil": SimpleUploadedFile("rad.txt", text)}) for text in (b"Rad ett.", b"Ny rad.")]
    assert [(a.status_code, a.content) for a in answers] == [(204, b"")] * 2
    assert arende.bilagor.count() == 2


def test_a_renamed_program_is_refused(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    agent = make_agent()
    arende = make_arende(by=agent)
    fil = SimpleUploadedFile("bild.jpg", b"MZ\x90\x00\x03\x00\x00\x00\xff\xff")
    response = Nyckelklient(agent).client.post(f"/api/v1/arenden/{arende.nummer}/bilagor/", {"fil": fil})
    assert response.status_code == 400 and response.json()["falt"]["bilagor"]


def test_the_public_case_types_are_open_to_all() -> None:
    make_arendetyp(is_public=True)
    make_arendetyp("internt", is_public=False)
    assert [t["kod"] for t in Client().get("/api/v1/arendetyper/").json()] == ["fraga-bygglov"]


def test_the_directory_tells_presence() -> None:
    agent = make_agent(first_name="Eva", last_name="Provberg", narvaro="tillganglig")
    agent.medlemskap.get().enhet.kalender.intervaller.all().delete()
    [found] = Nyckelklient(agent).get("katalog/?q=eva+prov").json()
    assert (found["namn"], found["enheter"], found["narvaro"]) == ("Eva Provberg", ["kundcenter"], "gatt")


def test_a_message_is_taken() -> None:
    agent, officer = make_agent(), make_handlaggare()
    assert Nyckelklient(agent).post("telefonmeddelanden/", till=officer.username, text="Ring Anna.").status_code == 204
    assert Telefonmeddelande.objects.get().till == officer


def test_a_logged_in_employee_uses_the_api_as_oneself() -> None:
    client, agent = Client(), make_agent()
    arende = make_arende(by=agent)
    client.force_login(agent)
    assert client.get(f"/api/v1/arenden/{arende.nummer}/").json()["nummer"] == arende.nummer


def test_a_list_costs_the_same_however_long(django_assert_max_num_queries) -> None:
    agent = make_agent()
    for _i in range(5):
        make_arende(by=agent)
    system = Nyckelklient(agent)
    with django_assert_max_num_queries(6):
        assert len(system.get("arenden/").json()["results"]) == 5


def _other_content(body: dict, vad: str) -> dict:
    fraga, uppgifter = body["fragor"][0], body["uppgifter"]
    make_foljdfraga(make_arendetyp())
    changed = {
        "text": {"fragor": [{**fraga, "text": "När hämtas soporna?"}]},
        "arendetyp": {"fragor": [{**fraga, "arendetyp": make_arendetyp("sopor").kod}]},
        "svar på följdfrågor": {"fragor": [{**fraga, "uppgifter": {"fastighet": "Testet 1:2"}}]},
        "plats": {"fragor": [{**fraga, "plats": {"text": "Testgatan 1"}}]},
        "epost": {"uppgifter": {**uppgifter, "epost": "bo@provberg.example"}},
        "anonym": {"uppgifter": None},
        "kanal": {"kanal": "brev"},
    }
    return body | changed[vad]


@pytest.mark.parametrize("vad", ["text", "arendetyp", "svar på följdfrågor", "plats", "epost", "anonym", "kanal"])
def test_a_key_used_for_other_content_is_refused_and_nothing_is_lost_in_silence(vad: str) -> None:
    system, body = Nyckelklient(make_agent()), contact(nyckel=uuid.uuid4())
    system.post("kontakter/", **body)
    answer = system.post("kontakter/", **_other_content(body, vad))
    assert (answer.status_code, "annat innehåll" in answer.text, Kontakt.objects.count()) == (409, True, 1)


def test_a_key_gives_the_same_receipt_although_the_case_has_been_put_right_since() -> None:
    agent = make_agent()
    system, body = Nyckelklient(agent), contact(nyckel=uuid.uuid4())
    first = system.post("kontakter/", **body)
    Inlamnare.objects.update(epost="anna@ratt.example")
    change_arendetyp(arende=Arende.objects.get(), arendetyp=make_arendetyp("sopor"), by=agent)
    again = system.post("kontakter/", **body)
    assert (again.status_code, again.json()["kvitton"][0]["foljkod"]) == (200, first.json()["kvitton"][0]["foljkod"])


def test_a_part_asked_for_twice_is_one_case_with_one_receipt() -> None:
    agent = make_agent()
    system, arende = Nyckelklient(agent), make_arende(by=agent)
    for _twice in range(2):
        assert system.post(f"arenden/{arende.nummer}/dela/", text="Och soporna?", arendetyp=make_arendetyp().kod).status_code == 200
    assert Arende.objects.filter(delat_fran=arende).count() == 1
