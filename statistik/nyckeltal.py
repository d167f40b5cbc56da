"""The closed list of figures: what each one means, and how it is made of what is counted. docs/nyckeltal.md is written from it."""

from statistik.matt import DELAR
from statistik.nyckeltalsslag import Battre, Kalla, Nyckeltal, Slag, Summa

ARENDETS = tuple(d for d in DELAR if d != "sprak")
KONTORETS = ("center", "enhet", "kontor", "sprak")
"""What a visit is divided by; a queue ticket has no subject."""


def _antal(kod: str, namn: str, definition: str, kolumn: str, **annat: object) -> Nyckeltal:
    return Nyckeltal(kod, namn, definition, Slag.ANTAL, "antal", Battre.INGEN, taljare={kolumn: 1}, **annat)


def _andel(kod: str, namn: str, definition: str, taljare: Summa, namnare: Summa, battre: Battre, **annat: object) -> Nyckeltal:
    return Nyckeltal(kod, namn, definition, Slag.ANDEL, "andel", battre, taljare=taljare, namnare=namnare, **annat)


def _tid(kod: str, namn: str, definition: str, **annat: object) -> Nyckeltal:
    return Nyckeltal(kod, namn, definition, Slag.TID, "sekunder", Battre.NED, tid=kod, **annat)


def _index(kod: str, namn: str, definition: str, serie: str, svarsfrekvens: str = "", **annat: object) -> Nyckeltal:
    """The mean of a series of grades (`kallor.enkater`), whose points are kept in hundredths."""
    return Nyckeltal(
        kod,
        namn,
        definition,
        Slag.INDEX,
        "index 0–100",
        Battre.UPP,
        taljare={f"{serie}_p": 1},
        namnare={f"{serie}_n": 1},
        kvadrat=f"{serie}_k",
        svarsfrekvens=svarsfrekvens,
        faktor=0.01,
        **annat,
    )


def _annan(kod: str, namn: str, definition: str, kalla: Kalla, enhet: str, battre: Battre, delar: tuple[str, ...]) -> Nyckeltal:
    return Nyckeltal(kod, namn, definition, Slag.KVOT, enhet, battre, delar=delar, kalla=kalla)


ENKATERNAS = (
    _index(
        "nojdhet",
        "Nöjdhet",
        "Betygen 1–5 räknade som 0, 25, 50, 75 och 100, i medeltal för varje svar och sedan för alla svar från dem som valdes ut "
        "och fick en länk. Visas alltid med antal svar, svarsfrekvens och 95 % konfidensintervall, och inte alls för färre än fem "
        "svar. Ett svar räknas den dag då frågan ställdes.",
        "nojdhet",
        "svarsfrekvens",
    ),
    _index("nojdhet_bemotande", "Nöjdhet, bemötande", "Samma index för frågan om bemötandet.", "bemotande", "svarsfrekvens"),
    _index("nojdhet_enkelhet", "Nöjdhet, enkelhet", "Samma index för frågan om hur enkelt det var.", "enkelhet", "svarsfrekvens"),
    _index("nojdhet_tydlighet", "Nöjdhet, tydlighet", "Samma index för frågan om svaret var tydligt.", "tydlighet", "svarsfrekvens"),
    _andel(
        "svarsfrekvens",
        "Svarsfrekvens",
        "Svar, delat med de enkäter som skickades till urvalet.",
        {"enkat_svar": 1},
        {"enkat_fragade": 1},
        Battre.UPP,
    ),
    _andel(
        "fick_svar",
        "Fick svar, enligt medborgaren",
        "Svar i urvalet som säger att personen fick svar på sin fråga, delat med alla som sade ja eller nej.",
        {"fick_svar_ja": 1},
        {"fick_svar_n": 1},
        Battre.UPP,
    ),
    _index(
        "nojdhet_oppna",
        "Nöjdhet, öppna svar",
        "Samma index för dem som själva valde att svara, efter ett formulär eller med koden på kontoret. Ingen valdes ut, så det finns "
        "ingen svarsfrekvens, och svaren räknas inte in i Nöjdhet.",
        "oppna",
    ),
    _index(
        "nojdhet_besok",
        "Nöjdhet vid besöket, ansikten",
        "Samma index för ansiktena på kontorets skärm. Jämför antalet svar med antalet besök. Svaren räknas inte in i Nöjdhet.",
        "ansikten",
        delar=KONTORETS,
    ),
    _index(
        "forvaltningarnas_nojdhet",
        "Förvaltningarnas nöjdhet",
        "Samma index ur enkäten som förvaltningarnas handläggare får två gånger om året.",
        "forv",
        "forvaltningarnas_svarsfrekvens",
        delar=("center", "enhet"),
    ),
    _andel(
        "forvaltningarnas_svarsfrekvens",
        "Förvaltningarnas svarsfrekvens",
        "Svar på förvaltningsenkäten, delat med de handläggare som fick den.",
        {"forv_svar": 1},
        {"forv_fragade": 1},
        Battre.UPP,
        delar=("center", "enhet"),
    ),
)
"""What surveys say."""

