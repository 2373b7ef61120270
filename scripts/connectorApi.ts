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

/**
 * Calls the connector's API. A problem becomes an error with its detail and next step, and so does an address
 * at which there is no connector.
 */
export async function callConnector<Answer>(
  connector: string,
  method: string,
  target: string,
  { token, json, body, type }: Sent = {},
): Promise<Answer> {
  if (!URL.canParse(target, connector))
    throw new Error(
      `${connector} is no address.\n  Next: say one as http://localhost:4002 with --connector.`,
    );
  const response = await fetch(new URL(target, connector), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      "content-type": type ?? "application/json",
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
