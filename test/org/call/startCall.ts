import type { PracticeService, RestCall } from "./restCall.ts";

/** A call of the data API that has done nothing yet. */
export function startCall(
  service: PracticeService,
  { caller, version }: Pick<RestCall, "caller" | "version">,
): RestCall {
  const { org, access } = service;
  const work = { records: 0, locked: new Set<string>(), waitMs: 0 };
  return { service, org, access, caller, api: "data", version, work };
}
