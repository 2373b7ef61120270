/**
 * Tables whose rows the connector reads in the order in which they were written, by SQLite's `rowid`. In
 * Postgres that is a column.
 */
export const numberedTables = [
  ...["batch_rows", "batches", "creations", "erased_people", "lead_lists", "leads"],
  ...["rehearsal_rows", "rehearsals"],
];
