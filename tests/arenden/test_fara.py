"""Words of danger: what somebody writes who must not be held up, in any language of the pages."""

import pytest

from arenden.fara import is_danger

FARA = [
    "زوجي يضربني كل يوم وأنا خائفة",
    "جاري يضرب أطفاله",
    "naapuri lyö lapsia joka päivä",
    "mieheni lyö minua",
    "my husband beats me",
    "my neighbour hits her children",
    "trygghetslarmet fungerar inte mamma har ramlat",
    "hemtjänsten har inte kommit till min pappa på två dagar",
    "pappa har inte fått sin insulin av hemtjänsten",
    "locket till brunnen är borta",
    "det luktar gas utanför skolan",
    "SKOLAN BRINNER!",
    "vi har blivit vräkta och står på gatan med barn",
    "jag orkar inte leva langre",
    "min man slår mig",
    "أنا خائفة من زوجي",
    "زوجي بيضربني",
    "أتعرض للضرب والعنف المنزلي",
    "لا أريد أن أعيش",
    "بدي موت",
    "ابنتي مفقودة",
    "جدتي سقطت ولا تستطيع النهوض",
    "أبي أصيب بجلطة دماغية",
    "ريحة غاز في البناية",
    "الأطفال وحدهم في البيت في الليل",
    "يريدون تزويجي بالقوة",
    "ليس لدينا مكان للنوم",
    "isä hakkasi äitiä",
    "poikaani lyödään kotona",
    "en jaksa elää enää",
    "isäni on kaatunut eikä pääse ylös",
    "kotihoidosta ei ole kukaan käynyt",
    "kaivonkansi puuttuu kadulta",
    "naapurin lapset ovat yksin kotona öisin",
    "meillä ei ole paikkaa missä nukkua",
    "my husband is violent",
    "I don't want to live anymore",
    "my mother fell and can't get up",
    "they say I will be forced to marry",
    "my daughter is missing since yesterday",
    "we have nowhere to sleep tonight",
    "mitt barn har försvunnit",
]
INGEN_FARA = [
    "",
    "När hämtas soporna hos mig?",
    "Vad kostar hemtjänst?",
    "Hur ansöker jag om trygghetslarm?",
    "Hur fungerar trygghetslarmet?",
    "Får jag elda ris på tomten?",
    "Får jag gräva en brunn?",
    "Hur söker jag förskoleplats till mina barn?",
    "Lampan på gatan lyser inte",
    "when do the children get school lunch",
    "milloin roskat haetaan",
    "متى تُجمع القمامة؟",
    "möjligheten att slå på vattnet i lägenheten",
    "Can I go to the school near where I live?",
    "I cannot sleep because of noise in the street",
    "lapsi palaa maanantaina esikouluun",
    "En halua maksaa laskua",
    "ما هو جهاز الإنذار وكيف يعمل؟",
    "لا أستطيع الوقوف في موقف السيارات",
    "أريد أن أعيش في شقة في البلدية",
]


@pytest.mark.parametrize("text", FARA)
def test_who_tells_of_danger_is_understood(text: str) -> None:
    assert is_danger(text)


@pytest.mark.parametrize("text", INGEN_FARA)
def test_an_everyday_question_is_no_danger(text: str) -> None:
    assert not is_danger(text)
