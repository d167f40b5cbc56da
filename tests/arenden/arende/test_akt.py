"""The case file: everything that is written in a case, in one query, with nobody else's words."""

import pytest
from django.core.files.base import ContentFile

from arenden.actions import accept, add_note, answer, ask_opinion, request_completion, send_back
from arenden.akt import read_akt
from tests.factories import make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


def test_all_that_is_written_is_read_in_one_query(django_assert_num_queries) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    add_note(arende=arende, text="Ringde sökanden.", by=officer)
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Stämmer planen?", arbetsdagar=3, by=officer)
    answer(arende=arende, text="Ja, det går bra.", by=officer, bilagor=[ContentFile(b"Se planen.", name="plan.txt")])
    with django_assert_num_queries(1):
        akt = read_akt(arende)
    assert [p.text for p in akt.anteckningar] == ["Ringde sökanden."]
    assert [(p.text, p.till, p.lage_i_ord) for p in akt.remisser] == [("Stämmer planen?", "Planenheten", "Tagen tillbaka")]
    assert [(p.text, p.av) for p in akt.meddelanden] == [("Ja, det går bra.", str(officer))]
    assert [(p.text, p.antal, p.ref) for p in akt.bilagor] == [("plan.txt", 10, akt.meddelanden[0].id)]
    assert [p.lage_i_ord for p in akt.kontakter] == ["Telefon"]
    assert [(p.fran, p.till, p.klar_av) for p in akt.overlamningar] == [("Kundcenter", "Bygglovsenheten", str(officer))]


def test_another_case_is_not_mixed_in() -> None:
    agent = make_agent()
    mine, other = make_arende(by=agent), make_arende(by=agent)
    add_note(arende=other, text="Inte här.", by=agent)
    assert read_akt(mine).anteckningar == []


def test_each_kind_comes_in_order_of_time() -> None:
    officer = make_handlaggare()
    arende = make_overlamnat()
    accept(arende=arende, by=officer)
    request_completion(arende=arende, text="Vilken fastighet?", by=officer)
    add_note(arende=arende, text="Ett.", by=officer)
    add_note(arende=arende, text="Två.", by=officer)
    assert [p.text for p in read_akt(arende).anteckningar] == ["Ett.", "Två."]


def test_a_reason_stands_with_its_hand_off() -> None:
    officer = make_handlaggare()
    arende = make_overlamnat()
    send_back(arende=arende, orsak="Fel enhet.", by=officer)
    [overlamning] = read_akt(arende).overlamningar
    assert (overlamning.lage_i_ord, overlamning.svar) == ("Skickad tillbaka", "Fel enhet.")
