"""The translations: texts are collected from code and templates, kept in .po files, and compiled; all without GNU gettext.

Swedish is the source; its file only says Django's own sentences in plainer words. What citizens read must be whole in every
other language; what only staff read is marked for translation, but is collected only when asked for. docs/oversattning.md
says how one works with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROT = Path(__file__).resolve().parent.parent
SPRAK = ("en", "ar", "fi")
APPAR = ("kontaktcenter", "arenden", "kunskapsbank", "servicekontor", "statistik")
# What citizens read. Python that speaks to them lies in a module or folder named medborgare…, or is named here.
PUBLIKA = (
    "templates/medborgare/**/*",
    "templates/post/*",
    "templates/_komponenter/*",
    "templates/django/forms/**/*",
    "templates/registration/logga_in.html",
    "templates/base.html",
    "templates/base_publik.html",
    "templates/fel.html",
    "templates/4*.html",
    "templates/500.html",
    "*/medborgare*.py",
    "*/*/medborgare*.py",
    "*/medborgare/**/*.py",
    "*/*/medborgare/**/*.py",
    # What the rules say when they refuse something, which citizens read on their pages too.
    "arenden/actions/bilaga.py",
    "arenden/actions/foljning.py",
    "arenden/actions/formular.py",
    "arenden/actions/grund.py",
    "arenden/actions/kontakt.py",
    "arenden/actions/person.py",
    # What the rules of booking say when they refuse something.
    "servicekontor/bokare.py",
    "servicekontor/actions/bokning.py",
    "servicekontor/actions/bokningsgrund.py",
    "servicekontor/actions/vantelista.py",
    # What the queue says to who takes a number.
    "servicekontor/actions/ankomst.py",
    "servicekontor/actions/kobiljett.py",
    # What a survey says when it refuses an answer.
    "statistik/actions/enkatsvar.py",
    "kontaktcenter/dokument.py",
    "kontaktcenter/filer.py",
    "kontaktcenter/kontaktuppgifter.py",
    "kontaktcenter/telefon.py",
    "kontaktcenter/uppgifter.py",
    # What is mailed of an article ends with where it can be read.
    "arenden/lasartikel.py",
    "kontaktcenter/utkorg/mottagare.py",
    "kunskapsbank/markdown.py",
    "kontaktcenter/middleware.py",
    "kontaktcenter/samtalssprak.py",
    "kontaktcenter/texter.py",
    "kontaktcenter/tidsord.py",
    "kontaktcenter/utseende.py",
    "kontaktcenter/views/fel.py",
    "kontaktcenter/views/utseende.py",
)
# Mails to staff lie among those to citizens, for they are sent the same way.
PERSONALENS = ("templates/post/bradskande.txt", "templates/post/sammandrag.txt")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class Brist:
    """A text that a language lacks, or has wrong: `vad` says which."""

    sprak: str
    text: str
    vad: str


def source_files(rot: Path = ROT, *, alla: bool = False) -> list[Path]:
    """Return the files whose texts are collected: the public ones, or with `alla` every template and module."""
    patterns = ("templates/**/*", *(f"{app}/**/*.py" for app in APPAR)) if alla else PUBLIKA
    found = {path for pattern in patterns for path in rot.glob(pattern) if path.suffix in {".html", ".txt", ".py"}}
    left_out = set() if alla else {rot / name for name in PERSONALENS}
    return sorted(path for path in found - left_out if path.relative_to(rot).parts[0] != "tests")


def collect(files: Iterable[Path], rot: Path = ROT) -> Catalog:
    """Return a catalog with the texts of `files`, each with the names of the files that hold it."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in files:
        for funcname, messages, comments in _calls(path):
            context, text = _arrange(funcname, messages)
            if text:
                place = (path.relative_to(rot).as_posix(), None)
                catalog.add(text, context=context, locations=[place], auto_comments=comments)
    return catalog


def read(sprak: str, rot: Path = ROT) -> Catalog:
    """Return the translations of one language; empty when it has none yet."""
    path = po_file(sprak, rot)
    if not path.is_file():
        return Catalog(locale=sprak, charset="utf-8", fuzzy=False)
    return read_po(BytesIO(path.read_bytes()), locale=sprak)


def update(sprak: str, texts: Catalog, rot: Path = ROT) -> None:
    """Write the .po file anew: texts that are new get an empty translation, those that are gone go."""
    catalog = read(sprak, rot)
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.header_comment = "# Kontaktcenter. Swedish is the source, see docs/oversattning.md."
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False, omit_header=False)
    path = po_file(sprak, rot)
    path.parent.mkdir(parents=True, exist_ok=True)
    # A line that changes with each run would make each change look like more than it is.
    lines = [line for line in buffer.getvalue().splitlines(keepends=True) if not line.startswith(_VOLATILE)]
    path.write_bytes(b"".join(lines))


def shortcomings(sprak: str, texts: Catalog, rot: Path = ROT) -> list[Brist]:
    """Return which of `texts` the language lacks, and which translations have other placeholders than the Swedish text."""
    catalog = read(sprak, rot)
    found = []
    for text in texts:
        if not text.id:
            continue
        translation = catalog.get(text.id, text.context)
        name = text.id if isinstance(text.id, str) else text.id[0]
        if translation is None or not _is_whole(translation):
            found.append(Brist(sprak, name, "saknas"))
        else:
            found += [Brist(sprak, name, str(error)) for error in translation.check(catalog)]
    return found


def compile_stale(rot: Path = ROT) -> list[Path]:
    """Compile each .po file that is newer than its .mo file; return those that were made."""
    made = []
    for po in sorted((rot / "locale").glob("*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        buffer = BytesIO()
        write_mo(buffer, read(po.parts[-3], rot))
        # Written beside and moved into place, so that a process that starts at the same time never reads half a file.
        scratch = mo.with_suffix(".mo.ny")
        scratch.write_bytes(buffer.getvalue())
        scratch.replace(mo)
        made.append(mo)
    return made


def po_file(sprak: str, rot: Path = ROT) -> Path:
    """Return where the translations of a language lie."""
    return rot / "locale" / sprak / "LC_MESSAGES" / "django.po"


_VOLATILE = (
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Generated-By',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Report-Msgid-Bugs-To',
)


def _calls(path: Path) -> Iterator[tuple[str, Any, list[str]]]:
    from django.utils.translation.template import templatize

    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of the page between the calls has indentation that means nothing to Python.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    for _line, funcname, messages, comments in extract_python(BytesIO(source.encode()), list(KEYWORDS), [], {}):
        yield funcname, messages, comments


def _arrange(funcname: str, messages: Any) -> tuple[str | None, str | tuple[str, str] | None]:
    given = messages if isinstance(messages, tuple) else (messages,)
    if not all(isinstance(text, str) for text in given[: 1 + ("n" == funcname[0]) + ("pgettext" in funcname)]):
        return None, None
    context, texts = (given[0], given[1:]) if "pgettext" in funcname else (None, given)
    return context, (texts[0], texts[1]) if funcname.startswith("n") else texts[0]


def _is_whole(message: Message) -> bool:
    strings = (message.string,) if isinstance(message.string, str) else message.string
    return bool(strings) and all(strings) and not message.fuzzy
