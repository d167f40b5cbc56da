"""Files of articles: read into rows and written from rows, in each format. Pure functions; nothing here touches the database.

A row is what one article says in one language. What cannot be read in a row is told of that row; what makes the whole file
unreadable raises `Filfel` with a sentence for the one who chose it.
"""

from kunskapsbank.inlasning.falt import FALT, Filrad
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.lasning import check_rows, guess_format, read_rows
from kunskapsbank.inlasning.skrivning import write_rows

__all__ = ["FALT", "Filfel", "Filrad", "check_rows", "guess_format", "read_rows", "write_rows"]
