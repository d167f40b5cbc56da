"""Forecasts of half-hour counts: pure functions over arrays, without clock, database or Django.

`serie` is what goes in, `dageffekt` takes special days out and puts them back, `medel`, `dagsniva` and `trad` are the
methods, `backtest` measures them on what was, `val` weighs them together, `intervall` says how far off they may be, and
`korning` does all of it. See docs/prognos.md for what was measured. Importing scikit-learn takes seconds and 160 MB, so
that only the worker that forecasts, never a web process, imports `trad` and what needs it.
"""
