from datetime import timedelta

import pytest
from django.utils import timezone

from kontaktcenter.arbetstid import add_working_days
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.lucka import answer_lucka, assign_lucka, merge_lucka, reject_lucka, rename_lucka, reopen_lucka, split_lucka
from kunskapsbank.actions.luckartikel import asked_words, close_answered, write_article
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.models import Artikel, Artikelhandelse, Kunskapslucka, Sokning
from kunskapsbank.status import Lage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_lucka, make_redaktor, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


@pytest.fixture
def expert() -> Anvandare:
    return make_anvandare("handlaggare", make_enhet())


def test_the_center_gives_a_gap_to_a_unit_within_five_working_days(redaktor: Anvandare) -> None:
    lucka = assign_lucka(lucka=make_lucka(), enhet=make_enhet(), by=redaktor)
    assert (lucka.lage, lucka.enhet) == ("tilldelad", make_enhet())
    assert lucka.frist == add_working_days(lucka.tilldelad, 5, make_enhet().kalender.as_kalender())


def test_a_unit_moves_on_what_is_not_theirs(expert: Anvandare) -> None:
    lucka = assign_lucka(lucka=make_lucka(enhet=make_enhet()), enhet=make_enhet("skola", namn="Skolan"), by=expert)
    assert lucka.enhet.kortnamn == "skola"


def test_naming_who_sees_to_it_moves_no_deadline(expert: Anvandare) -> None:
    lucka = make_lucka(enhet=make_enhet())
    moved = assign_lucka(lucka=lucka, enhet=make_enhet(), ansvarig=expert, by=expert)
    assert (moved.ansvarig, moved.frist) == (expert, lucka.frist)


def test_who_does_not_keep_the_texts_cannot_be_named(redaktor: Anvandare) -> None:
    with pytest.raises(Inmatningsfel):
        assign_lucka(lucka=make_lucka(), enhet=make_enhet(), ansvarig=make_anvandare(), by=redaktor)


