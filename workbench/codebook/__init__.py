"""The codebook: the rules of coding, the registry of who may be named, and how both are read, searched and changed."""

from workbench.codebook.reading import FILE, codebook_of, read_codebook, text_of
from workbench.codebook.rules import Amendment, Codebook, Desk, Entry, NamingTerms, Order, What

__all__ = [
    "FILE",
    "Amendment",
    "Codebook",
    "Desk",
    "Entry",
    "NamingTerms",
    "Order",
    "What",
    "codebook_of",
    "read_codebook",
    "text_of",
]
