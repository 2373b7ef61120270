import { securedFields, type SecuredField } from "../../connector/connection/team/formAccess.ts";
import { wantedRights } from "../../connector/connection/team/repRights.ts";
import { noRules } from "../../connector/form/contactFields.ts";
import { describeObjects } from "../../connector/salesforce/describe.ts";
import { leadIdField } from "../../connector/salesforce/externalLeadId.ts";
import { adminSet, findHolders, repSet } from "../../connector/salesforce/team/findHolders.ts";
import { readMembers } from "../../connector/salesforce/team/readMembers.ts";
import { readRights, type UserRights } from "../../connector/salesforce/team/readRights.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { productSession } from "./productSession.ts";

/** Somebody active who holds one of the package's permission sets. */
export interface Holder {
  username: string;
  isRep: boolean;
  isAdmin: boolean;
  /** Labels of sets or groups from which alone they have one of the package's, and only where activated. */
  waitsFor: string[];
  /** Null where the org does not show it. */
  isFrozen: boolean | null;
  has: UserRights["has"];
}

interface Team {
  /** Names of the package's permission sets that the org has. */
  sets: Set<string>;
  /** Labels of those, and of groups with one, that count only in sessions that activate them. */
  sessionLabels: string[];
  holders: Holder[];
  /** The fields of the form that field-level security can lock. */
  formFields: SecuredField[];
  /** The right to edit the package's own field; undefined where Contact has none that the user sees. */
  leadIdRight: string | undefined;
}

/**
 * Who uses Crosswalk and what they may do, as the connector's own diagnosis reads it. Throws where the CLI's
 * user may not see it.
 */
export function findTeam(org: OrgSession): Promise<Team> {
  return org.once("team", async () => {
    const session = productSession(org, () => {});
    const reading = { callsLeft: Infinity, isCut: false };
    const found = await findHolders(session, reading);
    if (found === null) throw new Error("the org does not show permission sets to the CLI's user");
    const members = await readMembers(session, [...found.userIds], reading);
    const { Contact } = await describeObjects(session, ["Contact"]);
    const field = Contact && leadIdField(Contact)?.name;
    const leadIdRight = field ? `Contact.${field}` : undefined;
    const fields = securedFields(Contact, noRules);
    const rightsOf = await readRights(session, members, wantedRights(fields), reading);
    const holders = [...members.users.values()]
      .filter(({ isActive }) => isActive)
      .map(({ id, username }): Holder => {
        const { setIds, inSessions, has } = rightsOf(id);
        const waitsFor = inSessions.flatMap((each) => {
          const waiting = each.setIds.filter(
            (setId) => found.sets.has(setId) && setIds?.includes(setId) === false,
          );
          return waiting.map((setId) => each.groupLabel ?? found.sets.get(setId)?.label ?? setId);
        });
        const held = new Set(setIds?.map((setId) => found.sets.get(setId)?.name));
        const isFrozen = members.frozen?.get(id) ?? null;
        return { username, isRep: held.has(repSet), isAdmin: held.has(adminSet), waitsFor, isFrozen, has };
      });
    return {
      sets: new Set([...found.sets.values()].map(({ name }) => name)),
      sessionLabels: [
        ...[...found.sets.values()].filter((set) => set.isSessionBased).map(({ label }) => label),
        ...found.sessionGroups,
      ],
      holders,
      formFields: fields.filter(({ right }) => right !== leadIdRight),
      leadIdRight,
    };
  });
}
