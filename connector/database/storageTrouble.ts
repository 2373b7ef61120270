import type { Engine } from "./engine/engine.ts";
import { describeTrouble, type OperatorsTrouble, type StorageTrouble } from "./engine/trouble.ts";
import { postgresTroubleOf } from "./postgres/troubles.ts";
import { sqliteTroubleOf } from "./sqlite/troubles.ts";

export const wasMoved: OperatorsTrouble = {
  what: "was moved, removed or replaced while it was in use: what is written now is lost at the end",
  remedy: "Stop the connector, put the file back or use npm run restore, and start it again.",
};

export const doesNotAnswer: OperatorsTrouble = {
  what: "does not answer",
  remedy: "Look at the connector's log.",
};

/** The trouble of the database that caused an error; null for another cause. */
export const storageTroubleOf = (thrown: unknown): StorageTrouble | null =>
  sqliteTroubleOf(thrown) ?? postgresTroubleOf(thrown);

/** What a command on the database tells of an error in its work: a trouble of the database in these words. */
export function toldOf({ engine }: { engine: Engine }, thrown: unknown): unknown {
  const trouble = storageTroubleOf(thrown);
  return trouble ? new Error(describeTrouble(engine.name, trouble), { cause: thrown }) : thrown;
}
