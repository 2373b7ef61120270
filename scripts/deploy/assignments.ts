import { soqlList } from "../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";

/** A permission set of the package that somebody has. */
export interface Assignment {
  id: string;
  assigneeId: string;
  /** The set's name: a set that comes back after a removal has another id. */
  set: string;
  /** When it ends by itself; null where it does not. */
  expires: string | null;
}

interface AssignmentRow {
  Id: string;
  AssigneeId: string;
  PermissionSet: { Name: string };
  ExpirationDate: string | null;
}

const names = "('Crosswalk_Rep', 'Crosswalk_Admin')";

/** A managed package has sets of the same names, which a removal of ours leaves there. */
export const assignmentsQuery =
  "SELECT Id, AssigneeId, PermissionSet.Name, ExpirationDate FROM PermissionSetAssignment " +
  `WHERE PermissionSet.Name IN ${names} AND PermissionSet.NamespacePrefix = null`;

const setsQuery = `SELECT Id, Name FROM PermissionSet WHERE Name IN ${names} AND NamespacePrefix = null`;

/** How many of them one request deletes or makes. */
export const assignmentsMax = 200;

const api = "/services/data/v60.0";

/** What the org says of each record, or of the whole request. */
interface RecordResult {
  success?: boolean;
  errors?: { statusCode: string; message: string }[];
  message?: string;
}

export async function readAssignments(org: OrgSession): Promise<Assignment[]> {
  const rows = await org.query<AssignmentRow>(assignmentsQuery);
  return rows.map(({ Id: id, AssigneeId: assigneeId, PermissionSet: { Name: set }, ExpirationDate }) => ({
    ...{ id, assigneeId, set },
    expires: ExpirationDate,
  }));
}

export const isSameAssignment = (one: Assignment, other: Assignment): boolean =>
  one.assigneeId === other.assigneeId && one.set === other.set;

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
    const url = `${api}/composite/sobjects?allOrNone=true&ids=${part.map(({ id }) => id).join(",")}`;
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

interface GivenBack {
  /** Those that were made, as they were not there. */
  made: Assignment[];
  /** The org does not have the permission set: the removal, or somebody, took it. */
  withoutSet: Assignment[];
  /** The org does not list them afterwards; with its words, where it refused them. */
  refused: { assignment: Assignment; words: string }[];
}

/**
 * Makes those again that have not expired, and asks the org afterwards which are there: only that counts. An
 * assignment that was not taken, or whose deletion was not heard of, is refused as a duplicate, and there.
 */
export async function giveBackAssignments(
  org: OrgSession,
  assignments: readonly Assignment[],
): Promise<GivenBack> {
  const now = Date.now();
  const setRows = await org.query<{ Id: string; Name: string }>(setsQuery);
  const setIds = new Map(setRows.map(({ Id, Name }) => [Name, Id]));
  const unexpired = assignments.filter(({ expires }) => expires === null || Date.parse(expires) > now);
  const wanted = unexpired.filter(({ set }) => setIds.has(set));
  const words = new Map<Assignment, string>();
  const made: Assignment[] = [];
  for (const part of partsOf(wanted)) {
    const records = part.map(({ assigneeId, set, expires }) => ({
      attributes: { type: "PermissionSetAssignment" },
      ...{ AssigneeId: assigneeId, PermissionSetId: setIds.get(set) },
      ...(expires !== null && { ExpirationDate: expires }),
    }));
    const { status, body } = await org.send(`${api}/composite/sobjects`, {
      method: "POST",
      body: { allOrNone: false, records },
    });
    if (status >= 400) throw new OrgRefusal(status, body);
    for (const [index, result] of (body as RecordResult[]).entries()) {
      const assignment = part[index];
      if (assignment === undefined) continue;
      if (result.success === true) made.push(assignment);
      else words.set(assignment, wordsOf(result));
    }
  }
  const there = await readAssignments(org);
  const missing = wanted.filter((each) => !there.some((other) => isSameAssignment(each, other)));
  return {
    made,
    withoutSet: unexpired.filter(({ set }) => !setIds.has(set)),
    refused: missing.map((assignment) => ({
      assignment,
      words: words.get(assignment) ?? "the org took it and does not list it",
    })),
  };
}

/**
 * The users who have them, below each permission set: by username, or by id where the org does not tell. No
 * line is wider than a terminal shows.
 */
export async function listHolders(org: OrgSession, assignments: readonly Assignment[]): Promise<string[]> {
  const ids = [...new Set(assignments.map(({ assigneeId }) => assigneeId))];
  const names = new Map<string, string>();
  for (const part of partsOf(ids)) {
    const soql = `SELECT Id, Username FROM User WHERE Id IN ${soqlList(part)}`;
    const users = await org.query<{ Id: string; Username: string }>(soql).catch(() => []);
    for (const { Id, Username } of users) names.set(Id, Username);
  }
  const sets = [...new Set(assignments.map(({ set }) => set))].sort();
  return sets.flatMap((set) => {
    const holders = assignments.filter((each) => each.set === set).map(({ assigneeId }) => assigneeId);
    return inLines(
      `${set}:`,
      holders.map((id) => names.get(id) ?? id),
    );
  });
}

const lineMax = 100;

/** A heading and the words behind it; further lines are indented. */
function inLines(heading: string, words: readonly string[]): string[] {
  const lines = [heading];
  for (const [index, word] of words.entries()) {
    const next = `${word}${index < words.length - 1 ? "," : ""}`;
    const longer = `${lines.at(-1)} ${next}`;
    if (longer.length <= lineMax) lines[lines.length - 1] = longer;
    else lines.push(`  ${next}`);
  }
  return lines;
}

const wordsOf = ({ message, errors }: RecordResult) => message ?? errors?.[0]?.message ?? "refused";

function partsOf<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / assignmentsMax);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * assignmentsMax, (index + 1) * assignmentsMax),
  );
}
