/** Places in a Markdown text that are still known when it is read. */

/** The sign for an object: punctuation, so that emphasis closes before it; then which one it is. */
const MARK = /\ufffc([\ue000-\uf8ff])/;
const FIRST = 0xe000;

/** Puts a mark at each place, counted in code points as servers count. */
export function withMarks(text: string, places: readonly number[]): string {
  if (places.length === 0) return text;
  const characters = [...text];
  const last = places.map((place, mark) => ({ place, mark })).sort((a, b) => b.place - a.place);
  for (const { place, mark } of last) {
    characters.splice(place, 0, `\ufffc${String.fromCharCode(FIRST + mark)}`);
  }
  return characters.join('');
}

/** The text between the marks, and in turn what stands for each of them. */
export function atMarks<Drawn>(text: string, drawn: readonly Drawn[]): (string | Drawn)[] {
  return text
    .split(MARK)
    .flatMap((piece, at) => (at % 2 ? (drawn.slice(piece.charCodeAt(0) - FIRST)[0] ?? []) : piece));
}
