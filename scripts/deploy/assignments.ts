import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";

/** A permission set of the package that somebody has. */
export interface Assignment {
  Id: string;
  AssigneeId: string;
  PermissionSetId: string;
  /** When it ends by itself; null where it does not. */
  ExpirationDate: string | null;
}

const names = "('Crosswalk_Rep', 'Crosswalk_Admin')";

/** A managed package has sets of the same names, which a removal of ours leaves there. */
export const assignmentsQuery =
  "SELECT Id, AssigneeId, PermissionSetId, ExpirationDate FROM PermissionSetAssignment " +
  `WHERE PermissionSet.Name IN ${names} AND PermissionSet.NamespacePrefix = null`;

const setsQuery = `SELECT Id FROM PermissionSet WHERE Name IN ${names} AND NamespacePrefix = null`;

/** How many of them one request deletes or makes. */
export const assignmentsMax = 200;

const api = "/services/data/v60.0";

/** What the org says of each record, or of the whole request. */
interface RecordResult {
  success?: boolean;
  errors?: { statusCode: string; message: string }[];
  message?: string;
}

export const readAssignments = (org: OrgSession) => org.query<Assignment>(assignmentsQuery);

/**
 * Deletes them. Throws where the org refuses one, or before the next request where `ending` tells; those of
 * earlier requests are gone then.
 */
export async function takeAssignments(
  org: OrgSession,
  assignments: readonly Assignment[],
  ending?: AbortSignal,
): Promise<void> {
  for (const part of partsOf(assignments)) {
    ending?.throwIfAborted();
    const url = `${api}/composite/sobjects?allOrNone=true&ids=${part.map(({ Id }) => Id).join(",")}`;
    const compositeRequest = [{ method: "DELETE", url, referenceId: "assignments" }];
    const { status, body } = await org.send(`${api}/composite`, {
      method: "POST",
      body: { compositeRequest },
    });
    if (status >= 400) throw new OrgRefusal(status, body);
    const { compositeResponse } = body as { compositeResponse: { body: RecordResult[] }[] };
    const refused = compositeResponse.flatMap(({ body }) => body).find(({ success }) => success !== true);
    if (refused) throw new Error(wordsOf(refused));
  }
}

/** An assignment that the org does not take, with its words. */
interface RefusedAssignment {
  assignment: Assignment;
  words: string;
}

/**
 * Makes those again that have not expired, where they are gone, and where the package that brought the
 * permission set is not. Gives those that the org refuses.
 */
export async function giveBackAssignments(
  org: OrgSession,
  assignments: readonly Assignment[],
): Promise<RefusedAssignment[]> {
  const now = Date.now();
  const sets = new Set((await org.query<{ Id: string }>(setsQuery)).map(({ Id }) => Id));
  const refused: RefusedAssignment[] = [];
  const wanted = assignments.filter(
    ({ PermissionSetId, ExpirationDate: end }) =>
      sets.has(PermissionSetId) && (end === null || Date.parse(end) > now),
  );
  for (const part of partsOf(wanted)) {
    const records = part.map(({ AssigneeId, PermissionSetId, ExpirationDate }) => ({
      attributes: { type: "PermissionSetAssignment" },
      ...{ AssigneeId, PermissionSetId },
      ...(ExpirationDate !== null && { ExpirationDate }),
    }));
    const { status, body } = await org.send(`${api}/composite/sobjects`, {
      method: "POST",
      body: { allOrNone: false, records },
    });
    if (status >= 400) throw new OrgRefusal(status, body);
    for (const [index, result] of (body as RecordResult[]).entries()) {
      const assignment = part[index];
      if (assignment === undefined || result.success === true || isThere(result)) continue;
      refused.push({ assignment, words: wordsOf(result) });
    }
  }
  return refused;
}

/** The org has it still: it was not taken, or its deletion was not heard of. */
const isThere = ({ errors }: RecordResult) =>
  errors?.some(({ statusCode }) => statusCode === "DUPLICATE_VALUE") ?? false;

const wordsOf = ({ message, errors }: RecordResult) => message ?? errors?.[0]?.message ?? "refused";

function partsOf(assignments: readonly Assignment[]): Assignment[][] {
  const count = Math.ceil(assignments.length / assignmentsMax);
  return Array.from({ length: count }, (_, index) =>
    assignments.slice(index * assignmentsMax, (index + 1) * assignmentsMax),
  );
}
