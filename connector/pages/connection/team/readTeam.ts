import type { RequestContext } from "../../../context.ts";
import { contactFieldsOf, type ContactRules, nameInSetup, nameOfField } from "../../../form/contactFields.ts";
import type { Value } from "../../../reasons/template.ts";
import { describeObjects } from "../../../salesforce/describe.ts";
import { fieldOf, type ObjectDescribe } from "../../../salesforce/describeTypes.ts";
import { leadIdField } from "../../../salesforce/packageAccess.ts";
import { type Member, type Reading, readMembers } from "../../../salesforce/team/members.ts";
import { findHolders, type Holders, type PackageSet, repSet } from "../../../salesforce/team/holders.ts";
import {
  readRights,
  type SessionBased,
  type UserRights,
  type Wanted,
} from "../../../salesforce/team/readRights.ts";
import { readSettings } from "../../../settings/settings.ts";
import { findKnownUsers, type SignInState } from "../../../signIn/signInRefusals.ts";

/** Longer lists are no table that anybody reads. */
export const usersMax = 1_000;

/** API calls for further pages of long answers, for a team of 200; and one for each 100 more. */
const furtherCallsMin = 3;

/** What is known of a team, seen with the caller's own rights. */
export interface Team {
  /** Contact as the caller sees it. */
  contact: ObjectDescribe | null;
  fields: SecuredField[];
  members: TeamMember[];
  /** Whether the caller may see who holds the package's permission sets. */
  seesHolders: boolean;
  /** Whether Salesforce's answers were too long to be read to their end. */
  isCut: boolean;
  /** Users who are left out, because there are too many. */
  omitted: number;
  /** Of the admin who asks. */
  timeZone: string | null;
}

export interface TeamMember {
  userId: string;
  name: string;
  username: string;
  /** Null where Salesforce does not show the user. */
  isActive: boolean | null;
  /** `unseen` where the caller may not see logins; null where Salesforce has none for the user. */
  isFrozen: boolean | "unseen" | null;
  /** The package's permission sets that the user has; null where that is unknown. */
  packageSets: PackageSet[] | null;
  /** Labels of those, and of groups with one, that the user has only in sessions that activate them. */
  sessionLabels: string[];
  rights: UserRights;
  signIn: SignInState;
}

/**
 * Everybody who holds a permission set of the package, has ever signed in here or was refused, but for who
 * left. Asks Salesforce in five API calls or so for 200 users, without a cache, because somebody may just
 * have changed Setup.
 */
export async function readTeam(ctx: RequestContext): Promise<Team> {
  const { salesforce } = ctx;
  const known = new Map((await findKnownUsers(ctx)).map((user) => [user.id, user]));
  const reading: Reading = { callsLeft: furtherCallsMin, isCut: false };
  const holders = await findHolders(salesforce, reading);
  const everybody = [...new Set([...(holders?.userIds ?? []), ...known.keys()])].sort();
  const userIds = everybody.slice(0, usersMax);
  reading.callsLeft += Math.max(0, Math.ceil(userIds.length / 100) - 2);
  const [{ Contact }, members] = await Promise.all([
    describeObjects(salesforce, ["Contact"]),
    readMembers(salesforce, userIds, reading),
  ]);
  const fields = securedFields(Contact, await readSettings(ctx.database, ctx.caller.orgId));
  const rightsOf = await readRights(salesforce, members, wantedRights(fields), reading);
  const frozenOf = (id: string) => (members.frozen ? (members.frozen.get(id) ?? null) : "unseen");
  return {
    contact: Contact,
    fields,
    seesHolders: holders !== null,
    isCut: reading.isCut,
    omitted: everybody.length - userIds.length,
    timeZone: ctx.caller.timeZone,
    members: userIds
      .map((userId): TeamMember => {
        const member: Partial<Member> = members.users.get(userId) ?? {};
        const rights = rightsOf(userId);
        const setIds = holders && rights.setIds;
        return {
          userId,
          name: member.name ?? known.get(userId)?.name ?? userId,
          username: member.username ?? known.get(userId)?.username ?? "",
          isActive: member.isActive ?? null,
          isFrozen: frozenOf(userId),
          sessionLabels: holders ? sessionLabels(holders.sets, rights.inSessions) : [],
          packageSets: setIds && heldOf(holders.sets, setIds),
          rights,
          signIn: known.get(userId)?.signIn ?? { state: "never" },
        };
      })
      .filter((member) => !hasLeft(member)),
  };
}

