"""How a case is named in an address: by its number and nothing else, so that anything else is a page that is not there."""

from arenden.arendenummer import MONSTER


class Arendenummer:
    """`<arendenummer:nummer>`, registered by the app."""

    regex = MONSTER

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value
