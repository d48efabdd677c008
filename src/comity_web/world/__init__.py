"""The sample world: fictitious States, people by role, and what they did; one service removes all of it."""
