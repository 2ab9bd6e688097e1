"""What a check found, for people and for programs: terminal, page, rows and claims."""

__all__ = ["claims", "command", "page", "rows", "terminal"]
