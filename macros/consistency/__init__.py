"""Documents held against each other and against themselves: rules that find differences, and correct nothing."""
