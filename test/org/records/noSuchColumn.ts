import { SalesforceError, type ObjectDefinition } from "../types.ts";

/** The error for a name that is no field of the object, or no readable one. */
export const noSuchColumn = (name: string, object: ObjectDefinition) =>
  new SalesforceError(400, "INVALID_FIELD", `No such column '${name}' on sobject of type ${object.name}`);
