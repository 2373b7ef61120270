import { organizationDefault } from "../access/organizationDefault.ts";
import type { RestCall } from "../call/restCall.ts";
import type { Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";

/**
 * Refuses a transfer that the caller may not make, an invalid owner, and a share with no access or more than
 * allowed.
 */
export function checkSharing(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  before: Row | undefined,
): void {
  const ownerId = row["OwnerId"];
  if (typeof ownerId === "string" && ownerId !== before?.["OwnerId"]) {
    if (before !== undefined && !mayTransfer(call, object, before)) throw insufficient();
    checkOwner(call, object, ownerId);
  }
  const shared = /^(Account|Contact|Lead|Opportunity)Share$/.exec(object.name)?.[1];
  if (shared !== undefined) checkShare(call, shared, row, before);
}

const insufficient = () =>
  new SalesforceError(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", []);

/** Refuses to remove a share row that was not given manually: an owner's, a rule's, a team's. */
export function checkShareRemoval(object: ObjectDefinition, row: Row): void {
  if (object.name.endsWith("Share") && "RowCause" in row && row["RowCause"] !== "Manual")
    throw insufficient();
}

/**
 * Whether the caller may transfer the record: the owner, a superior, a member of its queue, or a user who may
 * transfer anything.
 */
function mayTransfer({ org, access, caller }: RestCall, object: ObjectDefinition, before: Row): boolean {
  if (access.grantees(caller).has(String(before["OwnerId"]))) return true;
  if (access.object(caller, object.name).modifyAll) return true;
  if (access.systemPermission(caller, "TransferAnyEntity")) return true;
  // Custom objects are public for reading and writing, so anybody who may edit a record may transfer it.
  const opened = organizationDefault(org, object.name);
  return opened === "ReadEditTransfer" || opened === undefined;
}

function checkOwner({ org, access }: RestCall, object: ObjectDefinition, ownerId: string): void {
  if (ownerId.startsWith("00G")) {
    const queue = statement(
      org.db,
      `SELECT 1 FROM "Group" JOIN QueueSobject ON QueueId = "Group".Id
       WHERE "Group".Id = ? AND Type = 'Queue' AND SobjectType = ? COLLATE NOCASE`,
    ).get(ownerId, object.name);
    if (queue !== undefined) return;
    throw new SalesforceError(400, "INVALID_OPERATION", "Queue not associated with this SObject type", []);
  }
  if (
    access.object(
      { userId: ownerId, username: "", profileId: "", scopes: new Set(), clientId: "" },
      object.name,
    ).read
  ) {
    return;
  }
  throw new SalesforceError(400, "TRANSFER_REQUIRES_READ", "The new owner must have read permission", []);
}

const ranks = ["None", "Read", "Edit", "ReadEditTransfer", "All"];

function checkShare(call: RestCall, of: string, row: Row, before: Row | undefined): void {
  const { org, access, caller } = call;
  const recordId = String(row[`${of}Id`]);
  if (before !== undefined && before["RowCause"] !== "Manual") throw insufficient();
  if (row["RowCause"] !== "Manual") {
    throw new SalesforceError(400, "FIELD_INTEGRITY_EXCEPTION", "field integrity exception: RowCause", [
      "RowCause",
    ]);
  }
  if (!access.hasFullAccess(caller, of, recordId)) {
    throw new SalesforceError(
      400,
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      `insufficient access rights on cross-reference id: ${recordId.slice(0, 15)}`,
      [],
    );
  }
  const field = `${of}AccessLevel`;
  const level = String(row[field]);
  const opened = organizationDefault(org, of) ?? "All";
  const owner = statement(org.db, `SELECT OwnerId FROM ${quoted(of)} WHERE Id = ?`).get(recordId);
  const isTrivial = ranks.indexOf(level) <= ranks.indexOf(opened) && opened !== "ControlledByParent";
  const opensMore =
    of === "Account" &&
    ["OpportunityAccessLevel", "ContactAccessLevel"].some((name) => opens(call, name, row));
  if ((isTrivial && !opensMore) || level === "All" || owner?.["OwnerId"] === row["UserOrGroupId"]) {
    throw new SalesforceError(
      400,
      "FIELD_INTEGRITY_EXCEPTION",
      `field integrity exception: ${field} (trivial share level ${level}, for organization with default level ${opened})`,
      [field],
    );
  }
}

/**
 * Whether an account's share row gives more access to contacts or opportunities than the org-wide default.
 */
function opens({ org }: RestCall, field: string, row: Row): boolean {
  const opened = organizationDefault(org, field.replace("AccessLevel", "")) ?? "All";
  return opened !== "ControlledByParent" && ranks.indexOf(String(row[field])) > ranks.indexOf(opened);
}
