import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** How clients reach and sign in to it. */
interface StartedOrg {
  url: string;
  orgId: string;
  clientId: string;
  clientSecret: string;
}

interface Usage {
  /** The most memory held at any time. */
  peakBytes: number;
  /** Time of the processor, which does not grow where others use it too. */
  cpuSeconds: number;
}

export type Rest = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** A practice org in another process, as its clients see it. */
export interface OrgClient {
  app: StartedOrg;
  signIn(username: string): Promise<Rest>;
  /** A request of the control plane; throws where it is refused. */
  practice(method: string, path: string, body?: unknown): Promise<unknown>;
  /** What the org's process has cost so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const apiVersion = "v67.0";

/** `redirectUris`: of connectors through which users are to sign in. */
export async function startOrgProcess(redirectUris: string[] = []): Promise<OrgClient> {
  const child = fork(join(import.meta.dirname, "orgProcess.ts"), redirectUris, { stdio: "inherit" });
  const app = await message<StartedOrg>(child);
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
    usage() {
      const answered = message<Usage>(child);
      child.send("usage");
      return answered;
    },
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [first] = (await once(child, "message")) as [T];
  return first;
}

async function send(url: string, method: string, body: unknown, headers: Record<string, string>) {
  // A body that streams is sent before the answer begins, which fetch wants to be told.
  const init: RequestInit & { duplex?: "half" } = { method, headers };
  if (body instanceof ReadableStream) Object.assign(init, { body, duplex: "half" });
  else if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 500)}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}
