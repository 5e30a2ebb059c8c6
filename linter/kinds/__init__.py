"""One module or package a kind of contact: how a match becomes a value, and what makes it valid."""
