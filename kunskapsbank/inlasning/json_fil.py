"""JSON: one list, or one object a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.falt import Filrad, find_name, make_row
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.namnfel import unknown_names
from kunskapsbank.inlasning.text import decode

LISTA = "artiklar"


def read_json(data: bytes) -> Iterator[Filrad]:
    """The rows of a list of objects, or of an object that holds one as `artiklar`. Raises Filfel."""
    try:
        content = json.loads(decode(data))
    except RecursionError:
        raise Filfel(_("Filen är nästlad för djupt för att läsas in.")) from None
    except json.JSONDecodeError as error:
        text = _("Filen är inte giltig JSON. Felet är på rad %(rad)d, tecken %(tecken)d.")
        raise Filfel(text % {"rad": error.lineno, "tecken": error.colno}) from None
    except ValueError:
        raise Filfel(_("Filen har ett tal som är för stort för att läsas.")) from None
    if isinstance(content, Mapping):
        content = content.get(LISTA, content.get("articles"))
    if not isinstance(content, list):
        raise Filfel(_("Filen ska innehålla en lista med artiklar."))
    if not content:
        raise Filfel(_("Filen är tom."))
    yield from _rows(enumerate(content, 1))


def read_jsonl(data: bytes) -> Iterator[Filrad]:
    """The rows of a file with one object a line; a line that cannot be read is told of by itself. Raises Filfel."""
    lines = [(number, line) for number, line in enumerate(decode(data).split("\n"), 1) if line.strip()]
    if not lines:
        raise Filfel(_("Filen är tom."))
    broken = 0
    for number, line in lines:
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            broken += 1
            if broken == len(lines):
                raise Filfel(_("Filen ska ha ett JSON-objekt på varje rad.")) from None
            yield Filrad(number, {}, [_("Raden är inte giltig JSON.")])
            continue
        yield from _rows([(number, item)])


def _rows(items: Iterable[tuple[int, Any]]) -> Iterator[Filrad]:
    for number, item in items:
        if not isinstance(item, Mapping):
            yield Filrad(number, {}, [_("Raden ska vara ett objekt med fält.")])
            continue
        yield _row(number, item)


def _row(number: int, item: Mapping[str, Any]) -> Filrad:
    names = {str(key): find_name(str(key)) for key in item}
    unknown = [key for key, namn in names.items() if namn is None]
    if unknown:
        return Filrad(number, {}, [unknown_names(unknown, names.values())])
    if len(set(names.values())) < len(names):
        return Filrad(number, {}, [_("Samma fält finns två gånger.")])
    return make_row(number, {names[str(key)]: value for key, value in item.items()})
