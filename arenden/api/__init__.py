"""The REST API: one more door to every action. What all apps share of it is in kontaktcenter/api."""
