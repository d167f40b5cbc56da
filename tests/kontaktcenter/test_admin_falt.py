"""Plain lines in, lists out."""

import pytest
from django.core.exceptions import ValidationError

from kontaktcenter.admin.falt import AlternativField, AlternativtexterField, OppettiderField, RaderField

JA_NEJ = [{"varde": "ja", "text": "Ja, gärna"}, {"varde": "nej", "text": "Nej: aldrig"}]


def test_rows_are_read_once_each_in_order() -> None:
    assert RaderField().clean(" sopor \r\n\r\nskräp\nsopor\n") == ["sopor", "skräp"]


def test_a_row_that_the_database_would_not_take_is_refused() -> None:
    with pytest.raises(ValidationError, match="är för lång"):
        RaderField().clean("x" * 81)


def test_alternatives_are_read_and_written_alike() -> None:
    field = AlternativField()
    text = field.prepare_value(JA_NEJ)
    assert text == "ja: Ja, gärna\nnej: Nej: aldrig"
    assert field.clean(text) == JA_NEJ
    assert not field.has_changed(JA_NEJ, text.replace("\n", "\r\n"))


def test_an_alternative_without_value_gets_one_from_its_text() -> None:
    assert AlternativField().clean("På väg 12") == [{"varde": "pa-vag-12", "text": "På väg 12"}]


@pytest.mark.parametrize(
    ("typed", "told"), [("ja:", "värde: text"), (": Ja", "värde: text"), ("!!!", "värde: text"), ("a: x\na: y", "olika värden")]
)
def test_alternatives_that_cannot_be_told_apart_are_refused(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        AlternativField().clean(typed)


def test_translated_alternatives_are_kept_by_value() -> None:
    field = AlternativtexterField()
    assert field.clean("ja: Yes, please") == {"ja": "Yes, please"}
    assert field.prepare_value({"ja": "Yes, please"}) == "ja: Yes, please"


def test_opening_hours_are_written_alike_however_they_are_typed() -> None:
    assert OppettiderField(required=False).clean("13:00-15:00,8.00 – 12.00") == ["08.00–12.00", "13.00–15.00"]


def test_no_opening_hours_mean_closed() -> None:
    assert OppettiderField(required=False).clean("  ") == []


@pytest.mark.parametrize("typed", ["8", "08.00–25.00", "12.00–08.00", "08.00–12.00, 11.00–13.00", "stängt"])
def test_opening_hours_that_cannot_be_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        OppettiderField(required=False).clean(typed)
