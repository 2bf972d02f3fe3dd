/**
 * What `GET /api/chatkit/config` sends; a test in Python compares it. Compile-time: the published types
 * take it for their options. Holds no code.
 */
// biome-ignore-all format: JSON, as the server writes it
import type { Config } from './config';

export default {
  "api": {
    "url": "https://tasks.example.org/chatkit",
    "domainKey": "",
    "uploadStrategy": {
      "type": "direct",
      "uploadUrl": "https://tasks.example.org/api/chatkit/attachments"
    }
  },
  "frameTitle": "taskchat",
  "theme": {
    "colorScheme": "light",
    "radius": "sharp",
    "density": "compact",
    "typography": {
      "baseSize": 18,
      "fontSources": [
        {
          "family": "Inter",
          "src": "/assets/inter.woff2",
          "weight": 400
        }
      ],
      "fontFamily": "Inter, sans-serif"
    },
    "color": {
      "grayscale": {
        "hue": 220.0,
        "tint": 6,
        "shade": -1
      },
      "accent": {
        "primary": "#aa3377",
        "level": 1
      },
      "surface": {
        "background": "#ffffff",
        "foreground": "#111111"
      }
    }
  },
  "header": {
    "enabled": true,
    "title": {
      "enabled": true,
      "text": "taskchat"
    }
  },
  "history": {
    "enabled": true,
    "showDelete": true,
    "showRename": true
  },
  "startScreen": {
    "greeting": "Ahoy",
    "prompts": [
      {
        "label": "What is overdue?",
        "prompt": "What is overdue?",
        "icon": "calendar"
      },
      {
        "label": "Plan my week",
        "prompt": "Plan my week",
        "icon": "sparkle"
      }
    ]
  },
  "composer": {
    "placeholder": "Add, find, change or finish tasks",
    "attachments": {
      "enabled": true,
      "maxSize": 10485760,
      "maxCount": 10,
      "accept": {
        "image/png": [
          ".png"
        ],
        "image/jpeg": [
          ".jpg",
          ".jpeg"
        ],
        "image/gif": [
          ".gif"
        ],
        "image/webp": [
          ".webp"
        ],
        "application/pdf": [
          ".pdf"
        ],
        "text/plain": [
          ".txt",
          ".text",
          ".log"
        ],
        "text/markdown": [
          ".md",
          ".markdown"
        ],
        "text/csv": [
          ".csv"
        ],
        "text/calendar": [
          ".ics"
        ]
      }
    },
    "tools": [
      {
        "id": "tasks",
        "label": "Tasks",
        "icon": "check-circle"
      },
      {
        "id": "plan",
        "label": "Planner",
        "icon": "calendar",
        "placeholderOverride": "Plan my day, plan my week, sort out what is overdue",
        "persistent": true
      },
      {
        "id": "interface",
        "label": "Appearance",
        "icon": "sparkle",
        "placeholderOverride": "Dark mode, bigger text, compact layout"
      }
    ],
    "dictation": {
      "enabled": false
    },
    "models": [
      {
        "id": "openai/gpt-5-mini",
        "label": "gpt-5-mini"
      },
      {
        "id": "anthropic/claude-haiku-4-5",
        "label": "claude-haiku-4-5"
      },
      {
        "id": "builtin",
        "label": "Built-in assistant",
        "description": "Needs no language model.",
        "default": true
      }
    ]
  },
  "threadItemActions": {
    "feedback": true,
    "retry": true
  },
  "thread": {
    "autoScroll": true
  },
  "preferences": {
    "theme": "light",
    "text_size": 18,
    "density": "compact",
    "corners": "sharp",
    "layout": "left",
    "accent": "#aa3377",
    "greeting": "Ahoy",
    "prompts": [
      "What is overdue?",
      "Plan my week"
    ],
    "language": "en",
    "model": "builtin",
    "tool": "plan"
  }
} satisfies Config;
