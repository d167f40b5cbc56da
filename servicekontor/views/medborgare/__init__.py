"""Pages for citizens, without log-in."""
