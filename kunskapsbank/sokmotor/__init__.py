"""The search engine: documents of collections, indexed in the caller's transaction, found, ranked, and shown why. docs/sok.md explains."""

from kunskapsbank.sokmotor.indexering import Dokument, find_other_typord, index_document, index_documents, remove_document, set_support
from kunskapsbank.sokmotor.markering import highlight, snippet
from kunskapsbank.sokmotor.narhet import Mening, Narhet
from kunskapsbank.sokmotor.sokning import Traff, similar, sok
from kunskapsbank.sokmotor.statistik import refresh_all_statistics, refresh_statistics
from kunskapsbank.sokmotor.termer import TYPORD

__all__ = [
    "TYPORD",
    "Dokument",
    "Mening",
    "Narhet",
    "Traff",
    "find_other_typord",
    "highlight",
    "index_document",
    "index_documents",
    "refresh_all_statistics",
    "refresh_statistics",
    "remove_document",
    "set_support",
    "similar",
    "snippet",
    "sok",
]
