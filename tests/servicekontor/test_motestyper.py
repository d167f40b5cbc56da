"""Kinds of meeting: made and changed by the department's own officer and in the administration; what hangs on them is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kontaktcenter.models import Anvandare
from servicekontor.models import Bokning, Motestyp, Mottagningstid, Resurs
from servicekontor.models.motestyp import UPPTAGNA_KODER
from servicekontor.urls.bokning import urlpatterns
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db
ADMIN = "/admin/servicekontor/motestyp"


@pytest.fixture
def officer(client: Client) -> Anvandare:
    """An officer of the building permits unit, signed in."""
    officer = make_anvandare("handlaggare")
    client.force_login(officer)
    return officer


@pytest.fixture
def forvaltare(client: Client) -> Client:
    """The administrator's browser."""
    client.force_login(make_anvandare("systemforvaltare", make_center()))
    return client


def make_falt(**andra: Any) -> dict[str, Any]:
    """What the form sends: a quarter of an hour with a pause, in two languages."""
    falt = {"namn": "Frågor om attefall", "enhet": make_enhet().pk, "resursslag": "disk", "minuter": 15, "buffert": 5}
    limits = {"framforhallning": 24, "dagar_fram": 30, "hogst_per_person": 1, "is_dropin": "on", "is_public": "on", "is_active": "on"}
    return {**falt, **limits, "beskrivning": "Ta med en skiss.", "en__namn": "Questions about small houses", **andra}


def change(client: Client, motestyp: Motestyp, **andra: Any) -> Any:
    """Send the page of a kind of meeting as it stands, but for what is given."""
    form = client.get(f"/mottagningstider/moten/{motestyp.pk}/").context["form"]
    shown = {namn: form[namn].value() for namn in form.fields}
    sent = {namn: ("on" if v is True else v) for namn, v in {**shown, **andra}.items() if v is not None and v is not False}
    return client.post(f"/mottagningstider/moten/{motestyp.pk}/", sent)


def test_an_officer_makes_a_kind_of_meeting_that_can_then_be_published(client: Client, officer: Anvandare) -> None:
    assert client.post("/mottagningstider/moten/ny/", make_falt()).status_code == 302
    typ = Motestyp.objects.get()
    measures = (typ.minuter, typ.buffert, typ.framforhallning, typ.dagar_fram, typ.hogst_per_person, typ.is_dropin)
    assert (typ.kod, measures) == ("fragor-om-attefall", (15, 5, 24, 30, 1, True))
    assert typ.translated("namn", "en") == "Questions about small houses"
    assert "Frågor om attefall" in client.get("/mottagningstider/ny/").content.decode()


def test_the_questions_of_a_case_type_are_asked_beforehand(client: Client, officer: Anvandare) -> None:
    arendetyp = make_arendetyp(ansvarig_enhet=make_enhet())
    client.post("/mottagningstider/moten/ny/", make_falt(arendetyp=arendetyp.pk))
    assert Motestyp.objects.get().arendetyp == arendetyp


def test_two_of_the_same_name_get_codes_of_their_own(client: Client, officer: Anvandare) -> None:
    for _n in range(2):
        client.post("/mottagningstider/moten/ny/", make_falt(namn="Vem"))
    assert set(Motestyp.objects.values_list("kod", flat=True)) == {"vem-2", "vem-3"}


@pytest.mark.parametrize("kod", UPPTAGNA_KODER)
def test_a_code_that_an_address_needs_is_refused_in_words(client: Client, officer: Anvandare, kod: str) -> None:
    page = client.post("/mottagningstider/moten/ny/", make_falt(kod=kod))
    assert page.status_code == 400
    assert f"”{kod}” används i en annan adress. Välj en annan kod." in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_motestyp(kod)


def test_every_word_of_an_address_under_boka_is_a_taken_code() -> None:
    parts = [str(row.pattern).strip("/").split("/") for row in urlpatterns]
    assert {part[1] for part in parts if part[0] == "boka" and len(part) > 1 and "<" not in part[1]} == set(UPPTAGNA_KODER)


@pytest.mark.parametrize(
    "fel", [{"namn": ""}, {"minuter": 4}, {"minuter": 481}, {"buffert": 121}, {"dagar_fram": 0}, {"hogst_per_person": 0}]
)
def test_measures_that_nobody_could_book_are_refused(client: Client, officer: Anvandare, fel: dict) -> None:
    assert client.post("/mottagningstider/moten/ny/", make_falt(**fel)).status_code == 400
    assert not Motestyp.objects.exists()


