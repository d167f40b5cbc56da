"""The number of a case, KC-2026-000123: how it is made, how it stands in addresses and mails, and how people write it."""

import re

FLEST_SIFFROR = 10
"""Six are written at least, and as many as the series can reach: it counts in 32 bits."""
MONSTER = rf"KC-[0-9]{{4}}-[0-9]{{6,{FLEST_SIFFROR}}}"
"""A number as it is stored, as a regular expression."""
I_TEXT = re.compile(rf"\b{MONSTER}\b", re.IGNORECASE)
SLUTET = re.compile(rf"[0-9]{{3,{FLEST_SIFFROR}}}")
AR_I_FOLJD = 10
SKRIVET = re.compile(rf"(?:KC)?[\s–—-]*(20\d\d)([\s–—-]*)(\d{{1,{FLEST_SIFFROR}}})", re.IGNORECASE)


def make_nummer(kalenderar: int, lopnummer: int) -> str:
    """The number of the year's case in order."""
    return f"KC-{kalenderar}-{lopnummer:06d}"


def read_nummer(text: str) -> str:
    """The number as it is stored, of one in any writing ("KC-2026-000123", "2026 123", "2026000123"); empty for anything else."""
    match = SKRIVET.fullmatch(text.strip())
    return make_nummer(int(match[1]), int(match[3])) if match else ""


def guess_nummer(text: str) -> str:
    """Like `read_nummer` where something else may have been written too: digits in a row may be a telephone number or a personnummer."""
    match = SKRIVET.fullmatch(text.strip())
    return read_nummer(text) if match and match[2] else ""


def possible_nummer(text: str, ar: int) -> list[str]:
    """The numbers that end as the text does when it is three digits or more, of the year `ar` and the nine before it."""
    text = text.strip()
    if not SLUTET.fullmatch(text):
        return []
    return [make_nummer(kalenderar, int(text)) for kalenderar in range(ar, ar - AR_I_FOLJD, -1)]


def find_nummer(text: str) -> str:
    """The first number that stands in a text, or empty."""
    match = I_TEXT.search(text)
    return match[0].upper() if match else ""
