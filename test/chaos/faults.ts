import { setTimeout as wait } from "node:timers/promises";
import type { ApiClient } from "../support/apiClient.ts";
import { endAccessTokens, endGrants } from "@crosswalk/practice-org";
import { clientAt } from "../support/clientAt.ts";
import type { ChaosStack } from "./startChaosStack.ts";
import type { Random } from "../support/randomFrom.ts";
import type { ChaosStore } from "./store/chaosStore.ts";

/** A lead that is linked to a contact which Crosswalk has not made. */
export interface LinkedLead {
  leadId: string;
  contactId: string;
}

/** One user's part in a run. */
export interface Actor {
  username: string;
  client: ApiClient;
  /** All of the user's. */
  leadIds: string[];
  /** Those that no batch holds. */
  aloneIds: string[];
  batchIds: string[];
  rehearsalIds: string[];
  accountId: string;
  /** Leads linked to contacts that may get a role. */
  linked: LinkedLead[];
  /** A body for POST /v1/contacts. */
  creation(leadId: string): Record<string, unknown>;
}

/** Something that happens while batches run; `mend` undoes what it takes away. */
export type Fault = (stack: ChaosStack, actor: Actor, random: Random) => Promise<void>;

/** The largest error of a connector's clock, in either direction. */
const clockErrorMsMax = 10 * 60_000;

export const clockError = (random: Random) => random.between(-clockErrorMsMax, clockErrorMsMax);

/** A kill at any time, and a restart with another clock. */
export const killAndRestart: Fault = async ({ connectors }, _actor, random) => {
  const [first] = connectors;
  await first.kill();
  await first.start(clockError(random));
};

/** Of one that is alone, it is the one that ends and starts. */
export const startOrKillAnother: Fault = async (stack, actor, random) => {
  const { connectors } = stack;
  if (connectors.length === 1) return await killAndRestart(stack, actor, random);
  const another = random.pick(connectors.slice(1));
  if (another.isRunning()) await another.kill();
  else await another.start(clockError(random));
};

/** All end, as with their machines, and start at the same moment. */
const startTogether: Fault = async ({ connectors }, _actor, random) => {
  await Promise.all(connectors.map((connector) => connector.kill()));
  await Promise.all(connectors.map((connector) => connector.start(clockError(random))));
};

/** One stands still, perhaps in the middle of a transaction, and goes on as if nothing had happened. */
export const freezeOne: Fault = async ({ connectors }, _actor, random) => {
  await random.pick(connectors).freeze(random.pick([300, 2_000, 7_000]));
};

/** A list is imported while another connector starts or ends. */
const importMeanwhile: Fault = async (stack, actor, random) => {
  const { connectors, toldLists } = stack;
  const running = connectors.filter((connector) => connector.isRunning());
  const client = clientAt(random.pick(running), actor.client);
  const leads = random.between(50, 1_500);
  const rows = Array.from({ length: leads }, (_, index) => `Ida${index},Chaos${random.between(1, 1e9)}\n`);
  const csv = `First Name,Last Name\n${rows.join("")}`;
  const imported = client
    .post("/v1/lead-lists?name=Chaos", csv, { "content-type": "text/csv" })
    .catch(() => undefined);
  await wait(random.between(0, 100));
  await startOrKillAnother(stack, actor, random);
  const answer = await imported;
  if (answer?.status === 201) toldLists.push({ id: String(answer.body["id"]), leads });
};

const troubleStore: Fault = ({ store }, _actor, random) => random.pick(store.troubles)(random);

/** A rep adds by hand, twice and at either connector, a lead that a batch is about to add. */
const addByHand: Fault = async ({ connectors }, actor, random) => {
  const leadId = random.pick(actor.leadIds);
  const running = connectors.filter((connector) => connector.isRunning());
  await Promise.allSettled(
    [...running, ...running].map((connector) =>
      clientAt(connector, actor.client).post("/v1/contacts", actor.creation(leadId)),
    ),
  );
};

const cancelAndResume: Fault = async (_stack, { client, batchIds }, random) => {
  const id = random.pick(batchIds);
  await client.post(`/v1/batches/${id}/cancel`).catch(() => undefined);
  await client.post(`/v1/batches/${id}/resume`).catch(() => undefined);
};

const expireTokens: Fault = ({ org }, { username }) => {
  endAccessTokens(org.org, username);
  return Promise.resolve();
};

const revokeGrant: Fault = ({ org }, { username }) => {
  endGrants(org.org, username);
  return Promise.resolve();
};

const freeze: Fault = async ({ practice }, { username }) => {
  await practice("PATCH", `/users/${username}`, { frozen: true });
};

const takeCreateAway: Fault = async ({ practice }, { username }) => {
  await practice("PATCH", `/users/${username}`, { objectPermissions: { Contact: { create: false } } });
};

const switchOff: Fault = ({ store }) => setCreation(store, false);

const useUpAllowance: Fault = async ({ practice }) => {
  await practice("PATCH", "/settings", { dailyApiLimit: 1 });
};

/** A rule that refuses some of a run's contacts. */
const addRule: Fault = async ({ practice }) => {
  await practice("POST", "/objects/Contact/validation-rules", {
    name: "Chaos",
    when: "FirstName LIKE 'B%'",
    message: "Nobody whose name starts with a B.",
  });
};

const others: readonly Fault[] = [
  startOrKillAnother,
  startTogether,
  freezeOne,
  importMeanwhile,
  importMeanwhile,
  addByHand,
  addByHand,
  cancelAndResume,
  expireTokens,
  expireTokens,
  revokeGrant,
  freeze,
  takeCreateAway,
  switchOff,
  useUpAllowance,
  addRule,
];

/** Random faults, with at least one kill. */
export function randomFaults({ store }: ChaosStack, random: Random): Fault[] {
  // Half of what happens may happen to the store.
  const choices = store.troubles.length === 0 ? others : [...others, ...others.map(() => troubleStore)];
  const chosen = Array.from({ length: random.between(0, 5) }, () => random.pick(choices));
  for (let kills = random.between(1, 3); kills > 0; kills -= 1) {
    chosen.splice(random.between(0, chosen.length), 0, killAndRestart);
  }
  return chosen;
}

/** Gives everything back that faults have taken away. */
export async function mend({ practice, store, connectors }: ChaosStack, actors: Actor[]): Promise<void> {
  await store.mend();
  await practice("DELETE", "/faults");
  // After a restore all contacts of the last minutes are asked for: at 2 ms each that is longer than the
  // connectors' short patience.
  const latencyMs = { base: 5, perRecord: 0 };
  await practice("PATCH", "/settings", { dailyApiLimit: 100_000_000, lockWaitMs: 10_000, latencyMs });
  await practice("DELETE", "/objects/Contact/validation-rules/Chaos");
  for (const { username } of actors) {
    await practice("PATCH", `/users/${username}`, {
      frozen: false,
      objectPermissions: { Contact: { create: true } },
    });
  }
  await setCreation(store, true);
  const [first] = connectors;
  if (!first.isRunning()) await first.start(0);
}

async function setCreation(store: ChaosStore, isOn: boolean): Promise<void> {
  for (const { org_id: orgId, values } of await store.rows<{ org_id: string; values: string }>(
    'SELECT org_id, "values" FROM settings',
  )) {
    const changed = { ...(JSON.parse(values) as object), createContacts: isOn };
    await store.change('UPDATE settings SET "values" = ? WHERE org_id = ?', JSON.stringify(changed), orgId);
  }
}
