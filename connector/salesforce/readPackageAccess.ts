import { z } from "zod";
import { AppError, policyOf } from "../errors.ts";
import { describeObjects } from "./describe.ts";
import { leadIdField, leadIdName } from "./externalLeadId.ts";
import type { SalesforceSession } from "./session.ts";
import { meaningOf } from "./translateError.ts";

/** The address of the package's Apex class CrosswalkAccess; in a managed package after the namespace. */
const root = "/services/apexrest";
const resource = "/crosswalk/access";

const answerSchema = z.object({ isAdmin: z.boolean() });

/**
 * Whether the user is a Crosswalk admin, as the package's Apex class answers them: it alone knows a custom
 * permission for sure without rights in Setup. Null where it does not answer this user: the org lacks the
 * package, or the user lacks both permission sets. One API call; three in an org with a managed package.
 */
export async function readPackageAccess(session: SalesforceSession): Promise<{ isAdmin: boolean } | null> {
  const plain = await ask(session, root + resource);
  if (plain !== "not-there") return plain;
  const namespace = await readNamespace(session);
  if (namespace === null) return null;
  const named = await ask(session, `${root}/${namespace}${resource}`);
  return named === "not-there" ? null : named;
}

async function ask(
  session: SalesforceSession,
  path: string,
): Promise<{ isAdmin: boolean } | null | "not-there"> {
  try {
    const { body } = await session.request("GET", path);
    const answer = answerSchema.safeParse(body);
    return answer.success ? answer.data : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (policyOf(error).isUnseen) return "not-there";
    if (meaningOf(error).isOfApexClass) return null;
    throw error;
  }
}

/** The namespace of a managed package, by the name of its field on Contact; null where there is none. */
async function readNamespace(session: SalesforceSession): Promise<string | null> {
  const { Contact } = await describeObjects(session, ["Contact"]);
  const name = Contact === null ? undefined : leadIdField(Contact)?.name;
  return name?.slice(0, -leadIdName.length).replace(/__$/, "") || null;
}
