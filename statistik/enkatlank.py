"""The link of a survey: its secret, which is stored only hashed, and the hash by which an address is known again."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

VILA = timedelta(days=30)
"""How long nobody who was asked is asked again."""
GILLER = timedelta(days=14)
"""How long a citizen's link can be answered."""


def new_secret() -> str:
    """256 random bits for an address."""
    return secrets.token_urlsafe(32)


def hash_secret(hemlighet: str) -> str:
    """What is stored in the secret's place."""
    return salted_hmac("statistik.enkat", hemlighet, algorithm="sha256").hexdigest()


def hash_address(adress: str) -> str:
    """What is stored in the place of a mail address or a telephone number."""
    return salted_hmac("statistik.enkatadress", adress.strip().lower(), algorithm="sha256").hexdigest() if adress.strip() else ""


def link_of(hemlighet: str, sprak: str) -> str:
    """The whole address, in the language of who is asked."""
    return f"{settings.BAS_URL.rstrip('/')}{reverse('enkat_lank', args=[hemlighet])}?sprak={sprak}"
