"""`./kc bench [del …] [--json] [--ny]`: how quick the system is, and whether it stays so when the cases become many.

Two demo municipalities, a small and a large one, are filled once into databases of their own and used again. Web servers as
in production answer on loopback. Each part of the product has its measurements in a module of its own under `delar/`, with a
function `measure(bank)` that yields what it found. docs/prestanda.md tells what is aimed for and what was found.
"""
