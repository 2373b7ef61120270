/**
 * `npm run rehearse -- FILE [--connector URL] [--json]`, or `-- --list ID`: what Salesforce would say to the
 * leads of a file, or of a list that is there, without saving any. A list made of a file goes again
 * afterwards. An admin has to turn on Test Batches in Crosswalk Settings first. Prints the address of
 * Salesforce's sign-in, whose page shows a code to paste; a session from CROSSWALK_SESSION goes before that.
 * Ends with status 1 where anything goes wrong, not where leads would fail.
 */
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeList, readListFile, withSession, type Call } from "./connectorApi.ts";
import { runCommand } from "./runCommand.ts";

interface Rehearsal {
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
  problem: { detail: string; action: string } | null;
  unforeseen: { text: string };
}

interface Row {
  leadId: string;
  name: string | null;
  company: string | null;
  outcome: string;
  error: { code: string; detail: string } | null;
}

const lookMs = 500;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: "string" },
      connector: { type: "string", default: "http://localhost:4002" },
      json: { type: "boolean", default: false },
    },
  });
  const [file, more] = positionals;
  if ((file === undefined) === (values.list === undefined) || more !== undefined) {
    throw new Error("Name one file, or a list: npm run rehearse -- FILE, or -- --list ID");
  }
  const sent = file === undefined ? undefined : await readListFile(file);
  return withSession(values.connector, async (call) => {
    const stopped = onInterrupt();
    // A list that is made for this goes again.
    const made = sent && (await makeList<{ id: string }>(call, sent));
    const listId = made?.id ?? values.list;
    try {
      const { id } = await call<{ id: string }>("POST", "/v1/rehearsals", { json: { listId } });
      const rehearsal = await ended(call, id, stopped);
      const rows = await rowsOf(call, id);
      return values.json ? JSON.stringify({ ...rehearsal, rows }, null, 2) : summary(rehearsal, rows);
    } finally {
      if (made) await call("DELETE", `/v1/lead-lists/${listId}`);
    }
  });
});

/** Aborts with the first Ctrl-C, so that nothing is left behind; the second one ends the command at once. */
function onInterrupt(): AbortSignal {
  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  return stopping.signal;
}

/** Throws where the rehearsal waits for somebody, or was ended. */
async function ended(call: Call, id: string, stopped: AbortSignal): Promise<Rehearsal> {
  for (;;) {
    if (stopped.aborted) {
      await call("POST", `/v1/rehearsals/${id}/cancel`);
      throw new Error("The rehearsal was stopped. Nothing is saved.");
    }
    const rehearsal = await call<Rehearsal>("GET", `/v1/rehearsals/${id}`);
    if (rehearsal.state === "finished") return rehearsal;
    if (rehearsal.state !== "running") {
      const { detail, action } = rehearsal.problem ?? { detail: "The rehearsal was canceled.", action: "" };
      if (rehearsal.state === "paused") await call("POST", `/v1/rehearsals/${id}/cancel`);
      throw new Error([detail, ...(action ? [`  Next: ${action}`] : [])].join("\n"));
    }
    await wait(lookMs);
  }
}

async function rowsOf(call: Call, id: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = new URLSearchParams({ limit: "200", ...(cursor && { cursor }) }).toString();
    const page: { items: Row[]; nextCursor: string | null } = await call(
      "GET",
      `/v1/rehearsals/${id}/rows?${query}`,
    );
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}

/** The leads that would not be created, by why. */
function summary({ counts, apiCalls, otherCalls, unforeseen }: Rehearsal, rows: Row[]): string {
  const { total, wouldCreate, wouldFail, untold, skipped } = counts;
  const causes = Map.groupBy(
    rows.filter(({ error }) => error !== null),
    ({ outcome, error }) => `${outcome}: ${error?.detail ?? ""}`,
  );
  return [
    `${total} leads: ${wouldCreate} would be created, ${wouldFail} would fail, ${untold} not told by the org, ${skipped} skipped. ${apiCalls} requests to Salesforce, and ${otherCalls} to look things up.`,
    ...[...causes].flatMap(([cause, of]) => [
      `  ${cause}`,
      ...of.map(({ name, company, leadId }) => `    ${[name ?? leadId, company ?? []].flat().join(", ")}`),
    ]),
    unforeseen.text,
  ].join("\n");
}
