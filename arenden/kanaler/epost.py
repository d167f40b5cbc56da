"""E-mail, pasted as people paste it or as an .eml file: who wrote, when, about what, and the words without the old history."""

import codecs
import email
import email.errors
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.arendenummer import find_nummer
from arenden.kanaler.webbtext import html_to_text
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.texter import mend_halves

LANGSTA_MEJL = 400_000
"""Characters, pasted."""
STORSTA_EML = 25 * 1024 * 1024
HUVUDRADER = 25
"""How many lines may come before the words begin."""
LANGSTA_HUVUDRAD = 200
FLEST_SAMMANSATTA = 100
FLEST_BIFOGADE = 50
"""Attachments of one mail; more is no letter from a person."""
STORSTA_LOGOTYP = 20 * 1024
"""Bytes of a picture among the words that says nothing: the logo under a name. A photo is larger."""
DELHUVUD = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
FLEST_DELAR = 500
"""Parts that hold other parts: each of them is asked about each line that stands in it."""
SAMMANSATT = re.compile(rb"multipart/|message/rfc822", re.IGNORECASE)
LANGSTA_FALT = 1_000
"""Characters that are read of a head line in a mail as it is sent, coded."""
LANGSTA_RAD = 500
"""Characters of a line that are searched for an address, a head or the beginning of a history: longer ones are words, and
patterns that try every beginning take the square of the length."""
FALT = {
    "från": "fran", "fran": "fran", "from": "fran", "avsändare": "fran",
    "skickat": "datum", "datum": "datum", "sent": "datum", "date": "datum",
    "ämne": "amne", "amne": "amne", "subject": "amne",
    "till": "", "to": "", "kopia": "", "cc": "", "svar till": "", "reply-to": "", "bifogat": "", "bilagor": "", "prioritet": "",
}  # fmt: skip
HUVUD = re.compile(r"^[*\s>]*(?P<namn>[A-Za-zÅÄÖåäö-]+(?: till)?)\s*:(?P<varde>.*)$")
RFC_HUVUD = re.compile(r"^(?:return-path|received|message-id|mime-version|delivered-to|content-type):", re.IGNORECASE | re.MULTILINE)
ADRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
SVARSPREFIX = re.compile(r"^(?:(?:re|sv|vb|fw|fwd|svar)\s*:\s*)+", re.IGNORECASE)
# Where somebody's mail program has put what was written before.
CITAT = re.compile(
    r"^(?:\s*-{3,}\s*(?:ursprungligt meddelande|original message|vidarebefordrat meddelande|forwarded message)\s*-{3,}"
    r"|\s*_{10,}"
    r"|\s*(?:den|on)\b.{4,120}\b(?:skrev|wrote)\b.*:"
    r"|[*\s]*(?:från|from):.+)\s*$",
    re.IGNORECASE,
)
VIDARE = re.compile(r"\s*-{3,}\s*(?:vidarebefordrat meddelande|forwarded message|ursprungligt meddelande|original message)", re.IGNORECASE)
MANADER = {
    namn: nummer
    for nummer, par in enumerate(
        ["jan", "feb", "mar", "apr", "maj|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec"], start=1
    )
    for namn in par.split("|")
}
ORDDATUM = re.compile(
    r"(?P<dag>\d{1,2})\.?\s+(?P<manad>[a-zåäö]{3})[a-zåäö]*\.?,?\s+(?P<ar>\d{4})(?:\D{1,8}(?P<timme>\d{1,2})[:.](?P<minut>\d{2}))?",
    re.IGNORECASE,
)
SIFFERDATUM = re.compile(r"(?P<ar>\d{4})-(?P<manad>\d{2})-(?P<dag>\d{2})(?:\D{1,8}(?P<timme>\d{1,2})[:.](?P<minut>\d{2}))?")


