/** The benchmarks, in the order in which all of them run. */
export const sectionNames = [
  "matching",
  "people",
  "accounts",
  "dirt",
  "search",
  "report",
  "scale",
  "imports",
  "lists",
  "service",
  "batch",
  "rehearsals",
  "years",
  "dev",
  "clicks",
  "waits",
] as const;

export type SectionName = (typeof sectionNames)[number];
