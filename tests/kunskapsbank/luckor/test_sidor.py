import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.actions.inlasning import run_inlasning
from kunskapsbank.actions.manadsbrev import write_letter
from kunskapsbank.actions.nyhet import change_nyhet, publish_nyhet, read_nyhet
from kunskapsbank.actions.sokning import log_sokning
from kunskapsbank.models import Artikel, Inlasning, Kunskapslucka, Nyhet
from kunskapsbank.nyheter import unread_nyheter
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning, make_medlemskap
from tests.factories_kunskap import make_artikel, make_lucka, make_redaktor, make_revision, make_samling

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


def log_in(user: Anvandare) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def make_nyhet(by: Anvandare) -> Nyhet:
    return publish_nyhet(rubrik="Nya regler", text="Läs **detta**.", enheter=[make_center()], is_viktig=True, by=by)


def post(client: Client, lucka: Kunskapslucka, handling: str, **data: object) -> int:
    lucka.refresh_from_db()
    return client.post(reverse("lucka_handling", args=[lucka.pk, handling]), {"version": lucka.version, **data}).status_code


def test_the_center_sees_its_lists_and_gives_several_gaps_to_a_unit(redaktor: Anvandare) -> None:
    client, luckor = log_in(redaktor), [make_lucka(), make_lucka("Två")]
    log_sokning(dorr="publik", sprak="sv", fraga="laddstolpe", antal=0)
    for namn in ("luckor", "luckor_rapporterat", "luckor_sokningar", "mina_luckor"):
        assert client.get(reverse(namn)).status_code == 200
    client.post(reverse("luckor_lista", args=["nya"]), {"lucka": [gap.pk for gap in luckor], "enhet": make_enhet().pk})
    assert Kunskapslucka.objects.filter(lage="tilldelad").count() == 2
    assert "Två" in client.get(reverse("luckor_lista", args=["hos-enheterna"])).content.decode()


def test_a_unit_closes_its_gap_from_the_page_and_others_do_not_find_it() -> None:
    lucka, artikel = make_lucka(enhet=make_enhet()), make_artikel()
    client = log_in(make_anvandare("handlaggare", make_enhet()))
    assert client.get(reverse("lucka", args=[lucka.pk])).status_code == 200
    assert post(client, lucka, "avvisa") == 400
    assert post(client, lucka, "sla-ihop", till=1) == 403
    assert post(client, lucka, "finns-inte") == 404
    assert post(client, lucka, "besvara", artikel=artikel.pk) == 302
    stranger = log_in(make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")))
    assert stranger.get(reverse("lucka", args=[lucka.pk])).status_code == 404
    lucka.refresh_from_db()
    assert lucka.lage == "atgardad"


def test_an_editor_begins_an_article_splits_merges_and_opens_again(redaktor: Anvandare) -> None:
    client, lucka, other = log_in(redaktor), make_lucka(signaler=3, enhet=make_enhet()), make_lucka("Två")
    assert post(client, lucka, "skriv", amne=make_artikel().amne_id, enhet=make_enhet().pk) == 302
    assert post(client, lucka, "dela", signaler=[lucka.signaler.first().pk], rubrik="Annat") == 302
    assert post(client, other, "sla-ihop", till=lucka.pk) == 302
    assert post(client, lucka, "avvisa", besked="Nej.") == 302
    assert post(client, lucka, "oppna") == 302
    lucka.refresh_from_db()
    assert lucka.is_open and client.get(reverse("lucka", args=[lucka.pk])).status_code == 200


def test_a_stale_page_of_a_gap_is_refused_with_what_was_typed(redaktor: Anvandare) -> None:
    lucka = make_lucka()
    response = log_in(redaktor).post(reverse("lucka_handling", args=[lucka.pk, "avvisa"]), {"version": 99, "besked": "Mina ord"})
    page = response.content.decode()
    assert response.status_code == 409 and "Mina ord" in page and 'value="99"' not in page


def test_a_list_costs_the_same_however_long(redaktor: Anvandare, django_assert_max_num_queries) -> None:
    client = log_in(redaktor)
    for n in range(8):
        make_lucka(f"Fråga {n}", enhet=make_enhet())
    client.get(reverse("luckor"))
    with django_assert_max_num_queries(14):
        client.get(reverse("luckor_lista", args=["hos-enheterna"]))


def test_important_news_are_counted_in_the_menu_until_they_are_read(redaktor: Anvandare, django_capture_on_commit_callbacks) -> None:
    agent = make_anvandare()
    nyhet = make_nyhet(redaktor)
    client = log_in(agent)
    assert "kc-personalmeny__antal" in client.get(reverse("nyheter")).content.decode()
    assert "<strong>detta</strong>" in client.get(reverse("nyhet", args=[nyhet.pk])).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("nyhet_last", args=[nyhet.pk]), {"version": nyhet.version})
    assert unread_nyheter(agent) == (0, 0)
    assert "kc-personalmeny__antal" not in client.get(reverse("nyheter")).content.decode()


