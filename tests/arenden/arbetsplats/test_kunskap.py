"""The knowledge base at the work place: each door, with and without script."""

import pytest
from django.urls import reverse

from arenden.models import Fraga, Kontakt, Svarsartikel
from kontaktcenter.models import Anvandare, Medlemskap, Utskick
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Artikel, Lucksignal, Sokning, Sokoppning
from kunskapsbank.status import Malgrupp
from tests.arenden.arbetsplats.kontakt import HTMX, Kontaktdorr
from tests.arenden.fragor import make_besvarad
from tests.factories import make_arendetyp, make_center, make_foljdfraga
from tests.factories_arenden import make_agent
from tests.factories_kunskap import make_artikel, make_artikeltext

pytestmark = pytest.mark.django_db
HEMLIGT = "Koden till porten är fyra ettor"


def make_findable(titel: str = "När hämtas soporna?", **falt) -> Artikel:
    artikel = make_artikel(titel, intern_not=HEMLIGT, kontaktvag="Lämna över till Avfallsenheten.", **falt)
    sync_artiklar([artikel])
    return artikel


def search(dorr: Kontaktdorr, text: str, namn: str = "artiklar", **mer):
    rows = {"text": text, "nyckel": dorr.nyckel, "nummer": 0, "sprak": "sv", **mer}
    return dorr.client.post(reverse(f"arbetsplats_{namn}"), rows, headers=HTMX)


def open_article(dorr: Kontaktdorr, artikel: Artikel, **mer):
    return dorr.post("artikel", 0, artikel.pk, is_htmx=True, plats=1, **mer)


def save(dorr: Kontaktdorr, **mer):
    return dorr.post("spara", f0_utfall="besvarad_direkt", f0_svar="Varannan vecka.", **mer)


def test_answers_are_found_while_the_question_is_typed_and_nothing_is_logged() -> None:
    make_findable()
    page = search(Kontaktdorr(make_agent()), "när hämtas min sop").content.decode()
    assert "<mark>" in page and "Varannan vecka." in page and HEMLIGT not in page
    assert not Sokning.objects.exists()


def test_answers_that_only_look_like_the_question_are_said_to_be_unsure() -> None:
    make_findable("När är badhuset öppet?")
    dorr = Kontaktdorr(make_agent())
    assert "Inget säkert svar" in search(dorr, "bårhuset").content.decode()
    assert "Inget säkert svar" not in search(dorr, "badhuset").content.decode()


def test_the_answer_for_the_chosen_case_type_comes_first() -> None:
    typ = make_arendetyp("sopavgift", namn="Avgift")
    make_findable("Sopor, vad kostar?")
    meant = make_findable("Vad kostar sopor?", arendetyper=[typ])
    page = search(Kontaktdorr(make_agent()), "vad kostar sopor", arendetyp=str(typ.pk)).content.decode()
    assert page.index(f"/{meant.pk}/") == min(page.index(f"/{artikel.pk}/") for artikel in Artikel.objects.all())


def test_a_question_that_has_settled_is_logged_once_and_the_next_one_follows_it() -> None:
    make_findable()
    dorr = Kontaktdorr(make_agent())
    first = search(dorr, "när kommer sopbilen", klar=1)["X-Sokning"]
    again = search(dorr, "när kommer sopbilen", klar=1, foregaende=first)["X-Sokning"]
    second = search(dorr, "sophämtning", klar=1, foregaende=first)["X-Sokning"]
    assert first == again != second
    assert str(Sokning.objects.get(pk=second).foregaende_id) == first
    assert set(Sokning.objects.values_list("dorr", flat=True)) == {"arbetsplats"}


@pytest.mark.parametrize("text", ["", "   ", "🙂", "och att det", "x" * 10_000, "\0", "'; DROP TABLE", "مرحبا", "a & | ! b:*"])
def test_whatever_is_typed_gives_a_sentence_or_a_list(text) -> None:
    make_findable()
    dorr = Kontaktdorr(make_agent())
    assert [search(dorr, text, namn).status_code for namn in ("artiklar", "liknande")] == [200, 200]


@pytest.mark.parametrize("namn", ["artiklar", "liknande"])
def test_a_search_without_a_contact_is_refused(namn) -> None:
    assert search(Kontaktdorr(make_agent()), "sopor", namn, nyckel="ingen").status_code == 400


