"""What raised characters mean, in any format that shows them raised."""

import re

AFTER_UNIT = re.compile(r"(?:\d|\s|^)[kcm]?m$")
"""Metres: a raised 2 or 3 behind them makes them square or cubic, and is no footnote mark."""

SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][\w.()*-]*){2,6}(?: ?\(\d{4}\))?")
"""A line that is nothing but the symbol of a document."""
