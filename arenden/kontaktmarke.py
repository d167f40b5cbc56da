"""What a key was used for, in one mark: tells whether a contact that comes again is the same one."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.crypto import salted_hmac

OMATTA = ("bilagor",)
"""Left out: the files, which the door keeps apart and throws away when the contact is registered."""


def mark_contact(**falt: Any) -> str:
    """A keyed mark of everything that was said, which tells nothing of it.

    Points in time are left out: a door may count them anew each time, as "inom en timme". What is written differently, as a
    telephone number with and without country code, is not the same: a program that tries again sends the same words.
    """
    return salted_hmac("arenden.kontakt", json.dumps(_as_plain(falt), sort_keys=True), algorithm="sha256").hexdigest()[:32]


def _as_plain(value: Any) -> Any:  # noqa: ANN401
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in OMATTA}
    if isinstance(value, Mapping):
        return {str(key): _as_plain(one) for key, one in value.items() if not isinstance(one, datetime)}
    if isinstance(value, list | tuple):
        return [_as_plain(one) for one in value]
    if isinstance(value, Model):
        return value.pk
    return value if value is None or isinstance(value, bool | int | float) else str(value)
