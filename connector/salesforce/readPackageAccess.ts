import { z } from "zod";
import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { describeObjects } from "./describe.ts";
import { leadIdField, leadIdName } from "./packageNames.ts";
import type { SalesforceSession } from "./session.ts";
import { meaningOf } from "./translateError.ts";

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
