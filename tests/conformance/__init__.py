"""Outside judges of the built website at locked versions: where each of them is, and how it is run."""
