"""What the tests of the public pages share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counters() -> None:
    """No test is stopped by what another one did."""
    cache.clear()
