"""Tests of the rules that hold documents against each other and against themselves."""
