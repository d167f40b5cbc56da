"""The work place: one page for a whole contact, of which each part has a door of its own."""
