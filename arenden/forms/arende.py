"""Forms of the page of a case. The rules stand in the actions; a form only takes what was typed."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files import File
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from arenden.frister import working_days_left
from arenden.models import Arende, Svarsmall
from arenden.rattigheter import decidable_sekretess
from arenden.status import Atersandningsskal, Status
from arenden.svarsvag import FRAGANS_ORD, Svarsvag, find_svarsvagar, is_mailed
from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Medlemskap

LANGST = 20_000
KORTARE = 5_000
VANLIG_REMISSTID = 5
"""Working days that a unit is given to answer a question, when the case has the time."""
SAKNAS = -1
"""The version of a form that says none: never the case's own, so the page is told to be stale."""


class Heltal(forms.IntegerField):
    """A hidden number that our own page wrote; one that somebody has changed counts as none."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        """The number, or SAKNAS."""
        try:
            number = super().clean(value)
        except forms.ValidationError:
            return SAKNAS
        return number if number is not None and 0 <= number < 2**63 else SAKNAS


class Versionsform(forms.Form):
    """What every form of a case carries: the version that its page showed, and the last event that stood on it."""

    version = Heltal()
    sedd = Heltal()

    def __init__(self, *args: Any, arende: Arende, user: Anvandare, **kwargs: Any) -> None:
        """`arende` and `user` decide what can be chosen."""
        super().__init__(*args, **kwargs)
        self.arende = arende
        self.user = user


def _text(label: Any, *, langst: int = LANGST, rows: int = 6, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("error_messages", {"required": _("Skriv något i fältet.")})
    return forms.CharField(label=label, max_length=langst, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class Filinmatning(forms.FileInput):
    """A file input that gives all the files that were chosen."""

    allow_multiple_selected = True


class Filer(forms.FileField):
    """Several files; what they are is checked by their content when they are attached."""

    widget = Filinmatning(attrs={"multiple": True})

    def __init__(self, **kwargs: Any) -> None:
        """Never required."""
        super().__init__(required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        """The files, empty ones too: the rules have a sentence for those."""
        return [fil for fil in data if fil] if isinstance(data, list | tuple) else []


class Tilldelaform(Versionsform):
    """Choose a colleague who works with cases at the unit that has the case."""

    till = forms.ModelChoiceField(queryset=Anvandare.objects.none(), label=_("Kollega"), empty_label=_("Välj en kollega"))
    till.error_messages = {"required": _("Välj en kollega."), "invalid_choice": _("Välj en kollega i listan.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The unit's colleagues."""
        super().__init__(*args, **kwargs)
        is_center = self.arende.ansvarig_enhet_id == self.arende.center_id
        needed = Behorighet.REGISTRERA_KONTAKT if is_center else Behorighet.HANDLAGGA
        members = Medlemskap.objects.valid().with_permission(needed, [self.arende.ansvarig_enhet_id])
        self.fields["till"].queryset = Anvandare.objects.filter(medlemskap__in=members).distinct()


