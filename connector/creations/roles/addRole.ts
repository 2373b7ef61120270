import { randomUUID } from "node:crypto";
import type { RequestContext } from "../../context.ts";
import type { AddedRole } from "../../database/schema/addedRoles.ts";
import { contactDescribe, withFreshDescribe } from "../../form/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { checkRole } from "../../form/checkContact.ts";
import { findLead } from "../../leads/findLead.ts";
import { readLink } from "../../leads/recordLink.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { errorOf } from "../../reasons/problems.ts";
import { refusal, refusalBecause } from "../../reasons/refusal.ts";
import { createContactRole, lookUpRoles } from "../../salesforce/contactRoles.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import type { SalesforceSession } from "../../salesforce/session.ts";
import { type StoredKeys, storedKeysOf } from "../../secrets.ts";
import { digestsOf, type Digests } from "../ledger/find.ts";
import { settleColleagues } from "./settleRoles.ts";
import { whileItIsOurs, throughLocks } from "../sendCreations.ts";
import {
  markRoleSent,
  markRoleUnknown,
  reserveRole,
  roleByKey,
  settleRoleAdded,
  settleRoleFailed,
} from "./roleLedger.ts";

interface RoleInput {
  opportunityId: string;
  role?: string | undefined;
  isPrimary?: boolean | undefined;
}

interface RoleToSend {
  role: string | null;
  isPrimary: boolean;
}

/** A role that was added. */
interface AddedRoleAnswer {
  additionId: string;
  opportunityContactRoleId: string;
  /** Opens the opportunity in Lightning. */
  url: string;
}

/**
 * Gives the contact that a lead is linked to a role on an opportunity, as the caller. A repeated request
 * under the same Idempotency-Key gets the first answer. Where it throws, no role was added, except for
 * `outcome-unknown`. Takes no quota.
 */
export async function addRole(
  ctx: RequestContext,
  leadId: string,
  input: RoleInput,
  idempotencyKey?: string,
): Promise<AddedRoleAnswer> {
  const lead = await findLead(ctx, leadId);
  const keys = idempotencyKey === undefined ? undefined : storedKeysOf(ctx.vault, ctx.caller, idempotencyKey);
  const digests = await digestsOf(ctx.vault, { leadId, ...input });
  const known = keys && (await roleByKey(ctx.database, ctx.caller, keys));
  if (known) return replay(ctx, known, digests);

  const link = await readLink(ctx.database, lead.id, ctx.caller.userId);
  if (link?.object !== "Contact") throw refusal("role-not-linked");
  const { opportunityId, ...role } = await withFreshDescribe(ctx, (describe) => checkRole(describe, input));
  const wanted = { leadId: lead.id, contactId: link.recordId, opportunityId: opportunityId ?? "" };
  await settleColleagues(ctx, wanted);
  const row = await reserve(ctx, { ...wanted, keys, digests });
  try {
    const added = await look(ctx, row, role);
    await tellCrmChange(ctx);
    return added;
  } finally {
    ctx.runner.inFlight.delete(row.id);
  }
}

async function reserve(
  ctx: RequestContext,
  {
    keys,
    digests,
    ...wanted
  }: Pick<AddedRole, "leadId" | "contactId" | "opportunityId"> & {
    keys: StoredKeys | undefined;
    digests: Digests;
  },
): Promise<AddedRole> {
  const { inFlight } = ctx.runner;
  const { orgId, userId } = ctx.caller;
  const id = randomUUID();
  // From before others can see it: else it would be taken for one that nobody sends.
  inFlight.add(id);
  try {
    const stored = { idempotencyKey: keys?.[0] ?? null, requestDigest: keys ? digests[0] : null };
    return await reserveRole(ctx, { ...wanted, ...stored, id, orgId, userId }, keys);
  } catch (error) {
    inFlight.delete(id);
    throw error;
  }
}

/**
 * Looks for a role of the contact there before one is sent. As the row is reserved, none of ours can come
 * meanwhile, whoever asks and whichever connector: Salesforce itself would take any number of them.
 */
