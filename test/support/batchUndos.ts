import type { ApiClient } from "./apiClient.ts";
import { eventually } from "./eventually.ts";

export interface UndoView {
  state: string;
  counts: { total: number; undone: number; kept: number; failed: number; waiting: number };
  inDoubt: number;
  apiCalls: number;
  problem: { code: string; reason?: string } | null;
  retryUntil: string | null;
  finishedAt: string | null;
}

interface PreviewView {
  counts: { total: number; removable: number; kept: number };
  expiresAt: string | null;
  kept: { leadId: string; name: string | null; contactId: string; reason: string }[];
}

interface UndoRowView {
  leadId: string;
  name: string | null;
  contactId: string;
  outcome: string;
  reason?: string;
  detail: string | null;
}

/** What an undo of the batch would do, before it was begun. */
export async function previewOf(client: ApiClient, batchId: string): Promise<PreviewView> {
  return (await client.get<PreviewView>(`/v1/batches/${batchId}/undo`)).body;
}

export async function readUndo(client: ApiClient, batchId: string): Promise<UndoView> {
  return (await client.get<UndoView>(`/v1/batches/${batchId}/undo`)).body;
}

/** Waits until the undo of the batch is in a state. */
export function undoIn(client: ApiClient, batchId: string, state: string): Promise<UndoView> {
  return eventually(async () => {
    const undo = await readUndo(client, batchId);
    if (undo.state !== state) throw new Error(`the undo is ${JSON.stringify(undo)}`);
    return undo;
  });
}

export async function undoRowsOf(
  client: ApiClient,
  batchId: string,
  outcome?: string,
): Promise<UndoRowView[]> {
  const rows: UndoRowView[] = [];
  let cursor: string | null = null;
  do {
    const filter: string = outcome === undefined ? "" : `&outcome=${outcome}`;
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await client.get<{ items: UndoRowView[]; nextCursor: string | null }>(
      `/v1/batches/${batchId}/undo/rows?limit=200${filter}${after}`,
    );
    rows.push(...page.body.items);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return rows;
}
