"""What events say of themselves to the statistics."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from arenden.actions import accept, answer, register_kontakt, send_message, split
from arenden.aktor import By
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Handelse, Kanal
from arenden.status import Handelsetyp
from kontaktcenter.models import Overenskommelserad
from tests.factories import make_arendetyp, make_center, make_overenskommelse
from tests.factories_arenden import ANNA, make_agent, make_arende, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db
Utfall = Fraga.Utfall


def register(
    *fragor: NyFraga, by: By | None = None, kanal: Kanal = Kanal.TELEFON, uppgifter: Uppgiftslamnare | None = ANNA, **falt: Any
) -> Any:
    """A contact by an agent, with one question answered at once unless said otherwise."""
    fragor = fragor or (NyFraga(text="När öppnar badet?", utfall=Utfall.BESVARAD_DIREKT, arendetyp=make_arendetyp()),)
    by = by or make_agent()
    return register_kontakt(kanal=kanal, center=make_center(), by=by, fragor=fragor, uppgifter=uppgifter, **falt)


def latest(typ: Handelsetyp) -> dict[str, Any]:
    """What the latest event of the type says."""
    return Handelse.objects.filter(typ=typ).latest("pk").data


def test_contact_says_whose_question_it_was_and_that_the_person_is_known() -> None:
    register()
    data = latest(Handelsetyp.KONTAKT_REGISTRERAD)
    typ = make_arendetyp()
    assert (data["is_kand"], data["is_direkt"], data["enhet"], data["amne"]) == (True, True, typ.ansvarig_enhet_id, typ.amne_id)
    assert "vantetid_s" not in data


def test_anonymous_contact_never_comes_again() -> None:
    agent = make_agent()
    for _ in range(2):
        register(by=agent, uppgifter=None)
    assert "is_aterkommande" not in latest(Handelsetyp.KONTAKT_REGISTRERAD)


def test_second_contact_on_the_subject_takes_back_the_first_answer_with_all_it_was_divided_by() -> None:
    agent = make_agent()
    register(by=agent)
    register(by=agent)
    data, typ = latest(Handelsetyp.KONTAKT_REGISTRERAD), make_arendetyp()
    assert data["is_aterkommande"]
    assert data["bakat"] == [
        {
            "matt": "fragor_ater",
            "dag": timezone.localdate().isoformat(),
            "center": make_center().pk,
            "enhet": typ.ansvarig_enhet_id,
            "kanal": "telefon",
            "amne": typ.amne_id,
            "arendetyp": typ.pk,
            "sprak": "sv",
        }
    ]


def test_wait_is_known_of_a_call_that_another_system_tells_of() -> None:
    nu = timezone.now()
    register(inkommen=nu - timedelta(seconds=90), borjade=nu - timedelta(seconds=50), is_via_system=True)
    data = latest(Handelsetyp.KONTAKT_REGISTRERAD)
    assert (data["vantetid_s"], data["vantetid_lovad_s"]) == (40, 180)


@pytest.mark.parametrize("tider", [(), ("inkommen",), ("borjade",)], ids=["none", "arrival", "beginning"])
def test_another_system_that_leaves_times_out_says_nothing_of_how_long_it_took(tider: tuple[str, ...]) -> None:
    register(is_via_system=True, **dict.fromkeys(tider, timezone.now() - timedelta(days=3)))
    data = latest(Handelsetyp.KONTAKT_REGISTRERAD)
    assert not {"vantetid_s", "hanteringstid_s", "efterarbete_s"} & set(data)


def test_mail_answered_at_a_center_that_is_never_open_is_registered() -> None:
    make_center().kalender.intervaller.all().delete()
    register(kanal=Kanal.EPOST)
    assert latest(Handelsetyp.KONTAKT_REGISTRERAD)["svar_arbetsdagar"] == 3


def test_question_about_a_case_is_said_once_of_the_contact() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    fraga = NyFraga(text="Hur går det?", utfall=Utfall.BESVARAD_DIREKT, arende=arende)
    register(fraga, fraga, by=agent)
    rows = Handelse.objects.filter(typ=Handelsetyp.FRAGA_OM_ARENDE).order_by("pk")
    assert [row.data.get("is_forsta_om", False) for row in rows] == [True, False]


def test_question_that_the_agreement_gives_the_center_says_so() -> None:
    make_overenskommelse(villkor={make_arendetyp(): Overenskommelserad.VemSvarar.SVARAR})
    register()
    assert latest(Handelsetyp.FRAGA_BESVARAD)["is_uppdrag"]


def test_part_that_is_split_off_is_no_new_question() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    split(arende=arende, text="Och staketet?", arendetyp=make_arendetyp(), by=agent)
    assert latest(Handelsetyp.ARENDE_SKAPAT) == {"is_del": True}


def test_answer_and_acceptance_tell_their_working_time() -> None:
    handlaggare = make_handlaggare()
    arende = make_overlamnat()
    accept(arende=arende, by=handlaggare)
    answer(arende=arende, text="Ja.", by=handlaggare)
    assert latest(Handelsetyp.ACCEPTERAT)["kvittenstid_s"] >= 0
    data = latest(Handelsetyp.BESVARAT)
    assert (data["svarstid_s"] >= 0, data["sprak"]) == (True, "sv")


def test_first_words_to_who_sent_a_mail_count_on_the_day_it_came_and_once() -> None:
    agent = make_agent()
    fraga = NyFraga(text="Får jag bygga?", utfall=Utfall.ARENDE, arendetyp=make_arendetyp())
    arende: Arende = register(fraga, by=agent, kanal=Kanal.EPOST).kvitton[0].arende
    send_message(arende=arende, text="Vi tittar på det.", by=agent)
    first = latest(Handelsetyp.MEDDELANDE_SKICKAT)
    send_message(arende=arende, text="Det tar en vecka till.", by=agent)
    assert [entry["matt"] for entry in first["bakat"]] == ["epost_inom_1", "epost_inom_2"]
    assert "bakat" not in latest(Handelsetyp.MEDDELANDE_SKICKAT)
