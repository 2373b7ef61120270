/** The first row of what a query answers. */
export async function firstOf<Row>(query: PromiseLike<Row[]>): Promise<Row | undefined> {
  const [row] = await query;
  return row;
}

/** The row of a statement that always gives one, as an insert that returns what it wrote. */
export async function oneOf<Row>(query: PromiseLike<Row[]>): Promise<Row> {
  const row = await firstOf(query);
  if (row === undefined) throw new Error("The statement gave no row.");
  return row;
}
