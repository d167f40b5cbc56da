"""The statistics: facts, figures and what is read from them."""
