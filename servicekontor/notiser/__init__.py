"""Who is told what by mail, one noun per file. Everything goes by the outbox."""
