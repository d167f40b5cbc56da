"""The pages around the text: lists, one article, versions, pictures, what belongs together, and what each move says."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Bild, Lankkontroll, Revision
from kunskapsbank.skillnad import compare
from kunskapsbank.status import Lage, Malgrupp
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_artikeltext, make_redaktor, make_revision

pytestmark = pytest.mark.django_db


def make_submitted(artikel: Artikel, by: Anvandare) -> Revision:
    draft = save_utkast(artikel=artikel, innehall=Innehall(titel="När hämtas glaset?", kort_svar="Varje månad."), by=by)
    return submit(revision=draft, by=by)


def test_an_article_is_begun_with_its_question(inne: Client) -> None:
    enhet = make_enhet("avfall", namn="Avfallsenheten")
    data = {"titel": "Var?", "amne": make_artikelamne().pk, "ansvarig_enhet": enhet.pk, "slag": "artikel", "malgrupp": "publik"}
    response = inne.post(reverse("artikel_ny"), data)
    artikel = Artikel.objects.get()
    assert response.url == reverse("artikel_text", args=[artikel.pk, "sv"])
    assert Revision.objects.get().titel == "Var?" and artikel.samling.kod == "egna"


def test_the_list_says_of_a_published_article_with_a_draft_that_it_is_both(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    before = inne.get(reverse("redaktion")).text.count("Publicerad")
    save_utkast(artikel=artikel, innehall=Innehall(titel="När hämtas glaset?"), by=redaktor)
    text = inne.get(reverse("redaktion")).text
    assert text.count("Publicerad") == before and "Utkast" in text


def test_line_ends_of_a_form_are_no_difference() -> None:
    fore, efter = Revision(svar="Ett.\n\nTvå."), Revision(svar="Ett.\r\n\r\nTvå.", kort_svar="Nytt.")
    assert [skillnad.namn for skillnad in compare(fore, efter)] == ["Kort svar"]


def test_an_expert_begins_no_article(client: Client, expert: Anvandare) -> None:
    client.force_login(expert)
    assert client.get(reverse("artikel_ny")).status_code == 403


@pytest.mark.parametrize(
    ("fraga", "syns"),
    [
        ("", ["a", "b", "c"]),
        ("q=sopor", ["a"]),
        ("q=SOPOR+hämtas", ["a"]),
        ("enhet=skola", ["b"]),
        ("lage=indragen", ["c"]),
        ("lage=publicerad", ["a", "b"]),
        ("sprak=en", ["a"]),
        ("farskhet=inaktuell", ["b"]),
        ("markerad=behover_andras", ["b"]),
        ("markerad=mina", ["c"]),
        ("markerad=lankar", ["a"]),
        ("sortera=granskas", ["b", "a", "c"]),
        ("sida=99&lage=xx", ["a", "b", "c"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(inne: Client, redaktor: Anvandare, fraga: str, syns: list[str]) -> None:
    a = make_artikel("När hämtas sopor?")
    make_artikeltext(a, "en", titel="When?")
    Lankkontroll.objects.create(text=a.texter.first(), adress="https://a.example/", fel="Borta.", fel_sedan=timezone.now())
    idag = timezone.localdate()
    skola = make_enhet("skola", namn="Skolan")
    b = make_artikel("Skolskjuts?", ansvarig_enhet=skola, granskas_senast=idag - timedelta(days=60), behover_andras="X")
    c = make_artikel("Borta?", indragen=timezone.now(), ansvarig=redaktor)
    page = inne.get(f"{reverse('redaktion')}?{fraga}").content.decode()
    found = [namn for namn, artikel in (("a", a), ("b", b), ("c", c)) if reverse("artikel_redaktion", args=[artikel.pk]) in page]
    assert found == sorted(syns)


def test_a_list_costs_as_many_queries_for_many_as_for_few(inne: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(8):
        make_artikeltext(make_artikel(f"Fråga {number}?"), "en", titel="When?")
    with django_assert_max_num_queries(20):
        inne.get(reverse("redaktion"))
    with django_assert_max_num_queries(18):
        inne.get(reverse("oversattningar"))


def test_the_page_of_an_article_costs_no_more_for_each_language(inne: Client, artikel: Artikel, django_assert_max_num_queries: Any) -> None:
    artikel.relaterade.add(make_artikel("Var lämnar jag glas?"))
    for sprak in ("en", "fi", "ar"):
        make_revision(make_artikeltext(artikel, sprak, titel="When?"), titel="When now?", svar="Soon.")
    with django_assert_max_num_queries(12):
        page = inne.get(reverse("artikel_redaktion", args=[artikel.pk])).content.decode()
    assert page.count("Soon.") == 3 and "Var lämnar jag glas?" in page


def test_an_editor_of_a_unit_sees_the_units_articles(client: Client, artikel: Artikel) -> None:
    client.force_login(make_redaktor(make_enhet("skola", namn="Skolan")))
    assert "soporna" not in client.get(reverse("redaktion")).content.decode()
    assert client.get(reverse("artikel_redaktion", args=[artikel.pk])).status_code == 403


def test_an_agent_has_no_list_of_drafts(client: Client) -> None:
    client.force_login(make_anvandare("kommunvagledare"))
    assert client.get(reverse("redaktion")).status_code == 403


def test_the_page_of_an_article_tells_all_of_it(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    make_submitted(artikel, redaktor)
    Lankkontroll.objects.create(text=artikel.texter.get(), adress="https://a.example/x", fel="Borta.", fel_sedan=timezone.now())
    Artikel.objects.update(behover_andras="Fel dag.")
    page = inne.get(reverse("artikel_redaktion", args=[artikel.pk])).content.decode()
    for words in ("Väntar på granskning", "https://a.example/x", "Fel dag.", "Skickad till granskning", "Version 1 är publicerad"):
        assert words in page


def test_the_writer_reads_the_text_while_it_is_reviewed(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    make_submitted(artikel, redaktor)
    page = inne.get(reverse("artikel_redaktion", args=[artikel.pk])).content.decode()
    assert "Läs texten" in page and "<strong>När hämtas glaset?</strong>" in page and "Varje månad." in page


def test_facts_are_saved_and_a_stale_page_is_refused(inne: Client, artikel: Artikel) -> None:
    url = reverse("artikel_uppgifter", args=[artikel.pk])
    data = {
        "version": 1, "ansvarig_enhet": artikel.ansvarig_enhet_id, "amne": artikel.amne_id, "slag": "artikel", "malgrupp": "publik",
        "giltig_fran": "2026-01-01", "kontaktvag": "Till kundtjänst.",
    }  # fmt: skip
    assert inne.post(url, data).status_code == 302
    artikel.refresh_from_db()
    assert artikel.kontaktvag == "Till kundtjänst." and artikel.history.count() == 2
    refused = inne.post(url, data | {"kontaktvag": "Nej."})
    assert refused.status_code == 409 and f'name="version" value="{artikel.version}"' in refused.content.decode()
    backwards = {"version": artikel.version, "giltig_till": "2025-01-01"}
    assert "sluta gälla innan" in inne.post(url, data | backwards).content.decode()


def test_case_types_are_chosen_under_their_subjects_and_those_with_a_choice_are_open(inne: Client, artikel: Artikel) -> None:
    vag, bad = make_arendetyp("hal", namn="Hål i vägen", amne=make_artikelamne("vagar", "Vägar")), make_arendetyp("bad", namn="Badvatten")
    artikel.arendetyper.set([vag])
    page = inne.get(reverse("artikel_uppgifter", args=[artikel.pk])).content.decode()
    groups = re.findall(r'<details class="redaktion-amne"( open)?>\s*<summary>(.*?)</summary>', page)
    assert groups == [("", str(bad.amne)), (" open", "Vägar")]


def test_an_editor_does_not_open_a_published_article_to_everybody(inne: Client) -> None:
    artikel = make_artikel(malgrupp=Malgrupp.INTERN)
    data = {
        "version": 1, "ansvarig_enhet": artikel.ansvarig_enhet_id, "amne": artikel.amne_id, "slag": "artikel", "malgrupp": "publik",
        "giltig_fran": "2026-01-01",
    }  # fmt: skip
    assert inne.post(reverse("artikel_uppgifter", args=[artikel.pk]), data).status_code == 403
    artikel.refresh_from_db()
    assert artikel.malgrupp == Malgrupp.INTERN


def test_the_versions_say_what_each_has_changed(inne: Client, artikel: Artikel) -> None:
    first = artikel.texter.get().publicerad
    second = make_revision(first.text, lage=Lage.KASTAD, bygger_pa=first, svar="Nytt.", sokord=["kärl"], kommentar="Nya tider")
    make_revision(first.text, bygger_pa=second, svar="Nytt.", sokord=["kärl"])
    page = inne.get(reverse("artikel_versioner", args=[artikel.pk, "sv"])).content.decode()
    assert "<span>Hela svaret, Inringarnas egna ord<span" in page and "Nya tider" in page
    assert "<span>Samma ord</span>" in page and "<span>Ny text</span>" in page
    assert f"<span>{first.titel}</span>" not in page


def test_versions_are_compared_and_fetched_back(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    save_utkast(artikel=artikel, innehall=Innehall(titel="När hämtas soporna?", kort_svar="Varje vecka."), by=redaktor)
    args = [artikel.pk, "sv"]
    assert "Hämta tillbaka" in inne.get(reverse("artikel_versioner", args=args)).content.decode()
    page = inne.get(reverse("artikel_jamfor", args=args) + "?fore=1&efter=2").content.decode()
    assert "<del>Varannan</del>" in page and "<ins>Varje</ins>" in page
    assert inne.get(reverse("artikel_jamfor", args=args) + "?fore=9").status_code == 404
    first = Revision.objects.get(nummer=1)
    assert inne.post(reverse("revision_aterstall", args=[first.pk]), {"version": first.version}).status_code == 302
    assert Revision.objects.get(nummer=3).kort_svar == "Varannan vecka."


def test_a_picture_is_made_anew_and_shown_to_those_who_may_read(inne: Client, client: Client, artikel: Artikel) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3000, 1500), "green").save(out, "JPEG", exif=b"Exif\x00\x00hemligt")
    url = reverse("artikel_bilder", args=[artikel.pk])
    assert inne.post(url, {"fil": ContentFile(b"<svg onload=alert(1)>", "a.svg"), "alt": "X"}).status_code == 400
    assert inne.post(url, {"fil": ContentFile(out.getvalue(), "a.jpg"), "alt": "Ett grönt kärl"}).status_code == 302
    bild = Bild.objects.get()
    assert (bild.bredd, bild.hojd, bild.alt) == (2000, 1000, "Ett grönt kärl") and b"hemligt" not in bild.fil.read()
    src = reverse("artikelbild", args=[bild.pk])
    Revision.objects.update(svar=f"![](bild:{bild.pk})")
    assert Client().get(src)["Content-Type"] == "image/jpeg"
    assert Client().get(src, headers={"if-none-match": f'"{bild.pk.hex}"'}).status_code == 304
    Artikel.objects.update(malgrupp=Malgrupp.INTERN)
    assert Client().get(src).status_code == 404 and inne.get(src).status_code == 200


def test_articles_beside_each_other_may_stand_in_a_ring(inne: Client, artikel: Artikel) -> None:
    b, c = make_artikel("B?"), make_artikel("C?")
    for one, other in ((artikel, b), (b, c), (c, artikel)):
        keys = [*one.relaterade.values_list("pk", flat=True), other.pk, one.pk]
        inne.post(reverse("artikel_relaterade", args=[one.pk]), {"artikel": keys})
    assert all(set(a.relaterade.all()) == {artikel, b, c} - {a} for a in (artikel, b, c))
    assert "B?" in inne.get(reverse("kunskapsartikel", args=[artikel.pk])).content.decode()


def test_more_to_read_is_found_by_the_words_of_its_question(inne: Client, artikel: Artikel) -> None:
    make_artikel("Var lämnar jag glas?")
    page = inne.get(reverse("artikel_relaterade", args=[artikel.pk]) + "?q=GLAS+lämnar").content.decode()
    assert "Var lämnar jag glas?" in page


@pytest.mark.parametrize("namn", ["dra_in", "behover_andras"])
def test_each_door_shows_its_form_and_refuses_a_stale_page(inne: Client, artikel: Artikel, namn: str) -> None:
    url = reverse(f"artikel_{namn}", args=[artikel.pk])
    assert inne.get(url).status_code == 200
    refused = inne.post(url, {"version": artikel.version + 1, "vad": "X"})
    assert refused.status_code == 409 and f'name="version" value="{artikel.version}"' in refused.content.decode()
    assert inne.post(url, {"version": artikel.version, "vad": "X"}).status_code == 302
    assert inne.put(url).status_code == 405


def test_a_withdrawn_article_is_taken_back_by_whoever_withdrew_it(inne: Client, artikel: Artikel) -> None:
    inne.post(reverse("artikel_dra_in", args=[artikel.pk]), {"version": 1, "orsak": "Fel pris."})
    artikel.refresh_from_db()
    assert artikel.indragen and artikel.behover_andras == "Fel pris."
    assert inne.get(reverse("kunskapsartikel", args=[artikel.pk])).status_code == 404
    assert inne.post(reverse("artikel_dra_in", args=[artikel.pk]), {"version": 2}).status_code == 409
    assert inne.post(reverse("artikel_ta_i_bruk", args=[artikel.pk]), {"version": 2}).status_code == 302
    assert inne.get(reverse("kunskapsartikel", args=[artikel.pk])).status_code == 200


def test_an_expert_confirms_that_all_is_true(client: Client, artikel: Artikel, expert: Anvandare) -> None:
    client.force_login(expert)
    url = reverse("artikel_bekrafta", args=[artikel.pk])
    assert "Soporna hämtas varannan vecka." in client.get(url).content.decode()
    dag = timezone.localdate() + timedelta(days=200)
    assert client.post(url, {"version": 1, "granskas_senast": "2099-01-01"}).status_code == 400
    assert client.post(url, {"version": 1, "granskas_senast": dag.isoformat()}).url == reverse("mina_texter")
    artikel.refresh_from_db()
    assert artikel.granskas_senast == dag


def test_an_editor_confirms_nothing(inne: Client, artikel: Artikel) -> None:
    assert inne.get(reverse("artikel_bekrafta", args=[artikel.pk])).status_code == 403


def test_an_expert_approves_in_two_steps(client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    client.force_login(expert)
    url = reverse("revision_granska", args=[revision.pk])
    assert url in client.get(reverse("mina_texter")).content.decode()
    assert "Vad har ändrats?" in client.get(url).content.decode()
    assert client.post(url, {"version": revision.version, "artikelversion": 1}).url == reverse("mina_texter")
    assert artikel.texter.get().publicerad == revision
    assert client.post(url, {"version": revision.version, "artikelversion": 1}).status_code == 409


def test_an_expert_sends_back_with_a_reason(client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    client.force_login(expert)
    url = reverse("revision_skicka_tillbaka", args=[revision.pk])
    assert client.post(url, {"version": revision.version, "orsak": ""}).status_code == 400
    assert client.post(url, {"version": revision.version, "orsak": "Fel."}).status_code == 302
    client.force_login(redaktor)
    assert "Fel." in client.get(reverse("artikel_text", args=[artikel.pk, "sv"])).content.decode()


def test_a_draft_is_discarded_and_what_is_published_stays(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    inne.post(reverse("revision_kasta", args=[revision.pk]), {"version": revision.version})
    revision.refresh_from_db()
    assert revision.lage == Lage.KASTAD and artikel.texter.get().publicerad.nummer == 1


def test_a_reviewer_sees_the_callers_words_the_source_and_what_differs_in_them(
    client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare
) -> None:
    Artikel.objects.update(kalla="Avfallsplanen", kalla_lank="https://exempel.se/plan")
    revision = make_submitted(artikel, redaktor)
    Revision.objects.filter(pk=revision.pk).update(sokord=["sopnedkast", "kärlet"])
    client.force_login(expert)
    page = client.get(reverse("revision_granska", args=[revision.pk])).content.decode()
    assert "<li>sopnedkast</li>" in page and "<ins>sopnedkast</ins>" in page
    assert "https://exempel.se/plan" in page and "Alla" in page


def test_a_reviewer_is_told_when_the_source_has_changed_meanwhile(client: Client, redaktor: Anvandare, expert: Anvandare) -> None:
    artikel = make_artikel(lage=Lage.GRANSKAS)
    revision = Revision.objects.get()
    Artikel.objects.update(kalla="Ny källa", version=2)
    client.force_login(expert)
    url = reverse("revision_granska", args=[revision.pk])
    refused = client.post(url, {"version": revision.version, "artikelversion": 1})
    assert refused.status_code == 409 and 'name="artikelversion" value="2"' in refused.content.decode()
    assert client.post(url, {"version": revision.version, "artikelversion": 2}).status_code == 302
    assert artikel.texter.get().publicerad == revision


def test_a_text_with_a_time_is_published_before_it_by_its_reviewer(
    inne: Client, client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare
) -> None:
    revision = make_submitted(artikel, redaktor)
    later = timezone.now() + timedelta(days=2)
    Revision.objects.filter(pk=revision.pk).update(lage=Lage.GODKAND, publiceras=later, granskad=timezone.now())
    url = reverse("revision_schemalagg", args=[revision.pk])
    assert inne.post(url, {"version": revision.version, "publiceras": "3026-01-01T10:00"}).status_code == 400
    moved = (later + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    assert inne.post(url, {"version": revision.version, "publiceras": moved}).status_code == 302
    url = reverse("revision_publicera", args=[revision.pk])
    assert inne.post(url, {"version": revision.version + 1}).status_code == 403
    client.force_login(expert)
    assert client.post(url, {"version": revision.version + 1}).status_code == 302
    assert artikel.texter.get().publicerad == revision


def test_an_editor_reaches_no_door_of_an_expert(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    revision = make_submitted(artikel, redaktor)
    assert inne.get(reverse("revision_granska", args=[revision.pk])).status_code == 403
    assert inne.get(reverse("mina_texter")).status_code == 403


def test_my_texts_cost_as_many_queries_for_many_as_for_few(client: Client, expert: Anvandare, django_assert_max_num_queries: Any) -> None:
    redaktor = make_redaktor(make_center())
    for number in range(6):
        make_submitted(make_artikel(f"Fråga {number}?", granskas_senast=timezone.localdate(), behover_andras="X"), redaktor)
    client.force_login(expert)
    with django_assert_max_num_queries(28):
        client.get(reverse("mina_texter"))


def test_the_day_of_review_is_said_as_people_do_with_the_exact_day_beside_it(inne: Client, artikel: Artikel) -> None:
    artikel.granskas_senast = timezone.localdate() - timedelta(days=1)
    artikel.save(update_fields=["granskas_senast"])
    for url in (reverse("redaktion"), reverse("artikel_redaktion", args=[artikel.pk]), reverse("kunskapsartikel", args=[artikel.pk])):
        page = inne.get(url).content.decode()
        assert f'datetime="{artikel.granskas_senast}"' in page and ">i går</time>" in page


def test_a_picture_is_open_to_all_only_while_a_published_text_shows_it(inne: Client, artikel: Artikel) -> None:
    out = io.BytesIO()
    Image.new("RGB", (3, 3), "green").save(out, "PNG")
    inne.post(reverse("artikel_bilder", args=[artikel.pk]), {"fil": ContentFile(out.getvalue(), "a.png"), "alt": "Ett grönt kärl"})
    nyckel = Bild.objects.get().pk
    src, shown = reverse("artikelbild", args=[nyckel]), Revision.objects.filter(publicerad_som__artikel=artikel)
    assert (Client().get(src).status_code, inne.get(src).status_code) == (404, 200)
    for falt in ({"intern_not": f"![](bild:{nyckel})"}, {"svar": f"![Kärl](bild:{nyckel})"}, {"svar": "", "steg": [{"bild": str(nyckel)}]}):
        shown.update(**falt)
        assert Client().get(src).status_code == (404 if "intern_not" in falt else 200)
