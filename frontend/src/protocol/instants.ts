/** Instants of the wire. */

/**
 * Reads an ISO 8601 instant. One without an offset is UTC: the Python SDK leaves it out. A number
 * counts seconds.
 */
export function parseInstant(text: string | number): Date {
  if (typeof text === 'number') return new Date(text * 1000);
  const hasOffset = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(text);
  return new Date(hasOffset || !text.includes('T') ? text : `${text}Z`);
}
