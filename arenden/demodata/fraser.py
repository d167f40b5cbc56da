"""Turns of phrase that make each made-up question its own; {gata}, {nr} and so on are filled in."""

INLEDNINGAR = (
    "Hej!",
    "Hej, jag bor i kommunen.",
    "God dag.",
    "Hej, jag har en fråga.",
    "Hejsan!",
    "Till den det berör.",
    "Hej, jag skriver för min granne {fornamn}.",
    "Jag ringer för min mamma.",
    "Hej igen.",
    "Goddag!",
)

PLATSER = (
    "Det är på {gata} {nr}.",
    "Det gäller {gata}, ungefär vid nummer {nr}.",
    "Platsen är hörnet av {gata} och {gata2}.",
    "Det är mellan {gata} {nr} och {gata2}.",
    "Närmaste adress är {gata} {nr}.",
    "Man ser det tydligt från {gata2}, men det är på {gata} {nr}.",
)

OMSTANDIGHETER = (
    "Det har varit så sedan i {veckodag}.",
    "Det började för {antal} veckor sedan.",
    "Jag märkte det i {veckodag} vid {klockslag}-tiden.",
    "Flera grannar på {gata} säger samma sak.",
    "Jag har hört av mig om det tidigare men inte fått något besked.",
    "Det vore bra med ett svar före {manad}.",
    "Jag bor själv på {gata} {nr}.",
    "Vi är {antal} hushåll som undrar.",
    "Det är inte bråttom, men jag vill gärna veta.",
    "Jag nås enklast efter klockan {klockslag}.",
    "{fornamn} på er växel sade att jag skulle skriva hit.",
    "Jag har läst på er webbplats men hittar inte svaret.",
    "Det står {belopp} kronor på pappret jag fick.",
    "Brevet är daterat i {manad} och har nummer {referens}.",
    "Min handläggare hette tidigare {fornamn}.",
    "Det gäller mitt barn {fornamn}.",
    "Jag sitter i rullstol och har svårt att ta mig förbi.",
    "Jag arbetar skift och kan inte ringa på dagen.",
    "Samma sak hände i {manad} förra året.",
    "Jag skickar gärna en bild om det hjälper.",
    "Vi flyttade hit från {gata2} i {manad}.",
    "Min referens är {referens}.",
    "Hur lång tid brukar det ta?",
    "Vem ska jag prata med om det?",
    "Kostar det något?",
    "Kan någon ringa upp mig en förmiddag?",
)

AVSLUTNINGAR = (
    "Tack på förhand!",
    "Med vänlig hälsning",
    "Vänliga hälsningar",
    "Hoppas att ni kan hjälpa mig.",
    "Mvh",
    "Tacksam för svar.",
    "Tack för att ni svarar så snabbt.",
    "Ha det bra!",
)

OM_ARENDE = (
    "Hur går det med mitt ärende {nummer}?",
    "Jag undrar vad som händer med ärende {nummer}.",
    "När får jag svar i {nummer}? Ni lovade att höra av er.",
    "Har ni fått in det jag skickade i ärende {nummer}?",
    "Vem har hand om {nummer} nu?",
    "Jag har väntat på svar i {nummer} sedan i {veckodag}.",
)

SVAR_OM_ARENDE = (
    "Berättade var ärendet finns och vilken dag svaret senast ska komma.",
    "Ärendet ligger hos förvaltningen, som har tagit emot det. Talade om när svaret ska komma.",
    "Läste upp det som har hänt i ärendet och bad om tålamod.",
    "Förklarade att handläggaren väntar på uppgifter och hör av sig.",
)

HANVISNINGAR = (
    "Skatteverket",
    "Försäkringskassan",
    "Trafikverket",
    "1177",
    "Polisen, 114 14",
    "Länsstyrelsen",
    "Arbetsförmedlingen",
    "Fastighetsägaren",
    "Elnätsbolaget",
    "Bostadsrättsföreningen",
)

OVERLAMNINGAR = (
    "",
    "",
    "Medborgaren vill ha svar på mejl.",
    "Se beskrivningen av platsen i ärendet.",
    "Har ringt två gånger om samma sak.",
    "Behöver svar före {manad}.",
    "Uppgifterna är genomgångna med medborgaren.",
)

VIDARESAND = (
    "Det här ligger hos er, inte hos oss.",
    "Er enhet har hand om den gatan.",
    "Frågan gäller ert beslut från i {manad}.",
    "Vi har svarat på vår del, resten är er.",
)

REMISSFRAGOR = (
    "Har ni något att invända mot åtgärden på {gata} {nr}?",
    "Hur ser ni på saken från er sida? Medborgaren väntar på svar.",
    "Stämmer det att ni har arbete planerat på {gata} i {manad}?",
    "Vilka handlingar har ni om fastigheten på {gata} {nr}?",
)

REMISSSVAR = (
    "Vi har inget att invända.",
    "Vi planerar arbete där i {manad}, vänta gärna till dess.",
    "Vi har varit på plats och delar er bedömning.",
    "Handlingarna är skickade till er brevlåda, referens {referens}.",
)

FRAN_MEDBORGAREN = (
    "Här kommer det ni frågade efter. Det är {gata} {nr}.",
    "Numret är {referens}.",
    "Det hände i {veckodag} vid {klockslag}-tiden.",
    "Jag har ingen bild, men det är vid {gata} {nr}.",
    "Vi vill att det ska gälla från {manad}.",
    "Ring mig efter klockan {klockslag}, så förklarar jag.",
    "Nu har jag pratat med hyresvärden, som säger att det är ert ansvar.",
    "Intyget kommer med post från {gata2}.",
)

TILLAGG = (
    "Jag glömde skriva att det har hänt i {manad} också.",
    "Nu är det värre än när jag skrev.",
    "Det gäller även {gata2} {nr}.",
    "Jag har ett nytt telefonnummer, fråga efter {fornamn}.",
)

ATEROPPNAS = (
    "Felet är tillbaka, det är likadant som i {manad}.",
    "Jag förstår inte svaret, kan ni förklara?",
    "Det är inte åtgärdat på {gata} {nr}.",
    "Ni har svarat på en annan fråga än den jag ställde.",
)

VECKODAGAR = ("måndags", "tisdags", "onsdags", "torsdags", "fredags", "lördags", "söndags")
MANADER = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
