import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "../../connector/errors.ts";
import type { ApiClient } from "./apiClient.ts";
import { panelOrigin, startConnector, type ConnectorUnderTest } from "./startConnector.ts";

let connector: ConnectorUnderTest;
let admin: ApiClient;

beforeAll(async () => {
  connector = await startConnector();
  admin = await connector.signIn("admin@practice.example");
});
afterAll(() => connector.close());

describe("a request that is not valid", () => {
  it("because its body is no JSON says that", async () => {
    const { status, body } = await admin.request("PUT", "/v1/settings", '{"createContacts": tru', {
      "content-type": "application/json",
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "request-invalid",
      fields: [{ field: "body", message: "is not JSON" }],
    });
  });

  it("because its body is something else than JSON is refused, not half read", async () => {
    for (const type of ["text/plain", "application/xml"]) {
      const answer = await admin.request("PUT", "/v1/settings", '{"createContacts":false}', {
        "content-type": type,
      });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: "request-invalid" });
    }
    for (const json of ["[]", "null", '"text"', "7"]) {
      const answer = await admin.request("PUT", "/v1/settings", json, { "content-type": "application/json" });
      expect(answer.body).toMatchObject({ code: "request-invalid" });
    }
  });

  it("because its body has 50 MB is refused without being read into memory", async () => {
    const large = new Uint8Array(50 * 1024 * 1024).fill(0x20);
    const { status, body } = await admin.request("PUT", "/v1/settings", large, {
      "content-type": "application/json",
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid", detail: "The body is larger than 1 MB." });
  });

  it("because it does not say how large its body is, and then goes on and on, is refused as well", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024).fill(0x20)),
    });
    const init: RequestInit & { duplex: "half" } = {
      method: "PUT",
      headers: { authorization: `Bearer ${admin.token}`, "content-type": "application/json" },
      body: endless,
      duplex: "half",
    };
    const response = await fetch(`${connector.url}/v1/settings`, init).catch((error: unknown) => error);
    if (response instanceof Response) expect(response.status).toBe(400);
    expect((await admin.get("/v1/connection")).status).toBe(200);
  });

  it("because nothing is there is answered as a problem, too", async () => {
    const signedIn = await admin.get("/v1/nothing-here");
    expect([signedIn.status, signedIn.body["code"]]).toEqual([404, "not-found"]);
    const anonymous = await connector.anonymous.get("/nothing-here");
    expect([anonymous.status, anonymous.body["code"]]).toEqual([404, "not-found"]);
  });
});

describe("too many requests", () => {
  it("are refused with when to come back", async () => {
    const limited = await startConnector({
      environment: { RATE_LIMIT_PER_MINUTE: "3" },
      orgs: connector.orgs,
    });
    try {
      const answers = [];
      for (let attempt = 0; attempt < 4; attempt += 1)
        answers.push(await limited.anonymous.get("/v1/sign-ins/x"));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 429]);
      const { body, headers } = answers[3] ?? answers[0]!;
      expect(body).toMatchObject({ code: "too-many-requests" });
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    } finally {
      await limited.close();
    }
  });
});

describe("the address a request is counted for", () => {
  const statuses = async (trustedProxies: string, forwarded: string[]) => {
    const limited = await startConnector({
      environment: { RATE_LIMIT_PER_MINUTE: "1", TRUST_PROXY: trustedProxies },
      orgs: connector.orgs,
    });
    try {
      const seen = [];
      for (const addresses of forwarded) {
        const headers = { "x-forwarded-for": addresses };
        seen.push((await limited.anonymous.request("GET", "/v1/sign-ins/x", undefined, headers)).status);
      }
      return seen;
    } finally {
      await limited.close();
    }
  };

  it("is what the trusted proxy saw, whatever the client claims before it", async () => {
    const forwarded = ["198.51.100.1", "198.51.100.2", "203.0.113.9, 198.51.100.1"];
    expect(await statuses("1", forwarded)).toEqual([404, 404, 429]);
  });

  it("is the peer's own where no proxy is trusted", async () => {
    expect(await statuses("0", ["198.51.100.1", "198.51.100.2"])).toEqual([404, 429]);
  });
});

describe("browsers", () => {
  const preflight = (origin: string) =>
    fetch(`${connector.url}/v1/connection`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      },
    });

  it("of the org's Lightning pages may call, without cookies", async () => {
    const { headers } = await preflight(panelOrigin);
    expect(headers.get("access-control-allow-origin")).toBe(panelOrigin);
    expect(headers.get("access-control-allow-headers")).toMatch(/Authorization/i);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("vary")).toMatch(/origin/i);
    expect((await admin.get("/v1/connection")).headers.get("set-cookie")).toBeNull();
  });

  it("of any other page may not", async () => {
    for (const origin of ["https://evil.example", "null", `${panelOrigin}.evil.example`]) {
      expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("are told to keep nothing, frame nothing and guess nothing", async () => {
    const { headers } = await admin.get("/v1/connection");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("those who run the connector", () => {
  it("see that it lives and is ready", async () => {
    expect((await connector.anonymous.get("/healthz")).body).toEqual({ status: "ok" });
    const ready = await connector.anonymous.get("/readyz");
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({ status: "ready", checks: { database: true, tokenKeys: true } });
  });

  it("see requests by route, not by the ids in them", async () => {
    await admin.get("/v1/sign-ins/some-id");
    const { body } = await connector.anonymous.get<string>("/metrics");
    expect(body).toContain('route="/v1/sign-ins/:id"');
    expect(body).not.toContain("some-id");
    expect(body).toContain("crosswalk_salesforce_requests_total");
  });

  it("read the whole API at /openapi.json, with every error code it may answer", async () => {
    const { body } = await connector.anonymous.get<{
      openapi: string;
      paths: Record<string, Record<string, { responses: object; security?: unknown[] }>>;
    }>("/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        "/v1/sign-ins",
        "/v1/sessions",
        "/v1/connection",
        "/v1/settings",
        "/oauth/callback",
      ]),
    );
    expect(body.paths["/v1/sign-ins"]?.["post"]?.security).toEqual([]);
    const described = JSON.stringify(body);
    for (const code of Object.keys(errorCodes)) expect(described).toContain(code);
  });

  it("can stop it: what is in flight is finished first", async () => {
    const stopping = await startConnector({ orgs: connector.orgs });
    const answered = new Promise<number>((resolve, reject) => {
      const request = httpRequest(`${stopping.url}/v1/sign-ins`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: panelOrigin },
      });
      request.on("response", (response) => resolve(response.statusCode ?? 0));
      request.on("error", reject);
      request.write('{"codeChallenge":"');
      request.once("socket", (socket) =>
        socket.once("connect", () => {
          void stopping.stop();
          setImmediate(() => request.end(`${"c".repeat(43)}"}`));
        }),
      );
    });
    expect(await answered).toBe(201);
    await expect(fetch(`${stopping.url}/healthz`)).rejects.toThrow();
    await stopping.close();
  });
});
