"""Following the links of articles without being led where we should not go."""

from kunskapsbank.lankar.hamtare import Svar, follow

__all__ = ["Svar", "follow"]
