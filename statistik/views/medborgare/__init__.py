"""Pages of the surveys, open without log-in."""
