import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNotNull, notInArray, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import {
  creations,
  type ContactValues,
  type Creation,
  quotaFreeStates,
} from "../../database/schema/contacts.ts";
import { type LeadRow, leadProfiles, leads } from "../../database/schema/leads.ts";
import { AppError } from "../../errors.ts";
import type { WantedRole } from "../../form/checkContact.ts";
import { event } from "../../log/event.ts";
import { isLeadThere } from "../../privacy/withoutPeople.ts";
import { quotaTerms } from "../../settings/quotaTerms.ts";
import { refusal } from "../../reasons/refusal.ts";
import { chunkBytesMax } from "../../salesforce/createManyContacts.ts";
import { openRestores } from "../restored/restores.ts";
import { creationByKey, type Idempotency } from "./find.ts";
import { idsOf } from "./transitions.ts";
import { refuseCreation, requireLead } from "./refuse.ts";
import type { StoredKeys } from "../../secrets.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { oneOf } from "../../database/rows.ts";

/** A contact, and its role where it has one, ready to be sent. */
export interface CheckedContact extends WantedRole {
  values: ContactValues;
  /**
   * The package's external-id field and its value in `values`; null where the user cannot write the field.
   */
  externalId: { field: string; value: string } | null;
}

/** A contact to be created from a lead. */
export interface Wanted {
  /** Null where the lead was deleted, or the user may not see it any more. */
  lead: LeadRow | null;
  batchId?: string;
  idempotency?: Idempotency;
  saveAnyway: boolean;
  /** The contact to send. Called only where nothing refuses the lead; throws what refuses the contact. */
  contact: (lead: LeadRow) => CheckedContact | Promise<CheckedContact>;
}

/** The new creation, or why there is none. */
type Claimed = { creation: Creation } | { refused: AppError };

/**
 * Writes the creations of one request and takes their quota, before anything is sent. Beside it only
 * recoverCreation.ts adds rows, of contacts that are there already. Runs in the caller's transaction, so that the quota and the running creations stay as they were
 * checked. Answers in the order of `wanted`, and stops before the contact that would make the request too
 * large. Throws `salesforce-unavailable` where Salesforce has to be asked first, after a restore.
 */
type Claim = (transaction: DatabaseHandle, wanted: readonly Wanted[]) => Promise<Claimed[]>;

/**
 * Runs a transaction that claims. From before others can see them, its creations count as in flight here
 * until they are sent (see sendCreations): else they would be taken for what nobody sends.
 */
export async function claiming<T>(
  ctx: RequestContext,
  work: (transaction: DatabaseHandle, claim: Claim) => Promise<T>,
): Promise<T> {
  const { inFlight } = ctx.runner;
  const ids: string[] = [];
  try {
    return await inTransaction(ctx.database, (transaction) =>
      work(transaction, (handle, wanted) => claim(ctx, handle, wanted, ids)),
    );
  } catch (error) {
    for (const id of ids) inFlight.delete(id);
    throw error;
  }
}

