import type { ApiClient } from "./apiClient.ts";
import type { ContactStack } from "./startContactStack.ts";
import { eventually } from "./eventually.ts";

export interface BatchView {
  resumeAt: string | null;
  id: string;
  state: string;
  counts: {
    total: number;
    created: number;
    failed: number;
    skipped: number;
    unknown: number;
    waiting: number;
  };
  roles: number;
  apiCalls: number;
  problem: { code: string } | null;
}

interface BatchRowView {
  leadId: string;
  state: string;
  contactId: string | null;
  error: { code: string; detail: string; reason?: string } | null;
}

let counter = 0;

type Change = (lead: Record<string, string>, index: number) => Record<string, string>;

/** A list of made-up people at the stack's account, whose names nobody else in the org has. */
export function addList(
  stack: ContactStack,
  size: number,
  change: Change = (lead) => lead,
  client: ApiClient = stack.rep,
): Promise<{ listId: string; leadIds: string[]; lastName: string }> {
  return addPeople(client, size, (lead, index) => change({ ...lead, company: stack.account.name }, index));
}

/** A list of made-up people with first names and a surname that nobody else has. */
export async function addPeople(
  client: ApiClient,
  size: number,
  change: Change = (lead) => lead,
): Promise<{ listId: string; leadIds: string[]; lastName: string }> {
  counter += 1;
  const batch = counter;
  const lastName = `${madeUpName(batch * 7919)}mann`;
  const leads = Array.from({ length: size }, (_, index) =>
    change(
      {
        firstName: madeUpName(batch * 10_007 + index + 1),
        lastName,
        title: "Planner",
        location: "Pittsburgh, United States",
        profileUrl: `https://www.linkedin.com/in/uma-${process.pid}-${batch}-${index}`,
      },
      index,
    ),
  );
  const { body } = await client.post<{ id: string }>("/v1/lead-lists", { name: `Batch ${batch}`, leads });
  const leadIds: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get<{ items: { id: string }[]; nextCursor: string | null }>(
      `/v1/lead-lists/${body.id}/leads?limit=200${query}`,
    );
    leadIds.push(...page.body.items.map(({ id }) => id));
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return { listId: body.id, leadIds, lastName };
}

/** A name for each number, unlike those of its neighbours. */
function madeUpName(number: number): string {
  let state = number;
  const syllables = Array.from({ length: 4 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return "bdfgklmnprstvz".charAt(state % 14) + "aeiou".charAt((state >> 8) % 5);
  });
  const name = syllables.join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export async function startBatch(client: ApiClient, body: unknown): Promise<string> {
  const answer = await client.post<{ id: string }>("/v1/batches", body);
  if (answer.status !== 202) throw new Error(`no batch: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

export async function readBatch(client: ApiClient, id: string): Promise<BatchView> {
  return (await client.get<BatchView>(`/v1/batches/${id}`)).body;
}

/** Waits until the batch is in a state. */
export function batchIn(client: ApiClient, id: string, state: string): Promise<BatchView> {
  return eventually(async () => {
    const batch = await readBatch(client, id);
    if (batch.state !== state) throw new Error(`the batch is ${JSON.stringify(batch)}`);
    return batch;
  });
}

/** Waits until the batch has made a contact. */
export async function untilCreated(client: ApiClient, id: string): Promise<void> {
  await eventually(async () => {
    if ((await readBatch(client, id)).counts.created === 0) throw new Error("no contact is made yet");
  });
}

export async function rowsOf(client: ApiClient, id: string): Promise<BatchRowView[]> {
  const rows: BatchRowView[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get<{ items: BatchRowView[]; nextCursor: string | null }>(
      `/v1/batches/${id}/rows?limit=200${query}`,
    );
    rows.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return rows;
}