@pytest.mark.parametrize("enhet", [None, "bygglov"])
def test_other_units_and_agents_may_not_touch_a_gap(enhet: str | None) -> None:
    lucka = make_lucka(**({"enhet": make_enhet(enhet)} if enhet else {}))
    for by in (make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")), make_anvandare()):
        with pytest.raises(SaknarBehorighet):
            reject_lucka(lucka=lucka, besked="Nej.", by=by)
        with pytest.raises(SaknarBehorighet):
            assign_lucka(lucka=lucka, enhet=make_enhet("skola"), by=by)


def test_a_closed_unit_is_given_nothing(redaktor: Anvandare) -> None:
    closed = make_enhet("gammal", namn="Gamla", stangd=timezone.localdate())
    with pytest.raises(Inmatningsfel):
        assign_lucka(lucka=make_lucka(), enhet=closed, by=redaktor)


def test_a_published_article_closes_a_gap(expert: Anvandare) -> None:
    lucka = answer_lucka(lucka=make_lucka(enhet=make_enhet()), artikel=make_artikel(), besked="Ny artikel.", by=expert)
    assert (lucka.lage, lucka.is_open, lucka.besked) == ("atgardad", False, "Ny artikel.")


def test_a_draft_does_not_close_a_gap(expert: Anvandare) -> None:
    with pytest.raises(OtillatenHandling):
        answer_lucka(lucka=make_lucka(enhet=make_enhet()), artikel=make_artikel(lage=Lage.UTKAST), by=expert)


def test_a_gap_closed_without_article_tells_why(expert: Anvandare) -> None:
    lucka = make_lucka(enhet=make_enhet())
    with pytest.raises(Inmatningsfel):
        reject_lucka(lucka=lucka, besked="  ", by=expert)
    assert reject_lucka(lucka=lucka, besked="Det sköter Skatteverket.", by=expert).lage == "avvisad"


def test_a_closed_gap_is_closed_once(expert: Anvandare) -> None:
    lucka = make_lucka(enhet=make_enhet())
    reject_lucka(lucka=lucka, besked="Nej.", by=expert)
    with pytest.raises(OtillatenHandling):
        reject_lucka(lucka=lucka, besked="Nej.", by=expert)
    assert Artikelhandelse.objects.filter(typ="lucka_stangd").count() == 1


def test_a_closed_gap_is_opened_again_by_hand(expert: Anvandare) -> None:
    lucka = reject_lucka(lucka=make_lucka(enhet=make_enhet()), besked="Nej.", by=expert)
    assert reopen_lucka(lucka=lucka, by=expert).lage == "tilldelad"


def test_a_page_that_is_stale_changes_nothing(expert: Anvandare) -> None:
    lucka = make_lucka(enhet=make_enhet())
    rename_lucka(lucka=lucka, rubrik="Flytta inom kommunen", version=1, by=expert)
    with pytest.raises(InaktuellSida):
        reject_lucka(lucka=lucka, besked="Nej.", version=1, by=expert)


def test_merged_gaps_are_counted_together(redaktor: Anvandare) -> None:
    kept, gone = make_lucka(signaler=2), make_lucka("Flyttanmälan", signaler=3)
    assert merge_lucka(lucka=gone, till=kept, by=redaktor).antal == 5
    assert list(Kunskapslucka.objects.all()) == [kept]


def test_a_merged_gap_keeps_the_unit_and_the_draft_that_only_the_other_had(redaktor: Anvandare) -> None:
    draft, enhet = make_artikel(lage=Lage.UTKAST), make_enhet()
    gone, kept = make_lucka("A", enhet=enhet, artikel=draft), make_lucka("B")
    merged = merge_lucka(lucka=gone, till=kept, by=redaktor)
    merged.refresh_from_db()
    assert (merged.lage, merged.enhet, merged.artikel, merged.frist) == ("tilldelad", enhet, draft, gone.frist)


def test_of_two_deadlines_the_earlier_one_holds_after_a_merge(redaktor: Anvandare) -> None:
    gone, kept = make_lucka("A", enhet=make_enhet()), make_lucka("B", enhet=make_enhet("skola", namn="Skolan"))
    Kunskapslucka.objects.filter(pk=gone.pk).update(frist=kept.frist - timedelta(days=3))
    merged = merge_lucka(lucka=gone, till=kept, by=redaktor)
    assert merged.frist == kept.frist - timedelta(days=3) and merged.enhet == kept.enhet


def test_gaps_with_a_draft_each_are_not_merged(redaktor: Anvandare) -> None:
    one, other = (make_lucka(rubrik, artikel=make_artikel(lage=Lage.UTKAST)) for rubrik in "AB")
    with pytest.raises(OtillatenHandling, match="Båda luckorna har ett utkast"):
        merge_lucka(lucka=one, till=other, by=redaktor)
    assert Kunskapslucka.objects.count() == 2


def test_the_answer_of_a_closed_gap_does_not_close_the_one_it_is_merged_into(redaktor: Anvandare) -> None:
    closed = answer_lucka(lucka=make_lucka("A"), artikel=make_artikel(), by=redaktor)
    assert merge_lucka(lucka=closed, till=make_lucka("B"), by=redaktor).artikel is None


def test_what_is_done_to_a_merged_gap_is_refused_with_a_reason(redaktor: Anvandare) -> None:
    kept, gone = make_lucka(), make_lucka("Flyttanmälan")
    merge_lucka(lucka=gone, till=kept, by=redaktor)
    with pytest.raises(InaktuellSida, match="slagit ihop"):
        rename_lucka(lucka=gone, rubrik="X", by=redaktor)


def test_a_gap_is_not_merged_with_itself_or_by_a_unit(redaktor: Anvandare, expert: Anvandare) -> None:
    lucka = make_lucka(enhet=make_enhet())
    with pytest.raises(Inmatningsfel):
        merge_lucka(lucka=lucka, till=lucka, by=redaktor)
    with pytest.raises(SaknarBehorighet):
        merge_lucka(lucka=lucka, till=make_lucka("B"), by=expert)


def test_signals_that_ask_something_else_become_a_gap_of_their_own(redaktor: Anvandare) -> None:
    lucka = make_lucka(signaler=3)
    new = split_lucka(lucka=lucka, signaler=lucka.signaler.all()[:1], rubrik="Flytta utomlands", by=redaktor)
    lucka.refresh_from_db()
    assert (new.antal, lucka.antal, new.rubrik) == (1, 2, "Flytta utomlands")


@pytest.mark.parametrize("antal", [0, 3])
def test_some_signals_are_split_off_and_some_are_left(redaktor: Anvandare, antal: int) -> None:
    lucka = make_lucka(signaler=3)
    with pytest.raises(Inmatningsfel):
        split_lucka(lucka=lucka, signaler=lucka.signaler.all()[:antal], rubrik="Annat", by=redaktor)


def test_the_article_of_a_gap_begins_with_its_question_and_the_askers_words(redaktor: Anvandare) -> None:
    lucka = register_signal(slag="saknas", kalla="a", text="hur anmäler jag flytt", sprak="sv").lucka
    register_signal(slag="saknas", kalla="b", text="Jag heter Anna Testsson, anmäla flytt?", sprak="sv")
    artikel = write_article(lucka=lucka, amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)
    draft = artikel.texter.get().revisioner.get()
    assert (draft.titel, draft.sokord) == ("hur anmäler jag flytt", ["Jag heter, anmäla flytt"])


def test_a_gap_closes_by_itself_when_its_article_is_published(redaktor: Anvandare) -> None:
    lucka = make_lucka()
    artikel = write_article(lucka=lucka, amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)
    assert close_answered() == 0
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD)
    assert (close_answered(), close_answered()) == (1, 0)
    lucka.refresh_from_db()
    assert (lucka.lage, lucka.artikel) == ("atgardad", artikel)


