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
MITT_CENTER = "{kolumn} IN (SELECT enhet_id FROM kontaktcenter_medlemskap WHERE anvandare_id = %(u)s)"


def user_id(connection: Connection, konto: str) -> int:
    """The id of a demo log-in."""
    return _all(connection, "SELECT id FROM kontaktcenter_anvandare WHERE username = %s", [konto])[0][0]


def case_numbers(connection: Connection, anvandare: int) -> list[str]:
    """Numbers of cases at the agent's center, spread over all the years."""
    villkor = MITT_CENTER.format(kolumn="center_id")
    query = f"SELECT nummer FROM arenden_arende WHERE id %% 23 = 1 AND {villkor} ORDER BY id"
    return [row[0] for row in _all(connection, query, {"u": anvandare})]


def own_queue(connection: Connection, anvandare: int) -> object:
    """The agent's own cases, and how many there are in each list of the center."""
    return _list(connection, anvandare, "a.agent_id = %(u)s", "center_id")


def center_queue(connection: Connection, anvandare: int) -> object:
    """The center's first fifty, and the counts."""
    return _list(connection, anvandare, MITT_CENTER.format(kolumn="a.center_id"), "center_id")


def inbox(connection: Connection, anvandare: int) -> object:
    """What waits to be accepted at the unit, and the counts."""
    villkor = f"a.status = 'overlamnad' AND {MITT_CENTER.format(kolumn='a.ansvarig_enhet_id')}"
    return _list(connection, anvandare, villkor, "ansvarig_enhet_id")


def work_place(connection: Connection, anvandare: int) -> object:
    """The drafts, the calls due and the figures of the foot."""
    _all(connection, "SELECT * FROM arenden_utkast WHERE agent_id = %s ORDER BY skapad", [anvandare])
    villkor = MITT_CENTER.format(kolumn="enhet_id")
    _all(connection, f"SELECT count(*), min(lovad_till) FROM arenden_ateruppringning WHERE utford IS NULL AND {villkor}", {"u": anvandare})
    return _all(connection, ANTAL.format(villkor=MITT_CENTER.format(kolumn="center_id")), {"u": anvandare})


def case(connection: Connection, nummer: str) -> object:
    """The case with who handed it in, what is written in it and its events."""
    query = "SELECT a.id FROM arenden_arende a JOIN kontaktcenter_arendetyp t ON t.id = a.arendetyp_id WHERE a.nummer = %s"
    [(pk,)] = _all(connection, query, [nummer])
    for tabell in ("inlamnare", "meddelande", "anteckning", "overlamning", "remiss", "bilaga", "fraga", "handelse", "ateruppringning"):
        _all(connection, f"SELECT * FROM arenden_{tabell} WHERE arende_id = %s", [pk])
    return pk


def search(connection: Connection, ord_: str) -> object:
    """The newest cases with the words."""
    return _all(
        connection,
        "SELECT a.nummer, a.rubrik, a.status, e.namn FROM arenden_arende a JOIN kontaktcenter_enhet e ON e.id = a.ansvarig_enhet_id "
        "WHERE a.sokvektor @@ websearch_to_tsquery('swedish', %s) ORDER BY a.registrerad DESC LIMIT 200",
        [ord_],
    )


def subjects(connection: Connection) -> object:
    """The subjects of the start page."""
    return _all(connection, "SELECT * FROM kontaktcenter_amne ORDER BY ordning, namn", [])


def _list(connection: Connection, anvandare: int, villkor: str, kolumn: str) -> object:
    _all(connection, ANTAL.format(villkor=MITT_CENTER.format(kolumn=kolumn)), {"u": anvandare})
    return _all(connection, RADER.format(villkor=villkor), {"u": anvandare})


def _all(connection: Connection, query: str, values: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()
