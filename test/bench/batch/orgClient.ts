import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What clients need to reach the org and sign in. */
interface StartedOrg {
  url: string;
  orgId: string;
  clientId: string;
  clientSecret: string;
}

export type Rest = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** A practice org in another process, as its clients see it. */
export interface OrgClient {
  app: StartedOrg;
  signIn(username: string): Promise<Rest>;
  /** Calls the control plane. Throws where it refuses. */
  practice(method: string, path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

const apiVersion = "v67.0";

/** Starts an org. `redirectUris`: those of the connectors through which users sign in. */
export async function startOrgProcess(redirectUris: string[]): Promise<OrgClient> {
  const child = fork(join(import.meta.dirname, "orgProcess.ts"), redirectUris, { stdio: "inherit" });
  const [app] = (await once(child, "message")) as [StartedOrg];
  const { url, clientId, clientSecret } = app;
  return {
    app,
    async signIn(username) {
      const answer = await fetch(`${url}/services/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "password",
          client_id: clientId,
          client_secret: clientSecret,
          username,
          password: "practice",
        }),
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      return (method, path, body) =>
        send(`${url}/services/data/${apiVersion}${path}`, method, body, {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          "Sforce-Duplicate-Rule-Header": "allowSave=true",
        });
    },
    practice: (method, path, body) => send(`${url}/__practice${path}`, method, body, {}),
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function send(url: string, method: string, body: unknown, headers: Record<string, string>) {
  const answer = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}
