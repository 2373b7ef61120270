import type { Row } from "../storage/rows.ts";
import type { ObjectDefinition } from "../types.ts";
import type { RestCall } from "./restCall.ts";

/** A record that is being saved. */
export interface Saving {
  call: RestCall;
  object: ObjectDefinition;
  /** The row to store, with computed fields. */
  row: Row;
  /** The row before the change; undefined for a new record. */
  before: Row | undefined;
  /** Names of the fields that are being set. */
  changed: Set<string>;
}
