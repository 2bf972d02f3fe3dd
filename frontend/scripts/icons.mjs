/** Writes the files of `src/icons/` that hold the icons we carry, each as the data of one path. */
import { writeFile } from 'node:fs/promises';
import { icons } from 'lucide';

/**
 * Icon names of the protocol, and of ours, to lucide; `icon.ts` knows the aliases. These are the
 * element's own and the usual ones.
 */
const USUAL = {
  alert: 'TriangleAlert',
  analytics: 'ChartColumn',
  calendar: 'Calendar',
  check: 'Check',
  'check-circle': 'CircleCheck',
  'chevron-down': 'ChevronDown',
  'chevron-left': 'ChevronLeft',
  'chevron-right': 'ChevronRight',
  'circle-question': 'CircleQuestionMark',
  clock: 'Clock',
  close: 'X',
  copy: 'Copy',
  document: 'FileText',
  'empty-circle': 'Circle',
  globe: 'Globe',
  hash: 'Hash',
  history: 'History',
  info: 'Info',
  lightbulb: 'Lightbulb',
  list: 'List',
  menu: 'Menu',
  microphone: 'Mic',
  notebook: 'Notebook',
  paperclip: 'Paperclip',
  play: 'Play',
  plus: 'Plus',
  reload: 'RotateCw',
  search: 'Search',
  send: 'ArrowUp',
  'sidebar-left': 'PanelLeft',
  'sidebar-right': 'PanelRight',
  sparkle: 'Sparkle',
  'square-image': 'Image',
  star: 'Star',
  'thumbs-down': 'ThumbsDown',
  'thumbs-up': 'ThumbsUp',
  trash: 'Trash',
  undo: 'Undo2',
  user: 'User',
  write: 'Pencil',
  'write-alt': 'SquarePen',
};

/** The rest, fetched when the first of them is to be drawn: so there may be many. */
const MORE = {
  agent: 'Bot',
  'alarm-clock': 'AlarmClock',
  archive: 'Archive',
  'arrow-down': 'ArrowDown',
  'arrow-right': 'ArrowRight',
  'at-sign': 'AtSign',
  atom: 'Atom',
  'back-small': 'ArrowLeft',
  'badge-check': 'BadgeCheck',
  banknote: 'Banknote',
  batch: 'Layers',
  bed: 'Bed',
  bell: 'Bell',
  bolt: 'Zap',
  'book-clock': 'BookBookmark',
  'book-closed': 'Book',
  'book-open': 'BookOpen',
  bookmark: 'Bookmark',
  bug: 'Bug',
  building: 'Building',
  'calendar-check': 'CalendarCheck',
  'calendar-clock': 'CalendarClock',
  'calendar-plus': 'CalendarPlus',
  camera: 'Camera',
  car: 'Car',
  chart: 'ChartPie',
  'chat-temporary': 'MessageCircleDashed',
  'chevron-up': 'ChevronUp',
  'circle-alert': 'CircleAlert',
  'circle-minus': 'CircleMinus',
  'circle-plus': 'CirclePlus',
  'circle-x': 'CircleX',
  clipboard: 'Clipboard',
  cloud: 'Cloud',
  code: 'Code',
  coffee: 'Coffee',
  collapse: 'Minimize2',
  compass: 'Compass',
  confetti: 'PartyPopper',
  'credit-card': 'CreditCard',
  cube: 'Box',
  'dark-mode': 'Moon',
  database: 'Database',
  desktop: 'Monitor',
  'dollar-sign': 'DollarSign',
  'dots-horizontal': 'Ellipsis',
  'dots-vertical': 'EllipsisVertical',
  'double-chevron-left': 'ChevronsLeft',
  'double-chevron-right': 'ChevronsRight',
  download: 'Download',
  dumbbell: 'Dumbbell',
  expand: 'Maximize2',
  'external-link': 'ExternalLink',
  eye: 'Eye',
  'eye-off': 'EyeOff',
  flag: 'Flag',
  folder: 'Folder',
  funnel: 'Funnel',
  gift: 'Gift',
  'graduation-cap': 'GraduationCap',
  grid: 'LayoutGrid',
  heart: 'Heart',
  home: 'House',
  hotel: 'Hotel',
  hourglass: 'Hourglass',
  images: 'Images',
  inbox: 'Inbox',
  key: 'Key',
  keys: 'KeyRound',
  lab: 'FlaskConical',
  laptop: 'Laptop',
  leaf: 'Leaf',
  lifesaver: 'LifeBuoy',
  'light-mode': 'Sun',
  link: 'Link',
  'list-ordered': 'ListOrdered',
  'list-todo': 'ListTodo',
  lock: 'Lock',
  'log-in': 'LogIn',
  'log-out': 'LogOut',
  mail: 'Mail',
  'map-pin': 'MapPin',
  maps: 'Map',
  'message-circle': 'MessageCircle',
  'message-square': 'MessageSquare',
  minus: 'Minus',
  mobile: 'Smartphone',
  music: 'Music',
  name: 'Tag',
  'notebook-pencil': 'NotebookPen',
  package: 'Package',
  'page-blank': 'File',
  'paw-print': 'PawPrint',
  percent: 'Percent',
  phone: 'Phone',
  plane: 'Plane',
  printer: 'Printer',
  profile: 'Contact',
  'profile-card': 'IdCard',
  quote: 'Quote',
  receipt: 'Receipt',
  'refresh-cw': 'RefreshCw',
  repeat: 'Repeat',
  rocket: 'Rocket',
  save: 'Save',
  server: 'Server',
  'settings-cog': 'Settings',
  'settings-slider': 'SlidersHorizontal',
  share: 'Share',
  shield: 'Shield',
  'shield-check': 'ShieldCheck',
  'shopping-bag': 'ShoppingBag',
  'shopping-cart': 'ShoppingCart',
  smile: 'Smile',
  'sparkle-double': 'Sparkles',
  square: 'Square',
  'square-check': 'SquareCheck',
  'square-code': 'SquareCode',
  'square-text': 'SquareMenu',
  suitcase: 'Briefcase',
  table: 'Table',
  target: 'Target',
  terminal: 'Terminal',
  ticket: 'Ticket',
  timer: 'Timer',
  'train-front': 'TrainFront',
  'trending-down': 'TrendingDown',
  'trending-up': 'TrendingUp',
  trophy: 'Trophy',
  truck: 'Truck',
  umbrella: 'Umbrella',
  unlock: 'Unlock',
  upload: 'Upload',
  users: 'Users',
  utensils: 'Utensils',
  video: 'Video',
  'volume-2': 'Volume2',
  wallet: 'Wallet',
  wifi: 'Wifi',
  wreath: 'Award',
  wrench: 'Wrench',
  'write-alt2': 'PenLine',
};

