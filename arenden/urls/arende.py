"""The page of a case, and one address for each thing that can be done to it."""

from django.urls import path

from arenden.views.arende import brev, flytt, overlamning, person, sammanhang, sida, svar

ARENDE = "arenden/<arendenummer:nummer>/"

DORRAR = {
    "ta": flytt.Ta,
    "tilldela": flytt.Tilldela,
    "parkera": flytt.Parkera,
    "vack": flytt.Vack,
    "begar_komplettering": svar.BegarKomplettering,
    "lamna_over": overlamning.LamnaOver,
    "ta_emot": overlamning.TaEmot,
    "skicka_tillbaka": overlamning.SkickaTillbaka,
    "skicka_vidare": overlamning.SkickaVidare,
    "ta_tillbaka": overlamning.TaTillbaka,
    "fraga_enhet": overlamning.FragaEnhet,
    "besvara": svar.Besvara,
    "meddela": svar.Meddela,
    "anteckna": flytt.Anteckna,
    "komplettera": flytt.Komplettera,
    "avsluta": flytt.Avsluta,
    "oppna_igen": flytt.OppnaIgen,
    "dra_tillbaka": flytt.DraTillbaka,
    "dela": sammanhang.Dela,
    "sla_ihop": sammanhang.SlaIhop,
    "angra_sammanslagning": sammanhang.AngraSammanslagning,
    "relatera": sammanhang.Relatera,
    "byt_arendetyp": sammanhang.BytArendetyp,
    "uppgifter": flytt.Uppgifter,
    "sekretess": flytt.AndraSekretess,
    "ny_kod": flytt.NyKod,
}
"""The door of each move: `arende_besvara` at `/arenden/<nummer>/besvara/`."""

urlpatterns = [
    path(ARENDE, sida.arende_sida, name="arende"),
    path(f"{ARENDE}tittare/", sida.tittare, name="arende_tittare"),
    path(f"{ARENDE}vem-har-tittat/", sida.visningar, name="arende_visningar"),
    path(f"{ARENDE}visa-person/", person.visa_person, name="arende_visa_person"),
    path(f"{ARENDE}bilagor/<uuid:nyckel>/", sida.bilaga, name="arende_bilaga"),
    path(f"{ARENDE}brev/<int:pk>/", brev.brev, name="arende_brev"),
    path(f"{ARENDE}fragor/<int:pk>/svara/", overlamning.SvaraEnhet.as_view(), name="arende_svara_enhet"),
    *(path(f"{ARENDE}{namn.replace('_', '-')}/", vy.as_view(), name=f"arende_{namn}") for namn, vy in DORRAR.items()),
]
