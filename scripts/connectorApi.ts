import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { askPerson } from "./askPerson.ts";

interface Sent {
  token?: string;
  json?: unknown;
  body?: Buffer;
}

/** Calls the connector's API as somebody. */
export type Call = <Answer>(method: string, target: string, sent?: Sent) => Promise<Answer>;

/**
 * Does some work with the session of CROSSWALK_SESSION, or of the user who signs in at the printed address,
 * whose page shows a code to paste. That one is ended afterwards.
 */
export async function withSession<T>(connector: string, work: (call: Call) => Promise<T>): Promise<T> {
  const given = process.env["CROSSWALK_SESSION"] || undefined;
  const token = given ?? (await signInByHand(connector));
  const call: Call = (method, target, sent) => callConnector(connector, method, target, { token, ...sent });
  try {
    return await work(call);
  } finally {
    if (given === undefined) await call("DELETE", "/v1/sessions/current");
  }
}

/** A lead file to make a list of, named as the file is. Throws where it cannot be read. */
export async function readListFile(file: string): Promise<{ name: string; body: Buffer }> {
  const body = await readFile(file).catch((error: unknown) => {
    throw new Error(`The file can't be read: ${(error as Error).message}`, { cause: error });
  });
  return { name: path.basename(file, path.extname(file)), body };
}

export function makeList<List>(call: Call, { name, body }: { name: string; body: Buffer }): Promise<List> {
  return call<List>("POST", `/v1/lead-lists?${new URLSearchParams({ name }).toString()}`, { body });
}

async function signInByHand(connector: string): Promise<string> {
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const { id, authorizeUrl } = await callConnector<{ id: string; authorizeUrl: string }>(
    connector,
    "POST",
    "/v1/sign-ins",
    { json: { codeChallenge } },
  );
  const code = await askPerson(
    `Sign in at\n\n  ${authorizeUrl}\n\nand paste the code shown there: `,
    { input: process.stdin, output: process.stderr },
    "Nothing was done: run it again, and paste the code.",
  );
  const json = { signInId: id, code, codeVerifier };
  return (await callConnector<{ token: string }>(connector, "POST", "/v1/sessions", { json })).token;
}

/**
 * Calls the connector's API. A problem becomes an error with its detail and next step, and so does an address
 * at which there is no connector.
 */
async function callConnector<Answer>(
  connector: string,
  method: string,
  target: string,
  { token, json, body }: Sent,
): Promise<Answer> {
  if (!URL.canParse(target, connector))
    throw new Error(
      `${connector} is no address.\n  Next: say one as http://localhost:4002 with --connector.`,
    );
  const response = await fetch(new URL(target, connector), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      "content-type": body === undefined ? "application/json" : "text/csv",
    },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  }).catch((error: unknown) => {
    throw noConnector(connector, "doesn't answer", error);
  });
  const answer = answerIn(connector, await response.text());
  if (!response.ok)
    throw new Error(`${answer.detail ?? response.statusText}\n  Next: ${answer.action ?? "try again."}`);
  return answer as Answer;
}

interface AnsweredProblem {
  detail?: string;
  action?: string;
}

function answerIn(connector: string, text: string): AnsweredProblem {
  if (text === "") return {};
  try {
    return JSON.parse(text) as AnsweredProblem;
  } catch (error) {
    throw noConnector(connector, "answers, but not as a connector does", error);
  }
}

const noConnector = (connector: string, what: string, cause: unknown) =>
  new Error(`${connector} ${what}.\n  Next: start the connector, or say where it is with --connector.`, {
    cause,
  });
