"""Compiled translations without GNU gettext: `python -m kontaktcenter.drift.sprak` makes every .mo file from its .po."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROT = Path(__file__).resolve().parent.parent.parent


def compile_translations(rot: Path = ROT) -> list[Path]:
    """Compile what is newer than its result, in the project's and each app's `locale`; return the files written."""
    written = []
    for po in sorted([*rot.glob("locale/*/LC_MESSAGES/*.po"), *rot.glob("*/locale/*/LC_MESSAGES/*.po")]):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        with po.open("rb") as source:
            catalog = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        draft = mo.with_name(f"{mo.name}.{os.getpid()}")
        with draft.open("wb") as target:
            write_mo(target, catalog)
        draft.replace(mo)
        written.append(mo)
    return written


if __name__ == "__main__":
    for path in compile_translations():
        print(path)
