"""Two at once: the same link, the same job; and a worker that is killed in the middle."""

import pytest
from pytest_django import Settings

from arenden.actions import add_from_citizen
from arenden.models import Arende, Handelse, Person
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Utskick
from statistik.actions import enkatfraga
from statistik.actions.enkatsvar import Svar, answer_link
from statistik.models import Enkatforfragan, Enkatsvar
from tests.factories_enkat import ask, at_noon, make_besvarad_kontakt, make_besvarat_arende, make_forfragan, secret_of
from tests.samtidigt import at_once, in_the_middle

pytestmark = pytest.mark.django_db(transaction=True)
NEJ = Svar(fick_svar=False, saknas="Jag fick inget svar.")


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100


def test_link_that_is_answered_twice_at_once_counts_once_and_opens_the_case_once() -> None:
    arende = make_besvarat_arende()
    assert ask() == 1
    hemlighet = secret_of(Enkatforfragan.objects.get())
    results = at_once(*[lambda: answer_link(hemlighet=hemlighet, svar=NEJ)] * 4)
    assert sum(isinstance(result, OtillatenHandling) for result in results) == 3
    assert (Enkatsvar.objects.count(), Handelse.objects.filter(arende=arende, typ="ateroppnat").count()) == (1, 1)


def test_two_jobs_at_once_ask_each_person_once() -> None:
    make_besvarad_kontakt()
    drawn = enkatfraga.drawn(at_noon(), is_sms=False)[0]
    results = at_once(*[lambda: enkatfraga.ask_citizen(tillfragad=drawn, nu=at_noon())] * 3)
    assert sorted(results) == [False, False, True]
    assert Utskick.objects.filter(nyckel__startswith="enkat:").count() == 1


def test_two_contacts_of_one_person_that_are_asked_about_at_once_give_one_question() -> None:
    make_besvarad_kontakt(), make_besvarad_kontakt()
    first, second = enkatfraga.drawn(at_noon(), is_sms=False)
    results = at_once(*[lambda t=t: enkatfraga.ask_citizen(tillfragad=t, nu=at_noon()) for t in (first, second)])
    assert sorted(results) == [False, True]


def test_identity_that_is_protected_while_somebody_is_asked_is_waited_for_or_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    make_besvarad_kontakt()
    drawn = enkatfraga.drawn(at_noon(), is_sms=False)[0]
    protect = lambda: Person.objects.update(is_skyddad=True)  # noqa: E731
    asked, _ = in_the_middle(monkeypatch, "statistik.actions.enkatfraga.drawn", lambda: _ask_now(drawn), protect)
    assert asked is False


def _ask_now(drawn: object) -> bool:
    enkatfraga.drawn(at_noon(), is_sms=False)
    return enkatfraga.ask_citizen(tillfragad=drawn, nu=at_noon())


def test_worker_that_is_killed_before_the_commit_has_asked_nobody_and_the_next_asks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    make_besvarad_kontakt()

    def killed(*_args: object, **_kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("statistik.actions.enkatfraga.send_survey", killed)
        with pytest.raises(SystemExit):
            ask()
    assert (Enkatforfragan.objects.count(), ask(), ask()) == (0, 1, 0)


def test_answer_that_fails_in_the_middle_leaves_the_link_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    hemlighet = secret_of(make_forfragan())

    def killed(**_kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("statistik.actions.enkatsvar.take_up_again", killed)
        with pytest.raises(SystemExit):
            answer_link(hemlighet=hemlighet, svar=NEJ)
    answer_link(hemlighet=hemlighet, svar=NEJ)
    assert (Enkatsvar.objects.count(), Arende.objects.count()) == (1, 1)


def test_no_by_survey_and_words_on_the_page_of_the_case_at_once_lose_nothing() -> None:
    arende = make_besvarat_arende()
    assert ask() == 1
    hemlighet = secret_of(Enkatforfragan.objects.get())
    at_once(lambda: answer_link(hemlighet=hemlighet, svar=NEJ), lambda: _write_when_open(arende))
    assert arende.meddelanden.filter(text=NEJ.saknas).count() == 1


def _write_when_open(arende: Arende) -> None:
    arende.refresh_from_db()
    if arende.is_open:
        add_from_citizen(arende=arende, text="Mer från sidan.")
