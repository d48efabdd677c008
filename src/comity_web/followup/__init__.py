"""Occurrences of processes, what parties owe in them, and what they did: engagements with evidence."""
