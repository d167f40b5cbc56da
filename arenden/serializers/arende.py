"""A case as the API gives it: the whole to those who may read it, the shell to those who may only know of it."""

from typing import Any

from rest_framework import serializers

from arenden.models import Arende, Ateruppringning, Bilaga, Handelse, Inlamnare, Meddelande, Overlamning, Remiss
from kontaktcenter.models import Anvandare

HEMLIGA = ("rubrik", "text", "uppgifter", "plats_text", "plats_lat", "plats_lon", "inlamnare", "meddelanden", "bilagor")
"""What is left out (null) for somebody who may not read the content."""


class MeddelandeSerializer(serializers.ModelSerializer):
    """A message between us and the citizen."""

    forfattare = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)

    class Meta:
        model = Meddelande
        fields = ("id", "slag", "text", "forfattare", "skapad")
        read_only_fields = fields


class BilagaSerializer(serializers.ModelSerializer):
    """An attachment; its content is fetched by its key."""

    class Meta:
        model = Bilaga
        fields = ("nyckel", "filnamn", "innehallstyp", "storlek", "skanning", "is_from_medborgare", "skapad")
        read_only_fields = fields


class InlamnareSerializer(serializers.ModelSerializer):
    """Who handed the case in; of somebody with protected identity only that it is so, unless the context says `is_visad`."""

    is_skyddad = serializers.SerializerMethodField()

    class Meta:
        model = Inlamnare
        fields = ("is_anonym", "is_skyddad", "namn", "telefon", "epost", "adress", "sprak")
        read_only_fields = fields

    def get_is_skyddad(self, inlamnare: Inlamnare) -> bool:
        """Whether the person's details are protected (folkbokföringslagen 1991:481 16 §; OSL 22 kap.)."""
        return inlamnare.person is not None and inlamnare.person.is_skyddad

    def to_representation(self, inlamnare: Inlamnare) -> dict[str, Any]:
        """Leave the details of a protected person out."""
        data = super().to_representation(inlamnare)
        if data["is_skyddad"] and not self.context.get("is_visad"):
            data.update(namn="", telefon="", epost="", adress="")
        return data


class OverlamningSerializer(serializers.ModelSerializer):
    """One hand-off."""

    fran_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True)
    till_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)
    accepterad_av = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)

    class Meta:
        model = Overlamning
        fields = ("nyckel", "fran_enhet", "till_enhet", "lage", "skapad", "kvittens_senast", "accepterad", "accepterad_av", "avslutad")
        read_only_fields = fields


class RemissSerializer(serializers.ModelSerializer):
    """An opinion that was asked for."""

    fran_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True)
    till_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)

    class Meta:
        model = Remiss
        fields = ("id", "fran_enhet", "till_enhet", "lage", "skapad", "svar_senast", "besvarad")
        read_only_fields = fields


class HandelseSerializer(serializers.ModelSerializer):
    """What happened. The context says `is_readable`: whether the caller may read the case's content."""

    av = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)
    enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)
    till_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)

    class Meta:
        model = Handelse
        fields = ("id", "typ", "tid", "av", "is_av_medborgare", "enhet", "till_enhet", "data")
        read_only_fields = fields

    def to_representation(self, handelse: Handelse) -> dict[str, Any]:
        """Leave out the ids, which join the case to its person and other cases, where the content may not be read."""
        data = super().to_representation(handelse)
        return data if self.context["is_readable"] else {**data, "data": {}}


class ArenderadSerializer(serializers.ModelSerializer):
    """A case in a list."""

    arendetyp = serializers.SlugRelatedField(slug_field="kod", read_only=True)
    center = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)
    ansvarig_enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True)
    agent = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)
    handlaggare = serializers.SlugRelatedField(slug_field="username", read_only=True, allow_null=True)

    class Meta:
        model = Arende
        fields = (
            "nummer",
            "arendetyp",
            "status",
            "center",
            "ansvarig_enhet",
            "agent",
            "handlaggare",
            "kanal",
            "sekretess",
            "is_bradskande",
            "inkommen",
            "registrerad",
            "svar_senast",
            "besvarad",
            "avslutad",
            "version",
        )
        read_only_fields = fields


class ArendelageSerializer(serializers.ModelSerializer):
    """Where a case is: all that a key gets that may write but not read."""

    class Meta:
        model = Arende
        fields = ("nummer", "status", "version")
        read_only_fields = fields


class ArendeSerializer(ArenderadSerializer):
    """A whole case. `is_innehall_synligt` false means that the content is under secrecy for the caller and left out."""

    avslutsorsak = serializers.CharField(read_only=True, help_text="Tom för ett ärende som inte är avslutat.")
    rubrik = serializers.CharField(read_only=True, allow_null=True)
    text = serializers.CharField(read_only=True, allow_null=True)
    uppgifter = serializers.DictField(read_only=True, allow_null=True)
    plats_text = serializers.CharField(read_only=True, allow_null=True)
    inlamnare = InlamnareSerializer(read_only=True, allow_null=True)
    meddelanden = MeddelandeSerializer(many=True, read_only=True, allow_null=True)
    bilagor = BilagaSerializer(many=True, read_only=True, allow_null=True)
    overlamningar = OverlamningSerializer(many=True, read_only=True)
    remisser = RemissSerializer(many=True, read_only=True)
    is_innehall_synligt = serializers.BooleanField(read_only=True)

    class Meta(ArenderadSerializer.Meta):
        fields = (
            *ArenderadSerializer.Meta.fields,
            "avslutsorsak",
            "lovad_svar_senast",
            "klockan_stannad",
            "vilar_till",
            *HEMLIGA,
            "overlamningar",
            "remisser",
            "is_innehall_synligt",
        )
        read_only_fields = fields

    def to_representation(self, arende: Arende) -> dict[str, Any]:
        """Leave the content out for those who may not read it."""
        user: Anvandare = self.context["request"].user
        arende.is_innehall_synligt = arende.is_readable_by(user)
        data = super().to_representation(arende)
        if not arende.is_innehall_synligt:
            data.update(dict.fromkeys(HEMLIGA))
        return data


class AteruppringningSerializer(serializers.ModelSerializer):
    """A promised call (with its `is_skyddad`); name and number are empty when it is so, or when the case may not be read.

    The context says `lasbara`: the primary keys of those that the caller may read; `is_visad`: the look has been logged.
    """

    resultat = serializers.CharField(read_only=True, help_text="Tomt tills någon har ringt.")
    arende = serializers.SlugRelatedField(slug_field="nummer", read_only=True, allow_null=True)
    enhet = serializers.SlugRelatedField(slug_field="kortnamn", read_only=True, allow_null=True)

    class Meta:
        model = Ateruppringning
        fields = ("nyckel", "arende", "enhet", "namn", "telefon", "lovad_fran", "lovad_till", "forsok", "utford", "resultat")
        read_only_fields = fields

    def to_representation(self, row: Ateruppringning) -> dict[str, Any]:
        """Leave out whom to call, where that is not for the caller to know."""
        data = super().to_representation(row)
        is_dold = row.is_skyddad and not self.context.get("is_visad")
        if is_dold or row.pk not in self.context["lasbara"]:
            data.update(namn="", telefon="")
        return data
