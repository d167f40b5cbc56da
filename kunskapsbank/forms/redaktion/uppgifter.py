"""What is known about an article beside its words, and what it is searched for by."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.alfabet import alphabetical
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet, Medlemskap
from kontaktcenter.trad import walk
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.models.artikel import INAKTUELL_DAGAR, SNART_DAGAR
from kunskapsbank.models.artikeltext import TITEL_HOGST
from kunskapsbank.rattigheter import writes_everything
from kunskapsbank.status import OPPNA, Farskhet, Lage, Malgrupp

INDRAG = "\N{EM SPACE}\N{EM SPACE}"
SOKVAL = {"data-sokval": _("Sök i listan")}
DATUM = {"type": "date"}


def _date(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs=DATUM), **kwargs)


def writable_units(user: Anvandare) -> QuerySet[Enhet]:
    """The units whose articles are the user's to write or answer for."""
    units = Enhet.objects.active()
    if writes_everything(user):
        return units
    return units.filter(pk__in=user.units_with(Behorighet.SKRIVA_ARTIKLAR) | user.units_with(Behorighet.GRANSKA_ARTIKLAR))


class Amnesval(forms.ModelChoiceField):
    """The subjects in the order of their tree, each indented below the one that it belongs to."""

    def __init__(self, **kwargs: Any) -> None:
        """Any subject can be chosen."""
        super().__init__(queryset=Amne.objects.all(), **kwargs)

    def offer_tree(self) -> None:
        """Lay the subjects out as they are now."""
        tree = [(gren.id, INDRAG * gren.niva + gren.stig[-1]) for gren in walk(Amne)]
        self.widget.choices = [("", self.empty_label), *tree]


class Amnesvis(forms.CheckboxSelectMultiple):
    """Many choices, folded under their subjects; where something is chosen the subject is open."""

    template_name = "redaktion/_amnesval.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Say which subjects are open."""
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["oppna"] = {group for group, options, _index in groups if any(option["selected"] for option in options)}
        return context


