const months: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};

/**
 * A date in the formats of lead files (`09 Oct 2024`, `Oct 9, 2024`, `2024-10-09…`) as YYYY-MM-DD; null where
 * it is ambiguous.
 */
export function readDate(text: string | null): string | null {
  if (!text) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})[ .-]+([A-Za-z]{3})[a-z]*\.?[ ,-]+(\d{4})$/.exec(text);
  if (dayFirst)
    return dateOf(Number(dayFirst[3]), months[dayFirst[2]?.toLowerCase() ?? ""], Number(dayFirst[1]));
  const monthFirst = /^([A-Za-z]{3})[a-z]*\.? +(\d{1,2}), *(\d{4})$/.exec(text);
  if (monthFirst)
    return dateOf(Number(monthFirst[3]), months[monthFirst[1]?.toLowerCase() ?? ""], Number(monthFirst[2]));
  return null; // 10/9/24 may be October or September
}

function dateOf(year: number, month: number | undefined, day: number): string | null {
  if (month === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
