"""What happened, what will happen and who is needed: counts what the floors below tell, and changes nothing there."""
