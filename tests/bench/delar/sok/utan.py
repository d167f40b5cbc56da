"""What could not be measured, and why."""

from dataclasses import dataclass

from tests.bench.resultat import Matt


@dataclass(frozen=True)
class Utan(Matt):
    """No figure. Nothing is demanded of what is not installed."""

    varde: float = 0.0
    enhet: str = ""
    skal: str = ""

    def as_line(self) -> str:
        """The reason as people read it."""
        return f"{self.matt:<58} {self.skal}"
