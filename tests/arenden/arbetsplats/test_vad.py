"""What it is about: the doors of the middle column."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kontaktcenter.filer import STORSTA_FIL
from kontaktcenter.models import Enhet
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.arenden.arbetsplats.test_epost import OUTLOOK, make_eml
from tests.factories import make_arendetyp, make_center, make_enhet, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def foto(namn: str = "hal.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return SimpleUploadedFile(namn, out.getvalue())


@pytest.mark.parametrize(
    ("vem", "ord_", "utfall"),
    [
        ("svarar", "Vi svarar", "besvarad_direkt"),
        ("vagleder", "Vi vägleder", "besvarad_direkt"),
        ("handlagger", "Vi handlägger", "arende"),
        ("lamnar_over", "Lämna över till Bygglovsenheten", "lamna_over"),
    ],
)
def test_the_agreement_says_at_once_who_answers_and_the_outcome_follows(vem, ord_, utfall) -> None:
    typ = make_arendetyp()
    make_overenskommelse(villkor={typ: vem})
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=typ.pk)
    assert ord_ in dorr.post("fraga_typ", 0, is_htmx=True).content.decode()
    assert dorr.stored("f0-utfall") == utfall


def test_an_outcome_that_the_agent_has_chosen_is_left_alone() -> None:
    typ = make_arendetyp()
    make_overenskommelse(villkor={typ: "lamnar_over"})
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=typ.pk, f0_utfall="arende")
    dorr.post("fraga_typ", 0, is_htmx=True)
    assert dorr.stored("f0-utfall") == "arende"


def test_an_outcome_that_followed_from_one_type_follows_the_next() -> None:
    first, second = make_arendetyp(), make_arendetyp("annan", namn="Annan")
    make_overenskommelse(villkor={first: "lamnar_over", second: "svarar"})
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=first.pk)
    dorr.post("fraga_typ", 0, is_htmx=True)
    dorr.post("fraga_typ", 0, is_htmx=True, f0_arendetyp=second.pk, f0_utfall="lamna_over", f0_foreslaget="lamna_over", version=1)
    assert dorr.stored("f0-utfall") == "besvarad_direkt"


def test_the_check_list_and_the_place_are_asked_for() -> None:
    typ = make_arendetyp(requires_plats=True)
    make_foljdfraga(typ, "fastighet", text="Vilken fastighet?", is_required=True)
    page = Kontaktdorr(make_agent(), f0_arendetyp=typ.pk).post("fraga_typ", 0, is_htmx=True).content.decode()
    assert all(t in page for t in ("Vilken fastighet? (bör frågas)", 'name="f0-plats"', "Plats (måste anges"))


@pytest.mark.parametrize("varde", ["0", "99999", "amne-9", "abc", "-1", "9" * 40])
def test_a_type_that_does_not_exist_is_no_type(varde) -> None:
    response = Kontaktdorr(make_agent(), f0_arendetyp=varde).post("fraga_typ", 0, is_htmx=True)
    assert (response.status_code, "kc-vagval" in response.content.decode()) == (200, False)


def test_a_type_whose_unit_is_closed_says_so() -> None:
    typ = make_arendetyp()
    Enhet.objects.filter(pk=typ.ansvarig_enhet_id).update(stangd="2020-01-01")
    assert "är stängd" in Kontaktdorr(make_agent(), f0_arendetyp=typ.pk).post("fraga_typ", 0, is_htmx=True).content.decode()


def test_a_contact_takes_several_questions_and_lets_one_go() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Ett")
    assert 'name="f1-text"' in dorr.post("fraga_ny", is_htmx=True).content.decode()
    dorr.falt |= {"fragor": ["0", "1"], "f1-text": "Två"}
    dorr.post("fraga_bort", 0, is_htmx=True, version=1)
    assert (dorr.stored("f1-text"), dorr.stored("f0-text"), dorr.stored("fragor")) == ("Två", "", "1")


def test_a_question_that_is_not_there_is_not_found() -> None:
    dorr = Kontaktdorr(make_agent())
    assert [dorr.post(namn, 7).status_code for namn in ("fraga_typ", "fraga_bort", "filer", "overlamning")] == [404] * 4


def test_more_questions_than_anybody_asks_are_refused() -> None:
    dorr = Kontaktdorr(make_agent(), fragor=[str(n) for n in range(20)])
    assert dorr.post("fraga_ny", is_htmx=True).status_code == 409


def test_the_question_where_is_my_case_shows_where_it_is() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    dorr = Kontaktdorr(agent, person=arende.inlamnare.person.pk)
    page = dorr.post("arende", is_htmx=True, valt_arende=arende.pk).content.decode()
    assert arende.nummer in page and "Kundcenter har ärendet. Svar senast" in page


def test_a_case_of_another_center_cannot_be_named() -> None:
    arende = make_arende()
    dorr = Kontaktdorr(make_agent(make_center("lonecenter", namn="Lönecenter")))
    assert dorr.post("arende", is_htmx=True, valt_arende=arende.pk).status_code == 400


def test_a_photo_waits_with_its_question() -> None:
    dorr = Kontaktdorr(make_agent())
    assert "hal.png" in dorr.post("filer", 0, is_htmx=True, **{"f0-bilagor": foto()}).content.decode()
    fil = dorr.utkast.filer.get()
    assert "hal.png" not in dorr.post("fil_bort", fil.pk, is_htmx=True).content.decode()


@pytest.mark.parametrize(
    ("fil", "mening"),
    [
        (SimpleUploadedFile("foto.jpg", b"MZ\x90\x00\x03"), "kan ta emot"),
        (SimpleUploadedFile("tom.txt", b""), "tom"),
        (SimpleUploadedFile("stor.txt", b"x" * (STORSTA_FIL + 1)), "för stor"),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_beside_its_field(fil, mening) -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Kvar")
    fil.seek(0)
    response = dorr.post("filer", 0, **{"f0-bilagor": fil})
    assert response.status_code == 400 and mening in response.content.decode()
    assert (dorr.stored("f0-text"), dorr.utkast.filer.count()) == ("Kvar", 0)


def test_another_agents_file_cannot_be_taken_away() -> None:
    dorr = Kontaktdorr(make_agent())
    dorr.post("filer", 0, **{"f0-bilagor": foto()})
    other = Kontaktdorr(make_agent())
    assert other.post("fil_bort", dorr.utkast.filer.get().pk).status_code == 404


def test_a_pasted_mail_fills_the_contact() -> None:
    agent = make_agent()
    dorr = Kontaktdorr(agent, kanal="epost", mejl=OUTLOOK)
    assert dorr.post("mejl").status_code == 200
    assert (dorr.stored("epost"), dorr.stored("namn"), dorr.stored("inkommen")) == ("anna@testsson.example", "Anna Testsson", "2026-04-03")
    assert dorr.stored("f0-text").endswith("Hej! Hur går det?") and dorr.stored("mejl") == ""


def test_a_mail_from_somebody_known_about_a_case_is_tied_to_both() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    dorr = Kontaktdorr(agent, kanal="epost", mejl=OUTLOOK.replace("KC-2026-000123", arende.nummer))
    dorr.post("mejl")
    assert (dorr.stored("person"), dorr.stored("f0-arende"), dorr.stored("f0-komplettera")) == (
        str(arende.inlamnare.person_id), str(arende.pk), "on"
    )  # fmt: skip


def test_a_saved_mail_brings_its_files_and_says_which_it_could_not_keep() -> None:
    message = make_eml("Här är bilderna")
    message.add_attachment(foto().read(), maintype="image", subtype="png", filename="hal.png")
    message.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="virus.exe")
    dorr = Kontaktdorr(make_agent(), kanal="epost")
    page = dorr.post("mejl", mejlfil=SimpleUploadedFile("mejl.eml", bytes(message))).content.decode()
    assert [f.filnamn for f in dorr.utkast.filer.all()] == ["hal.png"]
    assert "virus.exe" in page


@pytest.mark.parametrize("falt", [{"mejl": ""}, {"mejlfil": SimpleUploadedFile("x.eml", b"inget mejl")}])
def test_what_is_no_mail_is_refused_and_the_contact_stands(falt) -> None:
    dorr = Kontaktdorr(make_agent(), kanal="epost", f0_text="Kvar")
    assert (dorr.post("mejl", **falt).status_code, dorr.stored("f0-text")) == (400, "Kvar")


def test_guesses_come_as_options_and_take_words_by_post_only() -> None:
    typ = make_arendetyp()
    dorr = Kontaktdorr(make_agent())
    page = dorr.client.post("/arbetsplats/forslag/", {"text": "bygglov", "lista": "l", "center": "x"}).content.decode()
    assert f'data-varde="{typ.pk}"' in page and 'id="l-0"' in page
    assert dorr.client.get("/arbetsplats/forslag/").status_code == 405


def test_earlier_answers_of_the_type_are_shown_and_those_under_secrecy_not() -> None:
    agent = make_agent()
    oppen, hemlig = make_arendetyp(), make_arendetyp("oro", namn="Orosanmälan", sekretess="sekretess")
    for typ in (oppen, hemlig):
        Kontaktdorr(agent, f0_text="Hur?", f0_arendetyp=typ.pk, f0_utfall="besvarad_direkt", f0_svar="Så här gör man.").post("spara")
    shown = []
    for typ in (oppen, hemlig):
        dorr = Kontaktdorr(agent, f0_arendetyp=typ.pk)
        dorr.post("autospara")
        shown.append("Så här gör man." in dorr.get("svar").content.decode())
    assert shown == [True, False]


def test_the_answers_of_another_center_are_not_shown() -> None:
    typ = make_arendetyp()
    Kontaktdorr(make_agent(), f0_text="Hur?", f0_arendetyp=typ.pk, f0_utfall="besvarad_direkt", f0_svar="Så här.").post("spara")
    dorr = Kontaktdorr(make_agent(make_center("lonecenter", namn="Lönecenter")), f0_arendetyp=typ.pk)
    dorr.post("autospara")
    assert "Så här." not in dorr.get("svar").content.decode()


def test_a_closed_receiver_does_not_hide_the_answers() -> None:
    typ = make_arendetyp(ansvarig_enhet=make_enhet("gammal", namn="Gammal enhet"))
    Enhet.objects.filter(kortnamn="gammal").update(stangd="2020-01-01")
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=typ.pk)
    dorr.post("autospara")
    assert dorr.get("svar").status_code == 200


def test_a_subject_alone_says_that_a_type_is_missing_and_offers_the_subject_s_types() -> None:
    typ = make_arendetyp("boka-lokal", namn="Boka lokal")
    closed = make_arendetyp("gammal", namn="Gammal sort", is_active=False)
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=f"amne-{typ.amne_id}")
    page = dorr.post("fraga_typ", 0, is_htmx=True).content.decode()
    assert "Ärendetyp saknas" in page and f'value="{typ.pk}"' in page and str(closed) not in page
    assert "Annat om: Bygga och bo</option>" in dorr.get("flik").content.decode()
    assert "Ärendetyp saknas" not in dorr.post("fraga_typ", 0, is_htmx=True, f0_arendetyp=typ.pk).content.decode()
