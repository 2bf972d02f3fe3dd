"""What people say to the built-in assistant and the tool calls that does it; see README.md."""
