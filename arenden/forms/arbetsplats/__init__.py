"""Forms of the work place and the switchboard."""
