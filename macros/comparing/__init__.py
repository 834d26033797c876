"""Comparing: what one arrangement says beside another, topic by topic. Pure functions of the data set, no pages."""
