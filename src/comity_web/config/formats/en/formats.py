"""Day, month, year without a comma (United Nations Editorial Manual)."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
