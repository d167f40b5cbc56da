"""Cells of a table that a spreadsheet opens: written so that none is run as a formula, and read as they were (CWE-1236)."""

import re

BARRIAR = "'"
"""What stands before a value that a spreadsheet would take for a formula, in files that we have written."""
FARLIGA = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMELTECKEN = (*FARLIGA[:4], "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with, and the wide forms of it that some programs take for the same."""
OSYNLIGT_FORE = re.compile(f"[{BARRIAR}\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*")
"""What may stand before a formula without keeping it from being one."""


def guard(value: str) -> str:
    """The value as it can be opened in a spreadsheet without being run."""
    return BARRIAR + value if _is_risky(value) else value


def unguard(value: str) -> str:
    """What `guard` was given."""
    return value[1:] if value.startswith(BARRIAR) and _is_risky(value) else value


def _is_risky(value: str) -> bool:
    """Says the same of a value with a barrier before it, so that one barrier, put there by us, is the one taken away."""
    return value.lstrip(BARRIAR + " ").startswith(FARLIGA) or value.startswith(FORMELTECKEN, OSYNLIGT_FORE.match(value).end())
