"""Which tables a fill writes in, and which the system's own jobs: every other one holds what somebody has done."""

_FYLLDA = {
    "kontaktcenter": (
        "Amne Anvandare Anvandare_kompetenser Arbetstidsintervall Arbetstidskalender Arendetyp Enhet Foljdfraga "
        "HistoricalAnvandare HistoricalArendetyp HistoricalEnhet HistoricalMedlemskap HistoricalOverenskommelse "
        "HistoricalOverenskommelserad Kalenderundantag Kompetens Medlemskap Overenskommelse Overenskommelserad"
    ),
    "arenden": (
        "Anteckning Arende Arenderelation Ateruppringning Bevakning Fraga Handelse HistoricalArende Inlamnare Insyn Kontakt "
        "Meddelande Notis Nummerserie Overlamning Paus Person Remiss Svarsartikel Svarsmall Telefonmeddelande Visning"
    ),
    "kunskapsbank": (
        "Artikel Artikel_arendetyper Artikel_relaterade Artikelhandelse Artikeltext Bild HistoricalArtikel Inlasning "
        "Inlasningsrad Kunskapslucka Lasning Lucksignal Nyhet Nyhet_enheter Omdome Revision Samling Sokdokument Sokning "
        "Sokoppning Sokterm"
    ),
    "servicekontor": (
        "Arbetspass Belaggning Besok Besokskategori Bokning Fordon Franvaro HistoricalKontor HistoricalMotestyp Kobiljett Kontor "
        "Kontor_arendetyper Kontorshandelse Kontorsregel Korstid Medarbetare Monsterstopp Motestyp Mottagningstid "
        "Mottagningstid_handlaggare Mottagningstid_resurser Onskemal Oppettid Ort Publiceratpass Publicering Resurs Resursbruk "
        "Schema Stopplats Tur Turmonster Turstopp"
    ),
    "statistik": "Budgetrad Enkatforfragan Enkatomgang Enkatsvar Mal Tidsantagande",
}
FYLLDA = frozenset(f"{app}.{namn}" for app, modeller in _FYLLDA.items() for namn in modeller.split())
"""The labels of the models that a fill writes rows of."""
RAKNAS = frozenset(
    (
        "kontaktcenter.Hjartslag",
        "kunskapsbank.Sokstatistik",
        "statistik.Dagsvarde",
        "statistik.Halvtimmesvarde",
        "statistik.Prognos",
        "statistik.RordDag",
    )
)
"""What the system keeps count of by itself, also where nobody has done anything."""
FOLJER = frozenset(
    (
        "kontaktcenter.Brev",
        "kontaktcenter.Utskick",
        "kunskapsbank.Lankkontroll",
        "kunskapsbank.Manadsbrev",
        "kunskapsbank.Vektor",
        "servicekontor.Bokningslank",
        "statistik.Utbud",
    )
)
"""What the system's own jobs make of demo data: reminders and their mails, links that were followed, what the offices offer."""
