import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "../../connector/errors.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { jobs } from "../../connector/background.ts";
import { createMemory } from "../../connector/work/memory.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { eventually } from "../support/eventually.ts";

let stack: Stack;
let admin: ApiClient;
const metricsToken = "a-token-for-prometheus";

beforeAll(async () => {
  stack = await startStack({ environment: { METRICS_TOKEN: metricsToken } });
  admin = await stack.signIn("admin@practice.example");
});
afterAll(() => stack.close());

describe("a request that is not valid", () => {
  it("rejects a body that is not JSON with 400", async () => {
    const { status, body } = await admin.request("PUT", "/v1/settings", '{"createContacts": tru', {
      "content-type": "application/json",
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "request-invalid",
      reason: "body-not-json",
      fields: [{ field: "body" }],
    });
  });

  it("rejects a body of another type than JSON, and does not half read it", async () => {
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

  it("rejects a body of 50 MB without reading it into memory", { tags: ["night"] }, async () => {
    const large = new Uint8Array(50 * 1024 * 1024).fill(0x20);
    const { status, body } = await admin.request("PUT", "/v1/settings", large, {
      "content-type": "application/json",
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "request-invalid",
      reason: "body-too-large",
      detail: expect.stringContaining("1 MB"),
    });
  });

  it("rejects a body of undeclared size that goes on and on", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024).fill(0x20)),
    });
    const init: RequestInit & { duplex: "half" } = {
      method: "PUT",
      headers: { authorization: `Bearer ${admin.token}`, "content-type": "application/json" },
      body: endless,
      duplex: "half",
    };
    const response = await fetch(`${stack.url}/v1/settings`, init).catch((error: unknown) => error);
    if (response instanceof Response) expect(response.status).toBe(400);
    expect((await admin.get("/v1/connection")).status).toBe(200);
  });

  it("names at most fifty fields of a request that is wrong in very many", async () => {
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, 1]));
    const leads = Array.from({ length: 100 }, () => ({ nickname: "Ada" }));
    for (const [method, path, json] of [
      ["PUT", "/v1/settings", unknown],
      ["PUT", "/v1/settings", { ["x".repeat(100_000)]: 1 }],
      ["POST", "/v1/lead-lists", { name: "Leads", leads: [], ...unknown }],
      ["POST", "/v1/lead-lists", { name: "Leads", leads }],
    ] as const) {
      const { status, body } = await admin.request<{ fields: unknown[] }>(method, path, json);
      expect(status).toBe(400);
      expect(body.fields.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(body).length).toBeLessThan(20_000);
    }
  });

  it(
    "rejects JSON that is nested very deeply or has very many entries, unparsed",
    { tags: ["night"] },
    async () => {
      const names = Array.from({ length: 900_000 }, (_, index) => `"${index}":1`);
      const small = Array.from({ length: 100 }, () => `[${"1,".repeat(10_000)}1]`);
      for (const [json, message] of [
        ["[".repeat(8 * 1024 * 1024), /"reason":"body-nested".*deeper than 64 levels/],
        [`${'{"a":'.repeat(65)}1${"}".repeat(65)}`, /"reason":"body-nested".*deeper than 64 levels/],
        [`{${names.join(",").slice(0, 8_000_000)}}`, /"reason":"body-entries".*20,?000/],
        [`[${small.join(",")}]`, /"reason":"body-entries".*500,?000/],
        [`{"name":"${'\\"['.repeat(1_000)}","leads":[]}`, /Too small/],
        [`${'{"a":'.repeat(64)}1${"}".repeat(64)}`, /isn't a known field/],
      ] as const) {
        const type = { "content-type": "application/json" };
        const { status, body } = await admin.request("POST", "/v1/lead-lists", json, type);
        expect([status, JSON.stringify(body)]).toEqual([400, expect.stringMatching(message)]);
      }
    },
  );

  it(
    "rejects leads that are neither JSON nor a file, unread, however large they are",
    { tags: ["night"] },
    async () => {
      const large = new Uint8Array(9 * 1024 * 1024).fill(0x20);
      for (const type of [
        "application/jsonx",
        "application/json5",
        "application/json-seq",
        "text/csvx",
        "constructor",
        "",
      ]) {
        const { status, body } = await admin.request("POST", "/v1/lead-lists", large, {
          "content-type": type,
        });
        expect([type, status, body]).toMatchObject([type, 400, { fields: [{ field: "content-type" }] }]);
      }
      for (const type of ["application/json", "Application/JSON ; charset=utf-8"]) {
        const { body } = await admin.request("POST", "/v1/lead-lists", large, { "content-type": type });
        expect(body).toMatchObject({
          code: "request-invalid",
          reason: "body-too-large",
          detail: expect.stringContaining("8 MB"),
        });
      }
    },
  );

  it(
    "rejects a lead file that grows past 40 MB on its way, and keeps nothing of it on the disk",
    { tags: ["night"] },
    async () => {
      const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith("crosswalk-upload-"));
      const before = uploads();
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024).fill(0x61)),
      });
      const init: RequestInit & { duplex: "half" } = {
        method: "POST",
        headers: { authorization: `Bearer ${admin.token}`, "content-type": "text/csv" },
        body: endless,
        duplex: "half",
      };
      const response = await fetch(`${stack.url}/v1/lead-lists`, init).catch((error: unknown) => error);
      if (response instanceof Response) expect(await response.text()).toContain("larger than 40 MB");
      await expect
        .poll(() => uploads().filter((name) => !before.includes(name)), { timeout: 20_000 })
        .toEqual([]);
    },
  );

  it("answers a path that does not exist with a problem", async () => {
    const signedIn = await admin.get("/v1/nothing-here");
    expect([signedIn.status, signedIn.body["code"]]).toEqual([404, "not-found"]);
    const anonymous = await stack.anonymous.get("/nothing-here");
    expect([anonymous.status, anonymous.body["code"]]).toEqual([404, "not-found"]);
  });
});

