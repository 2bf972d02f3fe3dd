/** Lines through points, as path data. The names are those of d3-shape. */

export type Point = readonly [x: number, y: number];

export function curve(points: readonly Point[], type = 'linear'): string {
  const [first] = points;
  if (!first) return '';
  const path = `M${first}${segments(points, type)}`;
  return type.endsWith('Closed') ? `${path}Z` : path;
}

/** What comes after the first point. */
export function segments(points: readonly Point[], type = 'linear'): string {
  if (type.startsWith('basis')) return basis(points);
  const slopes = /^(?:monotone|natural)/.test(type) ? tangents(points) : null;
  let path = '';
  for (let index = 1; index < points.length; index++) {
    const [x0, y0] = points[index - 1] as Point;
    const [x1, y1] = points[index] as Point;
    const middle = (x0 + x1) / 2;
    if (type === 'step') path += `H${middle}V${y1}H${x1}`;
    else if (type === 'stepBefore') path += `V${y1}H${x1}`;
    else if (type === 'stepAfter') path += `H${x1}V${y1}`;
    else if (type === 'bumpY') path += `C${x0} ${(y0 + y1) / 2} ${x1} ${(y0 + y1) / 2} ${x1} ${y1}`;
    else if (type.startsWith('bump')) path += `C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
    else if (slopes) {
      const third = (x1 - x0) / 3;
      const start = y0 + third * (slopes[index - 1] ?? 0);
      const end = y1 - third * (slopes[index] ?? 0);
      path += `C${x0 + third} ${start} ${x1 - third} ${end} ${x1} ${y1}`;
    } else path += `L${x1} ${y1}`;
  }
  return path;
}

/** Slopes of a curve that never overshoots its points (Fritsch and Carlson). */
function tangents(points: readonly Point[]): number[] {
  const steps = points.slice(1).map(([x, y], index) => {
    const [x0, y0] = points[index] as Point;
    return (y - y0) / (x - x0 || 1);
  });
  return points.map((_, index) => {
    const before = steps[index - 1] ?? steps[index] ?? 0;
    const after = steps[index] ?? before;
    if (before * after <= 0) return 0;
    return (
      Math.sign(before) *
      Math.min(2 * Math.abs(before), 2 * Math.abs(after), Math.abs(before + after) / 2)
    );
  });
}

/** A B-spline: smoother, and drawn to the points without touching them. */
function basis(points: readonly Point[]): string {
  const at = (index: number) => points[Math.min(Math.max(index, 0), points.length - 1)] as Point;
  const mix = (a: Point, b: Point, share: number) =>
    `${a[0] + (b[0] - a[0]) * share} ${a[1] + (b[1] - a[1]) * share}`;
  const between = (index: number): Point => {
    const [[x0, y0], [x1, y1], [x2, y2]] = [at(index - 1), at(index), at(index + 1)];
    return [(x0 + 4 * x1 + x2) / 6, (y0 + 4 * y1 + y2) / 6];
  };
  let path = '';
  for (let index = 1; index < points.length; index++) {
    const [before, here] = [at(index - 1), at(index)];
    const end = index === points.length - 1 ? here : between(index);
    path += `C${mix(before, here, 1 / 3)} ${mix(before, here, 2 / 3)} ${end.join(' ')}`;
  }
  return path;
}
