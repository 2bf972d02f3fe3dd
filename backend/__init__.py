"""The service that owns conversations and people."""
