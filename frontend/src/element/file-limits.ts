/** Which files a composer takes. */
import type { ComposerOption } from '@openai/chatkit';
import { LOCALE, TEXTS } from '../languages/texts';

export type AttachmentsOption = NonNullable<ComposerOption['attachments']>;

const MIB = 1024 * 1024;
const USUAL_MAX_SIZE = 100 * MIB;
export const USUAL_MAX_COUNT = 10;

/** Why a file is not taken; null if it is. */
export function refusalOf(file: File, { accept, maxSize }: AttachmentsOption): string | null {
  const name = file.name.toLowerCase();
  const isAccepted =
    !accept ||
    Object.entries(accept).some(
      ([pattern, endings]) =>
        fits(file.type, pattern) || endings.some((ending) => name.endsWith(ending.toLowerCase())),
    );
  if (!isAccepted) return TEXTS.fileKind(file.name);
  const most = sizeFor(file.type, maxSize);
  return file.size > most ? TEXTS.fileSize(file.name, inWords(most)) : null;
}

/** For the dialogue of the system, which knows types or endings, and not always both. */
export function acceptAttribute({ accept = {} }: AttachmentsOption): string {
  return Object.entries(accept).flat(2).join(',');
}

function sizeFor(type: string, maxSize: AttachmentsOption['maxSize'] = USUAL_MAX_SIZE): number {
  if (typeof maxSize === 'number') return maxSize;
  const patterns = Object.keys(maxSize).filter((pattern) => fits(type, pattern));
  // An exact type says more than `image/*`, and that more than the fallback `*`.
  const [best] = patterns.sort((a, b) => b.length - a.length || (a.endsWith('*') ? 1 : -1));
  return maxSize[best ?? ''] ?? USUAL_MAX_SIZE;
}

function fits(type: string, pattern: string): boolean {
  if (pattern === '*' || pattern === '*/*') return true;
  return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}

function inWords(bytes: number): string {
  const [amount, unit] = bytes < MIB ? [bytes / 1024, 'kilobyte'] : [bytes / MIB, 'megabyte'];
  const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(LOCALE, format).format(amount);
}
