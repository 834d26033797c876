"""From the model to findings: each predicate finds and fails to find; laws that must hold whatever the data."""
