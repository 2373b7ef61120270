import type { Api, ObjectDefinition } from "../types.ts";

/** Whether an API serves the object; by default the data API only. */
export const isServedBy = (object: ObjectDefinition, api: Api) => (object.apis ?? ["data"]).includes(api);

/** For objects about users and their access, which both APIs serve. */
export const bothApis: readonly Api[] = ["data", "tooling"];
