/** Icons of the page. They are decoration: whoever uses one gives the name. */
import {
  CalendarClock,
  CalendarDays,
  ChevronLeft,
  CircleCheck,
  Copy,
  Download,
  Gauge,
  Globe,
  Inbox,
  KeyRound,
  List,
  LogOut,
  MessageCircle,
  Palette,
  Plus,
  Search,
  Settings,
  Sparkles,
  Sun,
  Trash2,
  UserRound,
  WifiOff,
  X,
} from 'lucide';

const ICONS = {
  add: Plus,
  appearance: Palette,
  assistant: Sparkles,
  back: ChevronLeft,
  chat: MessageCircle,
  close: X,
  copy: Copy,
  done: CircleCheck,
  download: Download,
  inbox: Inbox,
  key: KeyRound,
  list: List,
  offline: WifiOff,
  person: UserRound,
  region: Globe,
  search: Search,
  settings: Settings,
  signOut: LogOut,
  today: Sun,
  trash: Trash2,
  undated: CalendarClock,
  upcoming: CalendarDays,
  usage: Gauge,
};
export type IconName = keyof typeof ICONS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('class', `icon icon-${name}`);
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of ICONS[name]) {
    const part = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
    drawing.append(part);
  }
  return drawing;
}
