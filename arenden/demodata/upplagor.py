"""Several editions of each simulated case: PostgreSQL writes the others from the first, much quicker than a life is lived through.

The simulation leaves room between its ids: edition `nr` of a row has the id of the first one plus `nr`, and what it refers to has
so too. That goes for the numbers of cases and for the events as well, so all of them stay in order of time. Moments, units and
officers are those of the first edition; the citizens and what they ask are others (`avvikelser`).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO

from django.db import models
from django.db.backends.utils import CursorWrapper
from tqdm import tqdm

from arenden.demodata.avvikelser import AVVIKELSER, HISTORIK, KALLOR, NAMNBYTE, TEXTBYTE
from arenden.demodata.befolkning import personnummer_per_upplaga
from arenden.demodata.drag.kontakt import NYCKELSERIE
from arenden.demodata.tabeller import Tabeller
from arenden.foljkod import derive_code, hash_secret
from arenden.models import Arende, Handelse, Kontakt, Nummerserie, Person

FORST = (Person, Kontakt)
"""Tables in which the others look up the people of their edition."""
GEMENSAMMA = (Nummerserie,)
"""Tables whose rows count all editions."""
MINNE = "SET LOCAL work_mem = '128MB'"
"""Working memory for one sort or one join."""
HJALPTABELLER = (
    "CREATE TEMP TABLE upplaga (nr bigint) ON COMMIT DROP",
    "CREATE TEMP TABLE upplagans_personnummer (forst text, nr bigint, eget text) ON COMMIT DROP",
    "CREATE TEMP TABLE upplagans_kod (arende_id bigint, hash text) ON COMMIT DROP",
)
NYCKLAR = "SELECT arende_id, kontakt_id FROM arenden_fraga WHERE arende_id IS NOT NULL AND NOT is_om_arende"
FRISTAENDE = """
SELECT a.id FROM arenden_arende a
WHERE a.status = 'avslutad' AND a.sammanslaget_med_id IS NULL
    AND NOT EXISTS (SELECT FROM arenden_arende annat WHERE annat.sammanslaget_med_id = a.id)
    AND NOT EXISTS (SELECT FROM arenden_arenderelation r WHERE a.id IN (r.arende_id, r.annat_id))
ORDER BY a.id LIMIT 1
"""
"""The oldest closed case that no other hangs together with."""


class Upplagor:
    """So many editions of everything that is simulated, with `arenden` cases in all."""

    def __init__(self, tabeller: Tabeller, cursor: CursorWrapper, *, antal: int, arenden: int) -> None:
        """`cursor` is in the transaction that fills."""
        self.modeller = [tabell.model for tabell in tabeller if tabell.model not in GEMENSAMMA]
        self.cursor = cursor
        self.antal = antal
        self.simulerade = -(-arenden // antal)
        self.ofullstandiga = self.simulerade * antal - arenden
        """Editions that lack a case, so that there are exactly as many as were asked for."""

    @contextmanager
    def spaced(self) -> Iterator[None]:
        """Let the database leave room, too, between the ids that it gives events inside the block."""
        self.cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [Handelse._meta.db_table])
        (serie,) = self.cursor.fetchone()
        self.cursor.execute(f"ALTER SEQUENCE {serie} RESTART INCREMENT BY {self.antal}")
        yield
        self.cursor.execute(f"ALTER SEQUENCE {serie} INCREMENT BY 1")

    def write(self, *, tyst: bool) -> None:
        """Write the other editions of all rows that there are."""
        if self.antal == 1:
            return
        self._write_helpers()
        utom = self._left_out()
        for modell in tqdm(sorted(self.modeller, key=lambda modell: modell not in FORST), desc="Upplagor", disable=tyst):
            self.cursor.execute(self._copy_sql(modell, utom))

    def _write_helpers(self) -> None:
        """What the editions are, with what their people are called and what only Python can work out: codes and personnummer."""
        for sql in (MINNE, *HJALPTABELLER):
            self.cursor.execute(sql)
        andra = range(1, self.antal)
        self._fill("upplaga", ((nr,) for nr in andra))
        forsta, *egna = personnummer_per_upplaga(self.antal)
        self._fill("upplagans_personnummer", ((a, nr, b) for nr in andra for a, b in zip(forsta, egna[nr - 1], strict=True)))
        self.cursor.execute(NYCKLAR)
        nycklar = self.cursor.fetchall()
        self._fill("upplagans_kod", ((arende + nr, _hash_of(kontakt + nr)) for arende, kontakt in nycklar for nr in andra))
        self.cursor.execute(NAMNBYTE)
        self.cursor.execute(TEXTBYTE)

    def _fill(self, tabell: str, rader: Iterable[tuple[int | str, ...]]) -> None:
        self.cursor.copy_expert(f"COPY {tabell} FROM STDIN", StringIO("".join("\t".join(map(str, rad)) + "\n" for rad in rader)))

    def _left_out(self) -> dict[type[models.Model], str]:
        """Which rows are left out: those that belong to a case that some editions lack, as if it had been erased there."""
        if not self.ofullstandiga:
            return {}
        self.cursor.execute(FRISTAENDE)
        (arende,) = self.cursor.fetchone()
        self.cursor.execute("SELECT array_agg(kontakt_id)::text FROM arenden_fraga WHERE arende_id = %s", [arende])
        (kontakter,) = self.cursor.fetchone()
        return {Arende: f"= {arende}", Kontakt: f"= ANY('{kontakter}')"}

    def _copy_sql(self, modell: type[models.Model], utom: dict[type[models.Model], str]) -> str:
        """The statement that writes the other editions of a table's rows."""
        falt = {f.column: f for f in modell._meta.local_concrete_fields if not f.generated}
        egna = AVVIKELSER.get(modell, {})
        varden = [egna.get(kolumn) or f"r.{kolumn}{' + k.nr' if self._refers_to(f) else ''}" for kolumn, f in falt.items()]
        hor_till = [f"r.{kolumn} {utom[ref]}" for kolumn, f in falt.items() if (ref := self._refers_to(f)) in utom]
        is_hel = not hor_till or modell is Handelse
        villkor = "" if is_hel else f"WHERE (k.nr <= {self.ofullstandiga} AND ({' OR '.join(hor_till)})) IS NOT TRUE"
        return (
            f"INSERT INTO {modell._meta.db_table} ({', '.join(falt)}) SELECT {', '.join(varden)} "
            f"FROM {modell._meta.db_table} r CROSS JOIN upplaga k {KALLOR.get(modell, '')} {villkor}"
        )

    def _refers_to(self, falt: models.Field) -> type[models.Model] | None:
        """The table with editions that the column names a row of: its own, another or none."""
        if (falt.model, falt.column) == (HISTORIK, "id"):
            return Arende
        modell = falt.model if falt.primary_key else falt.remote_field and falt.remote_field.model
        return modell if modell in self.modeller else None


def _hash_of(kontakt: int) -> str:
    """What is stored of the follow code of the case that the contact made."""
    return hash_secret(derive_code(f"{NYCKELSERIE}{kontakt:012x}", 0))
