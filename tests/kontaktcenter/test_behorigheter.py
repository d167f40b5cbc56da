"""The roles as the documents tell them."""

import re

from kontaktcenter.behorigheter import ROLLER
from tests.hus import ROT


def test_the_documents_give_each_role_its_rights() -> None:
    text = (ROT / "docs" / "behorigheter.md").read_text()
    rows = re.findall(r"^\| ([A-ZÅÄÖ]\w+)( \*)? \| (`.*`) \|$", text, re.M)
    told = {namn: (set(re.findall(r"`(\w+)`", rights)), bool(star)) for namn, star, rights in rows}
    assert told == {r.namn: ({b.value for b in r.behorigheter}, r.omfattar_underenheter) for r in ROLLER.values()}
