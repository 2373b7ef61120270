import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { proxyEnvironment, unreadableProxy } from "./proxyEnvironment.mjs";

const projectFolder = path.resolve(import.meta.dirname, "../..");

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A proxy that leads each tunnel to `port`, or answers with its status, and lists what it was asked for. */
async function startProxy({ port, status }: { port?: number; status?: number }) {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(502).end();
  });
  proxy.on("connect", ({ url = "" }, client) => {
    asked.push(url);
    client.on("error", () => {});
    if (port === undefined) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const server = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    server.on("error", () => client.destroy());
  });
  return { address: `http://127.0.0.1:${await listen(proxy)}`, asked };
}

/** What a command prints that `npm` starts by setup.mjs. */
const runBySetup = async (code: string, environment: Record<string, string>): Promise<string> =>
  (await endBySetup(code, environment)).said;

/** The same, with what it prints of its errors. */
async function endBySetup(code: string, environment: Record<string, string>) {
  const setup = path.join(projectFolder, "scripts/setup.mjs");
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [setup, "--production", "node", "-e", code], {
    cwd: projectFolder,
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { said, errors };
}

const session = path.join(projectFolder, "scripts/org/orgSession.ts");
const askOrg = `
  const { openSession } = await import(${JSON.stringify(session)});
  const target = { instanceUrl: "https://acme.invalid", accessToken: "t", apiVersion: "67.0" };
  await openSession(target).read("/limits").catch(({ message, nextStep }) => console.log(message, nextStep));
`;

describe("a command behind a proxy", () => {
  it.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY"])(
    "asks the org through it, as %s names it",
    async (name) => {
      const org = await listen(createServer());
      const { address, asked } = await startProxy({ port: org });

      // What is behind the tunnel speaks no TLS: that the tunnel was asked for is what counts.
      await runBySetup(`await fetch("https://acme.invalid").catch(() => {})`, { [name]: address });

      expect(asked).toEqual(["acme.invalid:443"]);
    },
  );

  it("is not started where Node cannot read the variable, which is named without its value", async () => {
    const value = "http://jane:s3cret#9@proxy.example:8080";

    const { said, errors } = await endBySetup(`console.log("started")`, { HTTPS_PROXY: value });

    expect(said).toBe("");
    expect(errors).toMatch(/^crosswalk setup: HTTPS_PROXY is no address of a proxy\n {2}Next: .*%23/);
    expect(errors).not.toMatch(/s3cret|jane|proxy\.example/);
  });

  it("asks what runs on this machine without it", async () => {
    const org = await listen(createServer((_, response) => response.end("practice")));
    const { address, asked } = await startProxy({ status: 502 });
    const code = `for (const host of ["localhost", "127.0.0.1"])
      console.log(await (await fetch("http://" + host + ":${org}")).text())`;

    const said = await runBySetup(code, { HTTP_PROXY: address, NO_PROXY: "intranet.example" });

    expect(said).toBe("practice\npractice\n");
    expect(asked).toEqual([]);
  });

  it("says that the proxy does not let it to the org, and what to look at", { tags: ["night"] }, async () => {
    const { address } = await startProxy({ status: 407 });

    const said = await runBySetup(askOrg, { HTTPS_PROXY: address });

    expect(said).toMatch(/^acme\.invalid cannot be reached \(.*407.*\)/);
    expect(said).toContain("goes through the proxy that HTTPS_PROXY names");
    expect(said).not.toContain(address);
  });
});

describe("what Node needs behind a proxy", () => {
  it("is nothing where the environment names none", () => {
    expect(proxyEnvironment({ HTTPS_PROXY: "", NO_PROXY: "a.example" })).toEqual({});
  });

  it.each([
    [undefined, "localhost,.localhost,127.0.0.1,[::1]"],
    ["a.example, localhost", "a.example,localhost,.localhost,127.0.0.1,[::1]"],
    ["*", "*"],
  ])("leaves whom somebody asks without it: %s", (given, direct) => {
    const env = { https_proxy: "http://proxy.example:8080", NO_PROXY: given };
    expect(proxyEnvironment(env)).toEqual({ NODE_USE_ENV_PROXY: "1", NO_PROXY: direct, no_proxy: direct });
  });
});

describe("a proxy's address", () => {
  it.each([
    ["proxy.example:8080", "http://proxy.example:8080"],
    ["jane:secret@proxy.example:8080", "http://jane:secret@proxy.example:8080"],
    ["http://DOMAIN%5Cjane:100%25@proxy.example/", "http://DOMAIN%5Cjane:100%25@proxy.example/"],
  ])("is taken as people write it: %s", (value, taken) => {
    expect(unreadableProxy({ http_proxy: value })).toBeUndefined();
    expect(proxyEnvironment({ http_proxy: value })["http_proxy"] ?? value).toBe(taken);
  });
});
