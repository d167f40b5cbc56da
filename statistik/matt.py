"""What is counted of each day: the columns of `Dagsvarde`, and nothing else. Figures (`nyckeltal`) are made of them.

How each is read from the events stands in `kallor`. A new one needs a line here, its condition there, a migration, and
`./kc manage rakna_om_statistik`.
"""

ANTAL: dict[str, str] = {
    "kontakter_in": "Inkomna kontakter",
    "kontakter_ut": "Utgående kontakter",
    "kanda_in": "Inkomna kontakter där vi vet vem personen är",
    "aterkommande": "Av dem: kommer igen inom sju dagar i samma ämne eller ärende",
    "direkta": "Inkomna kontakter där minst en fråga besvarades direkt",
    "traffar": "Av dem: minst en artikel gav svaret",
    "epost_in": "Inkommen e-post",
    "epost_inom_1": "Av den: första svaret av en människa inom en arbetsdag",
    "epost_inom_2": "Av den: första svaret av en människa inom två arbetsdagar",
    "fragor_in": "Frågor i inkomna kontakter",
    "fragor_direkt": "Av dem: besvarade direkt",
    "fragor_kanda": "Frågor i inkomna kontakter där vi vet vem personen är",
    "fragor_kanda_direkt": "Av dem: besvarade direkt",
    "fragor_ater": "Av dem: personen kom igen i samma ämne inom sju dagar",
    "om_arende": "Inkomna kontakter om hur det går med ett ärende",
    "uppdrag": "Avgjorda frågor som centret ska besvara enligt överenskommelsen",
    "uppdrag_av_center": "Av dem: besvarade av centret",
    "vantat": "Samtal och besök där vi vet hur länge personen väntade",
    "vantat_i_tid": "Av dem: betjänade inom den lovade tiden",
    "skapade": "Skapade ärenden",
    "overlamnade": "Överlämningar",
    "atersanda": "Överlämningar som skickades tillbaka",
    "atersanda_fel": "Av dem: fel adresserade",
    "atersanda_ofull": "Av dem: ofullständiga",
    "kvitterade": "Överlämningar som togs emot",
    "kvitterade_i_tid": "Av dem: inom fristen",
    "besvarade": "Besvarade ärenden",
    "besvarade_i_tid": "Av dem: inom fristen",
    "forsenade": "Ärenden vars frist passerade utan svar",
    "besok": "Besök på kontor",
    "enkla_besok": "Av dem: enkla ärenden som bara räknades",
    "besok_kvall": "Besök som började klockan 16 eller senare",
    "betjanad_s": "Sekunder då personal betjänade besökare",
    "bokningar": "Bokade möten vars tid har kommit",
    "uteblivna": "Av dem: besökaren kom inte",
    "oppet_s": "Sekunder som kontoren hade öppet",
    "kvall_s": "Av dem: efter klockan 16",
    "bokningsbar_s": "Sekunder som gick att boka",
    "bokad_s": "Av dem: bokade",
    "forslag": "Besökare på webbplatsen som fick förslag på svar i ett formulär",
    "avlastade": "Av dem: öppnade ett förslag och skickade inte formuläret",
    "sokningar": "Sökningar efter svar, i alla dörrar",
    "sokningar_osakra": "Av dem: utan ett säkert svar",
    "enkat_fragade": "Personer i urvalet som fick enkäten",
    "enkat_svar": "Av dem: svarade",
    "fick_svar_n": "Av dem: sade om de fick svar på sin fråga",
    "fick_svar_ja": "Av dem: ja",
    "nojdhet_n": "Svar med betyg i urvalet",
    "nojdhet_p": "Deras poäng, i hundradelar",
    "nojdhet_k": "Poängens kvadrater",
    "bemotande_n": "Svar med betyg på bemötandet",
    "bemotande_p": "Deras poäng, i hundradelar",
    "bemotande_k": "Poängens kvadrater",
    "enkelhet_n": "Svar med betyg på enkelheten",
    "enkelhet_p": "Deras poäng, i hundradelar",
    "enkelhet_k": "Poängens kvadrater",
    "tydlighet_n": "Svar med betyg på tydligheten",
    "tydlighet_p": "Deras poäng, i hundradelar",
    "tydlighet_k": "Poängens kvadrater",
    "oppna_n": "Svar med betyg från öppna dörrar",
    "oppna_p": "Deras poäng, i hundradelar",
    "oppna_k": "Poängens kvadrater",
    "ansikten_n": "Svar med betyg med ansikten på ett kontor",
    "ansikten_p": "Deras poäng, i hundradelar",
    "ansikten_k": "Poängens kvadrater",
    "forv_fragade": "Handläggare som fick förvaltningsenkäten",
    "forv_svar": "Av dem: svarade",
    "forv_n": "Svar med betyg från förvaltningarna",
    "forv_p": "Deras poäng, i hundradelar",
    "forv_k": "Poängens kvadrater",
}
"""What is summed, by the name of its column. Sums of seconds end in `_s`; the rest are numbers of things."""

TIDER: dict[str, str] = {
    "vantetid": "Väntetid i sekunder, från ankomst till start",
    "hanteringstid": "Hanteringstid i sekunder, från start till slut",
    "efterarbete": "Efterarbete i sekunder, från slut till sparad",
    "kvittenstid": "Arbetstid i sekunder från överlämning till mottagande",
    "svarstid": "Arbetstid i sekunder från registrering till svar",
}
"""What is kept as a distribution (`fordelning`), by the name of its column."""

DELAR = ("center", "enhet", "kanal", "amne", "arendetyp", "kontor", "sprak")
"""What a day's facts are divided by. The units, subjects and types are ids (0 is none), the others codes ("" is none)."""
IDN = ("center", "enhet", "amne", "arendetyp")
"""Those of DELAR that are ids."""
