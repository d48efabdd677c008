"""Days, ordinals, sessions, recurrences and deadlines, as six languages print them."""
