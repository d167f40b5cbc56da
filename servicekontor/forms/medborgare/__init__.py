"""Forms of the pages for citizens."""
