"""Answers: the link works once, nothing leads from an answer to anybody, and "no" has the matter taken up again."""

import uuid

import pytest
from django.utils import timezone
from pytest_django import Settings

from arenden.actions import reopen
from arenden.aktor import Aktor
from arenden.models import Arende, Handelse, Meddelande, Notis
from arenden.status import Status
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from statistik.actions.enkatsvar import Svar, answer_after_form, answer_at_office, answer_link, is_asked_after_form, never_ask_again
from statistik.actions.enkatuppfoljning import Uppfoljning
from statistik.enkatlank import VILA
from statistik.models import Enkatforfragan, Enkatsvar, Enkatvag
from tests.factories_arenden import ANNA, make_agent, make_arende
from tests.factories_enkat import ask, make_besvarad_kontakt, make_besvarat_arende, make_forfragan, secret_of
from tests.factories_kontor import make_kontor

pytestmark = pytest.mark.django_db
BRA = Svar(bemotande=5, enkelhet=4, tydlighet=5, fick_svar=True, fritext="Tack!")
NEJ = Svar(enkelhet=1, fick_svar=False, saknas="Ni svarade om bilen, jag frågade om båten.")


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100


def link_to_a_case(agent: object = None) -> tuple[Arende, str]:
    """A case that was answered, and the secret of the link that its citizen got."""
    arende = make_besvarat_arende(agent)
    assert ask() == 1
    return arende, secret_of(Enkatforfragan.objects.get())


def test_answer_is_kept_without_anything_that_tells_whose_it_is() -> None:
    forfragan = make_forfragan()
    assert answer_link(hemlighet=secret_of(forfragan), svar=BRA) == Uppfoljning.INGEN
    svar = Enkatsvar.objects.get()
    assert (svar.bemotande, svar.enkelhet, svar.fick_svar, svar.fritext, svar.dag) == (5, 4, True, "Tack!", forfragan.dag)
    names = {f.name for f in Enkatsvar._meta.get_fields()}
    assert not names & {"forfragan", "person", "kontakt", "arende", "anvandare", "agent", "handelse", "skapad"}


def test_names_and_numbers_in_own_words_are_masked() -> None:
    answer_link(hemlighet=secret_of(make_forfragan()), svar=Svar(fritext="Anna Testsson var snabb. Ring 070-1740605."))
    assert Enkatsvar.objects.get().fritext == "[namn] var snabb. Ring [telefon]."


def test_link_is_answered_once() -> None:
    hemlighet = secret_of(make_forfragan())
    answer_link(hemlighet=hemlighet, svar=BRA)
    with pytest.raises(OtillatenHandling):
        answer_link(hemlighet=hemlighet, svar=NEJ)
    assert Enkatsvar.objects.count() == 1


def test_link_that_is_too_old_is_not_answered() -> None:
    forfragan = make_forfragan()
    Enkatforfragan.objects.update(giltig_till=timezone.now())
    with pytest.raises(OtillatenHandling):
        answer_link(hemlighet=secret_of(forfragan), svar=BRA)


def test_empty_answer_is_refused_and_leaves_the_link_as_it_was() -> None:
    hemlighet = secret_of(make_forfragan())
    with pytest.raises(Inmatningsfel):
        answer_link(hemlighet=hemlighet, svar=Svar())
    answer_link(hemlighet=hemlighet, svar=BRA)


def test_no_opens_the_case_again_with_the_citizens_words_and_tells_its_owner() -> None:
    agent = make_agent()
    arende, hemlighet = link_to_a_case(agent)
    assert answer_link(hemlighet=hemlighet, svar=NEJ) == Uppfoljning.OPPNAT
    arende.refresh_from_db()
    assert (arende.status, arende.meddelanden.last().text) == (Status.ATEROPPNAD, NEJ.saknas)
    assert Handelse.objects.filter(arende=arende, typ="ateroppnat", is_av_medborgare=True).exists()
    assert Notis.objects.filter(mottagare=agent, arende=arende, slag=Notis.Slag.ATERSANT).exists()


def test_words_for_the_case_are_not_among_the_answers() -> None:
    _arende, hemlighet = link_to_a_case()
    answer_link(hemlighet=hemlighet, svar=NEJ)
    assert Enkatsvar.objects.get().fritext == ""


def test_no_without_words_says_why_the_case_is_open_again() -> None:
    arende, hemlighet = link_to_a_case()
    answer_link(hemlighet=hemlighet, svar=Svar(fick_svar=False))
    assert "enkäten" in arende.meddelanden.last().text


