import type { Random } from "../../support/randomFrom.ts";

/** The database that the connectors of a run share, as whoever compares it sees it. */
export interface ChaosStore {
  /** What tells a connector where it is. */
  address: string;
  /** Rows as objects. `?` stands for the values. */
  rows<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]>;
  change(sql: string, ...values: unknown[]): Promise<void>;
  /** What may happen to it while connectors use it. */
  troubles: readonly ((random: Random) => Promise<void>)[];
  /** Ends what has happened to it. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** The places of a list in SQL, of which an empty one has none on Postgres. */
export const placesOf = (values: readonly unknown[]): string => values.map(() => "?").join(", ") || "NULL";
