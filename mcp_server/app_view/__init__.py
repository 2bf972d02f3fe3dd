"""The task list as an MCP App: what a host draws beside the answer of `list_tasks`."""
