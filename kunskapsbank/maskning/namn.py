"""Names of persons: found by what stands before them, by how surnames end, and by given names that are no other word."""

import re

FORNAMN = frozenset(
    """
    agneta ahmad ahmed alexander ali alice amanda amina anders andreas anette anna annika anton arne arvid astrid axel barbro
    bengt berit bertil birgitta bo britt börje camilla carina carl caroline cecilia christer christina dagny daniel david ebba
    eleonor elias elin elisabeth ella elsa emelie emil emma erik eva fatima felix filip fredrik frida gabriel gabriella gerd
    gunilla gunnar gustav göran hampus hanna hans hassan helena henrik hugo håkan ida inga inger ingrid isabella jakob jan janne
    jenny jens jessica joakim johan johanna johannes jonas jonathan josefin julia jörgen karin karl katarina kenneth kerstin
    kristina lars lasse leif lena lennart linda linnea linus lisa louise lovisa lucas magnus maja malin margareta maria marianne
    marie markus martin mats mattias mikael mohamed mohammad monica monika märta nils oliver olle olof omar oscar oskar patrik
    pauliina per pernilla peter petra petter pia pontus rasmus rebecka robert robin roger sandra sara sebastian simon siv sofia
    sofie stefan stig susanne sven therese thomas tobias tomas tommy ulf ulla ulrika urban vera viktor viktoria vilhelm william
    wilma yasmin yusuf yvonne åke åsa örjan
    """.split()
)
"""Given names in lower case, without those that are also everyday words (björn, sten, rosa, linn)."""

INTE_NAMN = frozenset(
    """
    det den de du han hon hen ni vi man som vad var vem vilken min mitt mina din ditt dina sin hans hennes deras vår er en ett inte ej
    och eller att på i av för till med från om nu här där också bara kommunen kommun skolan handläggare handläggaren chef chefen rektor
    rektorn blanketten tjänsten sidan gatan vägen bygglov is the a an not and or to from in on at my your it
    """.split()
)
"""Words that follow "heter" and the like without being a name: the question is what somebody is called."""

_ORD = r"[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,4}"
_STORT = r"(?-i:[A-ZÅÄÖÉÜØÆ][a-zåäöéèüøæ'’]+(?:-[A-ZÅÄÖÉÜØÆ][a-zåäöéèüøæ]+)?)"
_FLERA_STORA = rf"{_STORT}(?:[ ](?:(?:von|van|af|de|al|el|bin)[ ])?{_STORT}){{0,3}}"
_SAKERT = (
    r"(?:(?:jag|han|hon|hen)[ ]heter|mitt[ ]namn[ ](?:är|:)|namn[ ]?:|namnet[ ](?:är|på)|my[ ]name[ ]is|name[ ]?:|"
    r"nimeni[ ]on|اسمي|hälsningar,?|mvh,?|/[ ]?/)"
)
_LOST = (
    r"(?:heter|jag[ ]är|detta[ ]är|det[ ]här[ ]är|i[ ]am|i'm|kallas|herr|fru|fröken|doktor|dr\.?|läkare|rektor|lärare|handläggare|"
    r"min[ ](?:man|fru|make|maka|sambo|son|dotter|bror|syster|mamma|mor|pappa|far|granne|hyresvärd|god[ ]man)|mina?[ ]barn|grannen|"
    r"mormor|morfar|farmor|farfar|ringt?[ ](?:till[ ])?|pratat?[ ]med|träffat?|sökt?[ ]efter|söker)"
)
EFTER_SAKERT = re.compile(rf"(?<!\w)(?P<fore>{_SAKERT})\s+(?P<namn>{_ORD}(?:[ ]{_ORD}){{0,2}})", re.IGNORECASE)
"""What is surely followed by a name, however it is written: up to three words."""
EFTER_LOST = re.compile(rf"(?<!\w)(?P<fore>{_LOST})\s+(?P<namn>{_FLERA_STORA})", re.IGNORECASE)
"""What may be followed by a name: capitalised words only."""
FORE_HETER = re.compile(rf"(?<!\w)(?P<namn>{_STORT}[ ]{_STORT})(?P<efter>[ ](?:heter|ringde|skrev|bor|är[ ]född)\b)", re.IGNORECASE)
EFTERNAMN = re.compile(
    rf"(?<!\w)(?:(?P<fornamn>{_ORD})[ ])?[^\W\d_]{{2,60}}(?:sson|sdotter)s?(?!\w)", re.IGNORECASE
)
"""Surnames that end in -sson and -sdotter are no other Swedish words."""
TVA_ORD = re.compile(rf"(?<!\w)(?P<fornamn>{_ORD})[ ](?P<efternamn>{_ORD})(?!\w)", re.IGNORECASE)
SLUT_PA_EFTERNAMN = re.compile(
    r"(?:berg|ström|lund|qvist|kvist|gren|mark|dahl|sjö|holm|man|stedt|vall|wall|blad|rot|fors|hed|nen|ić|ovic)s?$", re.IGNORECASE
)


def _is_name_word(word: str) -> bool:
    return word.lower().removesuffix("s") in FORNAMN or word.lower() in FORNAMN


def _capital(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def mask_names(text: str, mask: str) -> str:
    """`text` with `mask` in place of every name of a person that is found."""
    text = EFTER_SAKERT.sub(lambda m: _after_sure(m, mask), text)
    text = EFTER_LOST.sub(lambda m: f"{m['fore']} {mask}", text)
    text = FORE_HETER.sub(lambda m: f"{mask}{m['efter']}", text)
    text = EFTERNAMN.sub(lambda m: _surname(m, mask), text)
    return _mask_pairs(text, mask)


def _after_sure(match: re.Match[str], mask: str) -> str:
    """Take the words up to the first that cannot be part of a name; none, when it is the first ("han heter inte")."""
    words = match["namn"].split(" ")
    taken = 0
    while taken < len(words) and words[taken].lower() not in INTE_NAMN:
        taken += 1
    if not taken:
        return match[0]
    return " ".join([match["fore"], mask, *words[taken:]])


def _surname(match: re.Match[str], mask: str) -> str:
    """A surname, with the word before it when that looks like a given name."""
    first = match["fornamn"]
    if not first or _is_name_word(first) or (_capital(first) and first.lower() not in INTE_NAMN):
        return mask
    return f"{first} {mask}"


def _mask_pairs(text: str, mask: str) -> str:
    """A known given name followed by a word that is capitalised or ends as surnames do."""
    start, parts = 0, []
    position = 0
    while match := TVA_ORD.search(text, position):
        first, last = match["fornamn"], match["efternamn"]
        is_surname = (_capital(last) and last.lower() not in INTE_NAMN) or SLUT_PA_EFTERNAMN.search(last) is not None
        if _is_name_word(first) and is_surname:
            parts += [text[start : match.start()], mask]
            start = position = match.end()
        else:
            position = match.start("efternamn")
    return "".join([*parts, text[start:]])
