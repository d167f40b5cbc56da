"""How a case is named in an address: by its number and nothing else, so that anything else is a page that is not there."""

class Arendenummer:
    """`<arendenummer:nummer>`, registered by the app."""

    regex = r"KC-[0-9]{4}-[0-9]{6,8}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value
