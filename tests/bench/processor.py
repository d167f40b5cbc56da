"""What a piece of work costs, whatever else the machine does."""

import time
from pathlib import Path

from django.db import connection


def processor_seconds() -> float:
    """What this process and its server in the database have used of a processor so far."""
    connection.ensure_connection()
    schedstat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(schedstat.read_text().split()[0]) / 1e9
