"""Telephone numbers: one check and one sentence for everybody, and how a number is written for people."""

import phonenumbers
from django.utils.translation import gettext as _

SVERIGE = 46
"""The country code."""


def to_e164(text: str) -> str:
    """The number in E.164; one without country code is Swedish. Empty when no telephone can have it.

    A Swedish number must lie in a series that is in use; of others only the length is known for certain. Short numbers
    inside the house are no citizen's: an employee's own is kept as written (`Anvandare.telefon`).
    """
    try:
        number = phonenumbers.parse(text, "SE")
    except phonenumbers.NumberParseException:
        return ""
    exists = phonenumbers.is_valid_number if number.country_code == SVERIGE else phonenumbers.is_possible_number
    if any(tecken.isalpha() for tecken in text) or not exists(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def refusal() -> str:
    """What is said of a number that no telephone can have."""
    return _("Telefonnumret går inte att ringa. Skriv det med riktnummer, till exempel 070-174 06 05.")


def spoken_telefon(e164: str) -> str:
    """The number as people write it: 070-174 06 05, abroad +45 32 12 34 56. What is no number is left as it is."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, form.NATIONAL if number.country_code == SVERIGE else form.INTERNATIONAL)
