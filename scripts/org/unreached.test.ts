import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openSession } from "./orgSession.ts";
import { nextStepOfText, type Unreached } from "./unreached.ts";

const failing =
  (cause?: unknown): typeof fetch =>
  () =>
    Promise.reject(new TypeError("fetch failed", { cause }));
const withCode = (code: string) => Object.assign(new Error("no"), { code });
const ask = (request?: typeof fetch) =>
  openSession(
    { instanceUrl: "https://acme.my.salesforce.com", accessToken: "t", apiVersion: "67.0" },
    request,
  )
    .read("/limits")
    .catch((error: unknown) => error as Unreached);

afterEach(() => vi.unstubAllEnvs());

describe("a host that is not reached", () => {
  it.each(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT"])(
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

  it.each(["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "CERT_HAS_EXPIRED"])(
    "is named with the ways to trust a certificate: %s",
    async (code) => {
      expect(await ask(failing(withCode(code)))).toMatchObject({
        message: `acme.my.salesforce.com cannot be reached (${code})`,
        nextStep: expect.stringMatching(/NODE_EXTRA_CA_CERTS=.*--use-system-ca/) as string,
      });
    },
  );

  it("is named by the first of its addresses where each fails", async () => {
    const both = new AggregateError([withCode("ECONNREFUSED"), withCode("ENETUNREACH")], "");
    expect(await ask(failing(both))).toMatchObject({
      message: expect.stringContaining("(ECONNREFUSED)") as string,
    });
  });

  it("is told from one that ends a connection", async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const target = { instanceUrl: `http://127.0.0.1:${port}`, accessToken: "t", apiVersion: "67.0" };

    const error = await openSession(target)
      .read("/limits")
      .catch((each: unknown) => each);

    expect(error).toMatchObject({
      message: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ was lost \(/) as string,
      isNever: false,
    });
    server.close();
  });

  it("is no other error", async () => {
    const error = new TypeError("terminated");
    expect(await ask(() => Promise.reject(error))).toBe(error);
  });

  it("is told from the words of the Salesforce CLI", () => {
    expect(nextStepOfText("getaddrinfo ENOTFOUND acme.my.salesforce.com", "the org")).toContain(
      "HTTPS_PROXY",
    );
    expect(nextStepOfText("self-signed: SELF_SIGNED_CERT_IN_CHAIN", "the org")).toContain(
      "NODE_EXTRA_CA_CERTS",
    );
    expect(
      nextStepOfText("NamedOrgNotFoundError: No authorization for INVALID_SESSION_ID", "the org"),
    ).toBeUndefined();
  });
});
