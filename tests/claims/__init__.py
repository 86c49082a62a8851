"""Tests of the room that judges claims."""