def test_an_opened_article_is_kept_with_the_contact_and_noted_for_the_search() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?")
    page = open_article(dorr, artikel).content.decode()
    assert HEMLIGT in page and "Lämna över till Avfallsenheten." in page and "Avfallsenheten" in page
    assert dorr.stored("f0-oppnade") == str(artikel.pk)
    assert dorr.stored("f0-sokning") == str(Sokning.objects.get().pk)
    assert Sokoppning.objects.get().artikel == artikel
    assert "Öppnade" in dorr.get("flik").content.decode()


def test_the_guide_has_its_steps_in_the_column() -> None:
    steg = [{"rubrik": "Ansök", "text": "Skicka **in**.", "vem": "Du", "tid": "1 dag", "underlag": ["Karta"], "lage": "", "bild": ""}]
    page = open_article(Kontaktdorr(make_agent(), f0_text="bygga"), make_findable("Bygga", slag="guide", steg=steg)).content.decode()
    assert "Ansök" in page and "<strong>in</strong>" in page and "Karta" in page


def test_the_caller_s_language_comes_first_and_another_is_told() -> None:
    artikel = make_findable()
    make_artikeltext(artikel, "fi", kort_svar="Joka toinen viikko.")
    dorr = Kontaktdorr(make_agent(), f0_text="roskat", sprak="fi")
    assert "Joka toinen viikko." in open_article(dorr, artikel).content.decode()
    assert "Här är svaret på Svenska" in open_article(dorr, artikel, sprak="ar").content.decode()


def test_an_article_that_has_been_withdrawn_cannot_be_opened() -> None:
    artikel = make_findable(indragen="2026-11-01T08:00+01:00")
    assert open_article(Kontaktdorr(make_agent(), f0_text="sopor"), artikel).status_code == 404
    assert Kontaktdorr(make_agent()).post("artikel", 0, 10**30, is_htmx=True).status_code == 404


def test_what_gave_the_answer_is_kept_with_the_question_and_helps_the_search() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?")
    open_article(dorr, artikel)
    save(dorr, f0_oppnade=artikel.pk, f0_artiklar=artikel.pk, f0_sokning=dorr.stored("f0-sokning"))
    assert Svarsartikel.objects.get().fraga == Fraga.objects.get()
    assert Sokning.objects.get().gav_svar is True


def test_an_article_that_was_opened_and_gave_no_answer_is_noted_too() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?")
    open_article(dorr, artikel)
    save(dorr, f0_oppnade=artikel.pk, f0_sokning=dorr.stored("f0-sokning"))
    assert (Sokning.objects.get().gav_svar, Svarsartikel.objects.count()) == (False, 0)


def test_an_article_withdrawn_during_the_call_is_told_and_nothing_is_lost() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?")
    Artikel.objects.update(indragen="2026-11-01T08:00+01:00")
    page = save(dorr, f0_artiklar=artikel.pk).content.decode()
    assert "används inte längre" in page and dorr.stored("f0-artiklar") == str(artikel.pk)
    assert not Kontakt.objects.exists()


def test_without_script_a_button_finds_and_opens_on_the_whole_page() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?")
    page = dorr.post("sok", 0).content.decode()
    assert "Varannan vecka." in page and 'id="kontakt"' in page and Sokning.objects.count() == 1
    page = dorr.post("artikel", 0, artikel.pk, plats=1).content.decode()
    assert HEMLIGT in page and 'id="kontakt"' in page


@pytest.mark.parametrize("slag", ["saknas", "fel", "otydligt"])
def test_an_article_is_reported_in_one_press_and_once(slag) -> None:
    artikel, typ = make_findable(), make_arendetyp()
    dorr = Kontaktdorr(make_agent(), f0_text="Ring Anna Testsson om soporna", f0_arendetyp=typ.pk)
    for _press in range(2):
        page = dorr.post("artikel_rapportera", 0, artikel.pk, is_htmx=True, slag=slag).content.decode()
    signal = Lucksignal.objects.get()
    assert "Avfallsenheten får veta det" in page
    assert (signal.slag, signal.artikel, signal.arendetyp, signal.av) == (slag, artikel, typ, dorr.agent)
    assert "Testsson" not in signal.text


