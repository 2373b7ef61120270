/**
 * `npm run import-leads -- FILE [--name NAME] [--connector URL]`: uploads a lead file as a list of the
 * user's, without the panel. Prints the address of Salesforce's sign-in; the page shows a code to paste.
 */
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { askPerson } from "./askPerson.ts";
import { runCommand } from "./runCommand.ts";

interface Report {
  rows: number;
  imported: number;
  merged: number;
  skipped: number;
  failed: number;
  erased: number;
  problems: { line: number; outcome: string; reason: string }[];
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string" }, connector: { type: "string", default: "http://localhost:4002" } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error("Say which file: npm run import-leads -- FILE [--name NAME].");
  const content = await readFile(file);
  const token = await signIn(values.connector);
  try {
    const name = values.name ?? path.basename(file, path.extname(file));
    const list = await call<{ name: string; report: Report }>(
      values.connector,
      "POST",
      `/v1/lead-lists?${new URLSearchParams({ name }).toString()}`,
      { token, body: content, type: "text/csv" },
    );
    return summary(list.name, list.report);
  } finally {
    await call(values.connector, "DELETE", "/v1/sessions/current", { token });
  }
});

/** The session of the user who signs in at the printed address. */
async function signIn(connector: string): Promise<string> {
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const { id, authorizeUrl } = await call<{ id: string; authorizeUrl: string }>(
    connector,
    "POST",
    "/v1/sign-ins",
    {
      json: { codeChallenge },
    },
  );
  const code = await askPerson(
    `Sign in at\n\n  ${authorizeUrl}\n\nand paste the code shown there: `,
    { input: process.stdin, output: process.stderr },
    "Nothing was imported: run it again, and paste the code.",
  );
  const { token } = await call<{ token: string }>(connector, "POST", "/v1/sessions", {
    json: { signInId: id, code, codeVerifier },
  });
  return token;
}

/** Calls the connector's API. A problem becomes an error with its detail and next step. */
async function call<Answer>(
  connector: string,
  method: string,
  target: string,
  { token, json, body, type }: { token?: string; json?: unknown; body?: Buffer; type?: string },
): Promise<Answer> {
  const response = await fetch(new URL(target, connector), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      "content-type": type ?? "application/json",
    },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const answer = (text === "" ? {} : JSON.parse(text)) as { detail?: string; action?: string };
  if (!response.ok)
    throw new Error(`${answer.detail ?? response.statusText}\n  Next: ${answer.action ?? "try again."}`);
  return answer as Answer;
}

function summary(
  name: string,
  { rows, imported, merged, skipped, failed, erased, problems }: Report,
): string {
  return [
    `"${name}": ${rows} rows: ${imported} imported, ${merged} merged, ${skipped} skipped, ${failed} failed${erased > 0 ? `, ${erased} erased on request` : ""}.`,
    ...problems.map(({ line, outcome, reason }) => `  line ${line}: ${outcome}: ${reason}`),
  ].join("\n");
}
