"""Secrets of mailed links and calendar addresses: random, and stored only as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac


def new_secret() -> str:
    """256 random bits for an address."""
    return secrets.token_urlsafe(32)


def hash_secret(hemlighet: str) -> str:
    """What is stored in the secret's place."""
    return salted_hmac("servicekontor.hemlighet", hemlighet, algorithm="sha256").hexdigest()
