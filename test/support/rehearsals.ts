import type { ApiClient } from "./apiClient.ts";
import { eventually } from "./eventually.ts";

export interface RehearsalView {
  id: string;
  state: string;
  counts: {
    total: number;
    wouldCreate: number;
    wouldFail: number;
    untold: number;
    skipped: number;
    waiting: number;
  };
  apiCalls: number;
  otherCalls: number;
  problem: { code: string; reason: string; detail: string } | null;
  madeContacts: { id: string; url: string }[];
  unforeseen: { text: string };
}

interface RehearsalRowView {
  leadId: string;
  outcome: string;
  error: { code: string; detail: string; fields?: unknown; [member: string]: unknown } | null;
}

export async function turnOnRehearsals(admin: ApiClient): Promise<void> {
  const { status, body } = await admin.put("/v1/settings", { rehearsals: true });
  if (status !== 200) throw new Error(`rehearsals are not on: ${JSON.stringify(body)}`);
}

export async function startRehearsal(client: ApiClient, body: unknown): Promise<string> {
  const answer = await client.post<{ id: string }>("/v1/rehearsals", body);
  if (answer.status !== 202) throw new Error(`no rehearsal: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

export async function readRehearsal(client: ApiClient, id: string): Promise<RehearsalView> {
  return (await client.get<RehearsalView>(`/v1/rehearsals/${id}`)).body;
}

/** Waits until the rehearsal is in a state. */
export function rehearsalIn(client: ApiClient, id: string, state: string): Promise<RehearsalView> {
  return eventually(async () => {
    const rehearsal = await readRehearsal(client, id);
    if (rehearsal.state !== state) throw new Error(`the rehearsal is ${JSON.stringify(rehearsal)}`);
    return rehearsal;
  });
}

export async function rehearsedRows(client: ApiClient, id: string): Promise<RehearsalRowView[]> {
  const rows: RehearsalRowView[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get<{ items: RehearsalRowView[]; nextCursor: string | null }>(
      `/v1/rehearsals/${id}/rows?limit=200${query}`,
    );
    rows.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return rows;
}
