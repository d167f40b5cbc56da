"""The time line: the story of the case in sentences, words only for those who may read."""

import pytest

from arenden.actions import accept, add_note, answer, assign, close, hand_over, reopen, request_completion, send_back, split, take
from arenden.akt import read_akt
from arenden.aktor import Aktor
from arenden.meningar import MENINGAR
from arenden.models import Arende
from arenden.status import Handelsetyp
from arenden.tidslinje import UTSEENDE, make_tidslinje, read_handelser
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


def tell(arende: Arende, *, is_readable: bool = True, nummer=None) -> list[tuple[str, str]]:
    steps = make_tidslinje(
        read_handelser(arende), read_akt(arende), is_readable=is_readable, nummer=nummer or {}, is_newest_first=False
    )
    return [(s.mening, s.text) for s in steps]


def test_a_case_tells_its_story_from_question_to_answer() -> None:
    officer = make_handlaggare(username="eva", first_name="Eva", last_name="Exempelsson")
    arende = make_mottaget(officer)
    answer(arende=arende, text="Ja, det går bra.", by=officer)
    assert tell(arende) == [
        ("Ärendet skapades efter ett telefonsamtal.", ""),
        ("Kundcenter lämnade över till Bygglovsenheten.", ""),
        ("Bygglovsenheten tog emot ärendet. Eva Exempelsson handlägger det.", ""),
        ("Bygglovsenheten besvarade ärendet.", "Ja, det går bra."),
    ]


def test_an_open_hand_off_says_when_it_should_be_accepted() -> None:
    [_, (mening, _)] = tell(make_overlamnat())
    assert mening.startswith("Kundcenter lämnade över till Bygglovsenheten. Ta emot senast ")


def test_the_reason_of_a_return_is_told() -> None:
    officer, arende = make_handlaggare(), make_overlamnat()
    send_back(arende=arende, orsak="Det här hör till planenheten.", by=officer)
    assert tell(arende)[-1] == ("Bygglovsenheten skickade tillbaka ärendet till Kundcenter.", "Det här hör till planenheten.")


def test_the_reason_that_was_ticked_at_a_return_is_told() -> None:
    officer, arende = make_handlaggare(), make_overlamnat()
    send_back(arende=arende, orsak="Vilken fastighet?", skal="ofullstandigt", by=officer)
    assert tell(arende)[-1][0] == "Bygglovsenheten skickade tillbaka ärendet till Kundcenter: uppgifter saknas."


def test_words_are_left_out_for_one_who_may_not_read() -> None:
    agent = make_agent(username="karin", first_name="Karin", last_name="Testsson")
    arende = make_arende(by=agent)
    add_note(arende=arende, text="Ringer igen i morgon.", by=agent)
    assert tell(arende, is_readable=False)[-1] == ("Karin Testsson skrev en anteckning.", "")


def test_who_was_given_the_case_is_named() -> None:
    agent, other = make_agent(username="karin"), make_agent(username="ali", first_name="Ali", last_name="Provberg")
    arende = make_arende(by=agent)
    assign(arende=arende, till=other, by=agent)
    assert tell(arende)[-1] == ("Test Karin gav ärendet till Ali Provberg.", "")


def test_another_case_is_named_only_to_those_who_may_know_of_it() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    part = split(arende=arende, text="Och parkeringen?", arendetyp=make_arendetyp(), by=agent)
    assert tell(arende, nummer={part.pk: part.nummer})[-1][0] == f"En del av ärendet blev ett eget ärende: {part.nummer}."
    assert tell(arende)[-1][0] == "En del av ärendet blev ett eget ärende: ett annat ärende."


def test_a_reopened_case_tells_why() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    close(arende=arende, orsak=Arende.Avslutsorsak.INGEN_ATGARD, by=agent)
    reopen(arende=arende, orsak="Felet finns kvar.", by=Aktor.MEDBORGAREN)
    assert tell(arende)[-2:] == [
        ("Ärendet avslutades: ingen åtgärd behövs.", ""),
        ("Medborgaren öppnade ärendet igen.", "Felet finns kvar."),
    ]


def test_what_was_asked_of_the_citizen_is_told() -> None:
    agent = make_agent()
    arende = make_arende()
    take(arende=arende, by=agent)
    request_completion(arende=arende, text="Vilken fastighet?", by=agent)
    assert tell(arende)[-1] == ("Kundcenter bad medborgaren om fler uppgifter. Tiden för svar står still.", "Vilken fastighet?")


def test_the_newest_comes_first_when_asked() -> None:
    arende = make_overlamnat()
    steps = make_tidslinje(read_handelser(arende), read_akt(arende), is_readable=True, nummer={})
    assert [s.tid for s in steps] == sorted((s.tid for s in steps), reverse=True)


def test_only_later_events_are_read_when_asked() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_arende(by=agent)
    seen = read_handelser(arende)[-1].pk
    hand_over(arende=arende, by=agent)
    accept(arende=arende, by=officer)
    assert [h.typ for h in read_handelser(arende, efter=seen)] == [Handelsetyp.OVERLAMNAT, Handelsetyp.ACCEPTERAT]


def test_every_event_of_a_case_has_a_sentence_and_a_look() -> None:
    prefixes = ("KONTAKT", "FRAGA_B", "FRAGA_K", "FRAGA_H", "FRAGA_A", "TELEFON", "SKYDD")
    without_case = {t for t in Handelsetyp if t.name.startswith(prefixes)}
    untold = without_case | {Handelsetyp.VISNINGSLOGG_GRANSKAD}
    assert set(Handelsetyp) - untold == set(MENINGAR) == set(UTSEENDE)
