import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { longestTurnMs, turnMsMax } from "./loopTurns.ts";

let stack: Stack;
let rep: ApiClient;
let routes: { method: string; path: string; schema: Schema }[];
beforeAll(async () => {
  stack = await startStack({ environment: { RATE_LIMIT_PER_MINUTE: "100000" } });
  rep = await stack.signIn("rep@practice.example");
  routes = await writingRoutes();
});
afterAll(() => stack.close());

interface Schema {
  properties?: Record<string, unknown>;
}
type Operation = Partial<
  Record<"requestBody", { content: Record<string, { schema: Schema & { $ref?: string } }> }>
>;

async function writingRoutes() {
  const { body } = await rep.get<{
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  }>("/openapi.json");
  return Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== "get" && path.startsWith("/v1/") && path !== "/v1/sessions/current")
      .map(([method, { requestBody }]) => {
        const schema = requestBody?.content["application/json"]?.schema ?? {};
        const name = schema.$ref?.split("/").at(-1) ?? "";
        return { method: method.toUpperCase(), path, schema: body.components.schemas[name] ?? schema };
      }),
  );
}

/** Requests of one user that arrive together. */
const atOnce = 4;

async function sendTogether(method: string, path: string, body: unknown): Promise<number[]> {
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = {
    authorization: `Bearer ${rep.token}`,
    origin: panelOrigin,
    "content-type": "application/json",
    "accept-language": `a${"-b".repeat(6_000)}`,
  };
  const send = async () => {
    const answer = await fetch(stack.url + path, { method, headers, body: bytes });
    await answer.arrayBuffer();
    return answer.status;
  };
  return Promise.all(Array.from({ length: atOnce }, send));
}

/** The longest that others wait meanwhile, on a machine that does nothing else, in milliseconds. */
const waitMsMax = 2 * turnMsMax;

const longestWaitMs = (work: () => Promise<unknown>) => longestTurnMs(work, undefined, waitMsMax);

const ligatures = (length: number) => "\uFDFA ".repeat(length / 2);
const lead = (index: number) => ({
  firstName: `Ada${index} ${ligatures(180)}`,
  lastName: `Quist${index} ${ligatures(180)}`,
  ...{ title: ligatures(1_000), company: ligatures(1_000), location: ligatures(1_000) },
  email: `ada${index}@nord.example`,
});
const manyOf = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));
const values = Object.fromEntries(manyOf(20, (index) => [`Field${index}`, "some value"]));
const manyValues = Object.fromEntries(manyOf(40, (index) => [`F${index}`, 1]));

describe("whatever a user sends together, nobody else waits more than 200 ms", () => {
  it.each<[string, string, unknown, number]>([
    ["a hundred leads of long texts", "/v1/leads", { leads: manyOf(100, lead) }, 201],
    ["a list of such leads", "/v1/lead-lists", { name: "Long", leads: manyOf(50, lead) }, 201],
    ["wrong rows", "/v1/batches", { rows: manyOf(9_999, (leadId) => ({ leadId, no: 1 })) }, 400],
    [
      "rows of unknown leads",
      "/v1/batches",
      { rows: manyOf(9_999, (index) => ({ leadId: `no-${index}`, contact: values })) },
      404,
    ],
    [
      "rows of many values",
      "/v1/batches",
      { rows: manyOf(9_999, (index) => ({ leadId: `no-${index}`, contact: manyValues })) },
      404,
    ],
    ["wrong leads", "/v1/lead-lists", { name: "x", leads: manyOf(9_999, () => ({ firstName: 1 })) }, 400],
  ])("%s", async (_, path, body, status) => {
    let statuses: number[] = [];
    const ms = await longestWaitMs(async () => (statuses = await sendTogether("POST", path, body)));
    expect(new Set(statuses)).toEqual(new Set([status]));
    expect(ms).toBeLessThan(waitMsMax);
  });

  it("wrong values of whatever a writing route knows", { timeout: 300_000 }, async () => {
    expect(routes.length).toBeGreaterThan(30);
    const long = manyOf(4_000, (index) => ({ leadId: index, text: ligatures(40) }));
    const slow: object[] = [];
    for (const { method, path, schema } of routes) {
      const names = Object.keys(schema.properties ?? { any: null }).slice(0, 2);
      const body = Object.fromEntries(names.map((name) => [name, long]));
      const ms = await longestWaitMs(() => sendTogether(method, path.replace(/\{\w+\}/g, "none"), body));
      if (ms >= waitMsMax) slow.push({ method, path, ms });
    }
    expect(slow).toEqual([]);
  });
});
