"""Kinds of relations that only tables have."""
