"""What the forms for citizens have in common, whichever app they belong to."""
