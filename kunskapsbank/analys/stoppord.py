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

STOPPORD = {sprak: frozenset(words(text)) for sprak, text in _STOPPORD.items()}
RAMORD = {sprak: frozenset(words(text)) for sprak, text in _RAMORD.items()}


def is_stop_word(form: str, sprak: str = "sv") -> bool:
    """Whether the folded word says nothing by itself in the language."""
    return form in STOPPORD.get(sprak, ())


def is_frame_word(form: str, sprak: str = "sv") -> bool:
    """Whether the folded word only stands around what is asked in the language."""
    return form in RAMORD.get(sprak, ())
