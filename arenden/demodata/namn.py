"""Names, addresses and numbers that reach nobody: plainly made-up names, reserved mail domains, numbers set aside for fiction."""

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

MEJLDOMAN = "exempelkommun.example"
"""Mail to employees. The top domain `example` is reserved and never delivered (RFC 2606)."""
INVANARNAS_MEJLDOMAN = "invanare.example"

MOBILSERIE = tuple(f"+46701740{n}" for n in range(605, 700))
FASTA_SERIER = (
    tuple(f"+46313900{n}" for n in range(600, 700))
    + tuple(f"+46406280{n}" for n in range(400, 500))
    + tuple(f"+46980319{n}" for n in range(200, 300))
)
"""The telephone numbers that PTS has set aside for books, films and examples; 08-46500400–499 are the units' own."""
PRIVATA_NUMMER = MOBILSERIE + FASTA_SERIER
"""The numbers of citizens; one belongs to a home of two or three."""

TESTNUMMER_FRAN, TESTNUMMER_TILL = date(1994, 1, 1), date(2001, 12, 31)
TESTNUMMER_SAKNAS = frozenset({date(1999, 1, 1), date(2000, 12, 18), date(2001, 3, 3)})


def as_address(text: str) -> str:
    """The text as the first half of a mail address or as a user name: small letters without accents."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "")


def telefon_number(ordning: int) -> str:
    """The direct number of an employee, as Swedes write it; the series are short, so colleagues share numbers."""
    number = FASTA_SERIER[ordning % len(FASTA_SERIER)]
    area = 3 if number.startswith("+46980") else 2
    national = number.removeprefix("+46")
    return f"0{national[:area]}-{national[area:]}"


def published_personnummer() -> Iterator[str]:
    """Twelve-digit personnummer from the list of test numbers that Skatteverket publishes; no person has one of them.

    For these years the list has one number a day, with the birth number 238 and 239 by turns, but for three days.
    """
    days = (TESTNUMMER_TILL - TESTNUMMER_FRAN).days + 1
    for dag in (TESTNUMMER_FRAN + timedelta(days=n) for n in range(days)):
        if dag not in TESTNUMMER_SAKNAS:
            nine = f"{dag:%y%m%d}{238 + dag.toordinal() % 2}"
            yield f"{dag:%Y%m%d}{nine[6:]}{_check_digit(nine)}"


def _check_digit(nine: str) -> int:
    """The last digit of a personnummer: modulus 10 over the nine before it (folkbokföringslagen 1991:481 18 §)."""
    doubled = (int(siffra) * faktor for siffra, faktor in zip(nine, islice(cycle((2, 1)), 9), strict=True))
    return -sum(n // 10 + n % 10 for n in doubled) % 10
