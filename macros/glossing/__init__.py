"""Explain short forms on finished pages. Knows HTML and the glossary, and nothing of what a page is about."""
