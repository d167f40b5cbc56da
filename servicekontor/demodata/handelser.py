"""Events of the offices, by the ten thousand: written by COPY, for a model's row costs ten times as much to make."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from django.db import connection

from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp

KOLUMNER = ("typ", "tid", "kontor", "kategori", "enhet_id", "sprak", "av_id", "is_av_medborgare", "data")


class Handelserader:
    """Gathers rows, and hands them to the database."""

    def __init__(self) -> None:
        """None yet."""
        self._rader = StringIO()
        self._skriv = csv.writer(self._rader).writerow

    def add(
        self,
        typ: Kontorshandelsetyp,
        tid: datetime,
        kontor: str,
        *,
        kategori: str = "",
        enhet: int | None = None,
        sprak: str = "sv",
        av: int | None = None,
        is_av_medborgare: bool = False,
        **data: Any,
    ) -> None:
        """One event; the arguments are those of `log_handelse`, with ids in place of rows."""
        moment = tid.astimezone(UTC).isoformat()
        self._skriv([typ.value, moment, kontor, kategori, enhet, sprak, av, is_av_medborgare, json.dumps(data)])

    def write(self) -> None:
        """Put them in the table, in the caller's transaction."""
        self._rader.seek(0)
        table, columns = Kontorshandelse._meta.db_table, ", ".join(KOLUMNER)
        empty = "FORCE_NOT_NULL (kategori, kontor, sprak)"
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN WITH (FORMAT csv, {empty})", self._rader)
