import { chunksOf } from "../../work/inTurns.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlList } from "../soql.ts";
import { ask, type Assignment, type Members, type Reading } from "./members.ts";

/** What one user may do, as far as it could be read. */
export interface UserRights {
  /** All permission sets, those of groups included; null where that is unknown. */
  setIds: string[] | null;
  /** What the user has only in a session that activates it, which no session of ours does. */
  inSessions: SessionBased[];
  /** Whether the caller may see permission sets and what they grant. */
  isSeen: boolean;
  /** Null where it was not found and not everything could be read. */
  has(right: string): boolean | null;
}

/**
 * A session-based permission set, or a group that is session-based with all sets in it. In another group a
 * session-based set needs no activation (Object Reference, SessionPermSetActivation and PermissionSetGroup).
 */
export interface SessionBased {
  /** Null for a set of its own. */
  groupLabel: string | null;
  setIds: string[];
}

/** What to look for: objects by API name, and fields as `Contact.Title`. */
export interface Wanted {
  objects: string[];
  fields: string[];
}

const systemPermissions = ["ApiEnabled", "ModifyAllData", "ViewAllData"];
const objectPermissions = ["Create", "Read", "Edit"];

/** Lists of ids so long that queries stay below the length of an address, and answers mostly one page. */
const idsPerQuery = 400;
const parentsPerQuery = 200;

type Flags = Record<string, unknown>;

/**
 * What each user may do, by profile, permission sets and groups without what these mute. Two API calls for
 * some hundred permission sets.
 */
export async function readRights(
  session: SalesforceSession,
  members: Members,
  wanted: Wanted,
  reading: Reading,
): Promise<(userId: string) => UserRights> {
  const { users, assignments } = members;
  const structure = await readStructure(session, members, reading);
  const sourcesOf = sourcesByUser(members, structure);
  const setIds = [...sourcesOf.values()].flat().flatMap((source) => [...source.setIds, ...source.mutedBy]);
  const grants = await readGrants(session, [...new Set(setIds)], wanted, reading);
  const knowsSets = assignments !== null && structure.profileSets !== null && structure.components !== null;
  const sessionBased = Map.groupBy((assignments ?? []).filter(isSessionBased), (each) => each.AssigneeId);
  const sourceOf = toSource(structure);
  return (userId) => {
    const sources = sourcesOf.get(userId) ?? [];
    const held = addUp(sources, (id) => grants.rights.get(id) ?? new Set());
    const isWhole = knowsSets && users.has(userId) && !reading.isCut;
    return {
      isSeen: knowsSets && grants.isSeen,
      inSessions: (sessionBased.get(userId) ?? []).map((assignment) => ({
        groupLabel: assignment.PermissionSetGroup?.MasterLabel ?? null,
        setIds: sourceOf(assignment).setIds,
      })),
      setIds: isWhole ? sources.flatMap((source) => source.setIds) : null,
      has: (right) => {
        if (includes(held, right)) return true;
        return isWhole && grants.isKnown(right) ? false : null;
      },
    };
  };
}

/** How permission sets belong to profiles and groups; null for what the user may not see. */
interface Structure {
  profileSets: { Id: string; ProfileId: string }[] | null;
  components: { PermissionSetGroupId: string; PermissionSetId: string }[] | null;
}

async function readStructure(
  session: SalesforceSession,
  { users, assignments }: Members,
  reading: Reading,
): Promise<Structure> {
  const profiles = unique([...users.values()].map(({ profileId }) => profileId));
  const groups = unique((assignments ?? []).map(({ PermissionSetGroupId }) => PermissionSetGroupId));
  return ask<{
    profileSets: { Id: string; ProfileId: string };
    components: { PermissionSetGroupId: string; PermissionSetId: string };
  }>(
    session,
    {
      profileSets: listsOf(profiles, idsPerQuery).map(
        (list) => `SELECT Id, ProfileId FROM PermissionSet WHERE ProfileId IN ${list}`,
      ),
      components: listsOf(groups, idsPerQuery).map(
        (list) =>
          `SELECT PermissionSetGroupId, PermissionSetId FROM PermissionSetGroupComponent WHERE PermissionSetGroupId IN ${list}`,
      ),
    },
    reading,
  );
}

function sourcesByUser({ users, assignments }: Members, structure: Structure): Map<string, Source[]> {
  const ofProfile = new Map((structure.profileSets ?? []).map(({ Id, ProfileId }) => [ProfileId, Id]));
  const counting = (assignments ?? []).filter((assignment) => !isSessionBased(assignment));
  const assigned = Map.groupBy(counting, ({ AssigneeId }) => AssigneeId);
  return new Map(
    [...users.values()].map(({ id, profileId }) => {
      const profileSet = ofProfile.get(profileId);
      const profile = { setIds: profileSet === undefined ? [] : [profileSet], mutedBy: [] };
      return [id, [profile, ...(assigned.get(id) ?? []).map(toSource(structure))]];
    }),
  );
}

