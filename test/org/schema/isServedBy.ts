import type { Api, ObjectDefinition } from "../types.ts";

/**
 * Whether an object is there for those who ask one of the APIs: the data API alone where its table says
 * nothing.
 */
export const isServedBy = (object: ObjectDefinition, api: Api) => (object.apis ?? ["data"]).includes(api);

/** Of objects that say who is in the org and what they may do: both APIs serve them. */
export const bothApis: readonly Api[] = ["data", "tooling"];
