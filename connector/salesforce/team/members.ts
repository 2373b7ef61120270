import { policyOf } from "../../errors.ts";
import { chunksOf } from "../../work/inTurns.ts";
import { isSuccess, sendComposite, subrequestError } from "../composite.ts";
import { queriesPerCall } from "../requests.ts";
import { nextPage, type SalesforceSession } from "../session.ts";
import { queryPath, soqlList } from "../soql.ts";

/** How much of long answers may still be read. */
export interface Reading {
  /** Calls left for further pages. */
  callsLeft: number;
  /** Whether an answer was not read to its end. */
  isCut: boolean;
}

interface Page {
  records: unknown[];
  nextRecordsUrl?: string;
}

interface Answer {
  name: string;
  /** Null where the user may not see what is asked for. */
  rows: unknown[] | null;
  next: string | null;
}

/**
 * The rows of several queries by name, five queries in an API call; a name may have several queries, as lists
 * of ids are long. Null where the user may not see what one asks for. Changes `reading`.
 */
export async function ask<Rows extends Record<string, unknown>>(
  session: SalesforceSession,
  questions: { [Name in keyof Rows]: string[] },
  reading: Reading,
): Promise<{ [Name in keyof Rows]: Rows[Name][] | null }> {
  const answers = Object.entries<string[]>(questions).flatMap(([name, soqls]) =>
    soqls.map((soql): Answer => ({ name, rows: [], next: queryPath(soql) })),
  );
  for (const some of chunksOf(answers, queriesPerCall)) await readPages(session, some);
  for (;;) {
    const open = answers.filter(({ next }) => next !== null).slice(0, queriesPerCall);
    if (open.length === 0) break;
    if (reading.callsLeft === 0) {
      reading.isCut = true;
      break;
    }
    reading.callsLeft -= 1;
    await readPages(session, open);
  }
  const named = Object.keys(questions).map((name) => {
    const own = answers.filter((answer) => answer.name === name).map(({ rows }) => rows);
    return [name, own.includes(null) ? null : own.flatMap((rows) => rows ?? [])];
  });
  return Object.fromEntries(named) as { [Name in keyof Rows]: Rows[Name][] | null };
}

/** Reads the next page of each, in one call. */
async function readPages(session: SalesforceSession, answers: Answer[]): Promise<void> {
  const requests = answers.map(({ next }, index) => ({
    method: "GET" as const,
    path: next ?? "",
    referenceId: `query${index}`,
  }));
  const responses = await sendComposite(session, requests, { isRead: true });
  for (const [index, answer] of answers.entries()) {
    const response = responses.get(`query${index}`);
    answer.next = null;
    if (isSuccess(response)) {
      const page = response.body as Page;
      answer.rows?.push(...page.records);
      answer.next = nextPage(session, page);
    } else {
      const error = subrequestError(response);
      if (!policyOf(error).isUnseen) throw error;
      answer.rows = null;
    }
  }
}

export interface Member {
  id: string;
  name: string;
  username: string;
  isActive: boolean;
  profileId: string;
}

/** Null stands for what the user may not see. */
export interface Members {
  users: Map<string, Member>;
  /** Whether each user is frozen. */
  frozen: Map<string, boolean> | null;
  assignments: Assignment[] | null;
}

/** A permission set that a user has now. A group's assignment may name the group's own set, too. */
export interface Assignment {
  AssigneeId: string;
  PermissionSetId: string | null;
  PermissionSetGroupId: string | null;
  PermissionSet: { HasActivationRequired: boolean } | null;
  PermissionSetGroup: { MasterLabel: string; HasActivationRequired: boolean } | null;
}

interface UserRow {
  Id: string;
  Name: string;
  Username: string;
  IsActive: boolean;
  ProfileId: string;
}

/** So many ids that the query stays below the length of an address. */
const idsPerQuery = 400;
/** So few users that their permission sets mostly fit into one page. */
const assigneesPerQuery = 100;

/** Users, whether they are frozen, and their permission sets: one API call for 200 users. */
export async function readMembers(
  session: SalesforceSession,
  userIds: string[],
  reading: Reading,
): Promise<Members> {
  const lists = chunksOf(userIds, idsPerQuery).map(soqlList);
  const shortLists = chunksOf(userIds, assigneesPerQuery).map(soqlList);
  const { users, logins, assignments } = await ask<{
    users: UserRow;
    logins: { UserId: string; IsFrozen: boolean };
    assignments: Assignment;
  }>(
    session,
    {
      users: lists.map(
        (list) => `SELECT Id, Name, Username, IsActive, ProfileId FROM User WHERE Id IN ${list}`,
      ),
      logins: lists.map((list) => `SELECT UserId, IsFrozen FROM UserLogin WHERE UserId IN ${list}`),
      assignments: shortLists.map(
        (list) =>
          `SELECT AssigneeId, PermissionSetId, PermissionSetGroupId, PermissionSet.HasActivationRequired, PermissionSetGroup.MasterLabel, PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment WHERE ${isActive} AND AssigneeId IN ${list}`,
      ),
    },
    reading,
  );
  return {
    users: new Map((users ?? []).map((row) => [row.Id, toMember(row)])),
    frozen: logins && new Map(logins.map(({ UserId, IsFrozen }) => [UserId, IsFrozen])),
    assignments,
  };
}

function toMember({ Id, Name, Username, IsActive, ProfileId }: UserRow): Member {
  return { id: Id, name: Name, username: Username, isActive: IsActive, profileId: ProfileId };
}

/**
 * The condition on assignments of permission sets that count: those that expired stay in Setup and grant
 * nothing (Object Reference, PermissionSetAssignment).
 */
export const isActive = "IsActive = true";
