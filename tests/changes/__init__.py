"""What a change to the data is said to do."""
