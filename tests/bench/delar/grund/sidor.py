"""Pages that are read: queue, inbox, work place, case, search; and the citizen's start page."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from psycopg2.extensions import connection as Connection

from tests.bench.bank import Bank
from tests.bench.besokare import Besokare, Sida
from tests.bench.delar.grund import sql
from tests.bench.kommun import Kommun
from tests.bench.resultat import Matt

ORD = ("hjälp", "rullstol barn", "övergångsställe", "bygglov altan", "snö", "sophämtning", "Testsson", "Anna")
"""What agents search for: common words, rare ones, two together, names. All of them find cases at both sizes."""
ANTAL_ARENDEN = 40


@dataclass
class Lasare:
    """Somebody who reads pages, and a connection past the web server for the bare SQL."""

    besokare: Besokare
    connection: Connection
    anvandare: int
    nummer: Sequence[str] = field(default_factory=list)
    sokningar: dict[str, list[str]] = field(default_factory=dict)
    """What each search of ORD asks the database."""


@dataclass(frozen=True)
class Prov:
    """One page: who reads it, how, and the same work as bare SQL."""

    matt: str
    prepare: Callable[[Kommun], Lasare]
    http: Callable[[Lasare, int], Sida | float]
    sql: Callable[[Lasare, int], object]
    is_sok: bool = False


def measure(bank: Bank, *, vaxer: float, sok_vaxer: float) -> Iterator[Matt]:
    """Each page at both sizes."""
    for prov in PROV:
        yield from bank.compare(prov.matt, prov.prepare, prov.http, prov.sql, krav=sok_vaxer if prov.is_sok else vaxer)


def _page(path: str) -> Callable[[Lasare, int], Sida]:
    return lambda lasare, _n: _shown(lasare.besokare.get(path))


def _for_user(ask: Callable[[Connection, int], object]) -> Callable[[Lasare, int], object]:
    return lambda lasare, _n: ask(lasare.connection, lasare.anvandare)


def _shown(sida: Sida) -> Sida:
    assert sida.status == 200, f"{sida.url}: {sida.status}"
    return sida


def _case(lasare: Lasare, n: int) -> Sida:
    return _shown(lasare.besokare.get(f"/arenden/{_turn(lasare.nummer, n)}/"))


def _search(lasare: Lasare, n: int) -> float:
    """The search is sent by POST and answered by a page with an address of its own: both are counted."""
    form = {"q": _turn(ORD, n)}
    sent = lasare.besokare.post("/arenden/sok/", form)
    return sent.sekunder + _shown(lasare.besokare.follow(sent)).sekunder


def _search_by_sql(lasare: Lasare, n: int) -> None:
    sql.ask_again(lasare.connection, lasare.sokningar[_turn(ORD, n)])


def _turn(varden: Sequence[str], n: int) -> str:
    return varden[n % len(varden)]


def _agent(kommun: Kommun) -> Lasare:
    return _reader(kommun, "agent")


def _officer_with_full_inbox(kommun: Kommun) -> Lasare:
    lasare = _reader(kommun, "handlaggare")
    sql.fill_inbox(lasare.connection, lasare.anvandare)
    return lasare


def _citizen(kommun: Kommun) -> Lasare:
    return _reader(kommun, "")


def _agent_with_cases(kommun: Kommun) -> Lasare:
    """Cases of all ages that the agent may see, drawn alike each time, each looked at once: the caches are warm at both sizes."""
    lasare = _agent(kommun)
    lasare.nummer = random.Random(1).sample(sql.case_numbers(lasare.connection, lasare.anvandare), ANTAL_ARENDEN)
    for n in range(ANTAL_ARENDEN):
        _case(lasare, n)
    return lasare


def _agent_who_searches(kommun: Kommun) -> Lasare:
    lasare = _agent(kommun)
    lasare.sokningar = kommun.ask_inside("sokningar", *ORD)
    return lasare


def _agent_with_full_list(kommun: Kommun) -> Lasare:
    lasare = _agent(kommun)
    sql.fill_own_list(lasare.connection, lasare.anvandare)
    return lasare


def _reader(kommun: Kommun, konto: str) -> Lasare:
    connection = kommun.connect()
    connection.autocommit = True
    return Lasare(kommun.visitor(konto), connection, sql.user_id(connection, konto) if konto else 0)


PROV = (
    Prov("kön, mina", _agent_with_full_list, _page("/arenden/"), _for_user(sql.own_queue)),
    Prov("kön, centrets alla", _agent, _page("/arenden/lista/alla/"), _for_user(sql.center_queue)),
    Prov("inkorgen", _officer_with_full_inbox, _page("/inkorg/"), _for_user(sql.inbox)),
    Prov("arbetsplatsen", _agent, _page("/arbetsplats/"), _for_user(sql.work_place)),
    Prov("ärendesidan", _agent_with_cases, _case, lambda lasare, n: sql.case(lasare.connection, _turn(lasare.nummer, n))),
    Prov("sökningen", _agent_who_searches, _search, _search_by_sql, is_sok=True),
    Prov("startsidan", _citizen, _page("/"), lambda lasare, _n: sql.subjects(lasare.connection)),
)
