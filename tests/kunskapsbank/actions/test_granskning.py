"""From draft to published: who may do it, what it leads to, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.artikel import withdraw
from kunskapsbank.actions.granskning import approve, publish_due, schedule, send_back, submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Revision, Sokdokument
from kunskapsbank.status import Handelsetyp, Lage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor

pytestmark = pytest.mark.django_db
NYTT = Innehall(titel="När hämtas matavfallet?", kort_svar="Varje vecka.", svar="Matavfallet hämtas **varje** vecka.")


@pytest.fixture
def artikel() -> Artikel:
    return make_artikel()


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


@pytest.fixture
def expert() -> Anvandare:
    return make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten"))


def make_submitted(artikel: Artikel, by: Anvandare, **falt: Any) -> Revision:
    return submit(revision=save_utkast(artikel=artikel, innehall=NYTT, by=by), by=by, **falt)


def test_what_is_approved_is_published_and_found(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = approve(revision=make_submitted(artikel, redaktor), by=expert)
    text = artikel.texter.get()
    assert (text.publicerad, revision.lage, revision.granskad_av) == (revision, Lage.PUBLICERAD, expert)
    assert Sokdokument.objects.get(samling="artikel", nyckel=text.pk).titelord.startswith("när hämtas matavfallet?")
    typer = list(artikel.handelser.values_list("typ", flat=True))
    assert typer == [Handelsetyp.UTKAST, Handelsetyp.SKICKAD, Handelsetyp.GODKAND, Handelsetyp.PUBLICERAD]


def test_the_version_before_is_replaced(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    before = artikel.texter.get().publicerad
    approve(revision=make_submitted(artikel, redaktor), by=expert)
    before.refresh_from_db()
    assert before.lage == Lage.ERSATT


def test_nobody_approves_ones_own_words(artikel: Artikel, expert: Anvandare) -> None:
    expert.medlemskap.create(enhet=artikel.ansvarig_enhet, roll="redaktor", fran="2020-01-01")
    with pytest.raises(SaknarBehorighet, match="Du har själv skrivit"):
        approve(revision=make_submitted(artikel, expert), by=expert)


def test_who_wrote_an_earlier_draft_has_written_too(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    expert.medlemskap.create(enhet=artikel.ansvarig_enhet, roll="redaktor", fran="2020-01-01")
    save_utkast(artikel=artikel, innehall=Innehall(titel="Utkast", kort_svar="Ja."), by=expert)
    with pytest.raises(SaknarBehorighet, match="Du har själv skrivit"):
        approve(revision=make_submitted(artikel, redaktor), by=expert)


def test_an_expert_of_another_unit_does_not_approve(artikel: Artikel, redaktor: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet):
        approve(revision=make_submitted(artikel, redaktor), by=make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")))


def test_an_editor_does_not_approve(artikel: Artikel, redaktor: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet):
        approve(revision=make_submitted(artikel, redaktor), by=make_redaktor(make_center()))


def test_the_second_approval_is_refused(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    approve(revision=revision, by=expert)
    with pytest.raises(OtillatenHandling, match="Publicerad"):
        approve(revision=revision, by=expert)


def test_approving_a_text_that_was_changed_meanwhile_is_refused(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    seen = revision.version
    submit(revision=send_back(revision=revision, orsak="", by=redaktor), by=redaktor)
    with pytest.raises(InaktuellSida):
        approve(revision=revision, by=expert, version=seen)


def test_a_text_that_is_sent_back_tells_why(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = send_back(revision=make_submitted(artikel, redaktor), orsak="Det är varannan vecka.", by=expert)
    assert (revision.lage, revision.atersandes_for) == (Lage.UTKAST, "Det är varannan vecka.")


def test_a_reviewer_sends_back_with_a_reason(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    with pytest.raises(Inmatningsfel):
        send_back(revision=make_submitted(artikel, redaktor), orsak=" ", by=expert)


def test_an_empty_answer_is_not_submitted(artikel: Artikel, redaktor: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="Skriv ett svar"):
        submit(revision=save_utkast(artikel=artikel, innehall=Innehall(titel="Vad?"), by=redaktor), by=redaktor)


def test_what_has_a_time_is_published_when_it_comes(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    tid = timezone.now() + timedelta(hours=2)
    revision = approve(revision=make_submitted(artikel, redaktor, publiceras=tid), by=expert)
    assert (revision.lage, publish_due()) == (Lage.GODKAND, 0)
    assert (publish_due(tid), publish_due(tid)) == (1, 0)
    assert artikel.texter.get().publicerad == revision


def test_the_reviewer_may_take_away_the_time_that_was_asked_for(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor, publiceras=timezone.now() + timedelta(hours=2))
    assert approve(revision=revision, by=expert, publiceras=None).lage == Lage.PUBLICERAD


def test_a_time_that_has_been_is_refused_and_not_taken_for_now(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    before = timezone.now() - timedelta(days=1)
    revision = save_utkast(artikel=artikel, innehall=NYTT, by=redaktor)
    with pytest.raises(Inmatningsfel, match="har redan varit"):
        submit(revision=revision, by=redaktor, publiceras=before)
    submit(revision=revision, by=redaktor)
    with pytest.raises(Inmatningsfel, match="har redan varit"):
        approve(revision=revision, by=expert, publiceras=before)
    assert artikel.texter.get().publicerad != revision


def test_a_time_that_came_while_the_page_was_open_is_now(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    assert approve(revision=revision, by=expert, publiceras=timezone.now() - timedelta(minutes=2)).lage == Lage.PUBLICERAD


def test_the_time_can_be_moved(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    tid = timezone.now() + timedelta(hours=2)
    revision = approve(revision=make_submitted(artikel, redaktor, publiceras=tid), by=expert)
    schedule(revision=revision, publiceras=tid + timedelta(days=1), by=expert)
    assert publish_due(tid) == 0


def test_a_withdrawn_article_waits_with_what_was_to_be_published(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    tid = timezone.now() + timedelta(hours=2)
    approve(revision=make_submitted(artikel, redaktor, publiceras=tid), by=expert)
    withdraw(artikel=artikel, by=redaktor)
    assert publish_due(tid) == 0


def test_an_approval_may_set_the_review_date_and_end_the_need_for_change(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    Artikel.objects.update(behover_andras="Fel dag.")
    dag = timezone.localdate() + timedelta(days=100)
    approve(revision=make_submitted(artikel, redaktor), by=expert, granskas_senast=dag, is_atgardad=True)
    artikel.refresh_from_db()
    assert (artikel.granskas_senast, artikel.behover_andras) == (dag, "")


def test_the_internal_note_is_not_in_the_index(artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    hemligt = Innehall(titel="Var?", kort_svar="Här.", intern_not="Ring Provbergaren.")
    approve(revision=submit(revision=save_utkast(artikel=artikel, innehall=hemligt, by=redaktor), by=redaktor), by=expert)
    assert "provbergaren" not in Sokdokument.objects.get(samling="artikel").ord