def _by_subject(arendetyper: Iterable[Arendetyp]) -> list[tuple[str, list[tuple[int, str]]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for arendetyp in sorted(arendetyper, key=lambda typ: alphabetical(typ.namn)):
        found.setdefault(str(arendetyp.amne), []).append((arendetyp.pk, str(arendetyp)))
    return sorted(found.items(), key=lambda group: alphabetical(group[0]))


class Uppgiftsform(forms.Form):
    """All of it."""

    ansvarig_enhet = forms.ModelChoiceField(
        label=_("Ansvarig enhet"), queryset=Enhet.objects.none(), empty_label=_("Välj en enhet"), widget=forms.Select(attrs=SOKVAL)
    )
    ansvarig = forms.ModelChoiceField(
        label=_("Ansvarig person"), queryset=Anvandare.objects.none(), required=False, empty_label=_("Ingen särskild: hela enheten")
    )
    amne = Amnesval(label=_("Ämne"), empty_label=_("Välj ett ämne"), widget=forms.Select(attrs=SOKVAL))
    slag = forms.ChoiceField(label=_("Slag"), choices=Artikel.Slag, widget=forms.RadioSelect, initial=Artikel.Slag.ARTIKEL)
    malgrupp = forms.ChoiceField(label=_("Vem får läsa?"), choices=Malgrupp, widget=forms.RadioSelect, initial=Malgrupp.INTERN)
    arendetyper = forms.ModelMultipleChoiceField(
        label=_("Ärendetyper som den svarar på"),
        queryset=Arendetyp.objects.all(),
        required=False,
        widget=Amnesvis,
    )
    giltig_fran = _date(_("Gäller från"), initial=timezone.localdate)
    giltig_till = _date(_("Gäller till och med"), required=False, help_text=_("Lämna tomt om svaret gäller tills vidare."))
    kontaktvag = forms.CharField(
        label=_("När och till vem ska frågan lämnas vidare?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    kalla = forms.CharField(label=_("Källa"), required=False, max_length=200)
    kalla_lank = forms.CharField(label=_("Länk till källan"), required=False, max_length=500, widget=forms.URLInput)

    def __init__(self, *args: Any, user: Anvandare, artikel: Artikel | None = None, **kwargs: Any) -> None:
        """Offer the units that are the user's; of the people those who answer for articles there."""
        super().__init__(*args, **kwargs)
        self.fields["amne"].offer_tree()
        self.fields["arendetyper"].widget.choices = _by_subject(Arendetyp.objects.select_related("amne"))
        units = writable_units(user)
        if artikel is not None:
            units = units | Enhet.objects.filter(pk=artikel.ansvarig_enhet_id)
        self.fields["ansvarig_enhet"].queryset = units.order_by("namn")
        members = Medlemskap.objects.valid().with_permission(Behorighet.GRANSKA_ARTIKLAR, units.values_list("pk", flat=True))
        chosen = Q(medlemskap__in=members) | Q(pk=artikel.ansvarig_id if artikel else None)
        self.fields["ansvarig"].queryset = Anvandare.objects.filter(chosen, is_active=True).distinct()

    @staticmethod
    def initial_of(artikel: Artikel) -> dict[str, Any]:
        """What the article says now."""
        falt = Uppgiftsform.base_fields
        return {namn: getattr(artikel, namn) for namn in falt if namn != "arendetyper"} | {"arendetyper": artikel.arendetyper.all()}


class NyArtikelform(Uppgiftsform):
    """A new article: its question beside the rest, and only what must be said at once."""

    titel = forms.CharField(label=_("Fråga"), max_length=TITEL_HOGST, help_text=_("Som den som ringer skulle fråga."))
    field_order = ["titel"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out what has a value by itself and can be said later."""
        super().__init__(*args, **kwargs)
        for namn in ("ansvarig", "arendetyper", "giltig_fran", "giltig_till", "kontaktvag", "kalla", "kalla_lank"):
            del self.fields[namn]


STATES = [
    ("utkast", _("Utkast")),
    ("granskas", _("Väntar på granskning")),
    ("godkand", _("Publiceras senare")),
    ("publicerad", _("Publicerad")),
    ("opublicerad", _("Inte publicerad")),
    ("indragen", _("Indragen")),
]


class Artikelfilter(django_filters.FilterSet):
    """Filters that stand in the address, so that a list can be kept and shared."""

    q = django_filters.CharFilter(label=_("Ord i frågan"), method="by_title")
    enhet = django_filters.ModelChoiceFilter(
        label=_("Enhet"), field_name="ansvarig_enhet", queryset=Enhet.objects.all(), to_field_name="kortnamn", empty_label=_("Alla enheter")
    )
    amne = django_filters.ModelChoiceFilter(
        label=_("Ämne"), queryset=Amne.objects.all(), to_field_name="kod", empty_label=_("Alla ämnen")
    )
    lage = django_filters.ChoiceFilter(label=_("Läge"), choices=STATES, method="by_state", empty_label=_("Alla"))
    sprak = django_filters.ChoiceFilter(label=_("Finns på"), choices=settings.LANGUAGES, method="by_language", empty_label=_("Alla språk"))
    farskhet = django_filters.ChoiceFilter(label=_("Färskhet"), choices=Farskhet.choices, method="by_freshness", empty_label=_("Alla"))
    markerad = django_filters.ChoiceFilter(
        label=_("Visa bara"),
        choices=[
            ("behover_andras", _("Behöver ändras")),
            ("mina", _("Mina: jag är ansvarig eller skriver")),
            ("lankar", _("Har en länk som inte fungerar")),
        ],
        method="by_mark",
        empty_label=_("Alla"),
    )

    class Meta:
        model = Artikel
        fields = ("q", "enhet", "amne", "lage", "sprak", "farskhet", "markerad")

    def __init__(self, data: QueryDict, *, user: Anvandare, **kwargs: Any) -> None:
        """`user` is whose articles "mine" are."""
        self.user = user
        super().__init__(data, **kwargs)

    def by_title(self, rows: QuerySet[Artikel], _namn: str, value: str) -> QuerySet[Artikel]:
        """Articles whose question, as published or on its way, holds all the words."""
        titled = Revision.objects.filter(lage__in=(*OPPNA, Lage.PUBLICERAD))
        for word in value.split()[:8]:
            titled = titled.filter(titel__icontains=word)
        return rows.filter(pk__in=titled.values("text__artikel"))

    def by_state(self, rows: QuerySet[Artikel], _namn: str, value: str) -> QuerySet[Artikel]:
        """Articles with a text in the state."""
        published = Revision.objects.filter(publicerad_som__artikel=OuterRef("pk"))
        match value:
            case "indragen":
                return rows.filter(indragen__isnull=False)
            case "publicerad":
                return rows.filter(Exists(published), indragen__isnull=True)
            case "opublicerad":
                return rows.filter(~Exists(published))
        return rows.filter(Exists(Revision.objects.filter(text__artikel=OuterRef("pk"), lage=value)))

    def by_language(self, rows: QuerySet[Artikel], _namn: str, value: str) -> QuerySet[Artikel]:
        """Articles that are published in the language."""
        return rows.filter(texter__sprak=value, texter__publicerad__isnull=False)

    def by_freshness(self, rows: QuerySet[Artikel], _namn: str, value: str) -> QuerySet[Artikel]:
        """Articles by how far they can be trusted today; `Artikel.farskhet` says the same of one."""
        idag = timezone.localdate()
        soon, stale = idag + timedelta(days=SNART_DAGAR), idag - timedelta(days=INAKTUELL_DAGAR)
        wanted = {
            Farskhet.AKTUELL: Q(granskas_senast__gt=soon),
            Farskhet.SNART: Q(granskas_senast__gte=idag, granskas_senast__lte=soon),
            Farskhet.FORFALLEN: Q(granskas_senast__lt=idag, granskas_senast__gte=stale),
            Farskhet.INAKTUELL: Q(granskas_senast__lt=stale),
        }
        return rows.filter(wanted[Farskhet(value)])

    def by_mark(self, rows: QuerySet[Artikel], _namn: str, value: str) -> QuerySet[Artikel]:
        """Articles that are marked, or the user's own."""
        if value == "behover_andras":
            return rows.exclude(behover_andras="")
        if value == "lankar":
            return rows.filter(texter__lankkontroller__fel_sedan__isnull=False).distinct()
        drafts = Revision.objects.filter(text__artikel=OuterRef("pk"), lage__in=OPPNA, skapad_av=self.user)
        return rows.filter(Q(ansvarig=self.user) | Exists(drafts))
