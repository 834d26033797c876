"""Revision against revision of the data: what changed, in a reader's words, and what that changes on the site."""
