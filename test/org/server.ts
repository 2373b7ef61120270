import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createAccess } from "./access/createAccess.ts";
import { createOrgApp } from "./app.ts";
import { createOrg, type CreateOrgOptions } from "./createOrg.ts";
import { resumeJobs } from "./bulk/resumeJobs.ts";
import { createFaultList } from "./call/faultList.ts";
import { registerClients } from "./oauth/clients.ts";
import { createApiUsage } from "./call/apiUsage.ts";
import type { PracticeService } from "./call/restCall.ts";
import { createQueue } from "./call/createQueue.ts";
import { createRequestLog } from "./call/requestLog.ts";
import type { OrgDirectory, ResettableOrg } from "./types.ts";

interface PracticeOrgOptions extends Omit<CreateOrgOptions, "dataFile"> {
  /** 0, the default, for any free one. */
  port?: number;
  host?: string;
  /** In memory; otherwise kept in `dataFile`. Default true. */
  fresh?: boolean;
  dataFile?: string;
  clientId?: string;
  clientSecret?: string;
  redirectUris?: string[];
  /**
   * The origin of a page that stands in for Lightning Experience. The org redirects /lightning/ addresses
   * there.
   */
  lightningUrl?: string;
  /** Orgs that this process already serves, whose login page is shared. This one is added. */
  directory?: OrgDirectory;
}

export interface RunningOrg {
  url: string;
  orgId: string;
  org: ResettableOrg;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  directory: OrgDirectory;
  close(): Promise<void>;
}

/** Serves one practice org; alone, or beside the others of a directory. */
export async function startPracticeOrg(options: PracticeOrgOptions = {}): Promise<RunningOrg> {
  const {
    fresh = true,
    dataFile,
    directory = { entries: [] },
    host = "localhost",
    port = 0,
    ...rest
  } = options;
  const { clientId, clientSecret, redirectUris, lightningUrl, ...orgOptions } = rest;
  const org = createOrg({
    ...orgOptions,
    ...(fresh || dataFile === undefined ? {} : { dataFile }),
  });
  if (lightningUrl !== undefined) org.lightningUrl = lightningUrl;
  const access = createAccess(org);
  directory.entries.push({ org, access });

  const client = registerClients(org, { clientId, clientSecret, redirectUris });
  const leave = () => {
    directory.entries = directory.entries.filter((entry) => entry.org !== org);
    org.close();
  };
  const service: PracticeService = {
    org,
    access,
    usage: createApiUsage(org),
    requests: createRequestLog(),
    faults: createFaultList(),
    locks: new Map(),
    exclusively: createQueue(),
  };
  const server = createAdaptorServer({
    fetch: createOrgApp(service, directory, client).fetch,
    // Node closes a kept connection after five seconds, and whoever sends just then sees it broken.
    serverOptions: { maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000 },
  }) as Server;
  const bound = await listen(server, port, host).catch((error: unknown) => {
    leave();
    throw error;
  });
  resumeJobs(service);
  if (options.instanceUrl === undefined) org.instanceUrl = `http://localhost:${bound}`;
  return {
    url: org.instanceUrl,
    orgId: org.id,
    org,
    ...client,
    directory,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      leave();
    },
  };
}

/** Both practice orgs, sharing the first one's login page as all orgs share login.salesforce.com. */
export async function startPracticeOrgs(
  options: Omit<PracticeOrgOptions, "port" | "which" | "dataFile"> & {
    ports?: [main: number, other: number];
    dataFiles?: [main: string, other: string];
  } = {},
): Promise<{ main: RunningOrg; other: RunningOrg; close(): Promise<void> }> {
  const { ports = [0, 0], dataFiles, ...shared } = options;
  const file = (i: 0 | 1) => (dataFiles === undefined ? {} : { dataFile: dataFiles[i] });
  const main = await startPracticeOrg({ ...shared, ...file(0), which: "main", port: ports[0] });
  const other = await startPracticeOrg({
    ...shared,
    ...file(1),
    which: "other",
    port: ports[1],
    directory: main.directory,
  });
  return {
    main,
    other,
    async close() {
      await other.close();
      await main.close();
    },
  };
}

/** Starts listening and answers the port, or fails with the next step in the message. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is in use. Stop what uses it or choose another, e.g. ORG_PORT=4101.`)
          : error,
      );
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}
