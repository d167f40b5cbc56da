"""Words that say nothing of what a question is about. They are indexed but weigh little, so that "vem är jag" still finds something."""

from kunskapsbank.analys.text import words

_STOPPORD = {
    "sv": """
        a aldrig all alla allt an and andra ar annan annat att av bara behover blir bli blivit bor bra da dag dar de deg dem den denna
        deras dess dessa det detta dig din dina ditt dom du efter eller en er era ert ett exempel fa far fatt finns for fore fran ga
        galler gar genom gjort gor gora gors gott ha hade han har hej helt henne hennes hit hon honom hos hur i igen in ingen inget inom
        innan inte ja jag jo kan kanske kom komma kommer kunde kunna lite man maste med medan mellan men mer mig min mina mitt mot mycket
        nagon nagot nagra nar nej ni nog nu och ocksa olika om os oss pa redan sa sade samma samt se sedan sig sin sina sitt ska skall
        skulle som sta ta tack till tror under upp ut utan va vad var vara varfor varit vart vem vems vet vi vid vilka vilken vilket vill
        tva tre fyra fem sex sju atta nio tio dagar vecka veckan veckor veckorna manad manaden manader ar aret igar idag gang gangen ganger
    """,
    "en": """
        a about am an and any are as at be been but by can could did do does for from get had has have he her how i if in is it its me
        my no not of on or our she should so that the their them there they this to was we what when where which who why will with
        would you your
    """,
    "fi": """
        ei en et että hän he ja jos joka jota kuin kun kuka me mika mikä minä miten milloin missä mitä mutta ne ni ole olen on ovat
        se sinä sitä tai te tämä vai voi voin voiko
    """,
    "ar": "في من على الى إلى عن مع هذا هذه ذلك التي الذي ما ماذا هل كيف متى اين أين لماذا و او أو ان أن لا لم لن كان انا أنا هو هي",
}

_RAMORD = {
    "sv": """
        ansvarar ansvarig arende arenden behov boka bokar bokat fraga fragar fragor fragan hand hej hjalp hjalpa hjalper hjalpen
        hjalpte info information informationen kommun kommunen kommunens kommuner konstig konstiga konstigt onskar problem prata
        ring ringa ringer sak saker snalla svar svara svarar tar tid tiden tider tips undra undrar vanligen veta
    """,
    "en": "book booking hello help info information know municipality please problem question questions thing things time want",
    "fi": "aika aikaa apu apua asia auttaa haluan hei kiitos kunnan kunta kysymys neuvo ongelma tieto tietoa varaa varata",
    "ar": "بلدية البلدية مساعدة المساعدة وقت موعد حجز سؤال معلومات مشكلة اريد مرحبا شكرا",
}
"""Words around what is asked: the community that is asked, its help and time. They find something, but answer nothing by themselves."""

_SIDOORD = {
    "sv": """
        mamma mammas pappa pappas mor far son sonen sons dotter dottern dotters fru frun make maka sambo syster bror
        farmor mormor farfar morfar svarmor barnbarn kompis kollega tjejen killen
        morgon morgonen kvall kvallen kvallar natt natten dygn dygnet eftermiddag eftermiddagen timme timmar timmarna minuter stund
        mandag mandagen mandagar tisdag tisdagen tisdagar onsdag onsdagen onsdagar torsdag torsdagen torsdagar fredag fredagen fredagar
        januari februari mars april maj juni juli augusti september oktober november december
        blev blir blivit hinner hann orkar orka orkade hande hander hant sagt saga sager kanner kanns kandes tycker tyckte tankte tanker
        forsoker forsokt forsokte lyckas lyckats markte sag hittade vantat vantar vantade forsta forstar star statt ligger
        legat sitter satt suttit gjord gjorda borjar borjade verkar verkade borde
        alldeles anda alltid annars aven bort darfor fortfarande fram hela igen jatte langre lange mycket nagonstans narmaste nastan ner
        nyligen ofta plotsligt precis runt tidigare tyvarr ungefar verkligen visst faktiskt annu trots
        era deras hennes hans ens
    """,
}
"""Words of the story that is told before the question: who it was, when, and how it went. They weigh little beside what it is about.
Folded words that may be something else are none of them: "vågar" is also "vägar"."""

LANGSTA_ANTAL = 2
"""Digits of a number that is an age, an hour, a how many."""
STOPPORD = {sprak: frozenset(words(text)) for sprak, text in _STOPPORD.items()}
RAMORD = {sprak: frozenset(words(text)) for sprak, text in _RAMORD.items()}
SIDOORD = {sprak: frozenset(words(text)) for sprak, text in _SIDOORD.items()}


def is_stop_word(form: str, sprak: str = "sv") -> bool:
    """Whether the folded word says nothing by itself in the language."""
    return form in STOPPORD.get(sprak, ())


def is_frame_word(form: str, sprak: str = "sv") -> bool:
    """Whether the folded word only stands around what is asked in the language."""
    return form in RAMORD.get(sprak, ())


def is_side_word(form: str, sprak: str = "sv") -> bool:
    """Whether the folded word tells of the asker and what led to the question, not of what is asked; so do ages and amounts."""
    return form in SIDOORD.get(sprak, ()) or form in RAMORD.get(sprak, ()) or (len(form) <= LANGSTA_ANTAL and form.isdigit())
