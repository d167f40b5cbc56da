"""The roster: rules as data, an independent check, and a solver. Only `modell`, `losare` and `oforenligt` load OR-Tools."""
