"""The buttons of a case: what is shown can be done, in every state and for everybody who sees the case."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client

from arenden.actions import answer, ask_opinion, forward, merge, request_completion
from arenden.models import Arende, Insyn
from arenden.rattigheter import check
from arenden.urls.arende import DORRAR as ADRESSER
from kontaktcenter.models import Anvandare
from tests.arenden.arende.dorrar import DORRAR, Dorr, Scen, accepted, own, resting, sent
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_arenden import ANNA, make_arende, make_mottaget

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DORR = {dorr.namn: dorr for dorr in DORRAR}


def forwarded(scen: Scen) -> Arende:
    """Accepted and sent on to a unit that has not accepted it yet."""
    assert scen.fragad
    arende = make_mottaget(scen.officer, agent=scen.agent)
    return forward(arende=arende, till=make_enhet("plan"), orsak="Gäller planen.", by=scen.officer).arende


def waiting_at_unit(scen: Scen) -> Arende:
    """The unit waits for the citizen."""
    arende = make_mottaget(scen.officer, agent=scen.agent)
    return request_completion(arende=arende, text="Vilken fastighet?", by=scen.officer).arende


def answered_by_unit(scen: Scen) -> Arende:
    """Answered by the officer."""
    return answer(arende=make_mottaget(scen.officer, agent=scen.agent), text="Ja.", by=scen.officer).arende


def merged(scen: Scen) -> Arende:
    """Closed because another case takes care of it."""
    arende = own(scen)
    merge(arende=arende, med=make_arende(by=scen.agent), by=scen.agent)
    return arende


def anonymous(scen: Scen) -> Arende:
    """From somebody without name and address."""
    assert scen.officer
    return make_arende(by=scen.agent, uppgifter=None)


def secret(scen: Scen) -> Arende:
    """Under secrecy, accepted; another unit has been asked."""
    assert scen.fragad
    arende = make_mottaget(scen.officer, agent=scen.agent, arendetyp=make_arendetyp("hemlig", namn="Bistånd", sekretess="sekretess"))
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Stämmer planen?", arbetsdagar=3, by=scen.officer)
    return arende


LAGEN = [own, sent, forwarded, accepted, resting, waiting_at_unit, answered_by_unit, merged, anonymous, secret]
ROLLER: dict[str, Callable[[Scen], Anvandare]] = {
    "agent": lambda scen: scen.agent,
    "handlaggare": lambda scen: scen.officer,
    "fragad": lambda scen: scen.fragad,
    "enhetschef": lambda scen: scen.chef,
    "registrator": lambda scen: make_anvandare("registrator", make_center()),
}


def shown(client: Client, arende: Arende) -> list[Dorr]:
    """The doors that the case's page leads to."""
    response = client.get(f"/arenden/{arende.nummer}/")
    if response.status_code == 404:
        return []
    names = [a.url.rstrip("/").rpartition("/")[2] for a in (*response.context["knappar"], *response.context["fler"])]
    return [DORR[namn] for namn in names]


@pytest.mark.parametrize("lage", LAGEN, ids=lambda lage: lage.__name__)
def test_what_is_shown_is_not_refused(client: Client, lage: Callable[[Scen], Arende]) -> None:
    """Each role's buttons by the rule of the actions, and each button once to its end."""
    scen, refused, tried = Scen(), {}, set()
    assert scen.fragad and scen.outsider
    arende = Arende.objects.get(pk=lage(scen).pk)
    for make in ROLLER.values():
        user = make(scen)
        client.force_login(user, backend=BACKEND)
        for dorr in shown(client, arende):
            if dorr.namn != "svara":
                # The answer to a question follows the question's own rule, which the sending below asks.
                check(user, ADRESSER[dorr.namn.replace("-", "_")].handling, arende)
            if dorr.namn not in tried and (status := try_out(client, dorr, arende)) != 302:
                refused[dorr.namn] = status
            tried.add(dorr.namn)
    assert refused == {} and tried


def try_out(client: Client, dorr: Dorr, arende: Arende) -> int:
    """Send the form of the door and take back what came of it; the status of the answer."""
    with transaction.atomic():
        status = dorr.post(client, arende, **fitted(dorr, arende)).status_code
        transaction.set_rollback(True)
    return status


def fitted(dorr: Dorr, arende: Arende) -> dict[str, object]:
    """What suits this case where the table's value does not."""
    if dorr.namn == "tilldela":
        roll = "kommunvagledare" if arende.ansvarig_enhet_id == arende.center_id else "handlaggare"
        return {"till": make_anvandare(roll, arende.ansvarig_enhet).pk}
    if dorr.namn in ("fraga-enhet", "skicka-vidare"):
        return {"till": make_enhet("park").pk}
    if dorr.namn == "relatera":
        return {"annat": Insyn.objects.create(arende=make_arende(), enhet=arende.ansvarig_enhet).arende_id}
    if dorr.namn == "sekretess" and arende.sekretess == "sekretess":
        return {"sekretess": "intern"}
    if dorr.namn == "avsluta" and arende.status == "besvarad":
        return {"orsak": "besvarat"}
    if dorr.namn == "besvara" and arende.inlamnare.person_id is None:
        return {"svarsvag": "sagt"}
    return {}


def test_a_forwarded_case_is_not_offered_to_be_taken_back_or_merged(client: Client) -> None:
    scen = Scen()
    arende = forwarded(scen)
    client.force_login(scen.agent, backend=BACKEND)
    assert not {"ta-tillbaka", "sla-ihop"} & {dorr.namn for dorr in shown(client, arende)}


def test_a_merged_case_is_not_offered_to_be_opened_again(client: Client) -> None:
    scen = Scen()
    arende = merged(scen)
    client.force_login(scen.agent, backend=BACKEND)
    assert "oppna-igen" not in {dorr.namn for dorr in shown(client, arende)}


def test_no_code_is_offered_where_there_is_no_address(client: Client) -> None:
    scen = Scen()
    client.force_login(scen.agent, backend=BACKEND)
    assert "ny-kod" not in {dorr.namn for dorr in shown(client, anonymous(scen))}
    assert ANNA.epost and "ny-kod" in {dorr.namn for dorr in shown(client, own(scen))}
