"""Words that neither the dictionary nor its endings bring together: the vowel changes, or the stem, or there are two words for one thing.

A headword and what else belongs to it in each row. A headword alone is one that the dictionary would take for a form of something else.
"""

from kunskapsbank.analys.text import fold

_SIST = """
anmäla anmälan anmälning anmälningar
ansöka ansökan ansökning ansökningar
inbjuda inbjudan inbjudning inbjudningar
överklaga överklagan
bok böcker
bonde bönder
bostad bostäder
bror broder bröder
dotter döttrar
fönster
mus möss
papper
politiker politikerna
sommar
stad städer
strand stränder
"""
"""… also when they stand last in a compound: "hyresbostäder", "orosanmälan"."""
_HELA = """
damm dammet dammen dammar
far fader fäder
fot fötter
gren grenen
gås gäss
hand händer
hund hundar
man män
mor mödrar
natt nätter
pojke pojkar
rot rötter
son söner
tand tänder
lön
rör
väder
öga ögon
bra bättre bäst
dålig sämre sämst
gammal gamla gamle äldre äldst
god gott goda
liten litet lilla lille små
lång längre längst
stor större störst
tung tyngre tyngst
ung yngre yngst
få fick fått
bo bor
frysa frös frusit frusen
gå gått
köpa köpt
skriva skrev
sälja säljer sålde såld sålda
ta tar tog tagit
"""
KORTAST_SIST = 5
"""Letters of a word that is looked for as the last part of another."""
KORTAST_FORST = 3


def _read(table: str) -> dict[str, str]:
    rows = ([fold(word) for word in row.split()] for row in table.strip().splitlines())
    return {form: headword for headword, *others in rows for other in (headword, *others) for form in _inflected(other)}


def _inflected(form: str) -> tuple[str, ...]:
    """The form, and a plural with its endings."""
    return (form, *(f"{form}{ending}" for ending in ("s", "na", "nas"))) if form.endswith(("er", "ar")) else (form,)


_SISTA = _read(_SIST)
OREGELBUNDNA = _SISTA | _read(_HELA)
"""The headword of each folded word that is listed."""


def mend(headword: str) -> str:
    """The headword that belongs to what the dictionary takes for one, also as the last part of a compound."""
    if headword in OREGELBUNDNA:
        return OREGELBUNDNA[headword]
    for start in range(KORTAST_FORST, len(headword) - KORTAST_SIST + 1):
        if listed := _SISTA.get(headword[start:]):
            return headword[:start] + listed
    return headword
