"""A language is data: one shape for six, never an `if`."""
