"""The masks in their order: what is surest first, so that its digits are not taken for something else."""

import re
import unicodedata

from kunskapsbank.analys import fold, is_swedish
from kunskapsbank.maskning.gator import GATUADRESS, OKAND_GATA, SIFFERORD
from kunskapsbank.maskning.namn import mask_names

LANGST = 20_000
"""Characters that are looked at; what comes after them is cut away, never kept unmasked."""
NAMN = "[namn]"
_TAL = rf"(?:{SIFFERORD}{{1,3}}|\d{{1,4}})"
MONSTER = re.compile(
    rf"""
      (?P<epost> [^\s@<>"'(),;:=\[\]]{{1,64}}\s?@\s?[^\s@<>"'(),;:=\[\]]{{1,250}}(?:\.|\ \.\ )[^\W\d_]{{2,20}} )
    | (?P<konto>
          (?<!\w)(?:www\.)?(?:facebook|fb|instagram|twitter|x|tiktok|linkedin|snapchat|youtube|t|wa)\.(?:com|me)/[^\s<>"',;)]{{1,200}}
        | (?<![\w@])@[\w.]{{2,60}}
      )
    | (?P<nyckel> (?<=[?&=/])[\w-]{{22,200}}(?![\w-]) | \b[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}\b )
    | (?P<arendenummer>
          \b(?-i:[A-ZÅÄÖ]{{1,10}}|kc)[-\ ]?(?:19|20)\d\d[-/:.\ ]\d{{1,10}}\b
        | \b(?:ärende(?:nummer|nr)?|dnr|diarienummer|diarienr|mål(?:nummer)?|case)[\s:.#-]{{1,3}}[\w/-]{{0,20}}\d[\w/-]{{0,20}}
        | \b20\d\d[-/]\d{{3,10}}\b
      )
    | (?P<personnummer>
          (?<!\w)(?:18|19|20)?\d\d[-\ .]?(?:0[1-9]|1[0-2])[-\ .]?(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+\ –—]{{0,3}}[\dTRSUWXJKLMN]\d{{3}}(?!\w)
        | (?<!\w)(?:18|19|20)\d\d[-\ ]?(?:0[1-9]|1[0-2])[-\ ]?(?:[6-8]\d|9[01])(?!\w)
        | (?<!\w)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+ABCDEFUVWXY]\d{{3}}[\dA-Y](?!\w)
        | (?<!\w)(?:född|f\.|born|syntynyt)\s+(?:den\s+|on\s+)?\d{{1,2}}[.:]?a?\s+[^\W\d_]{{3,12}}\.?\s+(?:19|20)?\d\d(?!\w)
        | (?<!\w)(?:född|f\.)\s+(?:den\s+)?\d[\d\ ./-]{{3,12}}\d(?!\w)
        | (?<!\w)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\w)
        | (?<![\w.,:-])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w:]|[.,-]\d)
        | (?<!\w)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=\s?[-–]\s?x{{4}}|\s?[-–]\s?\*{{4}})
      )
    | (?P<telefon>
          (?<![\w])(?:\+|00)\s?[1-9](?:[\ ()\-–/.]{{0,3}}\d){{6,14}}(?!\w)
        | (?<![\w.,:-])\(?0\s?[1-9](?:[\ ()\-–/.]{{0,3}}\d){{4,12}}(?!\w)
      )
    | (?P<regnr>
          (?<!\w)(?-i:(?!SFS|LSS|SOL|OSL|PBL|KPI|LAS)[A-HJ-PR-UW-Z]{{3}})[\ -]?\d\d[0-9A-HJ-PR-UW-Z](?!\w)
        | (?<!\w)(?![iqvåäö])[a-hj-pr-uw-z]{{3}}\d\d[0-9a-hj-pr-uw-z](?!\w)
        | (?<=bil\ )[a-hj-pr-uw-z]{{3}}\ ?\d\d[0-9a-hj-pr-uw-z](?!\w) | (?<=regnr\ )[a-zåäö0-9]{{2,7}}(?!\w)
        | (?<=registreringsnummer\ )[a-zåäö0-9]{{2,7}}(?!\w)
      )
    | (?P<fastighet> \b(?-i:[A-ZÅÄÖ])[\wåäö-]{{1,40}}(?:\ [^\W\d_][\w-]{{1,40}})?\ (?:s:)?\d{{1,4}}:\d{{1,4}}\b )
    | (?P<adress>
          {GATUADRESS}
        | (?<!\w)(?:lgh|lägenhet(?:snummer)?)\.?\s*\d{{2,5}}(?!\w)
        | (?<![\w.,])[1-9]\d\d\ ?\d\d(?=\s+(?-i:[A-ZÅÄÖ])) | (?<=postnummer\ )\d\d\d\ ?\d\d | (?<=postnr\ )\d\d\d\ ?\d\d
      )
    | (?P<okand_gata> {OKAND_GATA} )
    | (?P<nummer>
          (?<!\w)(?=(?:\d{{1,4}}[\s,.–-]{{1,3}}){{0,6}}{SIFFERORD}){_TAL}(?:[\s,.–-]{{1,3}}{_TAL}){{3,30}}(?!\w)
        | (?<![\w.,:])\d(?:[\s,./()+–—-]{{0,3}}\d){{7,30}}(?!\w)
        | (?<![\w.,])(?:[A-Z]{{2}}\d{{2}}[\ ]?)?\d(?:[\ -]?\d){{7,30}}(?!\w)
        | (?:(?<=tel\ )|(?<=nummer\ )|(?<=telefon\ ))\d(?:[\ -]?\d){{4,30}}(?!\w)
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MASKER = {
    "epost": "[e-post]",
    "konto": "[konto]",
    "nyckel": "[nyckel]",
    "arendenummer": "[ärendenummer]",
    "personnummer": "[personnummer]",
    "telefon": "[telefon]",
    "regnr": "[registreringsnummer]",
    "fastighet": "[fastighet]",
    "adress": "[adress]",
    "okand_gata": "[adress]",
    "nummer": "[nummer]",
}
"""What stands in place of each thing that could name somebody; names of persons become `NAMN`."""
VEM_OCH_VAR = {"epost", "personnummer", "telefon", "adress", "okand_gata"}
"""What says who asks and from where, and nothing of what is asked."""
BELOPP = re.compile(r"\d[\d ]{0,20}\s?(?:kr\b|kronor|mkr|tkr|:-|procent|%|m2|kvm|kwh)", re.IGNORECASE)
HELDAG = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
STYRTECKEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad]")
SNABEL = re.compile(r"\s?(?:\(\s?(?:at|ät|snabel-?a)\s?\)|\[\s?(?:at|snabel-?a)\s?\]|(?<!\w)snabel[ -]?a(?!\w))\s?", re.IGNORECASE)
PUNKT = re.compile(r"\s?[(\[]\s?(?:dot|punkt)\s?[)\]]\s?|(?<=\w)\s(?:dot|punkt)\s(?=(?:se|com|nu|org|net|fi|eu)(?!\w))", re.IGNORECASE)
"""How "@" and the dot of an address are written out so that no machine sees them."""
OVANLIGA = re.compile(r"[\u2070-\u209f\u2460-\u249b\uff01-\uff5e\U0001d7ce-\U0001d7ff]")
"""Digits, letters and signs that are another sign in disguise. Others (m², ½) say what they look like, and are left."""
MASK = re.compile(r"\[[^\W\d_-]+(?:-[^\W\d_]+)?\]")


def mask_words(text: str) -> str:
    """Return `text` with e-mail addresses, telephone numbers, personnummer, numbers of cases, plates, homes and names masked."""
    text = OVANLIGA.sub(lambda m: unicodedata.normalize("NFKC", m[0]), _cut(STYRTECKEN.sub("", text)))
    text = PUNKT.sub(".", SNABEL.sub("@", text))
    return mask_names(MONSTER.sub(lambda m: _mask_one(m, text), text), NAMN)


def drop_whereabouts(text: str) -> str:
    """`text` without addresses, telephone numbers and personnummer, by which a caller tells who and where but not what: "Testgatan 4" asks
    nothing of streets. Names and other numbers stay, for an answer may be about them ("lex Sarah"); so does a text of nothing else. A text
    without a digit or "@" is not looked through: nearly all have neither, and every stroke at the work place is a search.
    """
    if not any(c.isdigit() or c == "@" for c in text):
        return text
    asked = MONSTER.sub(lambda m: " " if m.lastgroup in VEM_OCH_VAR and _mask_one(m, text) != m[0] else m[0], text)
    return asked if any(c.isalnum() for c in asked) else text


def clean_words(text: str, longest: int) -> str:
    """`text` masked, on one line and at most `longest` characters."""
    return " ".join(mask_words(text).split())[:longest].rstrip()


def is_only_masks(text: str) -> bool:
    """Whether nothing is left of a masked text that says what was asked."""
    return not any(c.isalnum() for c in MASK.sub("", text))


def _cut(text: str) -> str:
    """At most `LANGST` characters, cut between words so that no half of a number is left to be read as nothing."""
    if len(text) <= LANGST:
        return text
    head, _, _ = text[:LANGST].rpartition(" ")
    return head


def _mask_one(match: re.Match[str], text: str) -> str:
    """The mask; a sum of money, an area, a plain date or a word with a number is left as it is."""
    kind = match.lastgroup
    if kind == "okand_gata" and is_swedish(fold(match[0].partition(" ")[0])):
        return match[0]
    if kind in ("nummer", "personnummer", "telefon", "arendenummer") and (
        BELOPP.match(text, match.start()) or HELDAG.match(text, match.start())
    ):
        is_longer_than_a_date = HELDAG.match(text, match.start()) and len(match[0]) > len("2026-11-22")
        if not is_longer_than_a_date:
            return match[0]
    return MASKER[kind]
