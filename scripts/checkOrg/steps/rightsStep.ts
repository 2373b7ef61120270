import { contactFields, hasCountryPicklist } from "../../../connector/form/contactFields.ts";
import { isLeadId } from "../../../connector/salesforce/externalLeadId.ts";
import type { ObjectDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { soqlList } from "../../../connector/salesforce/soql.ts";
import { chunksOf } from "../../../connector/chunksOf.ts";
import { failed, passed, unknown, warned, type Check, type CheckStep, type Verdict } from "../check.ts";
import { describeObject, type CheckedField, type CheckedObject } from "../describe.ts";
import type { OrgSession } from "../orgSession.ts";

/** Somebody who holds one of the package's permission sets, with all that their sets together allow. */
interface Holder {
  username: string;
  isRep: boolean;
  isAdmin: boolean;
  isFrozen: boolean | undefined;
  hasApi: boolean;
  /** E.g. `Contact.Create`. */
  objects: ReadonlySet<string>;
  /** Fields that they may edit, e.g. `Contact.Title`. */
  fields: ReadonlySet<string>;
}

interface Assignment {
  AssigneeId: string;
  /** Of a group: the set in which Salesforce adds up what the group holds, where the org shows it. */
  PermissionSetId: string | null;
  PermissionSetGroupId: string | null;
  Assignee: { Username: string; IsActive: boolean; ProfileId: string };
  PermissionSet: { PermissionsApiEnabled: boolean } | null;
}

interface ObjectPermission {
  ParentId: string;
  SobjectType: string;
  PermissionsRead: boolean;
  PermissionsCreate: boolean;
  PermissionsEdit: boolean;
}

const repSet = "Crosswalk_Rep";
const adminSet = "Crosswalk_Admin";
/** Ids in one query, so that its address stays short. */
const idsPerQuery = 300;
const namesShownMax = 5;

async function queryByIds<T>(
  org: OrgSession,
  ids: (string | null)[],
  soql: (list: string) => string,
): Promise<T[]> {
  const rows: T[] = [];
  for (const part of chunksOf([...new Set(ids.filter((id) => id !== null))], idsPerQuery))
    rows.push(...(await org.query<T>(soql(soqlList(part)))));
  return rows;
}

const assignments =
  "SELECT AssigneeId, PermissionSetId, PermissionSetGroupId, Assignee.Username, Assignee.IsActive, Assignee.ProfileId, " +
  "PermissionSet.PermissionsApiEnabled FROM PermissionSetAssignment";

interface GroupedSet {
  PermissionSetId: string;
  PermissionSetGroupId: string;
}

const groupedSets = "SELECT PermissionSetId, PermissionSetGroupId FROM PermissionSetGroupComponent";

/** Ids of the package's permission sets and of the groups that hold them, by the set's name. */
async function setsByName(org: OrgSession): Promise<Map<string, Set<string>>> {
  const sets = await org.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE Name IN ('${repSet}', '${adminSet}')`,
  );
  const found = new Map(sets.map(({ Id, Name }) => [Name, new Set([Id])]));
  const inGroups = await queryByIds<GroupedSet>(
    org,
    sets.map(({ Id }) => Id),
    (list) => `${groupedSets} WHERE PermissionSetId IN ${list}`,
  );
  for (const { PermissionSetId, PermissionSetGroupId } of inGroups) {
    const name = sets.find(({ Id }) => Id === PermissionSetId)?.Name ?? "";
    found.get(name)?.add(PermissionSetGroupId);
  }
  return found;
}

/** Each profile has a permission set of its own, which holds what the profile allows. */
interface ProfileSet {
  Id: string;
  ProfileId: string;
  PermissionsApiEnabled: boolean;
}

/** Active users who hold one of the two sets, with what their profiles and all their sets allow. */
function findHolders(org: OrgSession): Promise<Holder[]> {
  return org.once("holders", async () => {
    const sets = await setsByName(org);
    const ids = [...sets.values()].flatMap((each) => [...each]);
    const held = [
      ...(await queryByIds<Assignment>(
        org,
        ids,
        (list) => `${assignments} WHERE PermissionSetId IN ${list}`,
      )),
      ...(await queryByIds<Assignment>(
        org,
        ids.filter((id) => id.startsWith("0PG")),
        (list) => `${assignments} WHERE PermissionSetGroupId IN ${list}`,
      )),
    ].filter(({ Assignee }) => Assignee.IsActive);
    const all = await queryByIds<Assignment>(
      org,
      held.map(({ AssigneeId }) => AssigneeId),
      (list) => `${assignments} WHERE AssigneeId IN ${list}`,
    );
    const profiles = await queryByIds<ProfileSet>(
      org,
      all.map(({ Assignee }) => Assignee.ProfileId),
      (list) =>
        `SELECT Id, ProfileId, PermissionsApiEnabled FROM PermissionSet WHERE IsOwnedByProfile = true AND ProfileId IN ${list}`,
    );
    const inGroups = await queryByIds<GroupedSet>(
      org,
      all.flatMap(({ PermissionSetId, PermissionSetGroupId: id }) => (PermissionSetId === null ? [id] : [])),
      (list) => `${groupedSets} WHERE PermissionSetGroupId IN ${list}`,
    );
    const setsOf = ({ PermissionSetId, PermissionSetGroupId }: Assignment): string[] =>
      PermissionSetId === null
        ? inGroups
            .filter((each) => each.PermissionSetGroupId === PermissionSetGroupId)
            .map((each) => each.PermissionSetId)
        : [PermissionSetId];
    const parents = [...all.flatMap(setsOf), ...profiles.map(({ Id }) => Id)];
    const objects = await queryByIds<ObjectPermission>(
      org,
      parents,
      (list) =>
        "SELECT ParentId, SobjectType, PermissionsRead, PermissionsCreate, PermissionsEdit FROM ObjectPermissions " +
        `WHERE SobjectType IN ('Contact', 'Account', 'Opportunity') AND ParentId IN ${list}`,
    );
    const fields = await queryByIds<{ ParentId: string; Field: string }>(
      org,
      parents,
      (list) =>
        `SELECT ParentId, SobjectType, Field FROM FieldPermissions WHERE SobjectType = 'Contact' AND PermissionsEdit = true AND ParentId IN ${list}`,
    );
    const frozen = await findFrozen(org, held);
    const isOf = ({ PermissionSetId, PermissionSetGroupId }: Assignment, name: string) =>
      [PermissionSetId, PermissionSetGroupId].some((id) => id !== null && sets.get(name)?.has(id));
    return [...Map.groupBy(all, ({ AssigneeId }) => AssigneeId)].map(([id, own]): Holder => {
      const profile = profiles.find(({ ProfileId }) => ProfileId === own[0]?.Assignee.ProfileId);
      const parentsOfUser = new Set([profile?.Id, ...own.flatMap(setsOf)]);
      return {
        username: own[0]?.Assignee.Username ?? "",
        isRep: own.some((each) => isOf(each, repSet)),
        isAdmin: own.some((each) => isOf(each, adminSet)),
        isFrozen: frozen?.has(id),
        hasApi:
          profile?.PermissionsApiEnabled === true ||
          own.some(({ PermissionSet }) => PermissionSet?.PermissionsApiEnabled === true),
        objects: new Set(objects.filter(({ ParentId }) => parentsOfUser.has(ParentId)).flatMap(grantsOf)),
        fields: new Set(
          fields.filter(({ ParentId }) => parentsOfUser.has(ParentId)).map(({ Field }) => Field),
        ),
      };
    });
  });
}

function grantsOf(row: ObjectPermission): string[] {
  return [
    ...(row.PermissionsRead ? [`${row.SobjectType}.Read`] : []),
    ...(row.PermissionsCreate ? [`${row.SobjectType}.Create`] : []),
    ...(row.PermissionsEdit ? [`${row.SobjectType}.Edit`] : []),
  ];
}

/** Undefined where the org does not show who is frozen. */
async function findFrozen(org: OrgSession, held: Assignment[]): Promise<Set<string> | undefined> {
  try {
    const rows = await queryByIds<{ UserId: string }>(
      org,
      held.map(({ AssigneeId }) => AssigneeId),
      (list) => `SELECT UserId FROM UserLogin WHERE IsFrozen = true AND UserId IN ${list}`,
    );
    return new Set(rows.map(({ UserId }) => UserId));
  } catch {
    return undefined;
  }
}

const findReps = async (org: OrgSession) => (await findHolders(org)).filter(({ isRep }) => isRep);

/** The verdict on people of whom some lack something. */
function onPeople(
  all: Holder[],
  lacking: Holder[],
  { fact, bad = failed }: { fact: string; bad?: typeof failed },
): Verdict {
  const facts = { [fact]: lacking.length };
  if (all.length === 0) return unknown("nobody holds the permission set");
  if (lacking.length === 0) return passed(`all ${all.length}`, facts);
  const shown = lacking.slice(0, namesShownMax).map(({ username }) => username);
  const more = lacking.length > shown.length ? `, and ${lacking.length - shown.length} more` : "";
  return bad(`${lacking.length} of ${all.length} cannot: ${shown.join(", ")}${more}`, facts);
}

function objectCheck(id: string, asks: string, grant: string, remedy: string, bad = failed): Check {
  return {
    id: `rights.${id}`,
    asks,
    remedy,
    look: async ({ org }) => {
      const reps = await findReps(org);
      return onPeople(
        reps,
        reps.filter(({ objects }) => !objects.has(grant)),
        { fact: `repsWithout${grant.replace(".", "")}`, bad },
      );
    },
  };
}

/** Field-level security of an address counts for all its parts, and Setup has one row for it. */
function securedField(contact: CheckedObject, name: string): CheckedField | undefined {
  const field = contact.fields.find((each) => each.name === name);
  const whole = contact.fields.find((each) => each.name === field?.compoundFieldName);
  return whole?.type === "address" ? whole : field;
}

async function fieldsVerdict(org: OrgSession, required: boolean): Promise<Verdict> {
  const contact = await describeObject(org, "Contact");
  const country = hasCountryPicklist(contact as unknown as ObjectDescribe) ? "codes" : "text";
  const wanted = contactFields
    .filter((field) => field.required === required && (field.country ?? country) === country)
    .map(({ name }) => ({ name, secured: securedField(contact, name) }));
  const hidden = wanted.filter(({ secured }) => secured === undefined).map(({ name }) => name);
  const secured = new Map(
    wanted.flatMap(({ secured: field }) =>
      field?.permissionable ? [[field.name, field.label] as const] : [],
    ),
  );
  const reps = await findReps(org);
  const isLacking = ({ fields }: Holder) =>
    [...secured.keys()].some((name) => !fields.has(`Contact.${name}`));
  const lacking = reps.filter(isLacking);
  const names = [...secured.keys()].filter((name) =>
    lacking.some(({ fields }) => !fields.has(`Contact.${name}`)),
  );
  const verdict = onPeople(reps, lacking, {
    fact: required ? "repsWithoutRequiredFields" : "repsWithoutOptionalFields",
    bad: required ? failed : warned,
  });
  const facts = { ...verdict.facts, [required ? "requiredFieldsLocked" : "optionalFieldsLocked"]: names };
  if (hidden.length > 0) {
    return unknown(`the CLI's user does not see ${hidden.join(", ")} of Contact`, facts);
  }
  const labels = names.map((name) => secured.get(name));
  return {
    ...verdict,
    saw: names.length === 0 ? verdict.saw : `${labels.join(", ")}: ${verdict.saw}`,
    facts,
  };
}