def make_sokt(dorr: str) -> Kunskapslucka:
    """A gap that a search at a door has left."""
    sokning = Sokning.objects.create(dorr=dorr, fraga="laddstolpe brf", antal=0, is_saker=False)
    lucka = make_lucka("Laddstolpe i bostadsrättsförening")
    lucka.signaler.create(slag="nolltraff", kalla=f"sokning:{sokning.nyckel}", text="laddstolpe brf", sprak="sv")
    return lucka


@pytest.mark.parametrize(("dorr", "malgrupp"), [("publik", "publik"), ("arbetsplats", "intern")])
def test_what_the_public_asked_is_begun_as_an_article_for_everybody(redaktor: Anvandare, dorr: str, malgrupp: str) -> None:
    artikel = write_article(lucka=make_sokt(dorr), amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)
    assert artikel.malgrupp == malgrupp


def test_an_article_for_the_staff_alone_does_not_answer_the_public(redaktor: Anvandare) -> None:
    artikel = write_article(lucka=make_sokt("publik"), amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)
    Artikel.objects.filter(pk=artikel.pk).update(malgrupp="intern")
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD)
    assert close_answered() == 0


def test_a_gap_gets_one_article(redaktor: Anvandare) -> None:
    lucka = make_lucka()
    write_article(lucka=lucka, amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)
    with pytest.raises(OtillatenHandling):
        write_article(lucka=lucka, amne=make_artikelamne(), enhet=make_enhet(), by=redaktor)


def test_long_questions_are_told_by_the_words_that_say_something() -> None:
    lucka = register_signal(slag="saknas", kalla="a", text="flytt", sprak="sv").lucka
    text = "hej jag undrar hur jag ska göra för att anmäla att jag har tänkt flytta till en annan kommun snart"
    lucka.signaler.create(slag="saknas", kalla="b", text=text)
    assert all(len(wording) <= 80 for wording in asked_words(lucka)) and "flytta" in asked_words(lucka)[0]