/** Shorter numbers, same picture: a thousandth of a 24th of an icon is not to be seen. */
const number = (value) =>
  String(Math.round(Number(value) * 1000) / 1000).replace(/^(-?)0\./, '$1.');

function outline(icon) {
  return icon.map(([tag, attributes]) => shape(tag, attributes)).join('');
}

function shape(tag, a) {
  switch (tag) {
    case 'path':
      return absoluteStart(a.d);
    case 'circle':
      return ellipse(a.cx, a.cy, a.r, a.r);
    case 'ellipse':
      return ellipse(a.cx, a.cy, a.rx, a.ry);
    case 'line':
      return `M${number(a.x1)} ${number(a.y1)}L${number(a.x2)} ${number(a.y2)}`;
    case 'polyline':
      return `M${a.points}`;
    case 'polygon':
      return `M${a.points}Z`;
    case 'rect':
      return rectangle(
        ...[a.x, a.y, a.width, a.height, a.rx ?? a.ry ?? 0].map((v) => Number(v ?? 0)),
      );
    default:
      throw new Error(`No path for <${tag}>`);
  }
}

/** Paths are strung together, so none may begin relative to the end of the one before. */
function absoluteStart(d) {
  const numeral = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
  if (d[0] === 'M') return d;
  let at = 1;
  for (let count = 0; count < 2; count++) {
    while (/[\s,]/.test(d[at])) at++;
    numeral.lastIndex = at;
    at += numeral.exec(d)[0].length;
  }
  // More pairs after an `m` are relative lines; after an `M` they would be absolute ones.
  const rest = d.slice(at).trimStart();
  return `M${d.slice(1, at)}${/^[\d.+-]/.test(rest) ? 'l' : ''}${rest}`;
}

function ellipse(cx, cy, rx, ry) {
  const arc = (width) => `a${number(rx)} ${number(ry)} 0 1 0 ${number(width)} 0`;
  return `M${number(cx - rx)} ${number(cy)}${arc(2 * rx)}${arc(-2 * rx)}`;
}

function rectangle(x, y, width, height, r) {
  const corner = (dx, dy) => (r > 0 ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
  return (
    `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}` +
    `h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`
  );
}

/** File to text; a test compares them with what is committed. */
export function iconFiles() {
  return {
    'src/icons/outlines.ts': moduleOf(USUAL),
    'src/icons/more-outlines.ts': moduleOf(MORE),
  };
}

function moduleOf(names) {
  const lines = Object.entries(names).map(
    ([name, exported]) =>
      `  ${name.includes('-') ? `'${name}'` : name}: '${outline(icons[exported])}',`,
  );
  return `/**
 * Written by \`scripts/icons.mjs\`: run it again instead of editing this.
 * @license Icons of lucide, ISC License: Copyright (c) Lucide Icons and Contributors, and for parts
 * that come from Feather, MIT License: Copyright (c) Cole Bemis. https://lucide.dev/license
 */
export const OUTLINES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [file, text] of Object.entries(iconFiles())) await writeFile(file, text);
}