def change(nyhet: Nyhet, by: Anvandare, **falt: object) -> Nyhet:
    new = {"rubrik": nyhet.rubrik, "text": nyhet.text, "slag": nyhet.slag, "is_viktig": nyhet.is_viktig, "enheter": [make_center()]}
    return change_nyhet(nyhet=nyhet, by=by, **{**new, **falt})


@pytest.mark.parametrize(("falt", "olasta"), [({"text": "Nytt."}, 1), ({}, 0), ({"text": "Nytt.", "is_viktig": False}, 0)])
def test_an_important_piece_is_read_again_when_its_words_change(redaktor: Anvandare, falt: dict, olasta: int) -> None:
    agent, nyhet = make_anvandare(), make_nyhet(redaktor)
    read_nyhet(nyhet=nyhet, version=1, by=agent)
    change(nyhet, redaktor, **falt)
    assert unread_nyheter(agent)[0] == olasta


def test_who_has_not_read_is_seen_by_the_writer_only(redaktor: Anvandare) -> None:
    agent, nyhet = make_anvandare(last_name="Provberg"), make_nyhet(redaktor)
    assert "Provberg" in log_in(redaktor).get(reverse("nyhet_lasare", args=[nyhet.pk])).content.decode()
    assert log_in(agent).get(reverse("nyhet_lasare", args=[nyhet.pk])).status_code == 403


def test_news_are_not_for_others(redaktor: Anvandare) -> None:
    nyhet = make_nyhet(redaktor)
    officer = make_anvandare("handlaggare", make_enhet())
    assert (unread_nyheter(officer), log_in(officer).get(reverse("nyhet", args=[nyhet.pk])).status_code) == ((0, 0), 404)


def test_a_manager_writes_to_the_own_units_from_the_page_and_to_no_others() -> None:
    client = log_in(make_anvandare("chef", make_enhet()))
    data = {"slag": "nyhet", "rubrik": "Möte", "text": "Kom.", "enheter": [make_enhet().pk]}
    assert client.post(reverse("nyhet_ny"), data).status_code == 302
    assert client.post(reverse("nyhet_ny"), {**data, "enheter": [make_center().pk]}).status_code == 400
    assert client.get(reverse("nyhet_andra", args=[Nyhet.objects.get().pk])).status_code == 200


