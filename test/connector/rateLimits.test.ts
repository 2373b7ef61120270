import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

describe("too many requests", () => {
  /** The statuses of one request more than a minute allows. */
  const beyond = async (limited: Stack, ask: () => Promise<{ status: number }>) => {
    const statuses = new Set<number>();
    const { rateLimitPerMinute } = limited.app.config;
    for (let asked = 0; asked <= rateLimitPerMinute; asked += 1) statuses.add((await ask()).status);
    return [...statuses];
  };

  it("are refused to one address where their session has expired, or was made for another page", async () => {
    const clock = movableClock();
    const start = () => startStack({ environment: { RATE_LIMIT_PER_MINUTE: "20" }, clock: clock.now });
    const [one, other] = [await start(), await start()];
    try {
      const sessionOf = (limited: Stack) => limited.signIn("rep@practice.example");
      const { token } = await sessionOf(other);
      const elsewhere = createApiClient(other.url, { token, origin: "https://evil.example" });
      expect(await beyond(other, () => elsewhere.get("/v1/connection"))).toEqual([401, 429]);
      const expired = await sessionOf(one);
      clock.advance({ hours: 13 });
      expect(await beyond(one, () => expired.get("/v1/connection"))).toEqual([401, 429]);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it("are refused to one user, in all their sessions together, and to nobody else", async () => {
    const limited = await startStack({ environment: { RATE_LIMIT_PER_MINUTE: "40" } });
    try {
      const sessions = [
        await limited.signIn("rep@practice.example"),
        await limited.signIn("rep@practice.example"),
      ];
      const other = await limited.signIn("rep2@practice.example");
      const ask = async () => {
        const [next] = sessions.reverse();
        return (await next?.get("/v1/lead-lists")) ?? { status: 0 };
      };
      expect(await beyond(limited, ask)).toEqual([200, 429]);
      expect((await other.get("/v1/lead-lists")).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  it("are refused on paths that are open to everybody, except on the two health checks", async () => {
    const limited = await startStack({
      environment: { RATE_LIMIT_PER_MINUTE: "3", METRICS_TOKEN: "a-token-for-prometheus" },
      orgs: stack.orgs,
    });
    try {
      expect(await beyond(limited, () => limited.anonymous.get("/openapi.json"))).toEqual([200, 429]);
      expect((await limited.anonymous.get("/metrics")).status).toBe(429);
      expect((await limited.anonymous.get("/nowhere")).status).toBe(429);
      for (const path of ["/healthz", "/readyz"]) {
        expect(await beyond(limited, () => limited.anonymous.get(path))).toEqual([200]);
      }
    } finally {
      await limited.close();
    }
  });

  it("are refused beyond a hundred of a user that wait behind one with a long body; others are answered", async () => {
    const [rep, other] = [
      await stack.signIn("rep@practice.example"),
      await stack.signIn("rep2@practice.example"),
    ];
    const headers = {
      ...{ "content-type": "application/json", "content-length": 2, expect: "100-continue" },
      ...{ authorization: `Bearer ${rep.token}`, origin: panelOrigin },
    };
    const held = request(`${stack.url}/v1/leads`, { method: "POST", headers });
    const answered = once(held, "response");
    held.flushHeaders();
    await once(held, "continue");
    await rep.get("/v1/connection");
    const left = new AbortController();
    const { token } = rep;
    const gone = { method: "POST", body: "{}", signal: left.signal };
    const abandoned = fetch(`${stack.url}/v1/leads`, {
      ...gone,
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, origin: panelOrigin },
    });
    const waiting = Array.from({ length: 130 }, () => rep.post<{ reason: string }>("/v1/leads", {}));
    const refused = Promise.any(
      waiting.map(async (each) => {
        if ((await each).status !== 429) throw new Error("it was taken");
        return (await each).body.reason;
      }),
    );
    expect(await refused).toBe("requests-waiting");
    left.abort();
    await expect(abandoned).rejects.toThrow();
    for (const client of [rep, other]) expect((await client.get("/v1/lead-lists")).status).toBe(200);
    held.end("{}");
    const [{ statusCode }] = (await answered) as [IncomingMessage];
    expect(statusCode).toBe(400);
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400).length).toBeGreaterThanOrEqual(90);
  });

  it("are refused with when to come back", async () => {
    const limited = await startStack({
      environment: { RATE_LIMIT_PER_MINUTE: "3" },
      orgs: stack.orgs,
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
    const limited = await startStack({
      environment: { RATE_LIMIT_PER_MINUTE: "1", TRUST_PROXY: trustedProxies },
      orgs: stack.orgs,
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

  it("is its network where it is IPv6, and never has a port", async () => {
    expect(await statuses("1", ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"])).toEqual([
      404, 429, 404,
    ]);
    expect(await statuses("1", ["203.0.113.9:4711", "203.0.113.9:4712"])).toEqual([404, 429]);
  });

  it("is the peer's own where no proxy is trusted", async () => {
    expect(await statuses("0", ["198.51.100.1", "198.51.100.2"])).toEqual([404, 429]);
  });
});
