import { notFound } from "./failure.ts";
import type { RestCall } from "./environment.ts";
import type { ObjectDefinition } from "../types.ts";

/** The object of that name, or 404 where there is none that the caller may see. */
export function readObject(call: RestCall, name: string): ObjectDefinition {
  const object = call.org.schema.object(name);
  if (object === undefined || !call.access.object(call.caller, object.name).read) throw notFound();
  return object;
}
