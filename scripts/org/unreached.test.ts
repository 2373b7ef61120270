import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openSession } from "./orgSession.ts";
import { nextStepOfText, type Unreached } from "./unreached.ts";

const failing =
  (cause?: unknown): typeof fetch =>
  () =>
    Promise.reject(new TypeError("fetch failed", { cause }));
const withCode = (code: string) => Object.assign(new Error("no"), { code });
const ask = (request?: typeof fetch, instanceUrl = "https://acme.my.salesforce.com") =>
  openSession({ instanceUrl, accessToken: "t", apiVersion: "67.0" }, request)
    .read("/limits")
    .catch((error: unknown) => error as Unreached);

/** Asks a server that does so with each connection. */
async function askServer(onConnection: (socket: Socket) => void) {
  const server = createServer(onConnection).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await ask(undefined, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  return answer;
}

afterEach(() => vi.unstubAllEnvs());

describe("a host that is not reached", () => {
  it.each(["ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"])(
    "is named with the proxy that may be needed: %s",
    async (code) => {
      for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "");
      expect(await ask(failing(withCode(code)))).toMatchObject({
        name: "Unreached",
        message: `acme.my.salesforce.com cannot be reached (${code})`,
        nextStep: expect.stringContaining("set HTTPS_PROXY to the proxy's address") as string,
        isNever: true,
      });
    },
  );

  it.each(["SELF_SIGNED_CERT_IN_CHAIN", "CERT_HAS_EXPIRED"])(
    "is named with the ways to trust a certificate: %s",
    async (code) => {
      expect(await ask(failing(withCode(code)))).toMatchObject({
        message: `acme.my.salesforce.com cannot be reached (${code})`,
        nextStep: expect.stringMatching(/NODE_EXTRA_CA_CERTS=.*--use-system-ca/) as string,
      });
    },
  );

  it("is told from one that ends a connection within its answer", async () => {
    const error = await askServer((socket) => {
      socket.once("data", () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Daily');
        setImmediate(() => socket.destroy());
      });
    });

    expect(error).toMatchObject({
      name: "Unreached",
      message: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ was lost \(\w+\)$/) as string,
      isNever: false,
    });
  });

  it("is told from the words of the Salesforce CLI", () => {
    expect(nextStepOfText("getaddrinfo ENOTFOUND acme.my.salesforce.com", "the org")).toContain(
      "HTTPS_PROXY",
    );
    expect(nextStepOfText("self-signed: SELF_SIGNED_CERT_IN_CHAIN", "the org")).toContain(
      "NODE_EXTRA_CA_CERTS",
    );
    expect(nextStepOfText("fetch failed", "the org")).toContain("HTTPS_PROXY");
  });

  it.each([
    "NamedOrgNotFoundError: No authorization for INVALID_SESSION_ID",
    "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record",
  ])("is none of Salesforce's own words: %s", (text) => {
    expect(nextStepOfText(text, "the org")).toBeUndefined();
  });

  it.each([
    ["22.20.0", false],
    ["22.21.0", true],
    ["24.5.0", true],
  ])("is said to be asked through the proxy only where Node does that: %s", async (version, isAsked) => {
    vi.stubEnv("HTTPS_PROXY", "http://proxy.example:8080");
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    vi.spyOn(process, "versions", "get").mockReturnValue({ ...process.versions, node: version });

    const { nextStep } = (await ask(failing(withCode("ENOTFOUND")))) as Unreached;

    vi.restoreAllMocks();
    expect(nextStep.includes("This goes through the proxy that HTTPS_PROXY names")).toBe(isAsked);
    expect(nextStep.includes(`which Node ${version} does not ask`)).toBe(!isAsked);
  });
});
