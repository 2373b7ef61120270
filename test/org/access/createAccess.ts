import { fieldAccess } from "./fieldAccess.ts";
import { objectAccess } from "./objectAccess.ts";
import { resolvePermissions, type ObjectGrant, type Permissions } from "./permissions.ts";
import { sharedRows, type Level, type RowCondition } from "./sharing.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { Access, Caller, Org } from "../types.ts";

type User = Pick<Caller, "userId">;

/** Answers what a caller may do; permissions are read once and again after `org.accessVersion` moves. */
export function createAccess(org: Org): Access {
  let resolved = new Map<string, Permissions>();
  let version = -1;

  const permissionsOf = (user: User): Permissions => {
    if (version !== org.accessVersion) {
      resolved = new Map();
      version = org.accessVersion;
    }
    let permissions = resolved.get(user.userId);
    if (permissions === undefined) {
      permissions = resolvePermissions(org, user.userId);
      resolved.set(user.userId, permissions);
    }
    return permissions;
  };

  const grantOf = (user: User, object: string): ObjectGrant => {
    const permissions = permissionsOf(user);
    const grant = objectAccess(org.schema, permissions, object);
    const modifyAll = grant.modifyAll || (grant.edit && permissions.system.has("ModifyAllData"));
    return {
      ...grant,
      modifyAll,
      viewAll: modifyAll || grant.viewAll || (grant.read && permissions.system.has("ViewAllData")),
    };
  };

  const rows = (user: User, object: string, alias: string, level: Level): RowCondition =>
    sharedRows({ org, userId: user.userId, level, grantOf: (name) => grantOf(user, name) }, object, alias);

  return {
    object: grantOf,
    field: (user, object, field) => fieldAccess(org.schema, permissionsOf(user), object, field),
    visibleRows: (user, object, alias) => rows(user, object, alias, "read"),
    canEditRow(user, object, id) {
      const { sql, params } = rows(user, object, "row_", "edit");
      const query = `SELECT 1 FROM ${quoted(object)} row_ WHERE row_.Id = ? AND (${sql})`;
      return statement(org.db, query).get(id, ...params) !== undefined;
    },
    systemPermission(user, name) {
      const { overrides, system } = permissionsOf(user);
      if (name === "ApiEnabled" && overrides.apiEnabled !== undefined) return overrides.apiEnabled;
      return system.has(name);
    },
    customPermissions(user) {
      const { overrides, custom } = permissionsOf(user);
      return overrides.customPermissions ?? custom;
    },
  };
}
