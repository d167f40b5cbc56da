"""What is done to the ground floor: units, users, calendars, agreements, presence."""
