/** The calendar month of an instant in UTC, `YYYY-MM`. */
export function monthOf(instant: Date): string {
  return instant.toISOString().slice(0, 7);
}

/** The instant at which the month after `month` (`YYYY-MM`) begins, in UTC. */
export function endOfMonth(month: string): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1));
}
