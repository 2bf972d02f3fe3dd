/** How applications are told where the tasks are: the texts of docs/connect.md. */
import type { Texts } from '../languages/english';

export interface Recipe {
  client: string;
  /** What says where the text below goes. */
  where: keyof Texts['recipes'];
  text(url: string, token: string): string;
}

export const RECIPES: Recipe[] = [
  {
    client: 'Claude Code',
    where: 'claudeCode',
    text: (url, token) =>
      `claude mcp add --transport http tasks ${url} --header "Authorization: Bearer ${token}"`,
  },
  {
    client: 'Claude Desktop',
    where: 'claudeDesktop',
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
    where: 'cursor',
    text: (url, token) =>
      json({ mcpServers: { tasks: { url, headers: { Authorization: `Bearer ${token}` } } } }),
  },
  {
    client: 'VS Code',
    where: 'vsCode',
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
    where: 'codex',
    text: (url) => `[mcp_servers.tasks]\nurl = "${url}"\nbearer_token_env_var = "TASKS_TOKEN"`,
  },
  {
    client: 'ChatGPT',
    where: 'chatGpt',
    text: (url) => url,
  },
];

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
