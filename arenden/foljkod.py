"""The code on the receipt that lets a citizen follow a case: 50 random-looking bits, easy to read aloud, stored only hashed."""

import base64
import hashlib
import hmac
import secrets
import uuid
from functools import lru_cache

from django.conf import settings

# Crockford's base 32: no I, L, O or U, so that a code read on the phone or written by hand is taken right.
ALFABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ANTAL_TECKEN = 10
FORVAXLINGAR = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "-": None, " ": None, "\u00a0": None})


def _keyed(salt: str, text: str) -> bytes:
    """The digest of `django.utils.crypto.salted_hmac` with SHA-256, without preparing its key anew each time."""
    mac = _mac(salt, settings.SECRET_KEY).copy()
    mac.update(text.encode())
    return mac.digest()


@lru_cache
def _mac(salt: str, hemlighet: str) -> hmac.HMAC:
    return hmac.new(hashlib.sha256((salt + hemlighet).encode()).digest(), digestmod="sha256")


def _letters(raw: bytes) -> str:
    number = int.from_bytes(raw[:8], "big")
    return "".join(ALFABET[(number >> (5 * i)) & 31] for i in range(ANTAL_TECKEN))


def derive_code(nyckel: uuid.UUID, ordning: int) -> str:
    """The code of the case made from question `ordning` of the contact `nyckel`.

    Derived with the project's secret rather than drawn, so that a form that is sent twice shows the same receipt although
    only the hash is stored.
    """
    return _letters(_keyed("arenden.foljkod", f"{nyckel}:{ordning}"))


def new_code() -> str:
    """A new code, for somebody who has lost the old one."""
    return _letters(secrets.token_bytes(8))


def format_code(kod: str) -> str:
    """The code in groups for people to read: K7F4-9QXM-2T."""
    return "-".join(kod[i : i + 4] for i in range(0, len(kod), 4))


def hash_secret(hemlighet: str) -> str:
    """The keyed hash that is stored in place of a code or a link's secret."""
    return _keyed("arenden.hemlighet", hemlighet).hex()


def matches(kod: str, hashad: str) -> bool:
    """Whether a typed code is the stored one; case, spaces, hyphens and look-alike letters do not matter."""
    if not hashad:
        return False
    return hmac.compare_digest(hash_secret(kod.upper().translate(FORVAXLINGAR)), hashad)


def current_code(nyckel: uuid.UUID, ordning: int, hashad: str) -> str:
    """The code as `derive_code` makes it while it is the stored one; empty when a newer one has taken its place."""
    kod = derive_code(nyckel, ordning)
    return kod if matches(kod, hashad) else ""


def new_link_secret() -> str:
    """The secret of a mailed link: 256 random bits."""
    return secrets.token_urlsafe(32)


def derive_follower_secret(arende_id: int, epost: str) -> str:
    """The secret in the mails to somebody who follows another's report: derived, for only its hash is stored."""
    raw = _keyed("arenden.foljare", f"{arende_id}:{epost.lower()}")
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