describe("browsers", () => {
  const preflight = (origin: string) =>
    fetch(`${stack.url}/v1/connection`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      },
    });

  it("may call from the org's Lightning pages, and get a cookie only where they ask for one", async () => {
    const { headers } = await preflight(panelOrigin);
    expect(headers.get("access-control-allow-origin")).toBe(panelOrigin);
    expect(headers.get("access-control-allow-headers")).toMatch(/Authorization/i);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("vary")).toMatch(/origin/i);
    expect((await admin.get("/v1/connection")).headers.get("set-cookie")).toBeNull();
  });

  it("may not call from any other page", async () => {
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
  const metricsFor = async (token: string | undefined) => {
    const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${stack.url}/metrics`, { headers });
    return { status: response.status, body: await response.text() };
  };

  it("see that it lives and is ready", async () => {
    expect((await stack.anonymous.get("/healthz")).body).toEqual({ status: "ok" });
    const ready = await stack.anonymous.get("/readyz");
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: "ready",
      checks: { database: true, tokenKeys: true, running: true, clock: true },
      problems: [],
    });
    expect((await metricsFor(metricsToken)).body).toContain("crosswalk_ready 1\n");
  });

  it.each([
    ["is away", () => Promise.resolve("The database is away.")],
    ["hangs", () => new Promise<never>(() => {})],
  ])("see by a gauge that its database %s", async (_, findTrouble) => {
    const { storage, memory } = stack.app;
    stack.app.storage = { ...storage, findTrouble };
    stack.app.memory = createMemory(() => performance.now());
    expect((await metricsFor(metricsToken)).body).toContain("crosswalk_ready 0\n");
    Object.assign(stack.app, { storage, memory });
  });

  it("see requests by route, not by the ids in them", async () => {
    await admin.get("/v1/sign-ins/some-id");
    const { body } = await metricsFor(metricsToken);
    expect(body).toContain('route="/v1/sign-ins/:id"');
    expect(body).not.toContain("some-id");
    expect(body).toContain("crosswalk_salesforce_request_seconds_count");
  });

  it("see how often each job runs and when it last ended well, also one that never has", async () => {
    const { body } = await metricsFor(metricsToken);
    for (const { name, everyMs } of jobs) {
      expect(body).toContain(`crosswalk_job_interval_seconds{name="${name}"} ${everyMs / 1000}`);
      expect(body).toContain(`crosswalk_job_last_success_timestamp_seconds{name="${name}"}`);
      expect(body).toContain(`crosswalk_job_failures_total{name="${name}"}`);
    }
  });

  it("are the only ones to read the metrics: they hold METRICS_TOKEN", async () => {
    for (const token of [undefined, "another-token-altogether", `${metricsToken}s`]) {
      const { status, body } = await metricsFor(token);
      expect([status, JSON.parse(body)]).toEqual([401, expect.objectContaining({ code: "not-signed-in" })]);
    }
    expect((await metricsFor(metricsToken)).status).toBe(200);
  });

  it("have no metrics to read unless METRICS_TOKEN is set", async () => {
    const without = await startStack({ orgs: stack.orgs });
    try {
      for (const authorization of ["", "Bearer ", "Bearer null"]) {
        const headers = { authorization };
        const { status, body } = await without.anonymous.request("GET", "/metrics", undefined, headers);
        expect([status, body["code"]]).toEqual([404, "not-found"]);
      }
    } finally {
      await without.close();
    }
  });

  it("read the whole API at /openapi.json, with every error code it may answer", async () => {
    const { body } = await stack.anonymous.get<{
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
    const stopping = await startStack({ orgs: stack.orgs });
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
    await eventually(() => expect(fetch(`${stopping.url}/healthz`)).rejects.toThrow());
    await stopping.close();
  });
});
