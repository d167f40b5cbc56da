"""Models of contacts and cases, one noun per file."""

from arenden.models.arende import Arende, Arenderelation, Insyn, Nummerserie, Paus
from arenden.models.bevakning import Bevakning, Notis
from arenden.models.foljning import Foljare, Foljlank
from arenden.models.formular import Formular, Formularfil
from arenden.models.handelse import Handelse, Visning
from arenden.models.kontakt import Fraga, Kanal, Kontakt, Utkast, Utkastfil
from arenden.models.meddelande import Anteckning, Bilaga, Meddelande
from arenden.models.overlamning import Overlamning, Remiss
from arenden.models.pappersbrev import Pappersbrev
from arenden.models.person import Inlamnare, Person
from arenden.models.svarsartikel import Svarsartikel
from arenden.models.svarsmall import Svarsmall
from arenden.models.vantefil import Vantefil
from arenden.models.vaxel import Ateruppringning, Telefonmeddelande

__all__ = [
    "Anteckning",
    "Arende",
    "Arenderelation",
    "Ateruppringning",
    "Bevakning",
    "Bilaga",
    "Foljare",
    "Foljlank",
    "Formular",
    "Formularfil",
    "Fraga",
    "Handelse",
    "Inlamnare",
    "Insyn",
    "Kanal",
    "Kontakt",
    "Meddelande",
    "Notis",
    "Nummerserie",
    "Overlamning",
    "Pappersbrev",
    "Paus",
    "Person",
    "Remiss",
    "Svarsartikel",
    "Svarsmall",
    "Telefonmeddelande",
    "Utkast",
    "Utkastfil",
    "Vantefil",
    "Visning",
]
