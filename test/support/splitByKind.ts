/** A table's first row of each kind, for the day, and its others, for the night. Both keep their order. */
export function splitByKind<Row>(rows: readonly Row[], kindOf: (row: Row) => string): [Row[], Row[]] {
  const kinds = [...Map.groupBy(rows, kindOf).values()];
  return [kinds.flatMap((kind) => kind.slice(0, 1)), kinds.flatMap((kind) => kind.slice(1))];
}
