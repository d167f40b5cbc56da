"""The same work as the pages and actions do, as bare SQL: what the database alone needs for it."""

from typing import Any

from psycopg2.extensions import connection as Connection

OPPNA = "('ny','pagar','ateroppnad','overlamnad','hos_forvaltning','vantar_medborgare','vilande')"
RADER = f"""
SELECT a.nummer, a.rubrik, a.status, a.svar_senast, t.namn, e.namn, u.last_name, i.namn
FROM arenden_arende a
JOIN kontaktcenter_arendetyp t ON t.id = a.arendetyp_id
JOIN kontaktcenter_enhet e ON e.id = a.ansvarig_enhet_id
LEFT JOIN kontaktcenter_anvandare u ON u.id = a.agent_id
LEFT JOIN arenden_inlamnare i ON i.arende_id = a.id
WHERE a.status IN {OPPNA} AND {{villkor}}
ORDER BY a.svar_senast, a.id LIMIT 50
"""
ANTAL = f"""
SELECT count(*), count(*) FILTER (WHERE agent_id = %(u)s), count(*) FILTER (WHERE svar_senast < now() AND klockan_stannad IS NULL),
       count(*) FILTER (WHERE status = 'vantar_medborgare'), count(*) FILTER (WHERE status = 'vilande'),
       count(*) FILTER (WHERE agent_id IS NULL AND status IN ('ny', 'pagar', 'ateroppnad')),
       count(*) FILTER (WHERE status IN ('ny', 'pagar', 'ateroppnad') AND EXISTS (
           SELECT FROM arenden_overlamning o WHERE o.arende_id = arenden_arende.id AND o.lage = 'atersand'))
FROM arenden_arende WHERE status IN {OPPNA} AND {{villkor}}
"""
EGNA = "{kolumn} IN %(e)s"
"""At the user's own units."""
FULL_SIDA = 50
"""Rows of a list page."""


def user_id(connection: Connection, konto: str) -> int:
    """The id of a demo log-in."""
    return _all(connection, "SELECT id FROM kontaktcenter_anvandare WHERE username = %s", [konto])[0][0]


def case_numbers(connection: Connection, anvandare: int) -> list[str]:
    """Numbers of cases at the agent's center, spread over all the years."""
    query = "SELECT nummer FROM arenden_arende WHERE id %% 23 = 1 AND center_id IN %(e)s ORDER BY id"
    return [row[0] for row in _all(connection, query, _values(connection, anvandare))]


def fill_own_list(connection: Connection, anvandare: int) -> None:
    """Give the agent as many open cases as a page shows: a page of half the rows is not the same page."""
    _execute(
        connection,
        f"UPDATE arenden_arende SET agent_id = %(u)s WHERE id IN (SELECT id FROM arenden_arende "
        f"WHERE status IN {OPPNA} AND center_id IN %(e)s ORDER BY id LIMIT {FULL_SIDA})",
        _values(connection, anvandare),
    )


def fill_inbox(connection: Connection, anvandare: int) -> None:
    """Let as many cases as a page shows wait to be accepted at the officer's unit."""
    _execute(
        connection,
        "UPDATE arenden_arende SET ansvarig_enhet_id = (%(e)s::bigint[])[1], status = 'overlamnad' WHERE id IN (SELECT id "
        f"FROM arenden_arende WHERE status IN ('overlamnad', 'hos_forvaltning') ORDER BY id LIMIT {FULL_SIDA})",
        {"e": list(_values(connection, anvandare)["e"])},
    )


def own_queue(connection: Connection, anvandare: int) -> object:
    """The agent's own cases, and how many there are in each list of the center."""
    return _list(connection, anvandare, "a.agent_id = %(u)s AND a.center_id IN %(e)s", "center_id")


def center_queue(connection: Connection, anvandare: int) -> object:
    """The center's first fifty, and the counts."""
    return _list(connection, anvandare, EGNA.format(kolumn="a.center_id"), "center_id")


def inbox(connection: Connection, anvandare: int) -> object:
    """What waits to be accepted at the unit, and the counts."""
    villkor = f"a.status = 'overlamnad' AND {EGNA.format(kolumn='a.ansvarig_enhet_id')}"
    return _list(connection, anvandare, villkor, "ansvarig_enhet_id")


def work_place(connection: Connection, anvandare: int) -> object:
    """The drafts, the calls due and the figures of the foot."""
    _all(connection, "SELECT * FROM arenden_utkast WHERE agent_id = %s ORDER BY skapad", [anvandare])
    values = _values(connection, anvandare)
    waiting = "FROM arenden_ateruppringning WHERE utford IS NULL AND enhet_id IN %(e)s AND lovad_fran <= now()"
    _all(connection, f"SELECT count(*), count(*) FILTER (WHERE lovad_till < now()) {waiting}", values)
    _all(connection, "SELECT count(*) FROM arenden_telefonmeddelande WHERE till_id = %(u)s AND last IS NULL", values)
    open_cases = f"SELECT count(*) FROM arenden_arende WHERE status IN {OPPNA} AND center_id IN %(e)s"
    _all(connection, f"{open_cases} AND agent_id = %(u)s", values)
    return _all(connection, f"{open_cases} AND agent_id IS NULL AND status IN ('ny', 'pagar', 'ateroppnad')", values)


def case(connection: Connection, nummer: str) -> object:
    """The case with who handed it in, what is written in it and its events."""
    query = "SELECT a.id FROM arenden_arende a JOIN kontaktcenter_arendetyp t ON t.id = a.arendetyp_id WHERE a.nummer = %s"
    [(pk,)] = _all(connection, query, [nummer])
    for tabell in ("inlamnare", "meddelande", "anteckning", "overlamning", "remiss", "bilaga", "fraga", "handelse", "ateruppringning"):
        _all(connection, f"SELECT * FROM arenden_{tabell} WHERE arende_id = %s", [pk])
    return pk


def ask_again(connection: Connection, fragor: list[str]) -> None:
    """Ask what the product asked, word by word."""
    for fraga in fragor:
        _all(connection, fraga, None)


def subjects(connection: Connection) -> object:
    """The subjects of the start page."""
    return _all(connection, "SELECT * FROM kontaktcenter_amne ORDER BY ordning, namn", [])


def _values(connection: Connection, anvandare: int) -> dict[str, Any]:
    """The user and the user's units."""
    units = _all(connection, "SELECT enhet_id FROM kontaktcenter_medlemskap WHERE anvandare_id = %s", [anvandare])
    return {"u": anvandare, "e": tuple(row[0] for row in units)}


def _list(connection: Connection, anvandare: int, villkor: str, kolumn: str) -> object:
    values = _values(connection, anvandare)
    _all(connection, ANTAL.format(villkor=EGNA.format(kolumn=kolumn)), values)
    return _all(connection, RADER.format(villkor=villkor), values)


def _all(connection: Connection, query: str, values: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def _execute(connection: Connection, query: str, values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
