"""Who changed which field, from what to what: the history of one thing and of the rows edited beneath it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db import models
from django.forms.models import _get_foreign_key
from django.utils.formats import localize
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject

FLEST = 200
"""Changes shown, the latest first."""
TOMT = "–"


@dataclass(frozen=True)
class Andring:
    """One field that changed; `vad` names the row beneath that it belongs to. Without `falt` the row itself came or went."""

    tid: datetime
    vem: str
    vad: str
    falt: str
    fore: str
    efter: str


def read_historik(objekt: models.Model, underlydande: Iterable[type[models.Model]]) -> list[Andring]:
    """The changes of `objekt`, and of rows of the models beneath that keep a history, latest first."""
    found = list(_changes(objekt.history.all(), vad=""))
    for model in underlydande:
        if hasattr(model, "history"):
            key = _get_foreign_key(type(objekt), model)
            found += _changes(model.history.filter(**{key.name: objekt.pk}), vad=str(model._meta.verbose_name), leave_out=key.name)
    return sorted(found, key=lambda andring: andring.tid, reverse=True)[:FLEST]


def _changes(records: models.QuerySet, *, vad: str, leave_out: str = "") -> Iterator[Andring]:
    by_row: dict[Any, list[Any]] = defaultdict(list)
    for record in records.select_related("history_user").order_by("history_date", "history_id"):
        by_row[record.id].append(record)
    for rows in by_row.values():
        yield from _came_or_went(rows[0], vad)
        for before, after in pairwise(rows):
            for change in after.diff_against(before, foreign_keys_are_objs=True).changes:
                if change.field != leave_out:
                    yield _changed(after, vad, change)
            yield from _came_or_went(after, vad)


def _came_or_went(record: Any, vad: str) -> Iterator[Andring]:
    words = {"+": _("tillagd"), "-": _("borttagen")}
    if record.history_type in words:
        name = f"{vad}: {record.instance}" if vad else str(record.instance)
        yield Andring(record.history_date, _who(record), name, "", "", words[record.history_type])


def _changed(record: Any, vad: str, change: Any) -> Andring:
    field = record.instance_type._meta.get_field(change.field)
    name = f"{vad}: {record.instance}" if vad else ""
    return Andring(record.history_date, _who(record), name, str(field.verbose_name), _say(field, change.old), _say(field, change.new))


def _who(record: Any) -> str:
    return str(record.history_user) if record.history_user else _("Systemet")


def _say(field: models.Field, value: Any) -> str:
    if isinstance(value, DeletedObject):
        return _("något som har tagits bort") if value.pk else TOMT
    if value is None or value == "":
        return TOMT
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, date):
        return localize(value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or TOMT
    return str(value)
