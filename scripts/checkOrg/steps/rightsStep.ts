import { hasAll, rightsFor } from "../../../connector/connection/team/repRights.ts";
import type { Value } from "../../../connector/reasons/template.ts";
import { adminSet, repSet } from "../../../connector/salesforce/team/findHolders.ts";
import { failed, passed, unknown, warned, type Check, type CheckStep, type Verdict } from "../check.ts";
import { findTeam, type Holder } from "../findTeam.ts";
import type { OrgSession } from "../../org/orgSession.ts";

const namesShownMax = 5;

const findReps = async (org: OrgSession) => (await findTeam(org)).holders.filter(({ isRep }) => isRep);
const findAdmins = async (org: OrgSession) => (await findTeam(org)).holders.filter(({ isAdmin }) => isAdmin);

/** Whether a person has a right; null if the org does not show it. */
type Judgement = (person: Holder) => boolean | null;

/** The verdict of a check that requires each of these people to have a right. */
function onPeople(
  all: Holder[],
  can: Judgement,
  { fact, bad = failed }: { fact: string; bad?: typeof failed },
): Verdict {
  const lacking = all.filter((person) => can(person) === false);
  const facts = { [fact]: lacking.length };
  if (all.length === 0) return unknown("nobody holds the permission set");
  if (lacking.length === 0) {
    const unseen = all.filter((person) => can(person) === null).length;
    if (unseen > 0) return unknown(`the org does not show it of ${unseen} of ${all.length}`, facts);
    return passed(`all ${all.length}`, facts);
  }
  return bad(`${lacking.length} of ${all.length} cannot: ${named(lacking)}`, facts);
}

/** The first of these people by their user names, and how many more they are. */
function named(people: readonly Holder[]): string {
  const shown = people.slice(0, namesShownMax).map(({ username }) => username);
  const more = people.length > shown.length ? `, and ${people.length - shown.length} more` : "";
  return shown.join(", ") + more;
}

function objectCheck(id: string, asks: string, { rights, fact, remedy, bad = failed }: ObjectRights): Check {
  return {
    id: `rights.${id}`,
    asks,
    remedy,
    look: async ({ org }) => onPeople(await findReps(org), (rep) => hasAll(rep, rights), { fact, bad }),
  };
}

interface ObjectRights {
  rights: readonly string[];
  fact: string;
  remedy: string;
  bad?: typeof failed;
}

const mayUseApi: Judgement = ({ has }) => has("system:ApiEnabled");

async function fieldsVerdict(org: OrgSession, isRequired: boolean): Promise<Verdict> {
  const reps = await findReps(org);
  const fields = (await findTeam(org)).formFields.filter(({ required }) => required === isRequired);
  const rights = fields.map(({ right }) => right);
  const verdict = onPeople(reps, (rep) => hasAll(rep, rights), {
    fact: isRequired ? "repsWithoutRequiredFields" : "repsWithoutOptionalFields",
    bad: isRequired ? failed : warned,
  });
  const locked = fields.filter(({ right }) => reps.some(({ has }) => has(right) === false));
  const names = locked.map(({ right }) => right.replace("Contact.", ""));
  return {
    ...verdict,
    saw:
      locked.length === 0
        ? verdict.saw
        : `${locked.map(({ row }) => textOf(row)).join(", ")}: ${verdict.saw}`,
    facts: { ...verdict.facts, [isRequired ? "requiredFieldsLocked" : "optionalFieldsLocked"]: names },
  };
}

const textOf = (name: Value) => (typeof name === "object" ? name.text : String(name));

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
        const { sets } = await findTeam(org);
        const missing = [repSet, adminSet].filter((name) => !sets.has(name));
        return missing.length === 0 ? passed("both") : failed(`without ${missing.join(" and ")}`);
      },
    },
    {
      id: "rights.session-activation",
      asks: "Do the permission sets count without being activated in a session?",
      remedy:
        "Setup, Permission Sets or Permission Set Groups, open it, Edit, clear Session Activation Required: Crosswalk's sessions activate none.",
      look: async ({ org }) => {
        const { sets, sessionLabels, holders } = await findTeam(org);
        if (sets.size === 0) return unknown("neither is there");
        if (sessionLabels.length === 0) return passed("yes");
        const waiting = holders.filter(({ waitsFor }) => waitsFor.length > 0);
        const facts = { holdersInSessionsOnly: waiting.length };
        const not = `not ${sessionLabels.join(" and ")}`;
        if (waiting.length === 0) return warned(`${not}; nobody has Crosswalk from there alone`, facts);
        return failed(
          `${not}: ${waiting.length} of ${holders.length} have Crosswalk only so: ${named(waiting)}`,
          facts,
        );
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
        const { length } = await findAdmins(org);
        return length > 0 ? passed(`${length}`) : failed("nobody");
      },
    },
    {
      id: "rights.api-enabled",
      asks: "May every rep use the API?",
      remedy:
        "Turn on API Enabled in Setup, in their profiles or in a permission set, under System Permissions.",
      look: async ({ org }) => onPeople(await findReps(org), mayUseApi, { fact: "repsWithoutApi" }),
    },
    {
      id: "rights.admin-api-enabled",
      asks: "May everybody with Crosswalk Admin use the API?",
      remedy:
        "Turn on API Enabled in Setup, in their profiles or in a permission set, under System Permissions.",
      look: async ({ org }) => onPeople(await findAdmins(org), mayUseApi, { fact: "adminsWithoutApi" }),
    },
    {
      id: "rights.frozen",
      asks: "Is nobody frozen?",
      remedy:
        "Setup, Users, open the user, Unfreeze. Salesforce freezes users whose requests come from a risky address: see the connector's way out.",
      look: async ({ org }) => {
        const isFree: Judgement = ({ isFrozen }) => (isFrozen === null ? null : !isFrozen);
        return onPeople((await findTeam(org)).holders, isFree, { fact: "holdersFrozen" });
      },
    },
    objectCheck("create-contact", "May every rep create contacts, and read them?", {
      rights: rightsFor.createContact,
      fact: "repsWithoutContactCreate",
      remedy: grantObject("Contacts", "Read and Create"),
    }),
    objectCheck("read-account", "May every rep read accounts?", {
      rights: rightsFor.readAccount,
      fact: "repsWithoutAccountRead",
      remedy: grantObject("Accounts", "Read"),
    }),
    objectCheck("edit-opportunity", "May every rep add contact roles, which follow opportunities?", {
      rights: rightsFor.addRole,
      fact: "repsWithoutOpportunityEdit",
      remedy: grantObject("Opportunities", "Edit"),
      bad: warned,
    }),
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
        const { leadIdRight: right } = await findTeam(org);
        if (right === undefined) return failed("Contact has no such field that the CLI's user sees");
        return onPeople(await findReps(org), ({ has }) => has(right), { fact: "repsWithoutLeadId" });
      },
    },
  ],
};

/** A rounded count, which tells the size of a team but identifies nobody. */
const roughCount = (count: number) => (count < 10 ? count : Math.round(count / 10) * 10);
