"""A folder of Markdown as a zip file: one file per article and language, with its fields as TOML between lines of +++.

`<slug>.md` is Swedish, `<slug>.en.md` English, and so on; the slug is the id when the file names none.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.falt import Filrad, find_name, make_row
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.namnfel import unknown_names
from kunskapsbank.inlasning.text import decode
from kunskapsbank.inlasning.zip import open_zip, read_files

HUVUD = re.compile(r"\A\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
FILNAMN = re.compile(r"(?P<slug>[^/]+?)(?:\.(?P<sprak>[a-z]{2,3}(?:-[a-z]{2,4})?))?\.md", re.IGNORECASE)


def read_folder(data: bytes) -> Iterator[Filrad]:
    """The rows of a zip file with Markdown in it, wherever in its folders. Raises Filfel."""
    archive = open_zip(data)
    found = False
    for row in read_files_of(read_files(archive, ".md")):
        found = True
        yield row
    if not found:
        raise Filfel(_("Zip-filen innehåller inga filer som slutar på .md."))


def read_files_of(files: Iterable[tuple[str, bytes]]) -> Iterator[Filrad]:
    """The rows of files given by name and content."""
    for number, (path, content) in enumerate(files, 1):
        yield _read(number, path.rpartition("/")[2], content)


def _read(number: int, filnamn: str, content: bytes) -> Filrad:
    try:
        text = decode(content).replace("\r\n", "\n")
    except Filfel as error:
        return Filrad(number, {}, [f"{filnamn}: {error}"])
    head = HUVUD.match(text)
    if head is None:
        return Filrad(number, {}, [_("%(fil)s: filen ska börja med fält mellan två rader med +++.") % {"fil": filnamn}])
    try:
        fields = tomllib.loads(head[1])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Filrad(number, {}, [_("%(fil)s: fälten går inte att läsa (%(fel)s).") % {"fil": filnamn, "fel": error}])
    return _row(number, filnamn, fields, text[head.end() :].strip())


def _row(number: int, filnamn: str, fields: dict[str, Any], svar: str) -> Filrad:
    names = {key: find_name(key) for key in fields}
    if unknown := [key for key, namn in names.items() if namn is None]:
        # The name of the file may say the id.
        return Filrad(number, {}, [f"{filnamn}: {unknown_names(unknown, [*names.values(), 'extern_id'])}"])
    raw = {names[key]: value for key, value in fields.items()}
    match = FILNAMN.fullmatch(filnamn)
    raw.setdefault("extern_id", match["slug"] if match else filnamn)
    raw.setdefault("sprak", (match["sprak"] or "sv").lower() if match else "sv")
    if svar:
        raw["svar"] = svar
    rad = make_row(number, raw)
    rad.fel = [f"{filnamn}: {fel}" for fel in rad.fel]
    return rad
