import { fieldAccess } from "./fieldAccess.ts";
import { findGrantees, type Grantees } from "./grantees.ts";
import { objectAccess } from "./objectAccess.ts";
import { resolvePermissions, type ObjectGrant, type Permissions } from "./permissions.ts";
import { serveRecordAccess } from "./recordAccess.ts";
import { settleAssignments } from "./settleAssignments.ts";
import { sharedRows, type Level, type RowCondition } from "./sharedRows.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { Access, Caller, Org } from "../types.ts";

type User = Pick<Caller, "userId">;

/**
 * Answers what a caller may do. Reads permissions once, and again when `org.accessVersion` changes or an
 * assignment of a permission set expires.
 */
export function createAccess(org: Org): Access {
  let resolved = new Map<string, Permissions>();
  let version = -1;
  let nextExpiry = Infinity;
  const grantees = new WeakMap<Permissions, Grantees>();

  const permissionsOf = (user: User): Permissions => {
    if (version !== org.accessVersion || org.now().getTime() >= nextExpiry) {
      resolved = new Map();
      version = org.accessVersion;
      nextExpiry = settleAssignments(org);
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

  const granteesOf = (user: User): Grantees => {
    const permissions = permissionsOf(user);
    let found = grantees.get(permissions);
    if (found === undefined) {
      found = findGrantees(org, user.userId);
      grantees.set(permissions, found);
    }
    return found;
  };

  const rows = (user: User, object: string, alias: string, level: Level): RowCondition => {
    const { userId } = user;
    const grantedTo = granteesOf(user).json;
    return sharedRows(
      { org, userId, grantedTo, level, grantOf: (name) => grantOf(user, name) },
      object,
      alias,
    );
  };

  const holds = (user: User, object: string, id: string, level: Level): boolean => {
    const { sql, params } = rows(user, object, "row_", level);
    const query = `SELECT 1 FROM ${quoted(object)} row_ WHERE row_.Id = ? AND (${sql})`;
    return statement(org.db, query).get(id, ...params) !== undefined;
  };

  org.whenSeeded(() => serveRecordAccess(org));
  return {
    object: grantOf,
    field: (user, object, field) => fieldAccess(org.schema, permissionsOf(user), object, field),
    visibleRows: (user, object, alias) => rows(user, object, alias, "read"),
    canEditRow: (user, object, id) => holds(user, object, id, "edit"),
    hasFullAccess: (user, object, id) => holds(user, object, id, "full"),
    grantees: (user) => granteesOf(user).ids,
    systemPermission(user, name) {
      const { overrides, system } = permissionsOf(user);
      if (name === "ApiEnabled" && overrides.apiEnabled !== undefined) return overrides.apiEnabled;
      return system.has(name);
    },
    customPermissions(user) {
      const { overrides, custom } = permissionsOf(user);
      return overrides.customPermissions ?? custom;
    },
    setupEntities: (user) => permissionsOf(user).setupEntities,
  };
}
