import { notFound } from "../call/failure.ts";
import type { RestCall } from "../call/restCall.ts";
import { isServedBy } from "../schema/isServedBy.ts";
import { refreshDerived } from "../tooling/refreshDerived.ts";
import type { ObjectDefinition } from "../types.ts";

/** The object with current rows; 404 where the API does not serve it or the caller may not see it. */
export function readObject(call: RestCall, name: string): ObjectDefinition {
  const object = call.org.schema.object(name);
  if (object === undefined || !isServedBy(object, call.api)) throw notFound();
  if (!call.access.object(call.caller, object.name).read) throw notFound();
  if (object.derived) refreshDerived(call.org, object.name);
  return object;
}