ALLA = (
    _antal("kontakter", "Kontakter, inkomna", "Kontakter som kom in och registrerades.", "kontakter_in"),
    _antal("kontakter_ut", "Kontakter, utgående", "Kontakter som vi tog och registrerade.", "kontakter_ut"),
    _antal("fragor", "Frågor", "Frågor i inkomna kontakter. En kontakt kan innehålla flera.", "fragor_in"),
    _andel(
        "losningsgrad",
        "Lösningsgrad",
        "Frågor med utfallet besvarad direkt, delat med alla frågor som kom in. "
        "Läs alltid tillsammans med Uppklarning vid första kontakten.",
        {"fragor_direkt": 1},
        {"fragor_in": 1},
        Battre.UPP,
    ),
    _andel(
        "uppklarning",
        "Uppklarning vid första kontakten",
        "Frågor med utfallet besvarad direkt där samma person inte kom igen i samma ämne inom sju kalenderdagar, delat med alla frågor "
        "från personer som vi vet vilka de är. En kontakt räknas från när den registrerades, så de senaste sju dagarna kan ännu sjunka.",
        {"fragor_kanda_direkt": 1, "fragor_ater": -1},
        {"fragor_kanda": 1},
        Battre.UPP,
    ),
    _andel(
        "aterkommande",
        "Återkommande kontakter",
        "Inkomna kontakter från en person som vi vet vem det är, i samma ämne eller samma ärende inom sju dagar från personens förra, "
        "delat med alla inkomna kontakter från personer som vi vet vilka de är.",
        {"aterkommande": 1},
        {"kanda_in": 1},
        Battre.NED,
    ),
    _andel(
        "var_ar_mitt_arende",
        "Var är mitt ärende?",
        "Inkomna kontakter som gällde ett ärende som redan fanns, delat med alla inkomna kontakter. Belastar den enhet som hade ärendet.",
        {"om_arende": 1},
        {"kontakter_in": 1},
        Battre.NED,
    ),
    _andel(
        "inom_uppdraget",
        "Inom uppdraget",
        "Avgjorda frågor som centret besvarade, delat med alla avgjorda frågor som centret ska besvara enligt den "
        "överenskommelse som gällde. En fråga som blev ett ärende är avgjord när ärendet är besvarat.",
        {"uppdrag_av_center": 1},
        {"uppdrag": 1},
        Battre.UPP,
    ),
    _tid(
        "vantetid",
        "Väntetid",
        "Tid från ankomst i kön till dess att någon tar emot, för samtal och besök där vi vet den. Visas som median, 90:e percentil "
        "och andel inom den lovade tiden.",
        taljare={"vantat_i_tid": 1},
        namnare={"vantat": 1},
    ),
    _tid("hanteringstid", "Hanteringstid", "Tid från början till slut av en kontakt som någon av oss tog."),
    _tid("efterarbete", "Efterarbete", "Tid från kontaktens slut till dess att registreringen sparades."),
    _tid(
        "kvittenstid",
        "Kvittenstid",
        "Arbetstid från överlämningen till dess att den mottagande enheten tog emot ärendet, enligt enhetens kalender.",
        taljare={"kvitterade_i_tid": 1},
        namnare={"kvitterade": 1},
        delar=ARENDETS,
    ),
    _tid(
        "svarstid",
        "Svarstid",
        "Arbetstid från det att ärendet registrerades, eller öppnades igen, till dess att svaret skickades, enligt centrets kalender.",
        taljare={"besvarade_i_tid": 1},
        namnare={"besvarade": 1},
    ),
    _andel(
        "i_tid",
        "I tid",
        "Ärenden som besvarades före sin frist, delat med dem och alla ärenden vars frist passerade utan svar. Ett ärende räknas den dag "
        "då det besvarades, eller den dag då fristen passerade.",
        {"besvarade_i_tid": 1},
        {"besvarade_i_tid": 1, "forsenade": 1},
        Battre.UPP,
        delar=ARENDETS,
    ),
    _annan(
        "forsenade_nu", "Försenade nu", "Öppna ärenden vars frist har passerat, efter ålder.", Kalla.NULAGE, "antal", Battre.NED, ARENDETS
    ),
    _antal("skapade", "Nya ärenden", "Ärenden som skapades.", "skapade"),
    _antal("besvarade", "Besvarade ärenden", "Ärenden som besvarades.", "besvarade"),
    _antal("overlamningar", "Överlämningar", "Ärenden som lämnades över till en enhet.", "overlamnade", delar=ARENDETS),
    _andel(
        "atersant",
        "Återsänt",
        "Överlämningar som skickades tillbaka som fel adresserade eller ofullständiga, delat med alla överlämningar till enheten.",
        {"atersanda": 1},
        {"overlamnade": 1},
        Battre.NED,
        delar=ARENDETS,
    ),
    _andel(
        "atersant_fel_adresserat",
        "Återsänt, fel adresserat",
        "Överlämningar som skickades tillbaka för att de hörde hemma någon annanstans, delat med alla överlämningar till enheten.",
        {"atersanda_fel": 1},
        {"overlamnade": 1},
        Battre.NED,
        delar=ARENDETS,
    ),
    _andel(
        "atersant_ofullstandigt",
        "Återsänt, ofullständigt",
        "Överlämningar som skickades tillbaka för att uppgifter saknades, delat med alla överlämningar till enheten.",
        {"atersanda_ofull": 1},
        {"overlamnade": 1},
        Battre.NED,
        delar=ARENDETS,
    ),
    _andel(
        "epost_1",
        "Svar på e-post inom en arbetsdag",
        "Inkommen e-post med ett första svar av en människa inom en arbetsdag, delat med all inkommen e-post.",
        {"epost_inom_1": 1},
        {"epost_in": 1},
        Battre.UPP,
    ),
    _andel(
        "epost_2",
        "Svar på e-post inom två arbetsdagar",
        "Inkommen e-post med ett första svar av en människa inom två arbetsdagar, delat med all inkommen e-post.",
        {"epost_inom_2": 1},
        {"epost_in": 1},
        Battre.UPP,
    ),
    *ENKATERNAS,
    _andel(
        "kunskapstraff",
        "Träff i kunskapsbanken",
        "Inkomna kontakter där minst en artikel markerades som svaret, delat med inkomna kontakter där en fråga besvarades direkt.",
        {"traffar": 1},
        {"direkta": 1},
        Battre.UPP,
    ),
    _andel(
        "avlastning",
        "Avlastning",
        "Besökare som öppnade en föreslagen artikel i ett formulär och inte skickade det, delat med besökare som fick förslag.",
        {"avlastade": 1},
        {"forslag": 1},
        Battre.UPP,
        delar=("sprak",),
    ),
    _antal("sokningar", "Sökningar", "Sökningar efter svar på webbplatsen, i formulär och hos personalen.", "sokningar", delar=("sprak",)),
    _andel(
        "sokningar_utan_svar",
        "Sökningar utan säkert svar",
        "Sökningar som inte gav något svar som säkert passar, delat med alla sökningar.",
        {"sokningar_osakra": 1},
        {"sokningar": 1},
        Battre.NED,
        delar=("sprak",),
    ),
    _antal("besok", "Besök", "Besök på ett kontor, också enkla ärenden som bara räknades.", "besok", delar=KONTORETS),
    Nyckeltal(
        "besok_per_oppettimme",
        "Besök per öppettimme",
        "Besök delat med timmarna som kontoren hade öppet.",
        Slag.KVOT,
        "besök per timme",
        Battre.INGEN,
        taljare={"besok": 1},
        namnare={"oppet_s": 1},
        faktor=3600,
        delar=("center", "kontor"),
    ),
    Nyckeltal(
        "besok_per_kvallstimme",
        "Besök per kvällstimme",
        "Besök som började klockan 16 eller senare, delat med timmarna som kontoren hade öppet efter klockan 16.",
        Slag.KVOT,
        "besök per timme",
        Battre.INGEN,
        taljare={"besok_kvall": 1},
        namnare={"kvall_s": 1},
        faktor=3600,
        delar=("center", "kontor"),
    ),
    Nyckeltal(
        "besok_per_betjanad_timme",
        "Besök per betjänad timme",
        "Besök som betjänades vid en disk, delat med timmarna som personalen betjänade dem.",
        Slag.KVOT,
        "besök per timme",
        Battre.INGEN,
        taljare={"besok": 1, "enkla_besok": -1},
        namnare={"betjanad_s": 1},
        faktor=3600,
        delar=KONTORETS,
    ),
    _andel(
        "uteblivna",
        "Uteblivna",
        "Bokade möten där besökaren inte kom, delat med bokade möten vars tid har kommit.",
        {"uteblivna": 1},
        {"bokningar": 1},
        Battre.NED,
        delar=KONTORETS,
    ),
    _andel(
        "belaggning",
        "Beläggning",
        "Bokad tid, delat med tid som gick att boka.",
        {"bokad_s": 1},
        {"bokningsbar_s": 1},
        Battre.UPP,
        delar=("center", "enhet", "kontor"),
    ),
    _annan(
        "bemanningsgap",
        "Bemanningsgap",
        "Halvtimmar då färre var schemalagda än beräkningen kräver, delat med halvtimmar som centret hade öppet.",
        Kalla.BEMANNING,
        "andel",
        Battre.NED,
        ("center",),
    ),
    _annan(
        "kostnad_per_kontakt",
        "Kostnad per kontakt",
        "Periodens kostnad för personal, lokaler och annat, delat med inkomna och utgående kontakter.",
        Kalla.EKONOMI,
        "kronor",
        Battre.NED,
        ("center",),
    ),
)
"""Every figure, in the order in which pages list them."""

NYCKELTAL: dict[str, Nyckeltal] = {n.kod: n for n in ALLA}