async function claim(
  ctx: RequestContext,
  transaction: DatabaseHandle,
  wanted: readonly Wanted[],
  ids: string[],
): Promise<Claimed[]> {
  if ((await openRestores(transaction, ctx.caller)).length > 0) throw refusal("restored-not-asked");
  const now = ctx.clock();
  const terms = await quotaTerms(transaction, ctx.caller, now);
  const quota = { handle: transaction, owner: ctx.caller, terms };
  const claimed: Claimed[] = [];
  let bytes = 0;
  for (const one of wanted) {
    try {
      // It may have gone since it was read. What is written here would outlive it.
      const lead = requireLead(one.lead && (await isLeadThere(transaction, one.lead.id)) ? one.lead : null);
      await refuseCreation({ lead: { ctx, handle: transaction, id: lead.id }, quota });
      if (one.idempotency) await refuseKeyInUse(ctx, transaction, one.idempotency.keys);
      const contact = await withSharedKey(transaction, lead, await one.contact(lead));
      const isFirst = bytes === 0;
      bytes += Buffer.byteLength(JSON.stringify(contact.values));
      if (bytes > chunkBytesMax && !isFirst) break;
      const row = { ...rowOf(one, contact), leadId: lead.id, month: terms.month };
      const id = randomUUID();
      ids.push(id);
      ctx.runner.inFlight.add(id);
      claimed.push({ creation: await insert(ctx, transaction, { ...row, id }, now) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      claimed.push({ refused: error });
    }
  }
  return claimed;
}

/** Another connector on the same database may just have used the key. */
async function refuseKeyInUse(
  { caller }: RequestContext,
  handle: DatabaseHandle,
  keys: StoredKeys,
): Promise<void> {
  const known = await creationByKey(handle, caller, keys);
  if (known) throw new AppError("creation-in-progress", { members: { creationId: known.id } });
}

function rowOf(
  { batchId, idempotency, saveAnyway }: Wanted,
  { values, externalId, opportunityId, role, isPrimary }: CheckedContact,
) {
  return {
    batchId: batchId ?? null,
    idempotencyKey: idempotency?.keys[0] ?? null,
    requestDigest: idempotency?.digests[0] ?? null,
    externalId: externalId?.value ?? null,
    contact: values,
    opportunityId,
    role,
    isPrimary,
    saveAnyway,
  };
}

async function insert(
  ctx: RequestContext,
  handle: DatabaseHandle,
  wanted: ReturnType<typeof rowOf> & Pick<Creation, "id" | "leadId" | "month">,
  now: Date,
): Promise<Creation> {
  const row: Creation = {
    ...wanted,
    orgId: ctx.caller.orgId,
    userId: ctx.caller.userId,
    state: "reserved",
    runner: ctx.runner.id,
    createdAt: now.getTime(),
    contactId: null,
    opportunityContactRoleId: null,
    problem: null,
    sentAt: null,
    sentAfter: null,
    lostAt: null,
    settledAt: null,
    checkAt: null,
    undoAt: null,
    earlierUndos: null,
  };
  const inserted = await oneOf(prepared(handle, insertion).execute({ ...row }));
  await event(ctx, "creation.reserved", idsOf(inserted));
  return inserted;
}

const insertion = (handle: DatabaseHandle) =>
  handle.insert(creations).values(placeholdersOf(creations)).returning().prepare();

interface WithKey {
  values: ContactValues;
  externalId: { field: string; value: string } | null;
}

/** A file may give anybody any number of addresses. */
const readMax = 20;

/**
 * The contact with the external id of an earlier creation of the same person, so that Salesforce refuses a
 * second one. A person has a public and a Sales Navigator address, which give different ids: they are known
 * to be one where any lead of the org has both, and the names fit.
 */
export async function withSharedKey<Contact extends WithKey>(
  handle: DatabaseHandle,
  lead: LeadRow,
  contact: Contact,
): Promise<Contact> {
  const { externalId, values } = contact;
  if (externalId === null || lead.profileUrl === null) return contact;
  const { orgId, url, leadId } = leadProfiles;
  const urlsOf = (isOf: SQL) => handle.select({ url }).from(leadProfiles).where(isOf).limit(readMax);
  const leadsWith = (urls: ReturnType<typeof urlsOf>) =>
    handle
      .select({ id: leadId })
      .from(leadProfiles)
      .where(and(eq(orgId, lead.orgId), inArray(url, urls)))
      .limit(readMax);
  const alike = leadsWith(urlsOf(eq(leadId, lead.id)));
  const ofPerson = leadsWith(urlsOf(inArray(leadId, alike)));
  const { firstName, lastName } = leads;
  const earlier = await handle
    .select({ value: creations.externalId, firstName, lastName })
    .from(creations)
    .innerJoin(leads, eq(leads.id, creations.leadId))
    .where(
      and(
        inArray(creations.leadId, ofPerson),
        isNotNull(creations.externalId),
        notInArray(creations.state, [...quotaFreeStates]),
      ),
    )
    .orderBy(asc(creations.createdAt))
    .limit(readMax);
  const value = earlier.find((one) => doNamesFit(one, lead))?.value ?? externalId.value;
  const { field } = externalId;
  return { ...contact, values: { ...values, [field]: value }, externalId: { field, value } };
}

type Name = Pick<LeadRow, "firstName" | "lastName">;

/**
 * Whether each word of the shorter name is in the other one, in any order, or is an initial there. That is
 * enough for those who share an address, and keeps others apart where a file has an address wrong.
 */
function doNamesFit(one: Name, other: Name): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  const isInitialOf = (initial: string, word: string) => initial.length === 1 && word.startsWith(initial);
  return few.every((word) =>
    many.some((its) => word === its || isInitialOf(word, its) || isInitialOf(its, word)),
  );
}

/** Without accents; Mueller is Müller. */
const wordsOf = ({ firstName, lastName }: Name): string[] =>
  `${firstName} ${lastName}`
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/(?<=[AOU])E/g, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];
