"""Names of persons: found by what stands before them, by how surnames end, by given names that are no other word, and by their capitals.

Where it is not sure, the word is taken out: what is left need only say what was asked.
"""

import re
from collections.abc import Iterator

from kunskapsbank.analys import fold, is_stop_word, is_swedish
from kunskapsbank.maskning.fornamn import FORNAMN

INTE_NAMN = frozenset(
    """
    det den de du han hon hen ni vi man som vad var vem vilken min mitt mina din ditt dina sin hans hennes deras vår er en ett inte ej
    och eller att på i av för till med från om nu här där också bara kommunen kommun skolan handläggare handläggaren chef chefen rektor
    rektorn tillsammans blanketten tjänsten sidan gatan vägen bygglov is the a an not and or to from in on at my your it
    """.split()
)
"""Words that follow "heter" and the like without being a name: the question is what somebody is called."""

ANA_VARDAG = frozenset(
    """
    خائفة خائف مريض مريضة حامل طالب طالبة لاجئ لاجئة مواطن مواطنة مقيم مقيمة جديد جديدة متزوج متزوجة مطلق مطلقة ارملة أرملة اسكن احتاج
    اريد ابحث في من لا لم لن هنا ايضا أيضا الان الآن ام اب ام والد والدة عاطل عاطلة قلق قلقة وحيد وحيدة بحاجة عندي لدي معاق معاقة متقاعد
    متقاعدة صاحب صاحبة موظف موظفة ولي وحدي ضحية حاليا غير ليس لست مع
    """.split()
)
"""What follows the Arabic "I am" without being a name; a verb of the first person, which begins with "أ", is none either."""

_ORD = r"[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,4}"
_STORT = r"(?-i:[A-ZÅÄÖÉÜØÆ][a-zåäöéèüøæ'’]+(?:-[A-ZÅÄÖÉÜØÆ][a-zåäöéèüøæ]+)?)"
_FLERA_STORA = rf"{_STORT}(?:[ ](?:(?:von|van|af|de|al|el|bin)[ ])?{_STORT}){{0,3}}"
_SAKERT = (
    r"(?:(?:jag|han|hon|hen)[ ]heter|mitt[ ]namn[ ](?:är|:)|namn[ ]?:|namnet[ ](?:är|på)|(?:my|his|her)[ ]name[ ]is|name[ ]?:|"
    r"nime(?:ni|nsä)[ ]on|nimeltään|اسمي|إسمي|اسمه|اسمها|اسم[ ]من|мене[ ]звати|меня[ ]зовут|"
    r"me[ ]llamo|ich[ ]heiße|magacaygu[ ]waa|hälsningar,?|mvh,?|/[ ]?/)"
)
_LOST = (
    r"(?:heter|jag[ ]är|detta[ ]är|det[ ]här[ ]är|i[ ]am|i'm|kallas|herr|fru|fröken|doktor|dr\.?|läkare|rektor|lärare|handläggare|"
    r"min[ ](?:man|fru|make|maka|sambo|son|dotter|bror|syster|mamma|mor|pappa|far|granne|hyresvärd|god[ ]man)|mina?[ ]barn|grannen|"
    r"mormor|morfar|farmor|farfar|ringt?(?:[ ]till)?|pratat?[ ]med|träffat?|sökt?[ ]efter|söker)"
)
EFTER_SAKERT = re.compile(rf"(?<!\w)(?P<fore>{_SAKERT})\s+(?P<namn>{_ORD}(?:[ ]{_ORD}){{0,2}})", re.IGNORECASE)
"""What is surely followed by a name, however it is written: up to three words."""
EFTER_LOST = re.compile(rf"(?<!\w)(?P<fore>{_LOST})\s+(?P<namn>{_FLERA_STORA})", re.IGNORECASE)
"""What may be followed by a name: capitalised words only."""
EFTER_LOST_SMA = re.compile(rf"(?<!\w)(?P<fore>{_LOST})\s+(?P<namn>{_ORD}[ ]{_ORD})(?!\w)", re.IGNORECASE)
"""The same in any letters: a name when neither of the two words is one of any language's everyday words."""
EFTER_ANA = re.compile(r"(?<!\w)(?P<fore>[أا]نا)\s+(?P<namn>[^\W\d_]{2,30})(?:\s+ال[^\W\d_]{2,30})?(?!\w)")
"""The Arabic "I am": a name, unless an everyday word follows."""
FORE_HETER = re.compile(rf"(?<!\w)(?P<namn>{_STORT}[ ]{_STORT})(?P<efter>[ ](?:heter|ringde|skrev|bor|är[ ]född)\b)", re.IGNORECASE)
EFTERNAMN = re.compile(
    rf"(?<!\w)(?:(?P<fornamn>{_ORD})[ ])?[^\W\d_]{{2,60}}(?:sson|sdotter)s?(?!\w)", re.IGNORECASE
)
"""Surnames that end in -sson and -sdotter are no other Swedish words."""
KORTAST_ENSAMT = 4
"""Letters of a given name that is masked though nothing else says that it is one."""
SPRAK = ("sv", "en", "fi", "ar")
ORD = re.compile(rf"(?<![\w\[]){_ORD}(?![\w\]])")
TVA_ORD = re.compile(rf"(?<!\w)(?P<fornamn>{_ORD})[ ](?P<efternamn>{_ORD})(?!\w)", re.IGNORECASE)
VARDAGSNAMN = INTE_NAMN | {"per", "inga", "ella", "maja", "urban", "love"}
"""Given names that stand before words of all kinds as everyday words."""
EFTERNAMN_FORST = re.compile(rf"(?<!\w)(?P<efternamn>{_ORD})(?P<komma>,[ ]?|[ ])(?P<fornamn>{_ORD})(?!\w)", re.IGNORECASE)
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
    text = EFTER_LOST_SMA.sub(lambda m: m[0] if any(map(_is_known, m["namn"].split(" "))) else f"{m['fore']} {mask}", text)
    text = EFTER_ANA.sub(lambda m: m[0] if _is_arabic_everyday(m["namn"]) else f"{m['fore']} {mask}", text)
    text = FORE_HETER.sub(lambda m: f"{mask}{m['efter']}", text)
    text = EFTERNAMN.sub(lambda m: _surname(m, mask), text)
    text = EFTERNAMN_FORST.sub(lambda m: mask if _is_reversed(m) else m[0], text)
    text = _mask_capitals(_mask_pairs(text, mask), mask)
    return ORD.sub(lambda m: mask if _is_only_a_name(m[0]) else m[0], text)


