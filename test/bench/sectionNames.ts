/** The benchmarks, in the order in which all of them run. */
export const sectionNames = ["matching", "search", "imports", "lists", "service", "batch", "clicks"] as const;

export type SectionName = (typeof sectionNames)[number];
