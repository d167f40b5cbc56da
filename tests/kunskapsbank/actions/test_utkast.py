"""Drafts, and the index that follows what is in use."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Arendetyp
from kunskapsbank.actions.artikel import create_artikel, update_artikel
from kunskapsbank.actions.index import sync_artiklar, sync_validity
from kunskapsbank.actions.utkast import discard, restore, save_utkast
from kunskapsbank.efterslapning import Efterslapning, measure
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Artikeltext, Revision, Sokdokument
from kunskapsbank.models.artikeltext import TITEL_HOGST
from kunskapsbank.status import Lage, Malgrupp
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_artikeltext, make_redaktor, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


@pytest.fixture
def artikel() -> Artikel:
    return make_artikel()


def found() -> set[int]:
    return set(Sokdokument.objects.filter(samling="artikel").values_list("nyckel", flat=True))


def test_an_older_version_becomes_a_new_draft(artikel: Artikel, redaktor: Anvandare) -> None:
    first = artikel.texter.get().publicerad
    save_utkast(artikel=artikel, innehall=Innehall(titel="Ny?"), by=redaktor)
    draft = restore(revision=first, by=redaktor)
    assert (draft.titel, draft.lage, draft.nummer, draft.kommentar) == (first.titel, Lage.UTKAST, 3, "Hämtad från version 1")


def test_what_is_the_draft_already_is_not_fetched_again(artikel: Artikel, redaktor: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="redan så här"):
        restore(revision=artikel.texter.get().publicerad, by=redaktor)


def test_a_published_version_is_not_discarded(artikel: Artikel, redaktor: Anvandare) -> None:
    with pytest.raises(OtillatenHandling):
        discard(revision=artikel.texter.get().publicerad, by=redaktor)


@pytest.mark.parametrize(
    ("innehall", "falt"),
    [
        (Innehall(titel=" "), "titel"),
        (Innehall(titel="a" * (TITEL_HOGST + 1)), "titel"),
        (Innehall(titel="Vad?", kort_svar="a" * 301), "kort_svar"),
        (Innehall(titel="Vad?", svar="a" * 5_000_000), "svar"),
        (Innehall(titel="Vad?", svar="a\x00b"), "svar"),
        (Innehall(titel="Vad?", sokord=[f"ord{n}" for n in range(101)]), "sokord"),
        (Innehall(titel="Vad?", steg=[{"text": "Utan rubrik."}]), "steg"),
        (Innehall(titel="Vad?", steg=[{"rubrik": "Steg"}] * 41), "steg"),
    ],
)
def test_what_cannot_be_stored_is_refused_at_its_field(artikel: Artikel, redaktor: Anvandare, innehall: Innehall, falt: str) -> None:
    with pytest.raises(Inmatningsfel) as refusal:
        save_utkast(artikel=artikel, innehall=innehall, by=redaktor)
    assert refusal.value.falt == falt and Revision.objects.count() == 1


def test_steps_are_kept_in_a_known_form(artikel: Artikel, redaktor: Anvandare) -> None:
    steg = [{"rubrik": "Ansök", "lage": "fel", "bild": "x", "okant": "<b>", "underlag": ["Karta", ""]}, {}]
    saved = save_utkast(artikel=artikel, innehall=Innehall(titel="Hur?", steg=steg), by=redaktor)
    assert saved.steg == [{"rubrik": "Ansök", "text": "", "vem": "", "tid": "", "bild": "", "underlag": ["Karta"], "lage": ""}]


def test_an_editor_of_a_unit_begins_articles_of_the_units_below_only() -> None:
    ovan = make_enhet("teknik", namn="Tekniska")
    redaktor = make_redaktor(ovan)
    falt = {"amne": make_artikelamne(), "by": redaktor}
    create_artikel(ansvarig_enhet=make_enhet("vatten", namn="Vatten", foralder=ovan), **falt)
    with pytest.raises(SaknarBehorighet):
        create_artikel(ansvarig_enhet=make_enhet("skola", namn="Skolan"), **falt)


def test_an_article_goes_to_no_unit_that_is_closed(redaktor: Anvandare) -> None:
    stangd = make_enhet("stangd", namn="Stängda", stangd=date(2026, 1, 1))
    with pytest.raises(Inmatningsfel, match="Stängda är stängd"):
        create_artikel(amne=make_artikelamne(), ansvarig_enhet=stangd, by=redaktor)


def test_an_expert_opens_an_internal_article_to_everybody() -> None:
    artikel = make_artikel(malgrupp=Malgrupp.INTERN)
    expert = make_anvandare("handlaggare", artikel.ansvarig_enhet)
    assert update_artikel(artikel=artikel, by=expert, malgrupp=Malgrupp.PUBLIK).malgrupp == Malgrupp.PUBLIK


def test_an_article_that_is_to_hold_later_is_found_when_it_does(artikel: Artikel, redaktor: Anvandare) -> None:
    sync_artiklar([artikel])
    key = artikel.texter.get().pk
    assert found() == {key}
    artikel = update_artikel(artikel=artikel, by=redaktor, giltig_fran=timezone.localdate() + timedelta(days=1))
    assert found() == set() and sync_validity() == 0
    Artikel.objects.update(giltig_fran=timezone.localdate())
    assert (sync_validity(), found(), sync_validity()) == (1, {key}, 0)
    Artikel.objects.update(giltig_till=timezone.localdate() - timedelta(days=1), giltig_fran=date(2026, 1, 1))
    assert (sync_validity(), found()) == (1, set())


def test_an_article_follows_the_words_of_its_case_type(artikel: Artikel) -> None:
    typ = make_arendetyp(sokord=["bygga ut"])
    artikel.arendetyper.add(typ)
    sync_artiklar([artikel])
    assert sync_validity() == 0
    Arendetyp.objects.update(sokord=["bygga till"])
    assert (sync_validity(), sync_validity()) == (1, 0)
    Arendetyp.objects.update(is_active=False)
    assert (sync_validity(), sync_validity()) == (1, 0)


def test_a_translation_lags_by_what_was_published_since(artikel: Artikel) -> None:
    first = artikel.texter.get().publicerad
    follows = make_artikeltext(artikel, "en", original=first)
    unknown = make_artikeltext(artikel, "fi")
    for andring in ("mindre", "storre", "mindre"):
        make_revision(artikel.texter.get(sprak="sv"), lage=Lage.PUBLICERAD, andring=andring)
    texts = Artikeltext.objects.filter(artikel=artikel).select_related("publicerad")
    assert measure(texts) == {follows.pk: Efterslapning(mindre=2, storre=1), unknown.pk: Efterslapning(is_okand=True)}