TECKENKODER = ("utf-8", "utf-16", "utf-32", "iso8859", "cp125", "koi8", "mac-", "gb", "big5", "shift_jis", "euc_", "iso2022", "tis-620")
"""Beginnings of Python's names of what mails are written in. The sender names one, and others of Python's are made for something
else: a megabyte of Punycode takes hours."""
OLASBART = (email.errors.MessageError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the standard library's grammar of head lines raises of one that it cannot make out."""


class _Huvudpolicy(email.policy.EmailPolicy):
    """Reads no more of a head line than anybody needs: its grammar tries a long one again and again."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value, cut. As it was written when the grammar gives up; one that says how a part is packed then says nothing."""
        try:
            return super().header_fetch_parse(name, value[:LANGSTA_FALT])
        except OLASBART:
            is_om_delen = name.lower().startswith("content-")
            return super().header_fetch_parse(name, "") if is_om_delen else value[:LANGSTA_FALT]


HUVUDPOLICY = _Huvudpolicy()


@dataclass(frozen=True)
class Bifogad:
    """A file that came with a mail, not checked yet."""

    namn: str
    innehall: bytes


@dataclass(frozen=True)
class Mejl:
    """A mail as we understand it; what could not be read is empty."""

    text: str
    fran_namn: str = ""
    fran_epost: str = ""
    datum: datetime | None = None
    amne: str = ""
    citat: str = ""
    arendenummer: str = ""
    bifogade: list[Bifogad] = field(default_factory=list)


def parse_pasted(text: str) -> Mejl:
    """Read a pasted mail. Raises Inmatningsfel for an empty or far too long one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()
    if not text:
        raise Inmatningsfel(_("Klistra in mejlet först."), falt="mejl")
    if len(text) > LANGSTA_MEJL:
        raise Inmatningsfel(_("Mejlet är för långt för att klistras in. Ladda upp det som en fil."), falt="mejl")
    if RFC_HUVUD.search(text[:2_000]):
        return _read_message(text.encode(), falt="mejl")
    huvud, ord_ = _split_head(text.split("\n"))
    return _make(huvud, "\n".join(ord_))


def parse_eml(innehall: bytes) -> Mejl:
    """Read a mail saved as .eml. Raises Inmatningsfel for what is no mail, or too large."""
    if len(innehall) > STORSTA_EML:
        raise Inmatningsfel(_("Mejlet är för stort. Det får vara högst 25 MB."), falt="mejlfil")
    return _read_message(innehall, falt="mejlfil")


def _read_message(innehall: bytes, *, falt: str) -> Mejl:
    """Read a mail in the form that it is sent in; one may be packed in another more times than can be followed."""
    for_djupt = Inmatningsfel(_("Mejlet innehåller för många delar i varandra och går inte att läsa."), falt=falt)
    if len(SAMMANSATT.findall(innehall)) > FLEST_SAMMANSATTA:
        raise for_djupt
    if len(DELHUVUD.findall(innehall)) > FLEST_DELAR:
        raise _too_many(falt)
    try:
        message = email.message_from_bytes(innehall, policy=HUVUDPOLICY)
        if falt == "mejlfil" and (not message["from"] or b"\x00" in innehall[:1_000]):
            raise Inmatningsfel(_("Filen är inget mejl. Spara mejlet som .eml och försök igen."), falt=falt)
        return _from_message(message, falt=falt)
    except RecursionError as error:
        raise for_djupt from error


def _too_many(falt: str) -> Inmatningsfel:
    return Inmatningsfel(_("Mejlet har fler än %(max)d bilagor. Spara dem du behöver var för sig.") % {"max": FLEST_BIFOGADE}, falt=falt)


def _from_message(message: EmailMessage, *, falt: str) -> Mejl:
    body = message.get_body(("plain", "html"))
    text = _content(body) if body is not None else ""
    huvud = {falt: mend_halves(message[namn] or "") for falt, namn in (("fran", "from"), ("amne", "subject"), ("datum", "date"))}
    bifogade = []
    for part in _files_of(message):
        content = part.get_payload(decode=True)
        if content and len(bifogade) == FLEST_BIFOGADE:
            raise _too_many(falt)
        if content:
            bifogade.append(Bifogad(mend_halves(part.get_filename() or "bilaga"), content))
    return _make(huvud, text, bifogade)


def _files_of(message: EmailMessage) -> Iterator[EmailMessage]:
    """What is attached, and the pictures that stand among the words; not the small ones, which a signature is adorned with."""
    attached = list(message.iter_attachments())
    yield from (part for part in attached if not _is_adornment(part))
    for part in message.walk():
        if part.get_content_maintype() == "image" and not any(part is one for one in attached) and not _is_adornment(part):
            yield part


def _is_adornment(part: EmailMessage) -> bool:
    is_in_words = part.get_content_maintype() == "image" and part["content-id"] and not part.is_attachment()
    return bool(is_in_words) and len(part.get_payload(decode=True) or b"") < STORSTA_LOGOTYP


def _content(part: EmailMessage) -> str:
    text = mend_halves((part.get_payload(decode=True) or b"").decode(_codec(part), errors="replace"))
    return html_to_text(text) if part.get_content_type() == "text/html" else text


def _codec(part: EmailMessage) -> str:
    """How the words of a part are written; UTF-8 where that is not said, or is no way of writing mails."""
    try:
        codec = codecs.lookup(part.get_content_charset("utf-8")).name
    except OLASBART:
        return "utf-8"
    return codec if codec.startswith(TECKENKODER) else "utf-8"


def _make(huvud: dict[str, str], text: str, bifogade: list[Bifogad] | None = None) -> Mejl:
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if VIDARE.match(text[:LANGSTA_RAD]):
        # Somebody has passed on what a citizen wrote: the citizen is the sender.
        inner, rader = _split_head(text.split("\n")[1:])
        huvud, text = {**huvud, **inner}, "\n".join(rader).strip()
    own, citat = cut_history(text)
    namn, epost = _sender(huvud.get("fran", ""))
    amne = SVARSPREFIX.sub("", " ".join(huvud.get("amne", "")[:LANGSTA_RAD].split()))
    return Mejl(
        text=own,
        fran_namn=namn,
        fran_epost=epost,
        datum=parse_datum(huvud.get("datum", "")),
        amne=amne,
        citat=citat,
        arendenummer=find_nummer(amne) or find_nummer(own),
        bifogade=bifogade or [],
    )


def _split_head(rader: list[str]) -> tuple[dict[str, str], list[str]]:
    """The head lines that mail programs put first when a mail is copied, and the rest."""
    found: dict[str, str] = {}
    last = -1
    for number, rad in enumerate(rader[:HUVUDRADER]):
        match = HUVUD.match(rad[:LANGSTA_RAD])
        falt = FALT.get(match["namn"].casefold()) if match else None
        if falt is None:
            if rad.strip() and last >= 0:
                break
            if rad.strip() and not (number < 3 and ADRESS.search(rad[:LANGSTA_RAD])):
                break
            continue
        if falt:
            found.setdefault(falt, match["varde"].strip("* \t"))
        last = number
    if "fran" not in found and rader and len(rader[0]) < LANGSTA_HUVUDRAD and ADRESS.search(rader[0]):
        found["fran"], last = rader[0], max(last, 0)
        last += _unnamed_head(rader[last + 1 :], found)
    return found, rader[last + 1 :]


def _unnamed_head(rader: list[str], found: dict[str, str]) -> int:
    """Count the date and "to me" that web mail puts under the sender without names; the date is put in `found`."""
    for number, rad in enumerate(rader[:3]):
        if "datum" not in found and len(rad) < LANGSTA_HUVUDRAD and parse_datum(rad):
            found["datum"] = rad
        elif rad.strip() and not rad.casefold().startswith(("till ", "to ")):
            return number
    return min(3, len(rader))


def _sender(text: str) -> tuple[str, str]:
    """Name and address out of "Anna Testsson <anna@testsson.example>" and what looks like it."""
    text = text[:LANGSTA_RAD]
    namn, epost = parseaddr(" ".join(text.split()))
    if "@" not in epost:
        match = ADRESS.search(text)
        namn, epost = (text[: match.start()], match[0]) if match else (text, "")
    namn = re.sub(r"[<>\[\]\"]|mailto:", "", namn).strip(" ,;")
    return ("" if "@" in namn else namn[:200]), epost


def cut_history(text: str) -> tuple[str, str]:
    """What is written now, and the older mails under it. A mail that is only forwarded keeps all its words."""
    rader = text.split("\n")
    for number, rad in enumerate(rader):
        begins = number and len(rad) <= LANGSTA_RAD and CITAT.match(rad)
        if begins and any(r.strip() and not r.lstrip().startswith(">") for r in rader[:number]):
            return "\n".join(rader[:number]).strip(), "\n".join(rader[number:]).strip()
    end = len(rader)
    while end > 1 and (rader[end - 1].lstrip().startswith(">") or not rader[end - 1].strip()):
        end -= 1
    own, citat = "\n".join(rader[:end]).strip(), "\n".join(rader[end:]).strip()
    return (own, citat) if own and ">" in citat else (text, "")


def parse_datum(text: str) -> datetime | None:
    """The moment that a head line tells, in any of the writings of common mail programs; local time when no zone is said."""
    text = text[:LANGSTA_HUVUDRAD]
    try:
        stamp = parsedate_to_datetime(text)
        return stamp if stamp.tzinfo else timezone.make_aware(stamp)
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    match = SIFFERDATUM.search(text) or ORDDATUM.search(text)
    if match is None:
        return None
    manad = match["manad"].casefold()
    try:
        return timezone.make_aware(
            datetime(
                int(match["ar"]),
                int(manad) if manad.isdigit() else MANADER[manad],
                int(match["dag"]),
                int(match["timme"] or 12),
                int(match["minut"] or 0),
            )
        )
    except (ValueError, KeyError):
        return None
