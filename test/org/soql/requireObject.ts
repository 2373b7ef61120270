import { isServedBy } from "../schema/isServedBy.ts";
import { refreshDerived } from "../tooling/refreshDerived.ts";
import type { ObjectDefinition } from "../types.ts";
import type { Environment } from "./queryEnvironment.ts";
import { offsetOf, soqlError } from "./soqlError.ts";

/**
 * The object with current rows, if the API serves it and the viewer may read it. Throws INVALID_TYPE
 * otherwise, as Salesforce does, without saying which.
 */
export function requireObject(environment: Environment, name: string): ObjectDefinition {
  const { org, viewer, soql, api } = environment;
  const object = org.schema.object(name);
  const mayRead = object && (!viewer || viewer.access.object(viewer.caller, object.name).read);
  if (object?.queryable && mayRead && isServedBy(object, api)) {
    if (object.derived) refreshDerived(org, object.name);
    return object;
  }
  throw soqlError(
    soql,
    offsetOf(soql, name),
    "INVALID_TYPE",
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
