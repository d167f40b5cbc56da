"""The demo municipality's offices: eight towns, a bus, their bookings, roster and visitors, all made up."""
