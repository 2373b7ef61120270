import { PracticeError } from "./practiceError.ts";
import type { userSchema } from "./schemas.ts";
import type { Overrides } from "../access/permissions.ts";
import { freezeUser, restrictUserIp, setLoginHours } from "../oauth/logins.ts";
import { nextId } from "../storage/nextId.ts";
import { insertRow, updateRow } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { z } from "zod";

/** Overrides what one user may do, until the next reset. */
export function changeUser(org: Org, username: string, changes: z.infer<typeof userSchema>): Overrides {
  const user = statement(org.db, "SELECT Id FROM User WHERE Username = ?").get(username);
  if (user === undefined) throw new PracticeError(`There is no user ${username}`, 404);
  const userId = String(user["Id"]);
  const { frozen, ipRestricted, active, loginHours, permissionSets, ...overrides } = changes;
  if (frozen !== undefined) freezeUser(org, userId, frozen);
  if (ipRestricted !== undefined) restrictUserIp(org, userId, ipRestricted);
  if (loginHours !== undefined) setLoginHours(org, userId, loginHours);
  if (active !== undefined) updateRow(org, "User", userId, { IsActive: active });
  if (permissionSets !== undefined) assignOnly(org, userId, permissionSets);
  checkNames(org, overrides);

  const saved = statement(org.db, "SELECT value FROM _override WHERE user_id = ?").get(userId);
  const before = saved === undefined ? {} : (JSON.parse(String(saved["value"])) as Overrides);
  const after = {
    ...before,
    ...overrides,
    objectPermissions: { ...before.objectPermissions, ...overrides.objectPermissions },
    fieldPermissions: { ...before.fieldPermissions, ...overrides.fieldPermissions },
  } as Overrides;
  statement(org.db, "INSERT OR REPLACE INTO _override (user_id, value) VALUES (?, ?)").run(
    userId,
    JSON.stringify(after),
  );
  org.accessVersion++;
  return after;
}

/** Gives a user these permission sets, and takes away all others that are not their profile's. */
function assignOnly(org: Org, userId: string, names: string[]): void {
  const setIds = names.map((name) => {
    const set = statement(org.db, "SELECT Id FROM PermissionSet WHERE Name = ? AND IsOwnedByProfile = 0").get(
      name,
    );
    if (set === undefined) throw new PracticeError(`There is no permission set ${name}`);
    return String(set["Id"]);
  });
  statement(org.db, "DELETE FROM PermissionSetAssignment WHERE AssigneeId = ?").run(userId);
  const now = org.now().toISOString();
  for (const setId of setIds) {
    insertRow(org, "PermissionSetAssignment", {
      Id: nextId(org, "0Pa"),
      PermissionSetId: setId,
      AssigneeId: userId,
      SystemModstamp: now,
    });
  }
}

function checkNames(org: Org, changes: z.infer<typeof userSchema>): void {
  for (const object of Object.keys(changes.objectPermissions ?? {})) {
    if (org.schema.object(object) === undefined) throw new PracticeError(`There is no object ${object}`);
  }
  for (const name of Object.keys(changes.fieldPermissions ?? {})) {
    const [object = "", field = ""] = name.split(".");
    if (org.schema.field(object, field) === undefined) throw new PracticeError(`There is no field ${name}`);
  }
}
