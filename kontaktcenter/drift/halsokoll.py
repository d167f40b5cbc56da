"""Health check of a container: `python -m kontaktcenter.drift.halsokoll URL` ends with 0 when the address answers 200."""

import os
import sys
import urllib.request

TIMEOUT_SECONDS = 5


def is_healthy(url: str) -> bool:
    """Whether the web server answers as it would to the reverse proxy, under its own host name."""
    host = os.environ.get("KC_VARDNAMN", "localhost").split(",")[0]
    request = urllib.request.Request(url, headers={"Host": host, "X-Forwarded-Proto": "https"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            return response.status == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if is_healthy(sys.argv[1]) else 1)