def test_a_report_of_another_kind_is_refused_and_one_of_no_article_is_not_there() -> None:
    dorr, artikel = Kontaktdorr(make_agent(), f0_text="sopor"), make_findable()
    assert dorr.post("artikel_rapportera", 0, artikel.pk, slag="nolltraff").status_code == 400
    assert dorr.post("artikel_rapportera", 0, 999_999, slag="fel").status_code == 404
    assert not Lucksignal.objects.exists()


def test_a_missing_answer_is_reported_with_the_caller_s_words() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Hur lånar jag en lastcykel?")
    assert "rapporterat" in dorr.post("saknas", 0, is_htmx=True).content.decode()
    assert Lucksignal.objects.get().text == "Hur lånar jag en lastcykel?"
    assert dorr.stored("f0-text") == "Hur lånar jag en lastcykel?"


def test_a_missing_answer_to_nothing_is_asked_for_words() -> None:
    page = Kontaktdorr(make_agent()).post("saknas", 0, is_htmx=True).content.decode()
    assert "Skriv frågan först" in page and not Lucksignal.objects.exists()


def test_similar_questions_are_shown_masked_and_become_a_wish_for_an_article() -> None:
    agent = make_agent()
    fraga = make_besvarad(agent=agent)
    dorr = Kontaktdorr(agent, f0_text="elda löv")
    page = search(dorr, "elda löv", "liknande").content.decode()
    assert "Önska en artikel av svaret" in page and "Gör till artikelutkast" not in page and "Testsson" not in page
    assert "Önskemålet" in dorr.post("artikelutkast", fraga.pk, is_htmx=True).content.decode()
    assert Lucksignal.objects.get().kalla == f"artikelonskan:{fraga.pk}"


def test_one_who_writes_articles_makes_a_draft_of_a_similar_question() -> None:
    agent = make_agent()
    Medlemskap.objects.create(anvandare=agent, enhet=make_center(), roll="redaktor")
    fraga = make_besvarad(agent=agent)
    dorr = Kontaktdorr(Anvandare.objects.get(pk=agent.pk), f0_text="elda löv")
    page = search(dorr, "elda löv", "liknande").content.decode()
    assert "Gör till artikelutkast" in page and "Önska en artikel" not in page
    assert "Öppna artikelutkastet" in dorr.post("artikelutkast", fraga.pk, is_htmx=True).content.decode()


def test_the_mail_can_be_looked_at_and_holds_nothing_internal() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="När hämtas soporna?", epost="anna@testsson.example", namn="Anna Testsson")
    article = open_article(dorr, artikel).content.decode()
    text = article.split('<pre id="artikel-mejl"')[1].split(">", 1)[1].split("</pre>")[0]
    page = dorr.post("svarsmejl", 0, is_htmx=True, f0_svar=text).content.decode()
    assert "anna@testsson.example" in page and f"/svar/{artikel.pk}-" in page and HEMLIGT not in page
    assert not Utskick.objects.exists()


def test_a_mail_that_cannot_be_sent_says_why() -> None:
    page = Kontaktdorr(make_agent(), f0_text="sopor").post("svarsmejl", 0, f0_svar="Ja.").content.decode()
    assert "Vi har ingen e-postadress till personen." in page


def test_an_internal_article_is_never_offered_as_a_mail() -> None:
    page = open_article(Kontaktdorr(make_agent(), f0_text="sopor"), make_findable(malgrupp=Malgrupp.INTERN)).content.decode()
    assert "Mejla svaret" not in page and "artikel-mejl" not in page and "Använd som svar" in page


def test_the_check_list_tells_the_agent_how_to_ask() -> None:
    typ = make_arendetyp()
    make_foljdfraga(typ, "stolpe", text="Vilket nummer?", vagledning="Numret sitter på stolpen.")
    dorr = Kontaktdorr(make_agent(), f0_arendetyp=typ.pk)
    assert "Numret sitter på stolpen." in dorr.post("fraga_typ", 0, is_htmx=True).content.decode()


def test_a_question_taken_away_takes_its_articles_along() -> None:
    artikel = make_findable()
    dorr = Kontaktdorr(make_agent(), f0_text="sopor", f0_oppnade=artikel.pk, fragor=["0", "1"])
    page = dorr.post("fraga_bort", 0, is_htmx=True).content.decode()
    assert 'hx-swap-oob="true"' in page and "När hämtas soporna?" not in page
