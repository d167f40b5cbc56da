"""What hinders that something is deleted, found with few and bounded queries: Django's own look walks everything that refers to it."""

from collections.abc import Iterator

from django.db import models
from django.db.models.deletion import PROTECT, RESTRICT, get_candidate_relations_to_delete
from django.utils.text import capfirst
from django.utils.translation import gettext as _

FLEST_NAMNDA = 10
"""Things of each kind that are named; of the others only the number is told."""
FLEST_MED = 500
"""Things of one kind that may go along when something is deleted, or stay without it. Where more refer to it, it is in use."""


def find_hinders(objekt: models.Model) -> list[str]:
    """What refers to `objekt` so that it cannot be deleted, kind by kind, in words; empty when it can."""
    return [line for relation in get_candidate_relations_to_delete(objekt._meta) for line in _hinders_of(relation, objekt)]


def _hinders_of(relation: models.ForeignObjectRel, objekt: models.Model) -> Iterator[str]:
    rows = relation.related_model._base_manager.filter(**{relation.field.name: objekt}).order_by()
    most = 0 if relation.on_delete in (PROTECT, RESTRICT) else FLEST_MED
    antal = rows[: FLEST_MED + 1].count()
    if antal <= most:
        return
    names = relation.related_model._meta
    for row in rows[:FLEST_NAMNDA]:
        yield f"{capfirst(names.verbose_name)}: {row}"
    if antal > FLEST_MED:
        yield _("%(slag)s: fler än %(antal)d till") % {"slag": capfirst(names.verbose_name_plural), "antal": FLEST_MED - FLEST_NAMNDA}
    elif antal > FLEST_NAMNDA:
        yield _("%(slag)s: %(antal)d till") % {"slag": capfirst(names.verbose_name_plural), "antal": antal - FLEST_NAMNDA}
