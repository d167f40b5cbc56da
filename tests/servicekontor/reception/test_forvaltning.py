"""The categories of visits in the administration."""

import pytest
from django.test import Client
from django.urls import reverse

from servicekontor.models import Besokskategori
from tests.factories import make_anvandare, make_enhet
from tests.factories_reception import make_kategori

pytestmark = pytest.mark.django_db


@pytest.fixture
def forvaltare(client: Client) -> None:
    client.force_login(make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten")))


@pytest.mark.usefixtures("forvaltare")
def test_a_category_is_named_in_all_the_languages_of_the_screens(client: Client) -> None:
    falt = {"namn": "Bygga och bo", "kod": "bygga", "prioritet": 2, "ordning": 1, "is_active": "on", "is_i_kiosk": "on"}
    names = {"en__namn": "Building", "ar__namn": "البناء", "fi__namn": "Rakentaminen", "namn_nordsamiska": "Huksen"}
    response = client.post(reverse("admin:servicekontor_besokskategori_add"), falt | names)
    assert response.status_code == 302, response.context["errors"]
    kategori = Besokskategori.objects.get()
    assert {sprak: texts["namn"] for sprak, texts in kategori.oversattningar.items()} == {
        "en": "Building",
        "ar": "البناء",
        "fi": "Rakentaminen",
        "se": "Huksen",
    }


@pytest.mark.usefixtures("forvaltare")
def test_an_emptied_name_is_gone_and_the_code_stays(client: Client) -> None:
    kategori = make_kategori(oversattningar={"se": {"namn": "Huksen"}})
    address = reverse("admin:servicekontor_besokskategori_change", args=[kategori.pk])
    assert "Huksen" in client.get(address).content.decode()
    seen = client.get(address).context["adminform"].form
    shown = {name: seen[name].value() for name in seen.fields if name not in ("arendetyper", "is_i_kiosk", "kod")}
    falt = {name: value for name, value in shown.items() if value is not None}
    assert client.post(address, falt | {"namn_nordsamiska": "", "kod": "annan"}).status_code == 302
    kategori.refresh_from_db()
    assert (kategori.kod, kategori.oversattningar, kategori.is_i_kiosk) == ("bygga", {}, False)


@pytest.mark.usefixtures("forvaltare")
def test_more_precedence_than_there_is_is_refused(client: Client) -> None:
    falt = {"namn": "Bråttom", "kod": "brattom", "prioritet": 10, "ordning": 1}
    assert client.post(reverse("admin:servicekontor_besokskategori_add"), falt).status_code == 200
    assert not Besokskategori.objects.exists()
