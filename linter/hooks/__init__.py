"""Places that messages are sent from, and what they ask: one protocol, carried in several ways."""
