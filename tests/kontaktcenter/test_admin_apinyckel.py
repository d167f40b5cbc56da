"""Keys of other systems in the administration: made and shown once, listed, stopped."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from kontaktcenter.actions.apinyckel import create_apinyckel, revoke_apinyckel
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Apinyckel, Utskick
from kontaktcenter.models.apinyckel import hash_key
from tests.factories import make_anvandare, make_enhet, make_medlemskap
from tests.kontaktcenter.adminsida import errors, sign_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def konto() -> Anvandare:
    """The account that the system acts as."""
    return make_anvandare(username="robot")


def make_nyckel(konto: Anvandare, by: Anvandare | None = None) -> tuple[Apinyckel, str]:
    """A key that may read cases, with its secret."""
    return create_apinyckel(namn="Telefonväxeln", anvandare=konto, omfang=["arenden:lasa"], by=by)


def add(client: Client, konto: Anvandare, **changes: object):
    """Send the form of a new key."""
    data = {"namn": "Telefonväxeln", "anvandare": konto.pk, "omfang": ["arenden:lasa", "katalog:lasa"], "dagar": 30}
    return client.post(url("apinyckel", "add"), {**data, **changes})


def call(hemlighet: str):
    """Use a key."""
    return Client(headers={"authorization": f"Bearer {hemlighet}"}).get("/api/v1/arenden/")


def test_a_new_key_is_shown_once_and_works(client: Client, administrator: Anvandare, konto: Anvandare) -> None:
    response = add(sign_in(client, administrator), konto)
    hemlighet = response.context["hemlighet"]
    assert response.status_code == 200 and hemlighet in response.text
    assert (Apinyckel.objects.get().hemlighet_hash, call(hemlighet).status_code) == (hash_key(hemlighet), 200)


def test_the_secret_stays_nowhere_but_on_its_page(client: Client, administrator: Anvandare, konto: Anvandare) -> None:
    response = add(sign_in(client, administrator), konto)
    hemlighet = response.context["hemlighet"]
    assert "no-store" in response["Cache-Control"]
    assert hemlighet not in str(dict(client.session)) + str(client.cookies) + str(list(LogEntry.objects.values()))
    assert hemlighet not in client.get(url("apinyckel", "change", Apinyckel.objects.get().pk)).text


def test_a_new_key_holds_what_was_chosen_and_stands_in_the_log(client: Client, administrator: Anvandare, konto: Anvandare) -> None:
    add(sign_in(client, administrator), konto)
    nyckel = Apinyckel.objects.get()
    assert (nyckel.namn, nyckel.anvandare, nyckel.omfang) == ("Telefonväxeln", konto, ["arenden:lasa", "katalog:lasa"])
    assert timedelta(days=29) < nyckel.giltig_till - timezone.now() < timedelta(days=31)
    assert LogEntry.objects.get().user == administrator


@pytest.mark.parametrize(
    ("falt", "varde", "mening"),
    [
        ("omfang", [], "Välj vad nyckeln får användas till."),
        ("omfang", ["allt"], "Välj ett av alternativen."),
        ("namn", "", "Det här måste fyllas i."),
        ("dagar", "0", "Talet måste vara minst 1."),
        ("dagar", "731", "Talet får vara högst 730."),
    ],
)
def test_a_key_without_limits_is_refused_in_words(
    client: Client, administrator: Anvandare, konto: Anvandare, falt: str, varde: object, mening: str
) -> None:
    response = add(sign_in(client, administrator), konto, **{falt: varde})
    assert mening in errors(response) and not Apinyckel.objects.exists()


def test_a_key_to_a_break_glass_account_is_not_offered(client: Client, administrator: Anvandare) -> None:
    nodkonto = make_anvandare(roll=None, is_superuser=True)
    add(sign_in(client, administrator), nodkonto)
    assert not Apinyckel.objects.exists()


def test_a_key_to_a_break_glass_account_is_refused_by_the_action(administrator: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet, match="nödkonto"):
        make_nyckel(make_anvandare(roll=None, is_superuser=True), by=administrator)


def test_a_key_to_an_ended_account_is_refused(administrator: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="Kontot är avslutat"):
        make_nyckel(make_anvandare(roll=None, is_active=False), by=administrator)


def test_nobody_but_an_administrator_makes_or_stops_a_key(konto: Anvandare) -> None:
    nyckel, _hemlighet = make_nyckel(konto)
    with pytest.raises(SaknarBehorighet):
        make_nyckel(konto, by=konto)
    with pytest.raises(SaknarBehorighet):
        revoke_apinyckel(nyckel=nyckel, by=konto)


def test_a_stopped_key_is_stopped_at_once_and_stays_in_the_list(client: Client, administrator: Anvandare, konto: Anvandare) -> None:
    nyckel, hemlighet = make_nyckel(konto)
    sign_in(client, administrator).post(url("apinyckel", "sparra", nyckel.pk))
    assert call(hemlighet).status_code == 401
    assert "Telefonväxeln" in client.get(url("apinyckel", "changelist")).text


def test_what_a_key_may_do_is_not_changed_afterwards(client: Client, administrator: Anvandare, konto: Anvandare) -> None:
    nyckel, _hemlighet = make_nyckel(konto)
    address = url("apinyckel", "change", nyckel.pk)
    sedd = sign_in(client, administrator).get(address).context["adminform"].form.initial["sedd"]
    client.post(address, {"namn": "Växeln", "omfang": ["arenden:skriva"], "anvandare": administrator.pk, "sedd": sedd})
    nyckel.refresh_from_db()
    assert (nyckel.namn, nyckel.omfang, nyckel.anvandare) == ("Växeln", ["arenden:lasa"], konto)


def test_the_last_use_is_kept_to_the_hour(konto: Anvandare) -> None:
    nyckel, hemlighet = make_nyckel(konto)
    call(hemlighet)
    nyckel.refresh_from_db()
    first = nyckel.senast_anvand
    call(hemlighet)
    nyckel.refresh_from_db()
    assert first is not None and nyckel.senast_anvand == first


def test_a_use_after_an_hour_is_kept_anew(konto: Anvandare) -> None:
    nyckel, hemlighet = make_nyckel(konto)
    Apinyckel.objects.update(senast_anvand=timezone.now() - timedelta(minutes=61))
    call(hemlighet)
    nyckel.refresh_from_db()
    assert timezone.now() - nyckel.senast_anvand < timedelta(minutes=1)


def test_the_owner_and_who_leads_the_owner_are_told_of_a_new_key(administrator: Anvandare) -> None:
    unit = make_enhet(chef=make_anvandare("chef", email="chef@exempelkommun.example"))
    make_nyckel(make_anvandare("handlaggare", unit, email="eva@exempelkommun.example"), by=administrator)
    mails = Utskick.objects.filter(nyckel__startswith="apinyckel:")
    assert set(mails.values_list("mottagare", flat=True)) == {"chef@exempelkommun.example", "eva@exempelkommun.example"}
    text = mails[0].text
    assert "Telefonväxeln" in text and "Läsa ärenden" in text and str(administrator) in text


def test_who_is_led_by_nobody_else_is_told_of_an_own_key_once(administrator: Anvandare) -> None:
    chef = make_anvandare(roll=None, email="chef@exempelkommun.example")
    make_medlemskap(chef, "chef", make_enhet(chef=chef))
    make_nyckel(chef, by=administrator)
    assert [mail.mottagare for mail in Utskick.objects.all()] == [chef.email]
