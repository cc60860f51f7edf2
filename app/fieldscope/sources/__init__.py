"""The source tree: every connection with its state, every value below it."""
