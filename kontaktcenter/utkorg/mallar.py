"""Which mails can be put in the municipality's own words, and the {fields} that stand in them.

Each app registers its mails from `AppConfig.ready()`, so that the ground floor imports no app. A field is filled with words that are
only ever read as words: there is no template language here, so an administrator can neither break a mail nor read more than it tells.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

FALT = re.compile(r"\{([^{}]*)\}")
Varden = Mapping[str, Any]


@dataclass(frozen=True)
class Mejlfalt:
    """One field: what it stands for, how it is read from what the mail is about, and whether the mail means nothing without it.

    `may_be_subject`: whether it can stand in the subject, which is shown on locked screens and in lists to whoever is near.
    """

    namn: str
    vad: str | Promise
    read: Callable[[Varden], str]
    is_required: bool = False
    may_be_subject: bool = False


@dataclass(frozen=True)
class Mejlmall:
    """One mail: what it is called, its fields, and an example of what it can be about."""

    kod: str
    namn: str | Promise
    falt: tuple[Mejlfalt, ...]
    exempel: Callable[[], Varden]

    def fill(self, text: str, varden: Varden) -> str:
        """The text with its fields filled, each once: what stands in a field is never read as one."""
        known = {falt.namn: falt for falt in self.falt}
        return FALT.sub(lambda found: known[found[1]].read(varden) if found[1] in known else found[0], text)

    def fill_subject(self, amnesrad: str, varden: Varden) -> str:
        """The same of a subject; what may not stand there is left out, should it have been saved before that was refused."""
        hidden = {f"{{{falt.namn}}}" for falt in self._only_in_text()}
        return self.fill(FALT.sub(lambda found: "" if found[0] in hidden else found[0], amnesrad), varden)

    def _only_in_text(self) -> list[Mejlfalt]:
        return [falt for falt in self.falt if not falt.may_be_subject]

    def with_fields(self, text: str, sprak: str) -> str:
        """A text about the example, with the names of the fields where their words stand: what own words are begun from."""
        with translation.override(sprak):
            words = {falt.read(self.exempel()): falt.namn for falt in self.falt}
        for word in sorted(words, key=len, reverse=True):
            text = text.replace(word, f"{{{words[word]}}}")
        return text

    def faults(self, amnesrad: str, text: str) -> dict[str, str]:
        """What is wrong with own words, by `amnesrad` and `text`; empty when nothing is."""
        known = {falt.namn for falt in self.falt}
        found = {}
        for name, words in (("amnesrad", amnesrad), ("text", text)):
            unknown = [namn for namn in FALT.findall(words) if namn not in known]
            if unknown or "{" in FALT.sub("", words) or "}" in FALT.sub("", words):
                found[name] = _("{%(falt)s} finns inte i det här mejlet. Välj bland: %(kanda)s.") % {
                    "falt": unknown[0] if unknown else "",
                    "kanda": ", ".join(f"{{{namn}}}" for namn in sorted(known)),
                }
        misplaced = [falt for falt in self._only_in_text() if f"{{{falt.namn}}}" in amnesrad]
        if misplaced and "amnesrad" not in found:
            found["amnesrad"] = _("{%(falt)s} kan inte stå i ämnesraden, som kan läsas utan att mejlet öppnas. Skriv det i texten.") % {
                "falt": misplaced[0].namn
            }
        missing = [falt for falt in self.falt if falt.is_required and f"{{{falt.namn}}}" not in text]
        if missing and "text" not in found:
            found["text"] = _("Texten måste innehålla {%(falt)s}: %(vad)s.") % {"falt": missing[0].namn, "vad": missing[0].vad}
        return found


_mallar: dict[str, Mejlmall] = {}


def register(*mallar: Mejlmall) -> None:
    """Let the mails be put in own words; registering the same code again replaces it."""
    _mallar.update({mall.kod: mall for mall in mallar})


def find(kod: str) -> Mejlmall | None:
    """The mail with that code, if it can be put in own words."""
    return _mallar.get(kod)


def all_mallar() -> list[Mejlmall]:
    """Every mail that can be put in own words, in the order of registration."""
    return list(_mallar.values())
