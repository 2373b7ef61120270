import type { LeadJob, LeadJobRow } from "../../database/schema/jobs.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import type { AccountCountry } from "../../salesforce/accountSummary.ts";
import type { FormField } from "../../form/contactFields.ts";
import { prefillContact, type Prefill } from "../../form/prefillContact.ts";
import { knownCountry, lookUpCountries, unknownAccounts } from "../../matches/accountCountries.ts";
import type { RequestContext } from "../../context.ts";
import type { CheckedContact } from "../../creations/ledger/claim.ts";
import { validateContact } from "../../creations/validateContact.ts";
import type { ContactDescribe } from "../../form/contactDescribe.ts";
import { AppError } from "../../errors.ts";

/** The account that the row's contact gets; null where none was chosen. */
export function accountOfRow(
  { defaults }: Pick<LeadJob, "defaults">,
  row: Pick<LeadJobRow, "accountId" | "contact">,
): string | null {
  const chosen = row.contact?.["AccountId"] ?? row.accountId ?? defaults.contact?.["AccountId"];
  return typeof chosen === "string" && chosen !== "" ? chosen : null;
}

/**
 * The values of a row's contact. The row's own choices win, then what lead and account say, then the batch's
 * defaults, then the org's. A source is given for what lead or account say.
 */
export function rowValues(
  batch: Pick<LeadJob, "defaults">,
  row: Pick<LeadJobRow, "accountId" | "contact">,
  form: FormField[],
  { lead, account }: { lead: LeadRow; account: AccountCountry | null | undefined },
): Prefill {
  const { values, sources } = prefillContact(form, lead, { account });
  const own = row.contact ?? {};
  const known = Object.keys(values).filter((name) => sources[name] !== "default" && !(name in own));
  const chosen: ContactValues = {
    ...values,
    ...batch.defaults.contact,
    ...picked(values, known),
    ...(row.accountId !== null && { AccountId: row.accountId }),
    ...own,
  };
  // A country that the row names is its own, also where the org has codes.
  if ("MailingCountry" in own && !("MailingCountryCode" in own)) delete chosen["MailingCountryCode"];
  return { values: chosen, sources: picked(sources, known) };
}

interface Scope {
  ctx: RequestContext;
  batch: Pick<LeadJob, "defaults">;
  form: FormField[];
}

/** The values of a row's contact, with its account's country where that has been looked up. */
export function knownValues(
  { ctx, batch, form }: Scope,
  row: Pick<LeadJobRow, "accountId" | "contact">,
  lead: LeadRow,
): ContactValues {
  const accountId = accountOfRow(batch, row);
  const account = accountId === null ? null : knownCountry(ctx, accountId);
  return rowValues(batch, row, form, { lead, account }).values;
}

/** Those of the values whose names are given. */
export function picked<Value>(all: Record<string, Value>, names: string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

/** What holds for all rows of a request. */
export interface RowScope {
  batch: Pick<LeadJob, "defaults">;
  describe: ContactDescribe;
  /** The form made from `describe`. */
  form: FormField[];
  leadSource: string;
}

type ChosenRow = Pick<LeadJobRow, "accountId" | "contact" | "opportunityId" | "role">;

/**
 * The contact of a row as it is sent. Throws what refuses it, and `internal` for a row that we cannot read.
 */
export async function contactOfRow(
  ctx: RequestContext,
  { batch, describe, form, leadSource }: RowScope,
  row: ChosenRow,
  lead: LeadRow,
): Promise<CheckedContact> {
  try {
    const contact = knownValues({ ctx, batch, form }, row, lead);
    const input = { contact, opportunityId: row.opportunityId ?? undefined, role: row.role ?? undefined };
    return await validateContact({ describe, form, lead, leadSource, input });
  } catch (error) {
    if (error instanceof AppError) throw error;
    // One row that we cannot read must not hold up the others.
    ctx.log.error({ err: error, leadId: lead.id }, "row not understood");
    throw new AppError("internal", { cause: error });
  }
}

/** Accounts of rows that have no country of their own, as far as nobody has looked up their countries. */
export function accountsToLookUp(
  ctx: RequestContext,
  batch: Pick<LeadJob, "defaults">,
  rows: { row: Pick<LeadJobRow, "accountId" | "contact">; lead: LeadRow | null }[],
): string[] {
  const lacking = rows.filter(({ row: { contact }, lead }) => {
    const isNamed = contact?.["MailingCountry"] ?? contact?.["MailingCountryCode"];
    return lead?.country === null && !isNamed;
  });
  return unknownAccounts(
    ctx,
    lacking.flatMap(({ row }) => accountOfRow(batch, row) ?? []),
  );
}

/** Accounts whose country is to be looked up before the next rows are claimed. */
export interface Unknown {
  unknownAccounts: string[];
}

/** What `claim` gives, once more after the countries have been looked up for which it waits at first. */
export async function claimWithCountries<Claimed extends object>(
  ctx: RequestContext,
  { account }: ContactDescribe,
  claim: (waitsForCountries: boolean) => Promise<Claimed | Unknown | null>,
): Promise<Claimed | null> {
  for (const waitsForCountries of [true, false]) {
    const claimed = await claim(waitsForCountries);
    if (!claimed || !("unknownAccounts" in claimed)) return claimed;
    await lookUpCountries(ctx, account, claimed.unknownAccounts);
  }
  return null;
}