/** The permission sets that an assignment gives. */
function toSource({ components }: Structure): (assignment: Assignment) => Source {
  const ofGroup = Map.groupBy(components ?? [], ({ PermissionSetGroupId }) => PermissionSetGroupId);
  return ({ PermissionSetId: set, PermissionSetGroupId: group }) => {
    // A group may also have a set of its own, which is what its parts add up to.
    if (group === null) return { setIds: set === null ? [] : [set], mutedBy: [] };
    const parts = (ofGroup.get(group) ?? []).map(({ PermissionSetId }) => PermissionSetId);
    return { setIds: parts.filter((id) => !isMuting(id)), mutedBy: parts.filter(isMuting) };
  };
}

/** Of a group its own flag counts, whatever those of its sets are. */
function isSessionBased({ PermissionSet, PermissionSetGroupId, PermissionSetGroup }: Assignment): boolean {
  const assigned = PermissionSetGroupId === null ? PermissionSet : PermissionSetGroup;
  return assigned?.HasActivationRequired === true;
}

/** Ids of muting permission sets begin with 0QM. */
const isMuting = (id: string) => id.startsWith("0QM");

async function readGrants(
  session: SalesforceSession,
  setIds: string[],
  { objects, fields }: Wanted,
  reading: Reading,
) {
  const flags = ["Id", ...systemPermissions.map((name) => `Permissions${name}`)].join(", ");
  const ofObject = objectPermissions.map((name) => `Permissions${name}`).join(", ");
  const parents = listsOf(setIds, parentsPerQuery);
  const answers = await ask<{ sets: Flags; muting: Flags; objects: Flags; fields: Flags }>(
    session,
    {
      sets: listsOf(
        setIds.filter((id) => !isMuting(id)),
        idsPerQuery,
      ).map((list) => `SELECT ${flags} FROM PermissionSet WHERE Id IN ${list}`),
      muting: listsOf(setIds.filter(isMuting), idsPerQuery).map(
        (list) => `SELECT ${flags} FROM MutingPermissionSet WHERE Id IN ${list}`,
      ),
      objects: parents.map(
        (list) =>
          `SELECT ParentId, SobjectType, ${ofObject} FROM ObjectPermissions WHERE SobjectType IN ${soqlList(objects)} AND ParentId IN ${list}`,
      ),
      // Salesforce wants object and field selected where the field is asked for.
      fields: parents.map(
        (list) =>
          `SELECT ParentId, SobjectType, Field FROM FieldPermissions WHERE PermissionsEdit = true AND Field IN ${soqlList(fields)} AND ParentId IN ${list}`,
      ),
    },
    reading,
  );
  const rights = new Map<string, Set<string>>();
  const grant = (id: unknown, right: string) => {
    rights.set(String(id), (rights.get(String(id)) ?? new Set()).add(right));
  };
  for (const row of [...(answers.sets ?? []), ...(answers.muting ?? [])]) {
    for (const name of granted(row, systemPermissions)) grant(row["Id"], `system:${name}`);
  }
  for (const row of answers.objects ?? []) {
    for (const name of granted(row, objectPermissions))
      grant(row["ParentId"], `${String(row["SobjectType"])}:${name.toLowerCase()}`);
  }
  for (const row of answers.fields ?? []) grant(row["ParentId"], String(row["Field"]));
  return {
    rights,
    isSeen: !Object.values(answers).includes(null),
    isKnown: (right: string) => {
      if (right.startsWith("system:")) return answers.sets !== null && answers.muting !== null;
      // Rights on all data are system permissions.
      return right.includes(":")
        ? answers.objects !== null && answers.sets !== null
        : answers.fields !== null;
    },
  };
}

const granted = (row: Flags, names: string[]) => names.filter((name) => row[`Permissions${name}`] === true);

function unique(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function listsOf(ids: string[], size: number): string[] {
  return chunksOf(ids, size).map(soqlList);
}

/**
 * What one permission set grants, or a muting one takes away:
 *
 * - `system:ApiEnabled`
 * - `Contact:create`, `Contact:read`, `Contact:edit`
 * - `Contact.Title`, the right to edit the field
 */
type Rights = ReadonlySet<string>;

/** Permission sets that a user has from one source: the profile, an assignment, or a group. */
interface Source {
  setIds: string[];
  /** Muting sets. They take away what their own group grants, and nothing else. */
  mutedBy: string[];
}

/** Everything that a user's permission sets add up to. */
function addUp(sources: Source[], rightsOf: (setId: string) => Rights): Set<string> {
  const held = new Set<string>();
  for (const { setIds, mutedBy } of sources) {
    const muted = new Set(mutedBy.flatMap((id) => [...rightsOf(id)]));
    for (const id of setIds) {
      for (const right of rightsOf(id)) if (!muted.has(right)) held.add(right);
    }
  }
  return held;
}

/**
 * Whether the rights include one, on an object also by the system permissions for all data. No permission
 * lifts field-level security.
 */
function includes(held: Rights, right: string): boolean {
  if (held.has(right)) return true;
  if (!/^\w+:(create|read|edit)$/.test(right)) return false;
  if (held.has("system:ModifyAllData")) return true;
  return right.endsWith(":read") && held.has("system:ViewAllData");
}
