"""The page of a case, and a door for each thing that can be done to it."""
