/** How long rows are gone through at a time; between two such slices the event loop serves others. */
const sliceMsMax = 15;

/** Takes rows until there are no more or the slice is over; whether there are no more. */
export function takeUntilLate<Row>(rows: ArrayIterator<Row>, take: (row: Row) => void): boolean {
  const end = performance.now() + sliceMsMax;
  do {
    const next = rows.next();
    if (next.done) return true;
    take(next.value);
  } while (performance.now() < end);
  return false;
}
