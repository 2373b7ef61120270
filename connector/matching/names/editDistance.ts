/**
 * The number of slips (insert, delete, replace, swap neighbours) that turn one word into the other, or
 * `max + 1` where there are more than `max`. It computes only the cells of the usual table that lie within
 * `max` of the diagonal, and so takes linear time.
 */
export function editDistance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1;
  // Where both begin or end alike, no slip is needed. Of most words little is left.
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  // Both ends differ, which one slip settles between two neighbours at most.
  if (max === 1 && room - end > 2) return 2;
  return slipsBetween(one.slice(start, one.length - end), other.slice(start, other.length - end), max);
}

/** Three rows in turn. Millions of words are compared, and a row needs room for `2 * max + 1` cells alone. */
const roomForRows = [0, 1, 2].map(() => new Uint8Array(32));

function slipsBetween(one: string, other: string, max: number): number {
  const beyond = max + 1;
  const width = 2 * max + 1;
  if (width > 32) throw new Error("so many slips are not counted");
  // A row holds its column j at index j - i + max.
  let [beforeLast = noRow, last = noRow, row = noRow] = roomForRows;
  for (let at = 0; at < width; at++) last[at] = at < max ? beyond : at - max;
  for (let i = 1; i <= one.length; i++) {
    let least = beyond;
    for (let at = 0; at < width; at++) {
      const j = i + at - max;
      let value = j === 0 ? i : beyond;
      if (j > 0 && j <= other.length) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        value = (last[at] ?? beyond) + cost;
        if (at + 1 < width) value = Math.min(value, (last[at + 1] ?? beyond) + 1);
        if (at > 0) value = Math.min(value, (row[at - 1] ?? beyond) + 1);
        const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwap) value = Math.min(value, (beforeLast[at] ?? beyond) + 1);
      }
      row[at] = value;
      least = Math.min(least, value);
    }
    if (least > max) return beyond;
    const free = beforeLast;
    beforeLast = last;
    last = row;
    row = free;
  }
  return Math.min(last[other.length - one.length + max] ?? beyond, beyond);
}

const noRow = new Uint8Array(0);
