"""Training the weights that read sentences, from the messages in `patterns/talk/`: `python -m linter.training`."""
