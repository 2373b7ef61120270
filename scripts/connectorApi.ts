import { createHash, randomBytes } from "node:crypto";
import { askPerson } from "./askPerson.ts";

interface Sent {
  token?: string;
  json?: unknown;
  body?: Buffer;
  type?: string;
}

/**
 * The session of the user who signs in at the printed address, whose page shows a code to paste. `onEnd`:
 * what is said where nobody pastes it.
 */
export async function signInByHand(connector: string, onEnd: string): Promise<string> {
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
    onEnd,
  );
  const { token } = await callConnector<{ token: string }>(connector, "POST", "/v1/sessions", {
    json: { signInId: id, code, codeVerifier },
  });
  return token;
}

/** Calls the connector's API. A problem becomes an error with its detail and next step. */
export async function callConnector<Answer>(
  connector: string,
  method: string,
  target: string,
  { token, json, body, type }: Sent = {},
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
