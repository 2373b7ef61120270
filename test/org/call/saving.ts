import type { Row } from "../storage/rows.ts";
import type { ObjectDefinition } from "../types.ts";
import type { RestCall } from "./restCall.ts";

/** One record on its way into the org. */
export interface Saving {
  call: RestCall;
  object: ObjectDefinition;
  /** As it is to be stored; what is worked out of it is added. */
  row: Row;
  /** As it was; undefined where it is new. */
  before: Row | undefined;
  /** Names of the fields that are being set. */
  changed: Set<string>;
}
