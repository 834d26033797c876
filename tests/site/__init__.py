"""The built site, as a reader gets it."""
