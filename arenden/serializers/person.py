"""A person as the API gives one, how one is searched for, and what has been told anew."""

from typing import Any

from rest_framework import serializers

from arenden.actions.personuppgift import person_stamp
from arenden.models import Person

DOLDA = ("namn", "telefon", "epost", "adress")
"""Left empty for somebody with protected identity."""


class PersonSerializer(serializers.ModelSerializer):
    """A person. Of somebody with protected identity only that it is so, unless the context says `is_visad`: the look is logged."""

    stampel = serializers.SerializerMethodField(help_text="Skicka med vid ändring, för att få veta om någon annan har ändrat emellan.")

    class Meta:
        model = Person
        fields = ("id", *DOLDA, "sprak", "is_skyddad", "stampel")
        read_only_fields = fields

    def get_stampel(self, person: Person) -> str:
        """A mark of the details as they are; tells nothing of them."""
        return person_stamp(person)

    def to_representation(self, person: Person) -> dict[str, Any]:
        """Leave the details of a protected person out."""
        data = super().to_representation(person)
        if person.is_skyddad and not self.context.get("is_visad"):
            data.update(dict.fromkeys(DOLDA, ""))
        return data


class Personfraga(serializers.Serializer):
    """What to find a person by: telephone, name, e-mail, case number or personnummer. Sent in the body, never in the address."""

    q = serializers.CharField(max_length=200)


class PersontraffarSerializer(serializers.Serializer):
    """Whom a search found."""

    tolkning = serializers.CharField(help_text="Vad sökningen uppfattades som.")
    is_cut = serializers.BooleanField(help_text="Det kan finnas fler än de som visas.")
    personer = PersonSerializer(many=True)


class Persondrag(serializers.Serializer):
    """What the person has told anew; what is left out stays. The mark of protected identity can be set, not taken away."""

    namn = serializers.CharField(required=False, allow_blank=True, max_length=200)
    telefon = serializers.CharField(required=False, allow_blank=True, max_length=40)
    epost = serializers.CharField(required=False, allow_blank=True, max_length=254)
    adress = serializers.CharField(required=False, allow_blank=True, max_length=200)
    is_skyddad = serializers.BooleanField(required=False)
    stampel = serializers.CharField(required=False, max_length=16)


class PersonstampelSerializer(serializers.Serializer):
    """The person that was changed, without a word of who it is: the key may only write."""

    id = serializers.IntegerField()
    stampel = serializers.CharField()
