import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { describeObjects } from "./describe.ts";
import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { meaningOf } from "./translateError.ts";

/** A namespace and the underscores after it, by Salesforce's rule: letters, digits and single underscores. */
const namespace = /^[a-z](?:_?[a-z0-9])*__$/i;

/**
 * Whether an API name is a component of Crosswalk's package: `own` itself, or with a managed package's
 * namespace in front, e.g. acme__Crosswalk_Lead__c. API names ignore case in Salesforce.
 */
export function isPackageName(name: string, own: string): boolean {
  if (!name.toLowerCase().endsWith(own.toLowerCase())) return false;
  const prefix = name.slice(0, name.length - own.length);
  return prefix === "" || namespace.test(prefix);
}

/** Characters of the value. It fits the package's Text(64) field, and 160 bits do not collide. */
const length = 40;

/**
 * The value of the package's external-id field for a lead. Every colleague with the same LinkedIn person has
 * the same value, so that Salesforce's unique index refuses a second contact. A lead without a profile URL
 * uses its own id.
 */
export function externalLeadId(lead: { id: string; profileUrl: string | null }): string {
  const key = lead.profileUrl === null ? `lead:${lead.id}` : `profile:${lead.profileUrl}`;
  return createHash("sha256").update(key).digest("hex").slice(0, length);
}

/**
 * The field's API name, without a namespace. The ledger keeps only its values, so that another field is a
 * change of this name and of the package: its field, and both permission sets, which a test holds equal.
 */
export const leadIdName = "Crosswalk_Lead__c";

/** Whether a field of Contact is the package's external id. */
function isLeadId({ name }: Pick<FieldDescribe, "name">): boolean {
  return isPackageName(name, leadIdName);
}

/** The package's unique field on Contact, if the user can see it. */
export function leadIdField(contact: Pick<ObjectDescribe, "fields">): FieldDescribe | undefined {
  return contact.fields.find(isLeadId);
}

/** An org with more such fields hardly uses all of them for people's profiles. */
const fieldsMax = 2;

/**
 * The org's fields for a LinkedIn profile: the one that an admin has chosen, then custom text or URL fields with
 * LinkedIn in their name. Salesforce has no standard field for it.
 */
export function profileFields({ fields }: Pick<ObjectDescribe, "fields">, chosen?: string | null): string[] {
  const isChosen = ({ name, filterable }: FieldDescribe) => name === chosen && filterable !== false;
  return [...fields.filter(isChosen), ...fields.filter((field) => isProfileField(field) && !isChosen(field))]
    .map(({ name }) => name)
    .slice(0, fieldsMax);
}

function isProfileField(field: FieldDescribe): boolean {
  const { custom, type, name, label } = field;
  const isText = type === "url" || type === "string";
  return custom && isText && !isLeadId(field) && /linked_?\s?in/i.test(`${name} ${label}`);
}

/** Ways to write a profile URL, from its normalized form. SOQL compares whole values. */
export function profileUrlSpellings(profileUrl: string): string[] {
  const path = profileUrl.replace(/^https:\/\/www\./, "");
  return ["https://www.", "http://www.", "https://", "www.", ""].flatMap((start) => [
    start + path,
    `${start}${path}/`,
  ]);
}

/** The address of the package's Apex class CrosswalkAccess; in a managed package after the namespace. */
const root = "/services/apexrest";
const resource = "/crosswalk/access";

const answerSchema = z.object({ isAdmin: z.boolean() });

/** What the package's class answers a user; or that it does not answer, and what is in the way. */
export type PackageAccess = { isAdmin: boolean } | { isAdmin: null; obstacle: AppError };

/**
 * Whether the user is a Crosswalk admin, as the package's Apex class answers them: it alone knows a custom
 * permission for sure without rights in Setup. It does not answer where the org lacks the package, the user
 * lacks both permission sets, or the class fails. One API call; three in an org with a managed package.
 */
export async function readPackageAccess(session: SalesforceSession): Promise<PackageAccess> {
  const plain = await ask(session, root + resource);
  if (plain !== "not-there") return plain;
  const namespace = await readNamespace(session);
  const named = namespace === null ? "not-there" : await ask(session, `${root}/${namespace}${resource}`);
  return named === "not-there" ? unanswered(refusal("package-not-in-org")) : named;
}

const unanswered = (obstacle: AppError): PackageAccess => ({ isAdmin: null, obstacle });

async function ask(session: SalesforceSession, path: string): Promise<PackageAccess | "not-there"> {
  try {
    const { body } = await session.request("GET", path);
    const answer = answerSchema.safeParse(body);
    return answer.success ? answer.data : unanswered(refusal("package-class-failed", { status: 502 }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (policyOf(error).isUnseen) return "not-there";
    const { ofApexClass } = meaningOf(error);
    if (ofApexClass === undefined) throw error;
    const reason = ofApexClass === "failed" ? "package-class-failed" : "package-not-assigned";
    return unanswered(
      refusal(reason, { cause: error.cause, ...(ofApexClass === "failed" && { status: 502 }) }),
    );
  }
}

/** The namespace of a managed package, by the name of its field on Contact; null where there is none. */
async function readNamespace(session: SalesforceSession): Promise<string | null> {
  const { Contact } = await describeObjects(session, ["Contact"]);
  const name = Contact === null ? undefined : leadIdField(Contact)?.name;
  return name?.slice(0, -leadIdName.length).replace(/__$/, "") || null;
}

/** More would not be found in a list. */
const listedMax = 500;

/** The org's permission sets, by label; not those that belong to profiles. One API call. */
export async function listPermissionSets(
  salesforce: SalesforceSession,
): Promise<{ name: string; label: string }[]> {
  const rows = await salesforce.query<{ Name: string; Label: string }>(
    `SELECT Name, Label FROM PermissionSet WHERE IsOwnedByProfile = false ORDER BY Label LIMIT ${listedMax}`,
  );
  return rows.map(({ Name: name, Label: label }) => ({ name, label }));
}
