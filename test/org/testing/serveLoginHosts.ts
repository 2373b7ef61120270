import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createAccess } from "../access/createAccess.ts";
import { createOrg } from "../createOrg.ts";
import { type OrgDirectory, type OrgEntry, SalesforceError } from "../types.ts";
import { authenticate } from "../oauth/authenticate.ts";
import { registerClients } from "../oauth/clients.ts";
import { oauthRoutes } from "../oauth/oauthRoutes.ts";

export interface LoginHosts {
  main: OrgEntry;
  other: OrgEntry;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  close(): Promise<void>;
}

/** Two practice orgs with sign-in and one REST route that names the caller. The caller supplies the clock. */
export async function serveLoginHosts(now: () => Date = () => new Date()): Promise<LoginHosts> {
  const redirectUri = "http://localhost:9/oauth/callback";
  const directory: OrgDirectory = { entries: [] };
  const keys: ReturnType<typeof registerClients>[] = [];
  const closers: (() => Promise<void>)[] = [];
  for (const which of ["main", "other"] as const) {
    const org = createOrg({ which, now });
    const access = createAccess(org);
    keys.push(registerClients(org, { redirectUris: [redirectUri] }));
    const entry = { org, access };
    directory.entries.push(entry);
    const app = new Hono();
    app.onError((error, context) => {
      if (!(error instanceof SalesforceError)) throw error;
      const body = [{ message: error.message, errorCode: error.errorCode }];
      return context.json(body, error.status as 400);
    });
    app.get("/services/data/v67.0/who", (context) =>
      context.json({ username: authenticate(org, context.req.raw, access).username }),
    );
    app.route("/", oauthRoutes(org, directory));
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await once(server, "listening");
    org.instanceUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    closers.push(async () => {
      server.close();
      await once(server, "close");
      org.close();
    });
  }
  const [main, other] = directory.entries;
  const [{ clientId, clientSecret } = { clientId: "", clientSecret: "" }] = keys;
  if (!main || !other) throw new Error("two orgs were started");
  return {
    main,
    other,
    clientId,
    clientSecret,
    redirectUri,
    close: async () => void (await Promise.all(closers.map((closeOne) => closeOne()))),
  };
}
