"""Tests of the offices of the demo municipality."""
