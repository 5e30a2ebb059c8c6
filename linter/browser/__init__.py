"""The extension for browsers: what it is made of, where it is installed, what may be wrong with it."""
