"""Small parts of sentences."""

import pytest
from django.utils import translation

from kontaktcenter.meningar import list_words


@pytest.mark.parametrize(("sprak", "lista"), [("sv", "sopor, glas, papp"), ("fi", "sopor, glas, papp"), ("ar", "sopor، glas، papp")])
def test_a_list_has_the_comma_of_the_language(sprak: str, lista: str) -> None:
    with translation.override(sprak):
        assert list_words(["sopor", "glas", "papp"]) == lista
