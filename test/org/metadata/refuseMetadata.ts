import type { Access, Caller } from "../types.ts";

/** Why the caller may not use the Metadata API; undefined where they may. */
export function refuseMetadata(access: Access, caller: Caller): string | undefined {
  const may = ["ModifyAllData", "ModifyMetadata"].some((name) => access.systemPermission(caller, name));
  return may
    ? undefined
    : "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions";
}
