"""What the tests of the pages for citizens share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counters() -> None:
    """No test is stopped by what another one did."""
    cache.clear()
