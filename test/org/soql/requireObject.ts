import type { ObjectDefinition } from "../types.ts";
import type { Environment } from "./environment.ts";
import { offsetOf, soqlError } from "./pointer.ts";

/** The object of that name, if the viewer may read it. Throws INVALID_TYPE otherwise: Salesforce does not tell which it was. */
export function requireObject(environment: Environment, name: string): ObjectDefinition {
  const { org, viewer, soql } = environment;
  const object = org.schema.object(name);
  if (object?.queryable && (!viewer || viewer.access.object(viewer.caller, object.name).read)) return object;
  throw soqlError(
    soql,
    offsetOf(soql, name),
    "INVALID_TYPE",
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