def _after_sure(match: re.Match[str], mask: str) -> str:
    """Take the words up to the first that cannot be part of a name; none, when it is the first ("han heter inte")."""
    words = match["namn"].split(" ")
    taken = 0
    while taken < len(words) and words[taken].lower() not in INTE_NAMN:
        taken += 1
    if not taken:
        return match[0]
    return " ".join([match["fore"], mask, *words[taken:]])


def _is_arabic_everyday(word: str) -> bool:
    return word in ANA_VARDAG or word.startswith("أ") and word not in {"أحمد", "أمل", "أمين", "أمينة", "أسماء", "أيمن", "أنس"}


def _is_reversed(match: re.Match[str]) -> bool:
    """Whether a surname stands before a given name: "testberg, anna"."""
    last, first = match["efternamn"], match["fornamn"]
    looks_so = SLUT_PA_EFTERNAMN.search(last) is not None or not _is_known(last)
    is_given = _is_name_word(first) and first.lower() not in VARDAGSNAMN
    return is_given and looks_so and last.lower() not in INTE_NAMN and (match["komma"] != " " or not _is_known(first))


def _surname(match: re.Match[str], mask: str) -> str:
    """A surname, with the word before it when that looks like a given name."""
    first = match["fornamn"]
    if not first or _is_name_word(first) or (_capital(first) and first.lower() not in INTE_NAMN):
        return mask
    return f"{first} {mask}"


def _mask_pairs(text: str, mask: str) -> str:
    """A known given name followed by a word that is capitalised, ends as surnames do or is no everyday word."""
    start, parts = 0, []
    position = 0
    while match := TVA_ORD.search(text, position):
        first, last = match["fornamn"], match["efternamn"]
        is_surname = last.lower() not in INTE_NAMN and (
            _capital(last)
            or SLUT_PA_EFTERNAMN.search(last) is not None
            or not (_is_known(last) or (_is_known(first) and first.lower() in VARDAGSNAMN))
        )
        if _is_name_word(first) and is_surname:
            parts += [text[start : match.start()], mask]
            start = position = match.end()
        else:
            position = match.start("efternamn")
    return "".join([*parts, text[start:]])


def _is_known(word: str) -> bool:
    """Whether it is an everyday word, and so no name in itself: of the Swedish dictionary, or one that says nothing in any language."""
    form = fold(word)
    return word.lower() in INTE_NAMN or is_swedish(form) or any(is_stop_word(form, sprak) for sprak in SPRAK)


def _is_only_a_name(word: str) -> bool:
    """Whether the word is a given name and can be nothing else."""
    return len(word) >= KORTAST_ENSAMT and _is_name_word(word) and not _is_known(word)


def _mask_capitals(text: str, mask: str) -> str:
    """Words with capitals in a row are a name from the first that is no everyday word: "Hej Oleksandr Kovalenko"."""
    start, parts = 0, []
    for run in _runs_of_capitals(text):
        own = next((number for number, word in enumerate(run) if not _is_known(word[0])), None)
        if own is not None:
            parts += [text[start : run[own].start()], mask]
            start = run[-1].end()
    return "".join([*parts, text[start:]])


def _runs_of_capitals(text: str) -> Iterator[list[re.Match[str]]]:
    """Two or more words in a row that begin with a capital, with nothing but a blank between them."""
    run: list[re.Match[str]] = []
    for word in ORD.finditer(text):
        is_big = word[0][:1].isupper() and not (len(word[0]) > 2 and word[0].isupper())
        if run and not (is_big and text[run[-1].end() : word.start()] == " "):
            if len(run) > 1:
                yield run
            run = []
        if is_big:
            run.append(word)
    if len(run) > 1:
        yield run
