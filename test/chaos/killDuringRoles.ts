import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { addPeople } from "../support/batches.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import type { ChaosStack } from "./startChaosStack.ts";
import { killAndRestart, type Actor, type LinkedLead } from "./faults.ts";
import type { OrgFault } from "./randomOrgFaults.ts";
import type { Random } from "../support/randomFrom.ts";
import { placesOf } from "./store/chaosStore.ts";

/** A role that was reported as added. */
export interface ToldRole extends LinkedLead {
  roleId: string;
}

/** What goes wrong with the request that adds a role. */
const kinds: readonly Pick<OrgFault, "action" | "ms">[] = [
  { action: "delay", ms: 150 },
  { action: "reset-before" },
  { action: "reset-after" },
  { action: "hang" },
];

/** Leads of the user, each linked to a contact of its name. */
export async function linkLeads(stack: ChaosStack, client: ApiClient, count: number): Promise<LinkedLead[]> {
  const { leadIds, lastName } = await addPeople(client, count);
  const contacts = leadIds.map((_, index) => ({
    FirstName: `Role${index}`,
    LastName: lastName,
    AccountId: stack.account.id,
  }));
  await stack.practice("POST", "/records/Contact", contacts);
  const made = stack.org.org.db
    .prepare<[string], { Id: string }>("SELECT Id FROM Contact WHERE LastName = ? ORDER BY FirstName")
    .all(lastName);
  const linked: LinkedLead[] = [];
  for (const [index, leadId] of leadIds.entries()) {
    const contactId = made[index]?.Id ?? "";
    const { status } = await client.put(`/v1/leads/${leadId}/link`, { recordId: contactId });
    if (status === 200) linked.push({ leadId, contactId });
  }
  return linked;
}

/**
 * Every user adds their linked contacts to the opportunity, each twice at once and at any connector. The
 * first is killed meanwhile, and some requests are repeated after the restart, as a panel does.
 */
export async function killDuringRoles(
  stack: ChaosStack,
  actors: Actor[],
  random: Random,
): Promise<ToldRole[]> {
  const told: ToldRole[] = [];
  const running = stack.connectors.filter((connector) => connector.isRunning());
  const adds = actors.flatMap((actor) =>
    actor.linked.flatMap((lead) =>
      [0, 1].map(() => ({ actor, lead, key: randomUUID(), connector: random.pick(running) })),
    ),
  );
  const send = async ({ actor, lead, key, connector }: (typeof adds)[number]) => {
    const { status, body } = await clientAt(connector, actor.client).post(
      `/v1/leads/${lead.leadId}/roles`,
      { opportunityId: stack.account.opportunityId, role: "Influencer" },
      { "idempotency-key": key },
    );
    if (status === 201) told.push({ ...lead, roleId: String(body["opportunityContactRoleId"]) });
  };
  for (const { username, linked } of actors) {
    const fault = { ...random.pick(kinds), method: "POST", path: "/sobjects/OpportunityContactRole$" };
    await stack.practice("POST", "/faults", {
      ...fault,
      user: username,
      times: random.between(1, linked.length + 1),
    });
  }
  const answers = Promise.allSettled(adds.map(send));
  await wait(random.between(0, 250));
  await killAndRestart(stack, actors[0] as Actor, random);
  await answers;
  await Promise.allSettled(adds.filter(() => random.next() < 0.5).map(send));
  return told;
}

interface AddedRow {
  id: string;
  state: string;
  contact_id: string;
  opportunity_contact_role_id: string | null;
}

function rowsOf({ store }: ChaosStack, linked: readonly LinkedLead[]): Promise<AddedRow[]> {
  const ids = linked.map(({ leadId }) => leadId);
  return store.rows<AddedRow>(`SELECT * FROM added_roles WHERE lead_id IN (${placesOf(ids)})`, ...ids);
}

export async function areRolesSettled(stack: ChaosStack, linked: readonly LinkedLead[]): Promise<boolean> {
  const rows = await rowsOf(stack, linked);
  return rows.every(({ state }) => state === "created" || state === "failed");
}

/** What is wrong: a contact has one role at most, and what the ledger and the answers say of it is so. */
export async function compareRoles(
  stack: ChaosStack,
  linked: readonly LinkedLead[],
  told: readonly ToldRole[],
): Promise<string[]> {
  const rows = await rowsOf(stack, linked);
  const ofContact = stack.org.org.db.prepare<[string], { Id: string }>(
    "SELECT Id FROM OpportunityContactRole WHERE ContactId = ? AND IsDeleted = 0",
  );
  return linked.flatMap(({ contactId }) => {
    const there = ofContact.all(contactId).map(({ Id }) => Id);
    const own = rows.filter((row) => row.contact_id === contactId);
    const created = own.filter(({ state }) => state === "created");
    const known = created.map((row) => row.opportunity_contact_role_id ?? "");
    const name = `contact ${contactId}`;
    return [
      ...(there.length > 1 ? [`${name} has ${there.length} roles`] : []),
      ...there.filter((id) => !known.includes(id)).map((id) => `role ${id} of ${name} is unknown`),
      ...known.filter((id) => !there.includes(id)).map((id) => `${name} has no role ${id}, and should`),
      ...own
        .filter(({ state }) => state !== "created" && state !== "failed")
        .map(({ id, state }) => `the role ${id} of ${name} is still ${state}`),
      ...told
        .filter((one) => one.contactId === contactId && !there.includes(one.roleId))
        .map(({ roleId }) => `${name} was said to have role ${roleId}, and has not`),
    ];
  });
}
