"""From a manuscript and a registry to documents that people read."""
