"""Saving a row that a manager has filled in."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from kontaktcenter.fel import Inmatningsfel

Rad = TypeVar("Rad", bound=Model)


def save_row(row: Rad, falt: dict[str, Any]) -> Rad:
    """Give the row these values and save it whole. Raises Inmatningsfel with the first thing that is wrong, at its field."""
    for namn, varde in falt.items():
        setattr(row, namn, varde)
    try:
        row.full_clean()
    except ValidationError as fel:
        namn, texter = next(iter(fel.message_dict.items()))
        raise Inmatningsfel(texter[0], falt=None if namn == "__all__" else namn) from fel
    row.save()
    return row
