"""Pages for citizens: nobody logs in, nothing personal stands in an address, nothing personal is cached."""
