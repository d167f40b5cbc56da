"""The monthly report: the figures of one month on a few pages, as PDF.

    innehall   what it says, from the same figures as the pages, with small numbers hidden
    sattning   the pages, set by Typst from `rapport.typ`
"""