async function look(ctx: RequestContext, row: AddedRole, role: RoleToSend): Promise<AddedRoleAnswer> {
  const salesforce = ctx.salesforce.guarded(whileItIsOurs(ctx, [row], "role-not-sent"));
  try {
    const describes = await contactDescribe(ctx);
    const { hasContact, opportunity, isClosed, roles } = await lookUpRoles(salesforce, describes.role, row);
    if (!hasContact) throw refusal("role-no-contact");
    if (opportunity === null) throw refusal("role-no-opportunity", { field: "opportunityId" });
    const [there] = roles;
    if (there) throw sayThere(ctx, row, there, opportunity);
    // Salesforce would take it; the rep was shown the opportunity while it was open.
    if (isClosed) throw refusal("role-closed", { field: "opportunityId" });
  } catch (error) {
    if (error instanceof AppError) await settleRoleFailed(ctx, row, error);
    throw error;
  }
  await markRoleSent(ctx, row);
  return send(ctx, salesforce, row, role);
}

function sayThere(
  { salesforce }: RequestContext,
  { opportunityId }: AddedRole,
  { id: opportunityContactRoleId, name: role }: { id: string; name: string | null },
  opportunity: string,
): AppError {
  const url = recordUrl(salesforce.instanceUrl, "Opportunity", opportunityId);
  const members = { opportunityContactRoleId, opportunityId, url };
  return role === null
    ? refusal("role-there", { values: { opportunity }, members })
    : refusal("role-there-as", { values: { opportunity, role }, members });
}

/** Sends what is marked as sent, and stores how it ended, whatever happens. */
async function send(
  ctx: RequestContext,
  salesforce: SalesforceSession,
  row: AddedRole,
  role: RoleToSend,
): Promise<AddedRoleAnswer> {
  try {
    const id = await throughLocks(() => createContactRole(salesforce, row, role).catch(sayOfRole));
    await settleRoleAdded(ctx, row, id, { isFound: false, call: salesforce.lastWrite });
    return answerOf(ctx, row, id);
  } catch (error) {
    const call = salesforce.lastWrite;
    // Every other code says that nothing was added.
    if (error instanceof AppError && error.code !== "outcome-unknown") {
      await writeDown(ctx, row, () => settleRoleFailed(ctx, row, error, call));
      throw error;
    }
    // An error after sending, even our own bug or a full disk, says nothing about what Salesforce did.
    if (!(error instanceof AppError))
      ctx.log.error({ err: error, additionId: row.id }, "answer not understood, or not written down");
    await writeDown(ctx, row, () => markRoleUnknown(ctx, row, call));
    throw roleUnknown(row, error);
  }
}

/** Salesforce refuses the role here, so the usual words about a contact would be wrong. */
function sayOfRole(error: unknown): never {
  const isRefused = error instanceof AppError && policyOf(error).detailIsFields;
  throw isRefused ? refusalBecause("role-refused", error) : error;
}

/** Where the database can't store it now, the row says that it was sent, and Salesforce is asked later. */
async function writeDown(ctx: RequestContext, row: AddedRole, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (ctx.storage.refusalOf(error) === null) throw error;
    ctx.log.error({ err: error, additionId: row.id }, "outcome not written down yet");
  }
}

/** The answer of an earlier request under the same key, or its error. */
function replay(ctx: RequestContext, row: AddedRole, digests: Digests): AddedRoleAnswer {
  const { id, state, opportunityContactRoleId } = row;
  if (!digests.includes(row.requestDigest ?? "")) throw refusal("key-used", { field: "Idempotency-Key" });
  if (opportunityContactRoleId !== null) return answerOf(ctx, row, opportunityContactRoleId);
  if (state === "unknown") throw roleUnknown(row);
  if (state === "never-known") throw row.problem ? errorOf(row.problem) : refusal("role-never-known");
  throw refusal("role-in-progress", { members: { additionId: id } });
}

function answerOf(
  { salesforce }: RequestContext,
  { id: additionId, opportunityId }: AddedRole,
  opportunityContactRoleId: string,
): AddedRoleAnswer {
  const url = recordUrl(salesforce.instanceUrl, "Opportunity", opportunityId);
  return { additionId, opportunityContactRoleId, url };
}

/** The answer was lost after sending. */
export function roleUnknown(
  { id: additionId, leadId }: Pick<AddedRole, "id" | "leadId">,
  cause?: unknown,
): AppError {
  const statusUrl = `/v1/leads/${leadId}/roles/${additionId}`;
  return refusal("role-unknown", { members: { additionId, statusUrl }, cause });
}
