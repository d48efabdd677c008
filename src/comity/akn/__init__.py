"""AKN4UN XML <-> Resolution: the only room that knows Akoma Ntoso."""

from comity.akn.read import read_akn
from comity.akn.write import write_akn

__all__ = ["read_akn", "write_akn"]
