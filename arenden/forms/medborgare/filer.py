"""The page for photos and other files. They are checked and kept by `add_fil` as soon as they come."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from arenden.forms.medborgare.steg import Rad, Stegform
from kontaktcenter.meningar import list_words
from kontaktcenter.models import Arendetyp, Foljdfraga

BILDER = "image/jpeg,image/png,image/webp"
# Named kinds and not image/*: then an iPhone turns its own format into JPEG by itself.
ALLA = f"{BILDER},application/pdf,.docx,.xlsx,.odt,.ods,.txt"
FALT_OVRIGT = "fil"
FILER = "filer"
NEKADE = "nekade"
"""Under this name the step keeps what was refused."""


class Filval(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class Filerfalt(forms.Field):
    """Any number of files; whether they can be used is for the action to say."""

    widget = Filval

    def __init__(self, *, is_bild: bool, **kwargs: Any) -> None:
        """With `is_bild` a telephone offers its camera."""
        attrs = {"accept": BILDER if is_bild else ALLA, "data-forhandsvisa": ""}
        super().__init__(widget=Filval(attrs=attrs), **kwargs)

    def clean(self, value: list[UploadedFile] | None) -> list[UploadedFile]:
        """The files that came."""
        return value or []


class Filsida(Stegform):
    """The case type's questions for files, or one place for whatever the writer wants to show."""

    ledord = "svar_"

    def __init__(self, *args: Any, fragor: list[Foljdfraga], **kwargs: Any) -> None:
        """`fragor` are the questions that are answered by files."""
        super().__init__(*args, **kwargs)
        is_fel = self.formular.arendetyp.slag == Arendetyp.Slag.FELANMALAN
        self.fragor = {fraga.nyckel: fraga for fraga in fragor}
        for nyckel, fraga in self.fragor.items():
            self.fields[nyckel] = Filerfalt(
                is_bild=is_fel, label=fraga.shown("text"), help_text=fraga.shown("hjalptext"), required=fraga.is_required
            )
        if not fragor:
            self.fields[FALT_OVRIGT] = Filerfalt(
                is_bild=is_fel,
                label=gettext_lazy("Bilder") if is_fel else gettext_lazy("Filer"),
                help_text=gettext_lazy("Högst 10 filer, högst 15 MB var."),
                required=False,
            )
        self.waiting = list(self.formular.filer.all())
        self.nekade: list[dict[str, str]] = []

    def refuse(self, falt: str, say: Callable[[], str]) -> None:
        """Say why a file cannot be used, in every language: the browser does not send the file again when another is chosen."""
        nekad = {"falt": falt}
        for kod, _namn in settings.LANGUAGES:
            with override(kod):
                nekad[kod] = say().replace("\0", "")
        self.nekade.append(nekad)
        self._tell(nekad)

    def tell_again(self) -> None:
        """Say what was refused when the page was last sent, but where something else has been chosen since."""
        kept = [json.loads(row) for row in self.formular.innehall.get(FILER, {}).get(NEKADE, [])]
        self.nekade = [nekad for nekad in kept if nekad["falt"] in self.fields and not self.files.get(self.add_prefix(nekad["falt"]))]
        for nekad in self.nekade:
            self._tell(nekad)

    def _tell(self, nekad: dict[str, str]) -> None:
        if not self.is_bound:
            self.cleaned_data = {}
        self.add_error(nekad["falt"], nekad.get(get_language() or settings.LANGUAGE_CODE, nekad[settings.LANGUAGE_CODE]))

    def typed(self) -> dict[str, list[str]]:
        """What was refused; the files themselves are kept beside the form, not in it."""
        return {NEKADE: [json.dumps(nekad) for nekad in self.nekade]} if self.nekade else {}

    def clean(self) -> dict[str, Any]:
        """A question that must be answered has a file, now or from before."""
        cleaned = super().clean()
        answered = {fil.falt for fil in self.waiting}
        for nyckel, fraga in self.fragor.items():
            if fraga.is_required and not cleaned.get(nyckel) and nyckel not in answered:
                self.add_error(nyckel, _("Lägg till en fil."))
        return cleaned

    def rader(self) -> list[Rad]:
        """The names of the files."""
        names = list_words(fil.filnamn for fil in self.waiting)
        return [Rad(_("Bilder och filer"), names or _("Inga"))]
