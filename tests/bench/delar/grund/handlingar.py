"""What writes: an answered contact registered, a case made by the public form, a case handed over."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from psycopg2.extensions import connection as Connection

from tests.bench.bank import Bank
from tests.bench.besokare import Besokare, Sida
from tests.bench.delar.grund import rader
from tests.bench.kommun import Kommun
from tests.bench.resultat import Matt

E_TJANST = "felanmalan-gatubelysning"
FRAGA = "Lampan på Provgatan 3 har varit släckt i två veckor, och det är mörkt när barnen går hem. Nummer {n}."


@dataclass
class Skrivare:
    """Somebody who writes, and a connection past the web server for the bare SQL."""

    kommun: Kommun
    besokare: Besokare
    connection: Connection
    arendetyp: int
    nummer: list[str] = field(default_factory=list)


def measure(bank: Bank, *, vaxer: float) -> Iterator[Matt]:
    """Each at both sizes, as whole HTTP requests."""
    yield from bank.compare("registrera en besvarad kontakt", _agent, _register_answered, _sql(rader.answered_contact), krav=vaxer)
    yield from bank.compare("skapa ett ärende med formuläret", _citizen, _fill_in_form, _sql(rader.case_by_form), krav=vaxer, ganger=20)
    yield from bank.compare("lämna över ett ärende", _agent_with_cases, _hand_over, _sql(rader.hand_over), krav=vaxer)


def _sql(work: Callable[[Connection], None]) -> Callable[[Skrivare, int], None]:
    return lambda skrivare, _n: work(skrivare.connection)


def _writer(kommun: Kommun, konto: str) -> Skrivare:
    connection = kommun.connect()
    return Skrivare(kommun, kommun.visitor(konto), connection, rader.arendetyp_id(connection, E_TJANST))


def _agent(kommun: Kommun) -> Skrivare:
    return _writer(kommun, "agent")


def _citizen(kommun: Kommun) -> Skrivare:
    return _writer(kommun, "")


def _agent_with_cases(kommun: Kommun) -> Skrivare:
    """An agent with new cases to hand over, one for each time."""
    skrivare = _agent(kommun)
    for n in range(50):
        _save_contact(skrivare, n, utfall="arende")
    skrivare.nummer = rader.newest_cases(skrivare.connection, 50)
    return skrivare


def _register_answered(skrivare: Skrivare, n: int) -> Sida:
    return _save_contact(skrivare, n, utfall="besvarad_direkt")


def _save_contact(skrivare: Skrivare, n: int, *, utfall: str) -> Sida:
    """What the work place sends when an agent presses "Spara"."""
    falt = {
        "kanal": "telefon",
        "sprak": "sv",
        "fragor": "0",
        "namn": f"Anna Provsson {n}",
        "epost": f"anna.provsson{n}@invanare.example",
        "f0-text": FRAGA.format(n=n),
        "f0-arendetyp": str(skrivare.arendetyp),
        "f0-utfall": utfall,
        "f0-svar": "Vi har lagt in felet hos dem som sköter belysningen." if utfall == "besvarad_direkt" else "",
        "f0-plats": "Provgatan 3",
    }
    sida = skrivare.besokare.post(f"/arbetsplats/{uuid.uuid4()}/spara/", falt)
    assert sida.status == 302, f"{sida.status}: {sida.text[:2000]}"
    return sida


def _hand_over(skrivare: Skrivare, n: int) -> float:
    """See what will happen, then hand over: both requests."""
    path = f"/arenden/{skrivare.nummer[n]}/lamna-over/"
    preview = skrivare.besokare.get(path)
    sent = skrivare.besokare.send(preview, "nyckel")
    assert sent.status == 302, f"{sent.status}: {sent.text[:2000]}"
    return preview.sekunder + sent.sekunder


def _fill_in_form(skrivare: Skrivare, n: int) -> float:
    """Every page of the public form, from the e-service to the receipt."""
    besokare = Besokare(skrivare.besokare.port)
    sida = besokare.get(f"/e-tjanst/{E_TJANST}/")
    sekunder = sida.sekunder
    sida = besokare.send(sida, "text", text=FRAGA.format(n=n))
    for _request in range(40):
        sekunder += sida.sekunder
        if sida.till:
            sida = besokare.follow(sida)
        elif "/kvitto/" in sida.url:
            assert sida.status == 200, f"{sida.url}: {sida.status}"
            return sekunder
        else:
            sida = besokare.send(sida, "gor", **_answers(sida))
            assert sida.till, f"{sida.url}: {sida.status}"
    raise AssertionError(f"the form did not end: {sida.url}")


def _answers(sida: Sida) -> dict[str, str]:
    """What somebody answers on one page of the form."""
    form = sida.form("gor")
    if "/granska/" in sida.url:
        return {"gor": "skicka"}
    if "plats" in form.fields:
        return {"gor": "nasta", "plats": "Provgatan 3", "lat": "60.4512", "lon": "16.9034"}
    if "vem" in form.choices:
        return {"gor": "nasta", "vem": "uppgifter", "namn": "Bo Provberg", "epost": "bo.provberg@invanare.example"}
    chosen = {namn: next(v for v in varden if v) for namn, varden in form.choices.items() if namn != "gor"}
    return {"gor": "nasta", **chosen}