const grantField =
  "Setup, Object Manager, Contact, Fields & Relationships: open the field, Set Field-Level Security, Visible and not Read-Only for their profiles; or in a permission set.";
const grantObject = (object: string, right: string) =>
  `Give ${right} on ${object} in Setup, in their profiles or in a permission set, under Object Settings.`;

export const rightsStep: CheckStep = {
  name: "rights",
  title: "What each holder of Crosswalk Rep may do",
  checks: [
    {
      id: "rights.permission-sets",
      asks: "Are both permission sets in the org?",
      remedy: "Deploy or install the package: npm run deploy:sandbox.",
      look: async ({ org }) => {
        const sets = await setsByName(org);
        const missing = [repSet, adminSet].filter((name) => !sets.has(name));
        return missing.length === 0 ? passed("both") : failed(`without ${missing.join(" and ")}`);
      },
    },
    {
      id: "rights.reps",
      asks: "Does somebody hold Crosswalk Rep?",
      remedy: "Setup, Permission Sets, Crosswalk Rep, Manage Assignments.",
      look: async ({ org }) => {
        const { length } = await findReps(org);
        return length > 0 ? passed(`${length}`, { reps: roughCount(length) }) : failed("nobody", { reps: 0 });
      },
    },
    {
      id: "rights.admins",
      asks: "Does somebody hold Crosswalk Admin?",
      remedy:
        "Setup, Permission Sets, Crosswalk Admin, Manage Assignments: creation stays off until an admin turns it on.",
      look: async ({ org }) => {
        const { length } = (await findHolders(org)).filter(({ isAdmin }) => isAdmin);
        return length > 0 ? passed(`${length}`) : failed("nobody");
      },
    },
    {
      id: "rights.api-enabled",
      asks: "May every rep use the API?",
      remedy:
        "Turn on API Enabled in Setup, in their profiles or in a permission set, under System Permissions.",
      look: async ({ org }) => {
        const reps = await findReps(org);
        return onPeople(
          reps,
          reps.filter(({ hasApi }) => !hasApi),
          { fact: "repsWithoutApi" },
        );
      },
    },
    {
      id: "rights.admin-api-enabled",
      asks: "May everybody with Crosswalk Admin use the API?",
      remedy:
        "Turn on API Enabled in Setup, in their profiles or in a permission set, under System Permissions.",
      look: async ({ org }) => {
        const admins = (await findHolders(org)).filter(({ isAdmin }) => isAdmin);
        return onPeople(
          admins,
          admins.filter(({ hasApi }) => !hasApi),
          { fact: "adminsWithoutApi" },
        );
      },
    },
    {
      id: "rights.frozen",
      asks: "Is nobody frozen?",
      remedy:
        "Setup, Users, open the user, Unfreeze. Salesforce freezes users whose requests come from a risky address: see the connector's way out.",
      look: async ({ org }) => {
        const reps = await findReps(org);
        if (reps.some(({ isFrozen }) => isFrozen === undefined))
          return unknown("the org does not show who is frozen");
        return onPeople(
          reps,
          reps.filter(({ isFrozen }) => isFrozen),
          { fact: "repsFrozen" },
        );
      },
    },
    objectCheck(
      "create-contact",
      "May every rep create contacts?",
      "Contact.Create",
      grantObject("Contacts", "Create"),
    ),
    objectCheck(
      "read-account",
      "May every rep read accounts?",
      "Account.Read",
      grantObject("Accounts", "Read"),
    ),
    objectCheck(
      "edit-opportunity",
      "May every rep add contact roles, which follow opportunities?",
      "Opportunity.Edit",
      grantObject("Opportunities", "Edit"),
      warned,
    ),
    {
      id: "rights.required-fields",
      asks: "May every rep edit the fields that a contact needs?",
      remedy: grantField,
      look: ({ org }) => fieldsVerdict(org, true),
    },
    {
      id: "rights.optional-fields",
      asks: "May every rep edit the other fields of the form?",
      remedy: grantField,
      look: ({ org }) => fieldsVerdict(org, false),
    },
    {
      id: "rights.lead-id",
      asks: "May every rep write the package's field Crosswalk Lead?",
      remedy: "Deploy or install the package again: its permission set Crosswalk Rep grants the field.",
      look: async ({ org }) => {
        const field = (await describeObject(org, "Contact")).fields.find(isLeadId)?.name;
        if (field === undefined) return failed("Contact has no such field that the CLI's user sees");
        const reps = await findReps(org);
        return onPeople(
          reps,
          reps.filter(({ fields }) => !fields.has(`Contact.${field}`)),
          { fact: "repsWithoutLeadId" },
        );
      },
    },
  ],
};

/** A number that tells the size of a team, and nobody. */
const roughCount = (count: number) => (count < 10 ? count : Math.round(count / 10) * 10);
