"""What raised characters mean, in any format that shows them raised."""

import re

AFTER_UNIT = re.compile(r"(?:\d|\s|^)[kcm]?m$")
"""Metres: a raised 2 or 3 behind them makes them square or cubic, and is no footnote mark."""