def test_a_file_is_uploaded_looked_through_read_in_and_undone_from_the_page(redaktor: Anvandare, tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    client, artikel = log_in(redaktor), make_artikel()
    rad = f"id;titel;svar;ämne;enhet\na1;Får man?;Ja.;avfall;avfall\nid:{artikel.pk};Ny titel;;;\nx;;;;\n"
    fil = SimpleUploadedFile("a.csv", rad.encode())
    data = {"fil": fil, "samling": make_samling().pk, "is_publicera": "on"}
    assert client.post(reverse("inlasningar"), data).status_code == 302
    inlasning = Inlasning.objects.get()
    for step in (None, "inlasning_las_in", "inlasning_angra"):
        if step:
            client.post(reverse(step, args=[inlasning.pk]))
            inlasning.refresh_from_db()
        assert client.get(reverse("inlasning", args=[inlasning.pk])).status_code == 200
        run_inlasning(inlasning)
        for verkan in ("ny", "andras", "fel"):
            assert client.get(reverse("inlasning", args=[inlasning.pk]), {"verkan": verkan}).status_code == 200
    assert (inlasning.lage, Artikel.objects.count()) == ("angrad", 1)


def test_the_page_says_how_many_articles_go_to_review_before_anything_happens(redaktor: Anvandare, tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_artikel()
    make_medlemskap(redaktor, "handlaggare", make_enhet("bygglov"))
    rader = "id;titel;svar;ämne;enhet;språk\na1;Får man?;Ja.;avfall;avfall;sv\na1;May I?;Yes.;;;en\na2;Vem?;Du.;avfall;avfall;\n"
    fil = SimpleUploadedFile("a.csv", f"{rader}a3;När?;Nu.;avfall;bygglov;\n".encode())
    client = log_in(Anvandare.objects.get(pk=redaktor.pk))
    client.post(reverse("inlasningar"), {"fil": fil, "samling": make_samling().pk, "is_publicera": "on"})
    run_inlasning(Inlasning.objects.get())
    page = client.get(reverse("inlasning", args=[Inlasning.objects.get().pk])).content.decode()
    assert "2 artiklar skickas till granskning" in page and "1 artikel publiceras genast" in page


def test_the_page_says_which_draft_a_row_puts_aside_and_what_it_relates(redaktor: Anvandare, tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    artikel = make_artikel(extern_id="a1")
    make_artikel(extern_id="a2")
    make_revision(artikel.texter.get(), svar="Halvskrivet.", skapad_av=redaktor)
    client = log_in(redaktor)
    fil = SimpleUploadedFile("a.csv", "id;svar;läs också\na1;Nytt.;a2, saknas\n".encode())
    client.post(reverse("inlasningar"), {"fil": fil, "samling": make_samling().pk})
    run_inlasning(Inlasning.objects.get())
    page = client.get(reverse("inlasning", args=[Inlasning.objects.get().pk])).content.decode()
    assert f"Det finns ett utkast av {redaktor}, version 2." in page and "1 utkast som någon arbetar med läggs undan" in page
    assert "<strong>relaterade</strong>" in page and "”saknas” finns inte i samlingen" in page


def test_the_issues_own_columns_are_told_with_what_to_choose_for_rows_without_a_unit(redaktor: Anvandare) -> None:
    client = log_in(redaktor)
    page = client.get(reverse("inlasningar")).content.decode()
    assert "<code>malgrupp</code>" in page and "Välj en om filen inte har kolumnen ansvarig_enhet." in page
    fil = SimpleUploadedFile("a.csv", b"extern_id;titel;kort_svar;svar;sokord;amne;sprak;malgrupp\n1;A;B;C;;;sv;publik\n")
    client.post(reverse("inlasningar"), {"fil": fil, "samling": make_samling().pk})
    run_inlasning(Inlasning.objects.get())
    page = client.get(reverse("inlasning", args=[Inlasning.objects.get().pk])).content.decode()
    assert "ansvarig_enhet: Fältet saknas. Lägg till det i filen, eller välj i formuläret" in page


def test_the_own_collection_is_chosen_and_those_for_trial_come_last(redaktor: Anvandare) -> None:
    make_samling("prov", namn="A-prov", is_prov=True)
    page = log_in(redaktor).get(reverse("inlasningar")).content.decode()
    val = [re.findall(r"<option([^>]*)>([^<]+)<", ett) for ett in re.findall(r'<select name="samling".*?</select>', page, re.DOTALL)]
    assert [[("selected" in attribut, namn) for attribut, namn in ett] for ett in val] == 2 * [[(True, "Våra svar"), (False, "A-prov")]]


def test_a_file_without_a_row_to_read_is_not_ready(redaktor: Anvandare, tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    client = log_in(redaktor)
    client.post(reverse("inlasningar"), {"fil": SimpleUploadedFile("a.csv", b"id;titel\nx;\n"), "samling": make_samling().pk})
    run_inlasning(Inlasning.objects.get())
    for adress in (reverse("inlasning", args=[Inlasning.objects.get().pk]), reverse("inlasningar")):
        page = client.get(adress).content.decode()
        assert "Inget att läsa in" in page and "Klar att läsa in" not in page


@pytest.mark.parametrize("namn", ["a.doc", "tom.csv"])
def test_a_file_of_no_use_is_refused_in_the_form(redaktor: Anvandare, namn: str) -> None:
    data = {"fil": SimpleUploadedFile(namn, b""), "samling": make_samling().pk}
    assert log_in(redaktor).post(reverse("inlasningar"), data).status_code == 400


def test_the_article_that_answers_a_gap_is_searched_for_and_chosen(redaktor: Anvandare) -> None:
    lucka, sopor = make_lucka("När hämtas soporna?"), make_artikel("När hämtas soporna?")
    hons = make_artikel("Får jag ha höns?", kort_svar="Ja.", svar="Ja.")
    sync_artiklar([sopor, hons])
    client = log_in(redaktor)
    page = client.get(reverse("lucka", args=[lucka.pk])).content.decode()
    assert f'name="artikel" value="{sopor.pk}"' in page and f'name="artikel" value="{hons.pk}"' not in page
    data = {"version": 1, "sokt": "höns", "besked": "Se här.", "gor": "sok"}
    found = client.post(reverse("lucka_handling", args=[lucka.pk, "besvara"]), data).content.decode()
    assert f'name="artikel" value="{hons.pk}"' in found and "Se här." in found
    assert post(client, lucka, "besvara", sokt="höns", artikel=hons.pk) == 302
    lucka.refresh_from_db()
    assert (lucka.lage, lucka.artikel) == ("atgardad", hons)


def test_an_expert_who_does_not_write_asks_an_editor_to() -> None:
    lucka, editor = make_lucka(enhet=make_enhet()), make_anvandare("redaktor", make_enhet())
    client = log_in(make_anvandare("handlaggare", make_enhet()))
    page = client.get(reverse("lucka", args=[lucka.pk])).content.decode()
    assert 'href="#tilldela">Be redaktören skriva' in page and 'id="tilldela"' in page
    assert post(client, lucka, "tilldela", enhet=lucka.enhet_id, ansvarig=editor.pk) == 302
    lucka.refresh_from_db()
    assert lucka.ansvarig == editor
    assert "Be redaktören skriva" not in log_in(editor).get(reverse("lucka", args=[lucka.pk])).content.decode()
    given = {"version": lucka.version, "enhet": make_center().pk}
    assert client.post(reverse("lucka_handling", args=[lucka.pk, "tilldela"]), given, follow=True).status_code == 200


@pytest.mark.parametrize("nummer", ["", "x", "0", "9" * 40, "²"])
def test_an_article_that_is_not_there_answers_no_gap(redaktor: Anvandare, nummer: str) -> None:
    lucka = make_lucka()
    assert post(log_in(redaktor), lucka, "besvara", artikel=nummer) == 400


def test_articles_are_fetched_as_a_file(redaktor: Anvandare) -> None:
    make_artikel()
    response = log_in(redaktor).get(reverse("artiklar_export"), {"samling": "egna", "format": "jsonl"})
    assert "När hämtas soporna?" in b"".join(response).decode()


def test_a_monthly_letter_is_written_once_mailed_and_read(redaktor: Anvandare) -> None:
    forvaltning = make_forvaltning()
    make_lucka(enhet=make_enhet(foralder=forvaltning), signaler=2)
    assert write_letter(forvaltning, date(2026, 1, 1)) is not None and write_letter(forvaltning, date(2026, 1, 1)) is None
    client = log_in(make_anvandare("chef", forvaltning))
    assert client.get(reverse("manadsbrev")).status_code == 200
    page = client.get(reverse("manadsbrev_ett", args=[forvaltning.kortnamn, "2026-01"])).content.decode()
    assert "Hur anmäler jag flytt?" in page and "hittills" not in page
    for manad in ("2026-13", "2099-01", "0001-01"):
        assert client.get(reverse("manadsbrev_ett", args=[forvaltning.kortnamn, manad])).status_code == 404


def test_the_manager_of_a_unit_reads_the_coming_letter_of_the_department_and_the_months_before(monkeypatch: pytest.MonkeyPatch) -> None:
    forvaltning = make_forvaltning()
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 22))
    client = log_in(make_anvandare("chef", make_enhet(foralder=forvaltning)))
    page = client.get(reverse("manadsbrev")).content.decode()
    for manad in ("2026-11", "2026-10", "2026-09", "2026-08"):
        address = reverse("manadsbrev_ett", args=[forvaltning.kortnamn, manad])
        assert f'href="{address}"' in page and client.get(address).status_code == 200
    other = make_forvaltning("skola", namn="Skolan")
    assert client.get(reverse("manadsbrev_ett", args=[other.kortnamn, "2026-10"])).status_code == 404


def test_the_letter_of_a_month_that_goes_on_says_what_it_is_compared_with(monkeypatch: pytest.MonkeyPatch) -> None:
    forvaltning = make_forvaltning()
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 22))
    client = log_in(make_anvandare("chef", forvaltning))
    for manad, is_said in (("2026-11", True), ("2026-10", False)):
        page = client.get(reverse("manadsbrev_ett", args=[forvaltning.kortnamn, manad])).content.decode()
        assert ("hittills i november, jämförda med hela oktober" in page) is is_said
