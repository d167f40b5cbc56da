from datetime import UTC, datetime
from pathlib import Path

import pytest

from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.kommun import make_kommun
from kontaktcenter.models import Amne, Enhet
from kunskapsbank.demodata.laddning import fill_kunskapsbank
from kunskapsbank.guide import shown_steps
from kunskapsbank.models import Artikel, Artikeltext, Kunskapslucka, Nyhet, Sokning
from kunskapsbank.nyheter import unread_nyheter
from kunskapsbank.soklistor import reformulated_groups, zero_hit_groups
from kunskapsbank.sokmotor import sok
from kunskapsbank.status import Farskhet
from tests.factories import make_anvandare

NU = datetime.now(UTC)


@pytest.mark.django_db
def test_the_demo_base_is_published_found_marked_and_used(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_kommun(read_katalog(), NU.date())
    agent = make_anvandare("kommunvagledare", Enhet.objects.get(kortnamn="kundcenter"))
    make_anvandare("redaktor", Enhet.objects.get(kortnamn="kundcenter"))
    make_anvandare("systemforvaltare", Enhet.objects.get(kortnamn="kommunledning"))
    fill_kunskapsbank(fro=1, nu=NU)
    assert not {"en", "ar", "fi"} - set(Amne.objects.get(kod="provfragor").oversattningar)
    assert Artikel.objects.filter(samling__is_prov=True).count() == 110
    assert Artikeltext.objects.public().filter(artikel__samling__is_prov=False).count() >= 100
    assert sok("artikel", "bygglov") and zero_hit_groups() and reformulated_groups()[0].blev
    assert set(Kunskapslucka.objects.values_list("lage", flat=True)) == {"ny", "tilldelad", "atgardad", "avvisad"}
    assert {artikel.farskhet() for artikel in Artikel.objects.all()} == set(Farskhet)
    guider = Artikeltext.objects.public().filter(artikel__slag="guide", publicerad__steg__contains=[{"lage": "hos_forvaltningen"}])
    med_bild = [text.artikel.extern_id for text in guider if any(steg["bild"] for steg in shown_steps(text.publicerad))]
    assert sorted(med_bild) == ["guide-bygglov", "guide-enskilt-avlopp"]
    assert not Sokning.objects.filter(tid__gt=NU).exists()
    assert unread_nyheter(agent)[0] <= Nyhet.objects.count()
