/** How applications are told where the tasks are: the texts of docs/connect.md. */

export interface Recipe {
  client: string;
  /** Where the text below goes. */
  where: string;
  text(url: string, token: string): string;
}

export const RECIPES: Recipe[] = [
  {
    client: 'Claude Code',
    where: 'Run this in a terminal.',
    text: (url, token) =>
      `claude mcp add --transport http tasks ${url} --header "Authorization: Bearer ${token}"`,
  },
  {
    client: 'Claude Desktop',
    where:
      'It starts the task server itself, on the computer that runs taskchat, and needs no token. In claude_desktop_config.json, with full paths:',
    text: () =>
      json({
        mcpServers: {
          tasks: {
            command: '/path/to/taskchat/.venv/bin/taskchat-mcp',
            args: ['--stdio'],
            env: { TASKCHAT_DATA_DIR: '/path/to/taskchat/data' },
          },
        },
      }),
  },
  {
    client: 'Cursor',
    where: 'In ~/.cursor/mcp.json:',
    text: (url, token) =>
      json({ mcpServers: { tasks: { url, headers: { Authorization: `Bearer ${token}` } } } }),
  },
  {
    client: 'VS Code',
    where: 'In .vscode/mcp.json. It asks for the token once and keeps it.',
    text: (url) =>
      json({
        inputs: [{ type: 'promptString', id: 'tasks-token', description: 'Token', password: true }],
        servers: {
          tasks: {
            type: 'http',
            url,
            // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills this in
            headers: { Authorization: 'Bearer ${input:tasks-token}' },
          },
        },
      }),
  },
  {
    client: 'Codex',
    where: 'In ~/.codex/config.toml, with the token in the environment variable TASKS_TOKEN:',
    text: (url) => `[mcp_servers.tasks]\nurl = "${url}"\nbearer_token_env_var = "TASKS_TOKEN"`,
  },
  {
    client: 'ChatGPT',
    where:
      'It connects from its own servers, so this address must be public and HTTPS, and it signs people in with OAuth instead of a token. Give it:',
    text: (url) => url,
  },
];

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
