import { SalesforceError, type ObjectDefinition } from "../types.ts";

/** A name that is no field of the object, or of none that the caller may read. */
export const noSuchColumn = (name: string, object: ObjectDefinition) =>
  new SalesforceError(400, "INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
