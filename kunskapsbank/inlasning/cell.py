"""A value as the cells of a table: written as people write lists, cut where Excel would cut it, and read as it was."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kontaktcenter.formelskydd import BARRIAR, guard

LISTSKILJE = " | "
TVETYDIGT = re.compile(r"[|;\n]|^\[")
LANGSTA_EXCELCELL = 32_767
"""Code units of UTF-16 that a cell of Excel can hold; the rest of a longer text would be cut off without a word."""


def write_cell(value: Any) -> str:
    """Text, list or steps as the text of a cell, not guarded yet."""
    if value is None:
        return ""
    if not isinstance(value, list):
        return str(value)
    if value and isinstance(value[0], Mapping):
        return json.dumps(value, ensure_ascii=False)
    return _write_list(value)


def _write_list(items: Sequence[str]) -> str:
    """With | between, as people write lists; as JSON when that could be read as other words than these."""
    is_ambiguous = any(TVETYDIGT.search(item) for item in items) or (len(items) == 1 and "," in items[0])
    return json.dumps(items, ensure_ascii=False) if is_ambiguous else LISTSKILJE.join(items)


def read_json_list(text: str) -> list[str] | None:
    """The texts of a cell that holds a JSON list of them; None when it holds anything else."""
    if not text.startswith("["):
        return None
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return items if isinstance(items, list) and all(isinstance(item, str) for item in items) else None


def pieces(text: str) -> Iterator[str]:
    """The text in guarded pieces that each go into a cell of Excel; at least one."""
    rest = text
    while True:
        piece, rest = _cut(rest)
        yield guard(piece)
        if not rest:
            return


def _cut(text: str) -> tuple[str, str]:
    room = LANGSTA_EXCELCELL - len(BARRIAR)
    piece = text[:room]
    if not piece.isascii():
        piece = piece.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return piece, text[len(piece) :]
