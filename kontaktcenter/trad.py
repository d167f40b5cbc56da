"""Trees kept as a reference to the row above (`foralder`): units and subjects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection, models

SUBTREES = """
WITH RECURSIVE trad(rot, id) AS (
    SELECT rot, rot FROM unnest(%s::bigint[]) AS rot
    UNION
    SELECT trad.rot, t.id FROM {table} t JOIN trad ON t.foralder_id = trad.id
) SELECT rot, id FROM trad
"""


@dataclass(frozen=True)
class Gren:
    """A row as it stands in the tree: `niva` is 0 at the top, `stig` the names from the top to the row itself."""

    id: int
    niva: int
    stig: tuple[str, ...]


def subtrees(model: type[models.Model], ids: Iterable[int]) -> dict[int, set[int]]:
    """For each row named, its id and those of all below it; one query for all, which ends also where rows lie in a ring."""
    found: dict[int, set[int]] = {pk: set() for pk in ids}
    if found:
        with connection.cursor() as cursor:
            cursor.execute(SUBTREES.format(table=connection.ops.quote_name(model._meta.db_table)), [list(found)])
            for rot, pk in cursor.fetchall():
                found[rot].add(pk)
    return found


def walk(model: type[models.Model]) -> Iterator[Gren]:
    """Every row in tree order, those beside each other in the order of the model; one query."""
    below: dict[int | None, list[tuple[int, str]]] = {}
    for pk, foralder_id, namn in model._default_manager.values_list("id", "foralder_id", "namn"):
        below.setdefault(foralder_id, []).append((pk, namn))

    def descend(foralder_id: int | None, above: tuple[str, ...]) -> Iterator[Gren]:
        for pk, namn in below.get(foralder_id, []):
            yield Gren(pk, len(above), (*above, namn))
            yield from descend(pk, (*above, namn))

    return descend(None, ())
