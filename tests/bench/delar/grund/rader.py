"""The rows that the actions write, written by bare SQL: each as a copy of one that is there, with what must be its own."""

from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor

from tests.bench.delar.grund import sql

STEG_I_FORMULARET = 5
LANK = "INSERT INTO arenden_foljlank (arende_id, hemlighet_hash, skapad, giltig_till) VALUES (%s, gen_random_uuid()::text, now(), now())"
NUMMER = (
    "UPDATE arenden_nummerserie SET senaste = senaste + 1 WHERE kalenderar = (SELECT max(kalenderar) FROM arenden_nummerserie) "
    "RETURNING 'KC-' || kalenderar || '-' || lpad(senaste::text, 6, '0')"
)
UTKAST = (
    "INSERT INTO arenden_utkast (nyckel, agent_id, innehall, version, skapad, uppdaterad) SELECT gen_random_uuid(), min(id), "
    "'{}', 1, now(), now() FROM kontaktcenter_anvandare RETURNING nyckel"
)
SETT = (
    "INSERT INTO arenden_visning (arende_id, anvandare_id, timme, forst, is_innehall_last) SELECT %s, min(id), "
    "date_trunc('hour', now()), now(), true FROM kontaktcenter_anvandare ON CONFLICT DO NOTHING"
)
INSYN = (
    "INSERT INTO arenden_insyn (arende_id, enhet_id) SELECT id, ansvarig_enhet_id FROM arenden_arende WHERE id = %s ON CONFLICT DO NOTHING"
)
BEVAKNING = "INSERT INTO arenden_bevakning (arende_id, slag, objekt_id, forfaller, steg, nasta) VALUES (%s, %s, %s, now(), 4, now())"


def arendetyp_id(connection: Connection, kod: str) -> int:
    """The id of a case type."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kontaktcenter_arendetyp WHERE kod = %s", [kod])
        return cursor.fetchone()[0]


def newest_cases(connection: Connection, antal: int) -> list[str]:
    """The numbers of the newest cases."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT nummer FROM arenden_arende ORDER BY id DESC LIMIT %s", [antal])
        return [row[0] for row in cursor.fetchall()]


def answered_contact(connection: Connection) -> None:
    """The draft kept; then a contact with one answered question: person looked up, contact, question, two events, no draft."""
    with connection, connection.cursor() as cursor:
        cursor.execute(UTKAST)
        nyckel = cursor.fetchone()[0]
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM arenden_utkast WHERE nyckel = %s FOR UPDATE", [nyckel])
        cursor.execute("SELECT id FROM arenden_person WHERE upper(epost) = upper(%s)", ["anna.provsson@invanare.example"])
        kontakt = _copy(cursor, "kontakt", nyckel="gen_random_uuid()")
        fraga = _copy(cursor, "fraga", kontakt_id=str(kontakt), ordning="0")
        for _handelse in range(2):
            _copy(cursor, "handelse", kontakt_id=str(kontakt), fraga_id=str(fraga))
        cursor.execute("DELETE FROM arenden_utkast WHERE nyckel = %s", [nyckel])


def case_by_form(connection: Connection) -> None:
    """The draft of a form, saved once a page; then contact, question and case with number, history, watch, events, link, mail."""
    with connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO arenden_formular (nyckel, dorr, innehall, klara, borjade, uppdaterad) "
            "VALUES (gen_random_uuid(), 'e_tjanst', '{}', '[]', now(), now()) RETURNING nyckel"
        )
        nyckel = cursor.fetchone()[0]
    for _steg in range(STEG_I_FORMULARET):
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT * FROM arenden_formular WHERE nyckel = %s FOR UPDATE", [nyckel])
            cursor.execute("UPDATE arenden_formular SET innehall = '{\"vad\": 1}', uppdaterad = now() WHERE nyckel = %s", [nyckel])
    with connection, connection.cursor() as cursor:
        arende = _case(cursor)
        cursor.execute(LANK, [arende])
        cursor.execute("DELETE FROM arenden_formular WHERE nyckel = %s", [nyckel])


def hand_over(connection: Connection) -> None:
    """Read the case and note that it was seen; then lock it, write hand-off, event, history, watch and notice, change the case."""
    [nummer] = newest_cases(connection, 1)
    pk = sql.case(connection, nummer)
    with connection, connection.cursor() as cursor:
        cursor.execute(SETT, [pk])
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM arenden_arende WHERE id = %s FOR UPDATE", [pk])
        overlamning = _copy(cursor, "overlamning", nyckel="gen_random_uuid()", lage="'besvarad'", avslutad="now()", arende_id=str(pk))
        _copy(cursor, "handelse", arende_id=str(pk))
        cursor.execute("UPDATE arenden_arende SET version = version + 1 WHERE id = %s", [pk])
        _history(cursor, pk)
        cursor.execute(INSYN, [pk])
        cursor.execute(BEVAKNING, [pk, "kvittens", overlamning])
        _copy(cursor, "notis", arende_id=str(pk))


def _case(cursor: Cursor) -> int:
    cursor.execute(NUMMER)
    nummer = cursor.fetchone()[0]
    kontakt = _copy(cursor, "kontakt", nyckel="gen_random_uuid()")
    arende = _copy(cursor, "arende", nummer=f"'{nummer}'")
    _copy(cursor, "inlamnare", arende_id=str(arende))
    _copy(cursor, "fraga", kontakt_id=str(kontakt), ordning="0", arende_id=str(arende))
    _history(cursor, arende)
    cursor.execute(BEVAKNING, [arende, "svar", 0])
    for _handelse in range(2):
        _copy(cursor, "handelse", arende_id=str(arende))
    return arende


def _history(cursor: Cursor, arende: int) -> None:
    cursor.execute("SELECT max(history_id) FROM arenden_historicalarende")
    kolumner = _columns(cursor, "arenden_historicalarende", {"history_id", "id"})
    cursor.execute(
        f"INSERT INTO arenden_historicalarende (id, {kolumner}) SELECT %s, {kolumner} FROM arenden_historicalarende WHERE history_id = %s",
        [arende, cursor.fetchone()[0]],
    )


def _copy(cursor: Cursor, tabell: str, **egna: str) -> int:
    """A copy of the table's newest row with these expressions in place of its own; the id."""
    cursor.execute(f"SELECT max(id) FROM arenden_{tabell}")
    newest = cursor.fetchone()[0]
    kolumner = _columns(cursor, f"arenden_{tabell}", {"id", *egna})
    cursor.execute(
        f"INSERT INTO arenden_{tabell} ({kolumner}, {', '.join(egna)}) SELECT {kolumner}, {', '.join(egna.values())} "
        f"FROM arenden_{tabell} WHERE id = %s RETURNING id",
        [newest],
    )
    return cursor.fetchone()[0]


_kolumner: dict[str, list[str]] = {}


def _columns(cursor: Cursor, tabell: str, utom: set[str]) -> str:
    """The table's columns but those named; asked for once."""
    if tabell not in _kolumner:
        saved = cursor.connection.cursor()
        saved.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [tabell],
        )
        _kolumner[tabell] = [row[0] for row in saved.fetchall()]
    return ", ".join(kolumn for kolumn in _kolumner[tabell] if kolumn not in utom)