def test_no_about_a_case_that_is_open_already_adds_the_words() -> None:
    arende, hemlighet = link_to_a_case()
    reopen(arende=arende, orsak="Nej", by=Aktor.MEDBORGAREN)
    assert answer_link(hemlighet=hemlighet, svar=NEJ) == Uppfoljning.OPPNAT
    assert Meddelande.objects.filter(arende=arende, text=NEJ.saknas).count() == 1


def test_no_about_a_contact_without_case_makes_one_in_the_citizens_words() -> None:
    hemlighet = secret_of(make_forfragan())
    assert answer_link(hemlighet=hemlighet, svar=NEJ) == Uppfoljning.NYTT
    arende = Arende.objects.get()
    assert (arende.text, arende.inlamnare.epost, arende.center.kortnamn) == (NEJ.saknas, "anna@testsson.example", "kundcenter")


def test_no_about_a_case_that_is_handled_with_another_makes_a_new_one() -> None:
    arende, hemlighet = link_to_a_case()
    Arende.objects.filter(pk=arende.pk).update(sammanslaget_med=make_arende())
    assert answer_link(hemlighet=hemlighet, svar=NEJ) == Uppfoljning.NYTT


def test_yes_changes_no_case() -> None:
    arende, hemlighet = link_to_a_case()
    answer_link(hemlighet=hemlighet, svar=BRA)
    arende.refresh_from_db()
    assert arende.status == Status.BESVARAD


def test_form_is_answered_once_and_its_sender_is_not_asked_by_mail_then() -> None:
    kontakt = make_arende().fragor.get().kontakt
    for _ in range(2):
        answer_after_form(kontakt=kontakt, svar=Svar(enkelhet=4))
    assert Enkatsvar.objects.get().vag == Enkatvag.FORMULAR
    make_besvarad_kontakt()
    assert ask() == 0


def test_two_taps_on_a_face_are_one_answer() -> None:
    kontor, nyckel = make_kontor(), uuid.uuid4()
    for helhet in (5, 5):
        answer_at_office(kontor=kontor, vag=Enkatvag.KIOSK, nyckel=nyckel, sprak="sv", svar=Svar(helhet=helhet))
    assert Enkatsvar.objects.get().kontor == kontor.kod


def test_person_who_never_wants_to_be_asked_is_never_asked() -> None:
    assert never_ask_again(hemlighet=secret_of(make_forfragan()))
    make_besvarad_kontakt()
    assert ask(dagar=2) == 0
    assert Enkatforfragan.objects.get().vilar.upper is None


def test_never_said_on_an_older_link_holds_although_somebody_was_asked_since() -> None:
    older = make_forfragan()
    Enkatforfragan.objects.update(vilar=(timezone.now() - VILA, timezone.now()))
    newer = make_forfragan(uppgifter=ANNA)
    assert never_ask_again(hemlighet=secret_of(older))
    newer.refresh_from_db()
    assert (newer.vilar, Enkatforfragan.objects.get(pk=older.pk).vilar.upper) == (None, None)


def test_never_said_on_two_links_holds_for_both() -> None:
    older = make_forfragan()
    Enkatforfragan.objects.update(vilar=(timezone.now() - VILA, timezone.now()))
    newer = make_forfragan(uppgifter=ANNA)
    assert [never_ask_again(hemlighet=secret_of(row)) for row in (older, newer)] == [True, True]


def test_never_said_while_the_person_is_asked_anew_is_said_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The asking comes between the look at the others and the rest, which the database then refuses."""
    forfragan = make_forfragan()
    Enkatforfragan.objects.update(vilar=(timezone.now() - VILA, timezone.now()))
    save, asked = Enkatforfragan.save, []

    def ask_first(self: Enkatforfragan, *args: object, **kwargs: object) -> None:
        if not asked:
            asked.append(make_forfragan(uppgifter=ANNA))
        save(self, *args, **kwargs)

    monkeypatch.setattr(Enkatforfragan, "save", ask_first)
    assert never_ask_again(hemlighet=secret_of(forfragan)) and asked


@pytest.mark.parametrize("vad", ["sekretess", "skyddad"])
def test_form_under_secrecy_or_of_protected_identity_is_not_asked_about(vad: str) -> None:
    kontakt = make_arende().fragor.get().kontakt
    assert is_asked_after_form(kontakt)
    if vad == "sekretess":
        Arende.objects.update(sekretess="sekretess")
    else:
        kontakt.person.is_skyddad = True
    with pytest.raises(OtillatenHandling):
        answer_after_form(kontakt=kontakt, svar=Svar(enkelhet=4))
    assert not Enkatsvar.objects.exists()
