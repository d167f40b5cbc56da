"""Exempelkommun: a made-up municipality with three years of contacts and cases, for trying out and for measuring.

    katalogfiler  what the files in `katalog/` say: units, subjects, case types with examples, small texts
    kommun        writes calendars, units, case types and agreements; `personal` writes those who work there
    varld         the same as plain values, for the simulation
    tid           moments as whole numbers, and their text
    delning       two processes that each live through half of the contacts
    levnad        one half, day by day
    turordning    the numbers of cases, one series over both halves
    ankomster     when contacts come in over three years
    oden          what becomes of each case, drawn by chance
    drag          the moves: each writes the rows that the action of the same name in `arenden.actions` would have written
    tabeller      the rows as lines for COPY; `kopiering` takes those of both halves into the database
    upplagor      lets PostgreSQL write each case several times over when they are many; `avvikelser` is what is then not the same
    fyllning      does it all: in one transaction, or in the large way without indexes
    bredvid       fills the knowledge base and the offices meanwhile; `kontoren` is who visits them
    snabbladdning builds the indexes afterwards; `pagaende` marks the database until then, and cleans up after what was broken off
    artikelsvar   which articles of the knowledge base gave answers, once it is filled too
"""
