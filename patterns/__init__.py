"""What sendlint knows: data files only. How they are read is told in CONTRIBUTING.md."""
