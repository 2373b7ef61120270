import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batchRowPageSchema, batchSchema, failureCausesSchema } from "../../connector/routes/batches.ts";
import { batchReviewSchema } from "../../connector/routes/batchReviews.ts";
import { connectionSchema } from "../../connector/routes/connection.ts";
import {
  accountSchema,
  createdContactSchema,
  draftSchema,
  opportunitySchema,
} from "../../connector/routes/contacts.ts";
import { leadFilePreviewSchema } from "../../connector/routes/imports.ts";
import { leadListSchema, listChangesSchema } from "../../connector/routes/leadLists.ts";
import { leadSchema, matchSchema } from "../../connector/routes/leads.ts";
import { quotaSchema } from "../../connector/routes/shared.ts";
import { timelineSchema } from "../../connector/routes/timeline.ts";
import { teamDiagnosisSchema } from "../../connector/routes/teamDiagnosis.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const lwcFolder = new URL("../../force-app/main/default/lwc/", import.meta.url);
const samplesFile = new URL("../lwc/samples.js", import.meta.url);
const sources = (pattern: string): { file: string; text: string }[] =>
  globSync(pattern, { cwd: lwcFolder }).map((file) => ({
    file,
    text: readFileSync(new URL(file, lwcFolder), "utf8"),
  }));

let stack: Stack;
let described: { method: string; path: RegExp; name: string; query: Set<string> }[];
beforeAll(async () => {
  stack = await startStack();
  const { body } = await stack.anonymous.get<{
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>;
  }>("/openapi.json");
  described = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
      name: path,
      query: new Set(parameters.filter((each) => each.in === "query").map(({ name }) => name)),
    })),
  );
});
afterAll(() => stack.close());

const isDescribed = (method: string, path: string): boolean =>
  described.some((each) => each.method === method && each.path.test(path));

/** Verbs of the panel that are called otherwise than the methods of HTTP. */
const methods: Record<string, string> = { getText: "GET", remove: "DELETE" };

describe("what the panel asks the connector for", () => {
  const calls = sources("connectorClient/*.js").flatMap(({ file, text }) =>
    [
      ...text.matchAll(/\b(get|getText|post|put|patch|remove)\(["`](v1[^"`]+)["`](?:, \{ ([\w, ]+) \})?/g),
    ].map(([, verb = "", path = "", sent = ""]) => ({
      file,
      method: methods[verb] ?? verb.toUpperCase(),
      path: `/${path.replace(/\$\{[^}]+\}/g, "x")}`,
      query: verb.startsWith("get") ? sent.split(", ").filter(Boolean) : [],
    })),
  );

  it("is described by the connector's OpenAPI, path by path", () => {
    expect(calls.length).toBeGreaterThan(40);
    expect(calls.filter(({ method, path }) => !isDescribed(method, path))).toEqual([]);
  });

  it("has no query parameter that the connector does not take", () => {
    const unknown = calls.flatMap(({ method, path, query }) => {
      const route = described.find((each) => each.method === method && each.path.test(path));
      return query.filter((name) => !route?.query.has(name)).map((name) => `${method} ${path}?${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it("is what the component tests answer", () => {
    const answered = sources("**/__tests__/*.js").flatMap(({ file, text }) =>
      [...text.matchAll(/["`](GET|POST|PUT|PATCH|DELETE) (\/v1\/[^"`?]+)["`]/g)].map(
        ([, method = "", path = ""]) => ({ file, method, path: path.replace(/\$\{[^}]+\}/g, "x") }),
      ),
    );
    expect(answered.length).toBeGreaterThan(50);
    expect(answered.filter(({ method, path }) => !isDescribed(method, path))).toEqual([]);
  });
});

describe("the connector's answers that the component tests make up", () => {
  interface Schema {
    safeParse(value: unknown): { error?: { issues: unknown[] } | undefined };
  }
  const schemas: Record<string, Schema> = {
    quota: quotaSchema,
    connection: connectionSchema,
    leadList: leadListSchema,
    listChanges: listChangesSchema,
    lead: leadSchema,
    match: matchSchema,
    account: accountSchema,
    opportunity: opportunitySchema,
    draft: draftSchema,
    created: createdContactSchema,
    review: batchReviewSchema,
    batch: batchSchema,
    batchRow: batchRowPageSchema.shape.items.element,
    failureCause: failureCausesSchema.shape.items.element,
    filePreview: leadFilePreviewSchema,
    teamDiagnosis: teamDiagnosisSchema,
    timeline: timelineSchema,
  };

  it("have the shapes of the connector's own schemas", async () => {
    const samples = (await import(samplesFile.href)) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(schemas)) {
      const sample = samples[name];
      // Some are made with what a test wants changed.
      const value: unknown = typeof sample === "function" ? (sample as () => unknown)() : sample;
      expect(schema.safeParse(value).error?.issues ?? [], name).toEqual([]);
    }
  });
});