def test_nobody_makes_or_changes_another_units_meeting(client: Client, officer: Anvandare) -> None:
    skola = make_enhet("skola", namn="Skolan")
    assert client.post("/mottagningstider/moten/ny/", make_falt(enhet=skola.pk)).status_code == 400
    assert client.get(f"/mottagningstider/moten/{make_motestyp(enhet=skola).pk}/").status_code == 404


def make_booked() -> tuple[Mottagningstid, Bokning]:
    """Half an hour on Mondays, and one who has booked it and answered a question."""
    tid = make_mottagningstid()
    return tid, make_bokning(tid, next_monday("10:00"), svar={"vad": "Altan"})


def test_a_longer_meeting_concerns_only_times_to_come(client: Client, officer: Anvandare) -> None:
    tid, bokning = make_booked()
    assert change(client, tid.motestyp, minuter=60).status_code == 302
    assert Motestyp.objects.get().minuter == 60
    assert Bokning.objects.get().till == bokning.fran + timedelta(minutes=30)


@pytest.mark.parametrize("falt", ["resursslag", "enhet", "arendetyp"])
def test_what_published_times_and_bookings_rest_on_cannot_be_changed(client: Client, officer: Anvandare, falt: str) -> None:
    tid, _bokning = make_booked()
    make_anvandare("handlaggare", make_enhet("skola", namn="Skolan"))
    officer.medlemskap.create(enhet=make_enhet("skola"), roll="handlaggare")
    wanted = {"resursslag": Resurs.Slag.RUM, "enhet": make_enhet("skola").pk, "arendetyp": make_arendetyp(ansvarig_enhet=make_enhet()).pk}
    page = change(client, tid.motestyp, **{falt: wanted[falt]})
    assert page.status_code == 409
    assert page.context["form"].errors[falt] and Motestyp.objects.get().resursslag == "disk"


def test_a_page_that_somebody_else_has_saved_meanwhile_is_not_saved_over(client: Client, officer: Anvandare) -> None:
    typ = make_motestyp()
    form = client.get(f"/mottagningstider/moten/{typ.pk}/").context["form"]
    Motestyp.objects.update(minuter=45)
    page = client.post(f"/mottagningstider/moten/{typ.pk}/", make_falt(sedd=form.initial["sedd"]))
    assert page.status_code == 400
    assert Motestyp.objects.get().minuter == 45


def test_the_officer_sees_how_many_keep_the_time_they_have(client: Client, officer: Anvandare) -> None:
    tid, _bokning = make_booked()
    assert "1 bokat möte behåller sin tid" in client.get(f"/mottagningstider/moten/{tid.motestyp_id}/").content.decode()
    assert "Prata om bygglov" in client.get("/mottagningstider/moten/").content.decode()


def test_an_administrator_makes_and_changes_a_kind_of_meeting(forvaltare: Client) -> None:
    assert forvaltare.post(f"{ADMIN}/add/", make_falt(kod="attefall")).status_code == 302
    typ = Motestyp.objects.get()
    page = forvaltare.get(f"{ADMIN}/{typ.pk}/change/")
    sedd = page.context["adminform"].form.initial["sedd"]
    assert forvaltare.post(f"{ADMIN}/{typ.pk}/change/", make_falt(minuter=20, kod="annan", sedd=sedd)).status_code == 302
    typ.refresh_from_db()
    assert (typ.kod, typ.minuter) == ("attefall", 20)


def test_the_administration_refuses_what_the_officers_page_refuses(forvaltare: Client) -> None:
    tid, _bokning = make_booked()
    form = forvaltare.get(f"{ADMIN}/{tid.motestyp_id}/change/").context["adminform"].form
    sent = make_falt(namn="Prata om bygglov", resursslag="rum", sedd=form.initial["sedd"])
    page = forvaltare.post(f"{ADMIN}/{tid.motestyp_id}/change/", sent)
    assert page.status_code == 200 and "resursslag" in page.context["adminform"].form.errors
    assert "används i en annan adress" in forvaltare.post(f"{ADMIN}/add/", make_falt(kod="vem")).content.decode()


def test_the_administration_shows_published_times_and_changes_none(forvaltare: Client) -> None:
    tid = make_mottagningstid()
    tid.undantag.create(datum=timezone.localdate(), orsak="Utbildning")
    assert "Prata om bygglov" in forvaltare.get("/admin/servicekontor/mottagningstid/").content.decode()
    page = forvaltare.get(f"/admin/servicekontor/mottagningstid/{tid.pk}/change/")
    assert "Utbildning" in page.content.decode() and b'name="_save"' not in page.content
    assert forvaltare.post(f"/admin/servicekontor/mottagningstid/{tid.pk}/change/", {"veckodag": 3}).status_code == 403