class Parkeraform(Versionsform):
    """Choose the day when the case wakes."""

    till = forms.DateField(
        label=_("Vila till"),
        help_text=_("Ärendet väcks av sig självt den dagen. Tiden för svar fortsätter att räknas."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Välj ett datum."), "invalid": _("Skriv datumet som ÅÅÅÅ-MM-DD.")},
    )


class Orsaksform(Versionsform):
    """A reason in words."""

    orsak = _text(_("Varför?"), langst=KORTARE, rows=4)


class Tillbakaform(Orsaksform):
    """Why a hand-off is sent back: in words for the center, in a code for the figures."""

    skal = forms.ChoiceField(
        label=_("Vad är skälet?"), choices=Atersandningsskal, initial=Atersandningsskal.ANNAT, required=False, widget=forms.RadioSelect
    )
    field_order = ["skal", "orsak"]


class Anteckningsform(Versionsform):
    """An internal note."""

    text = _text(_("Anteckning"), help_text=_("Bara personal ser anteckningen, aldrig medborgaren."))


class Kompletteraform(Versionsform):
    """What the citizen has told or handed in by other ways."""

    text = _text(_("Vad har medborgaren sagt eller lämnat?"), help_text=_("Medborgaren ser texten på ärendets sida."))
    bilagor = Filer(label=_("Bilagor"))


class Brevform(Versionsform):
    """Words to the citizen: written, looked at as the citizen will see them, and then sent."""

    text = _text(_("Text"), rows=10)
    bilagor = Filer(label=_("Bifoga filer"), help_text=_("Bilder, PDF, dokument eller text. Högst 15 MB per fil."))
    mall = forms.ModelChoiceField(
        queryset=Svarsmall.objects.none(), label=_("Svarsmall"), required=False, empty_label=_("Välj en mall")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The templates of the unit that has the case."""
        super().__init__(*args, **kwargs)
        suited = Svarsmall.objects.for_case(enhet_id=self.arende.ansvarig_enhet_id, arendetyp_id=self.arende.arendetyp_id)
        self.fields["mall"].queryset = suited
        self.fields["mall"].choices = self.mallval

    @cached_property
    def mallar(self) -> list[Svarsmall]:
        """The templates, read once; a page that shows none does not ask."""
        return list(self.fields["mall"].queryset)

    def mallval(self) -> list[tuple[Any, Any]]:
        """As the choices of a list."""
        return [("", self.fields["mall"].empty_label), *((mall.pk, mall) for mall in self.mallar)]


class Svarform(Brevform):
    """An answer; when no mail tells of it, how it reaches the citizen."""

    svarsvagsord: Mapping[Svarsvag, Any] = {}
    """What a way is called here, where that is not its own label."""
    svarsvag = forms.ChoiceField(label=_("Hur får medborgaren veta svaret?"), widget=forms.RadioSelect, required=False)
    svarsvag.error_messages = {"invalid_choice": _("Välj ett av sätten i listan.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The ways that this citizen can be reached; no question at all when a mail goes out."""
        super().__init__(*args, **kwargs)
        vagar = find_svarsvagar(self.arende.inlamnare)
        if vagar:
            self.fields["svarsvag"].choices = [(vag.value, self.svarsvagsord.get(vag, vag.label)) for vag in vagar]
        else:
            del self.fields["svarsvag"]

    def clean_svarsvag(self) -> Svarsvag | None:
        """As the action takes it, which also says when it is missing."""
        return Svarsvag(self.cleaned_data["svarsvag"]) if self.cleaned_data["svarsvag"] else None


class Frageform(Svarform):
    """A question to the citizen; when no mail tells of it, how it reaches the citizen."""

    svarsvagsord = FRAGANS_ORD

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The same ways in the words of a question."""
        super().__init__(*args, **kwargs)
        if "svarsvag" in self.fields:
            self.fields["svarsvag"].label = _("Hur får medborgaren veta vad du frågar?")


class Enhetsval(forms.ModelChoiceField):
    """Choose a unit; static/js/arende/sokval.js makes the list searchable."""

    def __init__(self, **kwargs: Any) -> None:
        """Units that are open."""
        kwargs.setdefault("empty_label", _("Välj en enhet"))
        super().__init__(queryset=Enhet.objects.none(), widget=forms.Select(attrs={"data-sokval": _("Sök i listan")}), **kwargs)
        self.error_messages |= {"required": _("Välj en enhet."), "invalid_choice": _("Välj en enhet i listan.")}

    def offer(self, *, utom: Sequence[int | None]) -> None:
        """Offer every open unit where somebody works with cases, but not those named."""
        roller = [kod for kod, roll in ROLLER.items() if Behorighet.HANDLAGGA in roll.behorigheter]
        working = Medlemskap.objects.valid().filter(roll__in=roller).values("enhet")
        self.queryset = Enhet.objects.active().filter(pk__in=working).exclude(pk__in=[pk for pk in utom if pk]).select_related("foralder")

    def label_from_instance(self, obj: Enhet) -> str:
        """The unit with what it belongs to."""
        return f"{obj.namn} ({obj.foralder.namn})" if obj.foralder else obj.namn


class Overlamnaform(Versionsform):
    """Hand over to the unit that the agreement names, or to another one."""

    till = Enhetsval(label=_("Lämna över till en annan enhet"), required=False, empty_label=_("Den enhet som överenskommelsen anger"))
    meddelande = _text(_("Meddelande till mottagaren"), langst=KORTARE, rows=4, required=False)
    nyckel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Each opened form is one hand-off, however often it is sent."""
        super().__init__(*args, **kwargs)
        self.fields["nyckel"].initial = uuid.uuid4
        self.fields["till"].offer(utom=[self.arende.center_id])


class Vidaresandform(Versionsform):
    """Send on to another unit."""

    till = Enhetsval(label=_("Till vilken enhet?"))
    orsak = _text(_("Varför?"), langst=KORTARE, rows=4, help_text=_("Mottagaren läser det här först."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Not to the unit that has it, nor to the center."""
        super().__init__(*args, **kwargs)
        self.fields["till"].offer(utom=[self.arende.ansvarig_enhet_id, self.arende.center_id])


class Remissform(Versionsform):
    """Ask another unit for its opinion."""

    till = Enhetsval(label=_("Vilken enhet?"))
    fraga = _text(_("Vad vill du veta?"), langst=KORTARE)
    arbetsdagar = forms.IntegerField(
        label=_("Svar inom så många arbetsdagar"), widget=forms.NumberInput(attrs={"min": 1, "max": 60}),
        error_messages={"required": _("Skriv ett antal."), "invalid": _("Skriv antalet som ett heltal.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Not the unit that asks; answered a day before the citizen is to have the answer, when that is near."""
        super().__init__(*args, **kwargs)
        self.fields["till"].offer(utom=[self.arende.ansvarig_enhet_id])
        left = working_days_left(self.arende)
        self.fields["arbetsdagar"].initial = max(1, min(VANLIG_REMISSTID, left - 1))


class Remissvarform(Versionsform):
    """The answer to what the unit was asked."""

    svar = _text(_("Ert svar"))


class Avslutaform(Versionsform):
    """Close with a reason that fits the state."""

    orsak = forms.ChoiceField(label=_("Varför avslutas ärendet?"), widget=forms.RadioSelect)
    orsak.error_messages = {"required": _("Välj en orsak."), "invalid_choice": _("Välj en orsak i listan.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An answered case is closed as answered; one that is not says why it needs no answer."""
        super().__init__(*args, **kwargs)
        orsaker = Arende.Avslutsorsak
        is_answered = self.arende.status == Status.BESVARAD
        suited = [orsaker.BESVARAT] if is_answered else [orsaker.INGEN_ATGARD]
        self.fields["orsak"].choices = [(o.value, o.label) for o in suited]
        self.fields["orsak"].initial = suited[0].value


class Typval(forms.ModelChoiceField):
    """Choose a case type of the owning center."""

    def __init__(self, **kwargs: Any) -> None:
        """A searchable list."""
        kwargs.setdefault("empty_label", _("Välj en ärendetyp"))
        super().__init__(queryset=Arendetyp.objects.none(), widget=forms.Select(attrs={"data-sokval": _("Sök i listan")}), **kwargs)
        self.error_messages |= {"required": _("Välj en ärendetyp."), "invalid_choice": _("Välj en ärendetyp i listan.")}


class Delaform(Versionsform):
    """Make a case of its own of a part."""

    text = _text(_("Vad gäller den nya delen?"), help_text=_("Medborgaren får ett eget kvitto för den."))
    utan_kvitto = _("Medborgaren får inget kvitto, för ärendet har ingen e-postadress som vi får mejla till.")
    arendetyp = Typval(label=_("Ärendetyp för den nya delen"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Types of the same center; nobody is promised a receipt that cannot reach them."""
        super().__init__(*args, **kwargs)
        if not is_mailed(self.arende.inlamnare):
            self.fields["text"].help_text = self.utan_kvitto
        self.fields["arendetyp"].queryset = Arendetyp.objects.active().filter(center=self.arende.center_id)


class Typform(Versionsform):
    """Another case type."""

    arendetyp = Typval(label=_("Ny ärendetyp"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Types of the same center, but the one it has."""
        super().__init__(*args, **kwargs)
        others = Arendetyp.objects.active().filter(center=self.arende.center_id).exclude(pk=self.arende.arendetyp_id)
        self.fields["arendetyp"].queryset = others


class Sammanhangsform(Versionsform):
    """Find another case and choose it."""

    q = forms.CharField(
        label=_("Sök det andra ärendet"), help_text=_("Skriv ärendenummer, namn eller ord."), max_length=200, required=False
    )
    annat = forms.ModelChoiceField(queryset=Arende.objects.none(), label=_("Ärende"), required=False, widget=forms.HiddenInput)
    annat.error_messages = {"invalid_choice": _("Ärendet finns inte.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Any other case that the user may see."""
        super().__init__(*args, **kwargs)
        self.fields["annat"].queryset = Arende.objects.visible_to(self.user).exclude(pk=self.arende.pk)


class SlaIhopform(Sammanhangsform):
    """Two cases that differ are merged by one who says that they have been compared."""

    jamforda = forms.BooleanField(label=_("Jag har jämfört ärendena. Båda ska få samma svar."), required=False)


class Sekretessform(Versionsform):
    """Who may read the content."""

    sekretess = forms.ChoiceField(label=_("Ny sekretess"), widget=forms.RadioSelect)
    sekretess.error_messages = {"required": _("Välj en sekretess."), "invalid_choice": _("Välj en sekretess i listan.")}
    orsak = _text(_("Varför?"), langst=KORTARE, rows=4, help_text=_("Orsaken sparas som en anteckning i ärendet."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """What the user may change it to, and what it is now."""
        super().__init__(*args, **kwargs)
        self.fields["sekretess"].choices = [(s.value, s.label) for s in decidable_sekretess(self.user, self.arende)]
        self.fields["sekretess"].help_text = _("Nu: %(sekretess)s.") % {"sekretess": self.arende.get_sekretess_display()}
