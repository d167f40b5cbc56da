"""Pages of the ground floor: error pages, log-in, colour scheme, and the living style page."""
