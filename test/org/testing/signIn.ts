import { Connection } from "./jsforceConnection.ts";
import type { RunningOrg } from "../server.ts";

export const apiVersion = "67.0";

export interface SignedIn {
  connection: Connection;
  token: string;
  /** A request of the REST API, by its path below the version, e.g. `/sobjects`. */
  rest(path: string, init?: RequestInit & { json?: unknown }): Promise<RestAnswer>;
}

export interface RestAnswer {
  status: number;
  headers: Headers;
  /** The JSON answer; the text where it is none; null without a body. */
  body: unknown;
}

/** Signs a practice user in like a command-line client. Answers jsforce's connection and plain HTTP. */
export async function signIn(running: RunningOrg, username: string): Promise<SignedIn> {
  const answer = await fetch(`${running.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: running.clientId,
      client_secret: running.clientSecret,
      username,
      password: "practice",
    }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const connection = new Connection({
    instanceUrl: running.url,
    accessToken: token,
    version: apiVersion,
  });
  return {
    connection,
    token,
    async rest(path, { json, ...init } = {}) {
      const response = await fetch(`${running.url}/services/data/v${apiVersion}${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...init.headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      return { status: response.status, headers: response.headers, body: await bodyOf(response) };
    },
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Sets up the org through its control plane. */
export async function practice(
  running: RunningOrg,
  method: string,
  path: string,
  body?: unknown,
): Promise<RestAnswer> {
  const response = await fetch(`${running.url}/__practice${path}`, {
    method,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}
