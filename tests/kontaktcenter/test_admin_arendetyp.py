"""Case types in the administration: questions, alternatives, translations."""

from typing import Any

import pytest
from django.test import Client

from kontaktcenter.models import Amne, Anvandare, Arendetyp, Foljdfraga
from tests.factories import make_amne, make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga
from tests.kontaktcenter.adminsida import errors, shown, sign_in, submit, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def add_question(klient: Client, arendetyp: Arendetyp, **values: Any) -> Any:
    """Add a question beneath the case type."""
    number = arendetyp.foljdfragor.count()
    rows = {f"foljdfragor-{number}-{name}": value for name, value in {"slag": "text", **values}.items()}
    address = url("arendetyp", "change", arendetyp.pk)
    return submit(klient, address, **{"foljdfragor-TOTAL_FORMS": number + 1}, **rows)


def test_a_case_type_is_made(klient: Client) -> None:
    make_anvandare("kommunvagledare", make_center())
    make_anvandare("handlaggare", make_enhet())
    response = submit(
        klient, url("arendetyp", "add"), namn="Klaga på buller", kod="buller", amne=make_amne().pk, slag="synpunkt",
        arbetskategori=3, center=make_center().pk, ansvarig_enhet=make_enhet().pk, kvittensfrist=4, svarsfrist=5,
        gallring_manader=24, sokord="oljud\nhög musik",
    )  # fmt: skip
    assert response.status_code == 302
    assert Arendetyp.objects.get(kod="buller").sokord == ["oljud", "hög musik"]


def test_a_case_type_without_deadline_is_refused_in_words(klient: Client) -> None:
    response = submit(klient, url("arendetyp", "change", make_arendetyp().pk), svarsfrist=0)
    assert "måste ha en frist" in errors(response)


def test_a_case_type_is_not_given_to_a_closed_unit(klient: Client) -> None:
    stangd = make_enhet("stangd", stangd="2021-01-01")
    response = submit(klient, url("arendetyp", "change", make_arendetyp().pk), ansvarig_enhet=stangd.pk)
    assert "Enheten är stängd och har ingen ersättare." in errors(response)


def test_a_unit_does_not_get_longer_to_accept_than_to_answer(klient: Client) -> None:
    address = url("arendetyp", "change", make_arendetyp().pk)
    response = submit(klient, address, kvittensfrist=400, kvittensfrist_enhet="timmar", svarsfrist=3, svarsfrist_enhet="dagar")
    assert "kan inte få längre tid på sig att ta emot" in errors(response)


@pytest.mark.parametrize("frister", [{"svarsfrist": 9}, {"kvittensfrist": 9}])
def test_what_waits_for_days_is_not_urgent(klient: Client, frister: dict[str, int]) -> None:
    address = url("arendetyp", "change", make_arendetyp().pk)
    response = submit(klient, address, is_bradskande="on", **frister)
    assert "tas emot inom 8 arbetstimmar och besvaras inom 5 arbetsdagar" in errors(response)
    assert submit(klient, address, is_bradskande="on").status_code == 302


def test_a_changed_time_limit_says_what_becomes_of_open_cases(klient: Client) -> None:
    response = submit(klient, url("arendetyp", "change", make_arendetyp().pk), svarsfrist=5)
    assert "Öppna ärenden behåller den tid" in klient.get(response.url).content.decode()


def test_the_filter_on_center_offers_centers_alone(klient: Client) -> None:
    arendetyp = make_arendetyp()
    response = klient.get(url("arendetyp", "changelist"), {"center": arendetyp.center_id})
    choices = next(spec for spec in response.context["cl"].filter_specs if spec.title == "ägande center").lookup_choices
    assert [namn for _pk, namn in choices] == ["Kundcenter"] and list(response.context["cl"].result_list) == [arendetyp]


def test_the_code_of_a_case_type_stays(klient: Client) -> None:
    arendetyp = make_arendetyp()
    submit(klient, url("arendetyp", "change", arendetyp.pk), kod="annan")
    assert Arendetyp.objects.get().kod == "fraga-bygglov"


def test_a_question_gets_its_key_from_its_words_and_its_place_last(klient: Client) -> None:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, ordning=20)
    assert add_question(klient, arendetyp, text="Hur högt är planket?").status_code == 302
    fraga = arendetyp.foljdfragor.last()
    assert (fraga.nyckel, fraga.ordning) == ("hur-hogt-ar-planket", 30)


def test_the_key_of_a_question_stays(klient: Client) -> None:
    fraga = make_foljdfraga(make_arendetyp())
    submit(klient, url("arendetyp", "change", fraga.arendetyp_id), **{"foljdfragor-0-nyckel": "annan"})
    fraga.refresh_from_db()
    assert fraga.nyckel == "fastighet"


def test_two_questions_with_one_key_are_refused_in_words(klient: Client) -> None:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, "fastighet")
    response = add_question(klient, arendetyp, text="Vilken?", nyckel="fastighet")
    assert "Korrigera duplikatdata för nyckel." in errors(response)


def test_alternatives_are_typed_as_lines(klient: Client) -> None:
    arendetyp = make_arendetyp()
    add_question(klient, arendetyp, text="Vad?", slag="val", alternativ="plank: Plank\nmur: Mur")
    assert arendetyp.foljdfragor.get().choices() == [("plank", "Plank"), ("mur", "Mur")]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"slag": "val"}, "måste ha svarsalternativ"),
        ({"slag": "text", "alternativ": "ja: Ja"}, "Bara valfrågor har svarsalternativ"),
        ({"slag": "val", "alternativ": "ja:"}, "värde: text"),
        ({"slag": "val", "alternativ": "ja: Ja", "en__alternativ": "jo: Yes"}, "inget alternativ med värdet ”jo”"),
    ],
)
def test_alternatives_that_do_not_fit_are_refused(klient: Client, values: dict, told: str) -> None:
    assert told in errors(add_question(klient, make_arendetyp(), text="Vad?", **values))
    assert not Foljdfraga.objects.exists()


def test_texts_are_translated_field_by_field(klient: Client) -> None:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, slag="val")
    submit(
        klient, url("arendetyp", "change", arendetyp.pk),
        **{"en__namn": "Building permit", "foljdfragor-0-ar__text": "ماذا؟", "foljdfragor-0-en__alternativ": "ja: Yes\nnej: No"},
    )  # fmt: skip
    arendetyp.refresh_from_db()
    fraga = arendetyp.foljdfragor.get()
    assert arendetyp.oversattningar == {"en": {"namn": "Building permit"}}
    assert fraga.oversattningar == {"en": {"alternativ": {"ja": "Yes", "nej": "No"}}, "ar": {"text": "ماذا؟"}}
    assert fraga.choices("en") == [("ja", "Yes"), ("nej", "No")]


def test_translations_are_shown_and_emptied(klient: Client) -> None:
    amne = make_amne(oversattningar={"en": {"namn": "Building"}, "uk": {"namn": "Будівництво"}})
    address = url("amne", "change", amne.pk)
    assert shown(klient.get(address))["en__namn"] == "Building"
    submit(klient, address, en__namn="")
    assert Amne.objects.get().oversattningar == {"uk": {"namn": "Будівництво"}}


def test_arabic_is_typed_from_right_to_left(klient: Client) -> None:
    field = klient.get(url("amne", "change", make_amne().pk)).context["adminform"].form["ar__namn"]
    assert (field.field.widget.attrs["dir"], field.field.widget.attrs["lang"]) == ("rtl", "ar")
