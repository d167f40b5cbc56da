"""How many are needed: pure functions, without clock, database or Django.

`erlang` tells how a queue with so many agents goes, `behov` finds the fewest who are enough, `skriftligt` spreads what
has a deadline over the day's hours, and `jamforelse` holds the need against who is there. See docs/prognos.md.
"""