/** Whether nothing of a user is left to mend. An inactive one who holds a set or a sign-in loses it first. */
function hasLeft({ isActive, packageSets, sessionLabels, signIn }: TeamMember): boolean {
  const holdsNone = packageSets?.length === 0 && sessionLabels.length === 0;
  return isActive === false && holdsNone && signIn.state !== "live";
}

function heldOf(sets: Holders["sets"], setIds: string[]): PackageSet[] {
  const held = new Set(setIds);
  return [...sets].flatMap(([id, set]) => (held.has(id) ? [set] : []));
}

function sessionLabels(sets: Holders["sets"], inSessions: SessionBased[]): string[] {
  const labels = inSessions.flatMap(({ groupLabel, setIds }) => {
    const held = heldOf(sets, setIds).map(({ label }) => label);
    return held.length > 0 && groupLabel !== null ? [groupLabel] : held;
  });
  return [...new Set(labels)];
}

/**
 * The rights on objects that a rep needs, by purpose. Create comes with Read: a rep's own search does not
 * find a contact that the rep may not read. A contact role has only its opportunity's permissions.
 */
export const rightsFor = {
  createContact: ["Contact:create", "Contact:read"],
  readAccount: ["Account:read"],
  addRole: ["Opportunity:edit"],
} as const;

/** What to read of a team's rights, so that each rep can be held against all of it. */
const wantedRights = (fields: SecuredField[]): Wanted => ({
  objects: ["Contact", "Account", "Opportunity"],
  fields: [...new Set(fields.map(({ right }) => right))],
});

/** Whether a user has all of these rights; null if one is unknown and none is known to be missing. */
export function hasAll({ has }: Pick<UserRights, "has">, rights: readonly string[]): boolean | null {
  const each = rights.map(has);
  if (each.includes(false)) return false;
  return each.includes(null) ? null : true;
}

/**
 * Whether a user is checked for a rep's rights, by the names of the package's permission sets that they have.
 * A user with only Crosswalk Admin creates nothing. A user with none, or unknown ones, may be meant as a rep.
 */
export const isHeldToRepRights = (setNames: string[] | null): boolean =>
  setNames === null || setNames.length === 0 || setNames.includes(repSet);

/** A field of Contact that Crosswalk writes and that field-level security may lock. */
interface SecuredField {
  /** The field that has the security, e.g. `Contact.MailingAddress`. */
  right: string;
  label: Value;
  /** Its row under Fields & Relationships in Setup. */
  row: Value;
  required: boolean;
}

/**
 * The fields of the form that field-level security can lock, and the package's own. An address has one row of
 * security for all its parts, and a name has none. A field that the describe lacks is hidden from the admin,
 * so that it has security.
 */
function securedFields(contact: ObjectDescribe | null, rules: ContactRules): SecuredField[] {
  const fields = contactFieldsOf(contact, rules).flatMap(({ name, setupRow, required }) => {
    const secured = setupRow === undefined ? name : setupRow.name;
    const described = secured === undefined ? undefined : contact && fieldOf(contact, secured);
    if (secured === undefined || described?.permissionable === false) return [];
    const label = nameOfField(contact, name);
    return [{ right: `Contact.${secured}`, label, row: nameInSetup(contact, name), required }];
  });
  const own = contact ? leadIdField(contact) : undefined;
  if (own) fields.push({ right: `Contact.${own.name}`, label: own.label, row: own.label, required: false });
  return fields;
}
