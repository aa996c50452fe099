"""A conversation about readouts."""
