"""The service offices: offices and the mobile office, their hours, tours, bookings, roster and reception."""
