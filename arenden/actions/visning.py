"""The log of who has looked at a case."""

import logging

from django.db import DatabaseError, connection
from django.utils import timezone

from arenden.models import Arende, Visning
from kontaktcenter.models import Anvandare

logger = logging.getLogger(__name__)

SKRIV = """
INSERT INTO {table} (arende_id, anvandare_id, nyckel_id, timme, forst, is_innehall_last)
VALUES (%s, %s, %s, date_trunc('hour', %s::timestamptz), %s, %s)
ON CONFLICT (arende_id, anvandare_id, timme, nyckel_id) DO UPDATE SET is_innehall_last = true
WHERE EXCLUDED.is_innehall_last AND NOT {table}.is_innehall_last
"""


def log_visning(*, arende: Arende, by: Anvandare, is_innehall_last: bool) -> None:
    """Note that `by` looks at the case, once per hour; whether the content was shown is never taken back within the hour.

    A system with a key to the account has a row of its own, so that what it reads is not taken for the owner's. One statement, and
    nothing is written the second time. A log that cannot be written is an error for those who run the system, never a reason to keep
    an officer from the case.
    """
    nu = timezone.now()
    nyckel = by.genom_nyckel.pk if by.genom_nyckel else None
    try:
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Visning._meta.db_table)
            cursor.execute(SKRIV.format(table=table), [arende.pk, by.pk, nyckel, nu, nu, is_innehall_last])
    except DatabaseError:
        logger.exception("view of case %s by user %s not logged", arende.pk, by.pk)
