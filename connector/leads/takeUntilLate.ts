/** The time for one slice of rows. Other requests run between two slices. */
const sliceMsMax = 15;

/** Takes rows until `sliceMsMax` has passed. True where no rows are left. */
export function takeUntilLate<Row>(rows: ArrayIterator<Row>, take: (row: Row) => void): boolean {
  const end = performance.now() + sliceMsMax;
  do {
    const next = rows.next();
    if (next.done) return true;
    take(next.value);
  } while (performance.now() < end);
  return false;
}
