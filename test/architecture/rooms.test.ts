import { globSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { layers, loneScripts, practiceOrgLayers, scriptLayers, suites } from "../../config/lint/layers.ts";
import rooms from "../../config/lint/rooms.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { lintMessagesBy } from "./lintMessagesBy.ts";

/** An import that does not belong there, and a part of what its message has to say. */
const planted: { file: string; code: string; says: RegExp }[] = [
  {
    file: "connector/background.ts",
    code: 'import { Connection } from "jsforce";',
    says: /Only connector\/salesforce talks to Salesforce/,
  },
  {
    file: "connector/background.ts",
    code: 'import Database from "better-sqlite3";',
    says: /Only connector\/database knows the driver/,
  },
  ...["practice-org", "practice-org/testing", "practice-page"].map((name) => ({
    file: "connector/background.ts",
    code: `import * as practice from "@crosswalk/${name}";`,
    says: /The connector knows nothing of what stands in for Salesforce/,
  })),
  ...["connector/background.ts", "connector/salesforce/session.ts", "test/org/ids.ts"].flatMap((file) =>
    [
      'const { Connection } = await import("jsforce");',
      "const room = await import(name);",
      'export type Row = import("drizzle-orm").SQL;',
      'type Jsforce = typeof import("jsforce");',
      'const jsforce = require("jsforce");',
    ].map((code) => ({ file, code, says: /Import at the top of the file, where every rule sees it/ })),
  ),
  {
    file: "connector/csvLine.ts",
    code: 'import { createBatch } from "./batches/createBatch.ts";',
    says: /imports only from rooms below it/,
  },
  {
    file: "connector/leads/findLead.ts",
    code: 'import { createBatch } from "../batches/createBatch.ts";',
    says: /connector\/leads holds lead lists.* move what both need into a room below both/,
  },
  {
    file: "connector/leads/findLead.ts",
    code: 'import type { BatchRow } from "../batches/readBatchRows.ts";',
    says: /imports only from rooms below it/,
  },
  {
    file: "connector/context.ts",
    code: 'import type { Grant } from "./signIn/grantStore.ts";',
    says: /connector\/context holds the types of what verbs get/,
  },
  {
    file: "connector/routes/drafts.ts",
    code: 'import { eq } from "drizzle-orm";',
    says: /put it into a verb of the room whose rows it reads/,
  },
  {
    file: "connector/routes/drafts.ts",
    code: 'import { leads } from "../database/schema/leads.ts";',
    says: /put it into a verb of the room that it is about/,
  },
  ...["accounts/proposeForLeads", "form/prefillContact", "leadPage/draftContact"].map((name) => ({
    file: `connector/${name}.ts`,
    code: 'import { leads } from "../database/schema/leads.ts";',
    says: /No queries here, but the types of rows/,
  })),
  {
    file: "connector/leadPage/draftContact.ts",
    code: 'export { leads } from "../database/schema/leads.ts";',
    says: /No queries here, but the types of rows/,
  },
  {
    file: "connector/quota/readQuota.ts",
    code: 'import { Hono } from "hono";',
    says: /HTTP belongs into connector\/routes and connector\/http/,
  },
  {
    file: "connector/matching/person.ts",
    code: 'import { readFileSync } from "node:fs";',
    says: /connector\/matching is pure/,
  },
  ...[
    "const now = Date.now();",
    "const { length } = new Date().toISOString();",
    "const now = Date();",
    "const chance = Math.random();",
    'const chance = Math["random"]();',
    "const ms = performance.now();",
    "const id = crypto.randomUUID();",
  ].map((code) => ({ file: "connector/matching/person.ts", code, says: /connector\/matching is pure/ })),
  ...[
    "connector/matching/person.ts",
    "scripts/start.ts",
    "force-app/main/default/lwc/batchRow/batchRow.js",
  ].map((file) => ({
    file,
    code: 'import { readFileSync } from "fs";',
    says: /node:fs/,
  })),
  ...[
    'import { layers } from "../../config/lint/layers.ts";',
    'import project from "../../package.json" with { type: "json" };',
    'import config from "../../vitest.config.ts";',
  ].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /The connector is a package of its own/,
  })),
  ...["connector/leads/findLead.js", "connector/main.mjs", "test/org/soql/runQuery.cjs"].map((file) => ({
    file,
    code: "globalThis.one = 1;",
    says: /is written in TypeScript/,
  })),
  {
    file: "connector/errors.ts",
    code: 'import { createOrg } from "../test/org/createOrg.ts";',
    says: /imports only from rooms below it/,
  },
  {
    file: "connector/batches/claimChunk.ts",
    code: "transaction.insert(creations).values(row).run();",
    says: /Only connector\/creations\/ledger\/claim\.ts writes creations/,
  },
  ...["connector/creations/ledger/planted.fixture.ts", "scripts/backup.ts"].map((file) => ({
    file,
    code: "transaction.insert(creations).values(row).run();",
    says: /Only connector\/creations\/ledger\/claim\.ts writes creations/,
  })),
  ...[
    "transaction.insert(schema.creations).values(row).run();",
    'transaction["insert"](creations).values(row).run();',
    "transaction.insert(creations as typeof creations).values(row).run();",
    "transaction.insert(creations!).values(row).run();",
    'transaction.insert(schema["creations"]).values(row).run();',
    "transaction.insert(isOld ? old : creations).values(row).run();",
    "transaction.insert(old ?? schema.creations).values(row).run();",
    "const rows = isOld ? old : creations;",
    "const rows = creations; transaction.insert(rows).values(row).run();",
    "const { creations: rows } = schema;",
    'database.run("INSERT INTO main.creations (id) VALUES (1)");',
    'import { creations as rows } from "../database/schema/contacts.ts";',
    'database.run("INSERT INTO creations (id) VALUES (1)");',
    'const statement = "insert or replace into \\"creations\\" select * from old";',
    "database.run(sql`INSERT INTO creations (id) VALUES (${id})`);",
    "database.run(sql`replace into ${creations} values (${id})`);",
    "database.run(sql`INSERT INTO ${schema.creations} (id) VALUES (${id})`);",
  ].map((code) => ({
    file: "connector/batches/claimChunk.ts",
    code,
    says: /Only connector\/creations\/ledger\/claim\.ts writes creations/,
  })),
  ...[
    "prepared(handle, (database) => database.select().from(leads).prepare()).get();",
    "prepared(handle, queryOf(leadId)).get();",
  ].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /A query is kept under the function that makes it/,
  })),
  {
    file: "connector/salesforce/profileFields.ts",
    code: 'export const field = "Crosswalk_Lead__c";',
    says: /The package's external-id field is named in connector\/salesforce\/externalLeadId\.ts/,
  },
  ...['import { DatabaseSync } from "node:sqlite";', 'export * from "better-sqlite3/lib";'].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /Only connector\/database knows the driver/,
  })),
  ...[
    'import { request } from "node:https";',
    'import { request } from "node:http";',
    'import { connect } from "node:tls";',
    'import { request } from "undici";',
  ].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /Only connector\/salesforce talks to Salesforce/,
  })),
  ...[
    "const answer = await fetch(url);",
    "const answer = await globalThis.fetch(url);",
    "const { fetch: ask } = globalThis;",
    "const send = fetch;",
    'const answer = await globalThis["fetch"](url);',
    'const { "fetch": ask } = globalThis;',
    "const socket = new WebSocket(url);",
    "const events = new globalThis.EventSource(url);",
    'const https = process.getBuiltinModule("node:https");',
    'const https = process["getBuiltinModule"]("node:https");',
  ].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /Only connector\/salesforce fetches/,
  })),
  ...["connector/leads/findLead.ts", "connector/salesforce/session.ts"].map((file) => ({
    file,
    code: 'import { execFile } from "node:child_process";',
    says: /The connector is one process/,
  })),
  ...['import { env } from "node:process";', 'import process from "node:process";'].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /Only connector\/main\.ts reads the environment/,
  })),
  {
    file: "connector/leads/findLead.ts",
    code: 'import { createRequire } from "node:module";',
    says: /Import at the top of the file, where every rule sees it/,
  },
  ...[
    "connector/leads/findLead.ts",
    "test/connector/leads.test.ts",
    "scripts/start.ts",
    "test/org/ids.ts",
  ].map((file) => ({
    file,
    code: 'import { startPracticeOrg } from "./node_modules/@crosswalk/practice-org/index.ts";',
    says: /Import a package by its name/,
  })),
  {
    file: "test/lightning/newHelper.mjs",
    code: 'import { readLead } from "../../connector/leadPage/readLead.ts";',
    says: /test\/lightning is a program of its own/,
  },
  {
    file: "test/lightning/newHelper.mjs",
    code: 'import { startPracticeOrg } from "@crosswalk/practice-org";',
    says: /test\/lightning is a program of its own/,
  },
  ...[
    'import { errorCodes } from "../../../../../connector/errors.ts";',
    'import { errorCodes } from "@crosswalk/connector/errors.ts";',
    'import { row } from "../batchRows/rows.js";',
  ].map((code) => ({
    file: "force-app/main/default/lwc/batchRow/batchRow.js",
    code,
    says: /A component imports its own files/,
  })),
  {
    file: "scripts/practice/turnOnCreation.ts",
    code: 'import { killAndRestart } from "../../test/chaos/faults.ts";',
    says: /Commands use nothing of a suite/,
  },
  ...[
    "const rows = ctx.database.select().from(leads).all();",
    "const quota = readQuota(ctx.database, ctx.caller);",
    "const { database } = ctx;",
    'const rows = ctx["database"];',
  ].map((code) => ({
    file: "connector/routes/leads.ts",
    code,
    says: /Routes hold no queries/,
  })),
  {
    file: "connector/leads/findLead.ts",
    code: "export type LeadRow = typeof leads.$inferSelect;",
    says: /The type of a row stands beside its table/,
  },
  ...[
    "throw new AppError(code, { detail });",
    'throw new AppError("request-invalid", { fields });',
    "const problem = { field, message: `${field} is wrong` };",
    'const detail = isKnown ? "Known by name." : null;',
    'const remedy = "Ask " + admin;',
    'const option = { label: "Not decided yet" };',
    'const text = "Nothing was found.";',
    "const page = { heading: `Leads of ${owner}` };",
    'const field = { help: "As LinkedIn writes it" };',
    'const problem = { message: error.message ?? "It went wrong" };',
    'const title = given || "No title";',
    'const title = isKnown ? given : (other ?? "No title");',
    'const label = isKnown && "Known by name";',
    'problem.detail = "It went wrong";',
    'detail = given ?? "It went wrong";',
    'const answer = { "detail": "It went wrong" };',
    'const answer = { detail: () => "It went wrong" };',
    'const answer = { detail() { return "It went wrong"; } };',
    'const answer = { detail: () => (isKnown ? "It went wrong" : null) };',
    'function text() { return "It went wrong"; }',
    'class Answer { get detail() { return "It went wrong"; } }',
    'class Answer { detail = "It went wrong"; }',
    'const detail = "It went wrong" as string;',
    'export function show(detail = "It went wrong") { return detail; }',
    'export function find() { return "Nothing was found here."; }',
    "export const find = (name: string) => `The lead ${name} was not found.`;",
    'export const find = (name: string) => "The lead wasn\'t found by its " + "own name.";',
    "export const find = (name: string) => `${name} was not found in the list.`;",
    'export const find = (name: string) => name + " was not found in the list.";',
    'export const find = () => ["The lead was", "not found."].join(" ");',
    'export const find = () => ["The lead was here", reason].join(" ");',
    'const line = csvLine(["Name", name]);',
    "const line = csvLine(rows.map((row) => `Row ${row}`));",
    "export const find = (name: string) => `${name} has left, so nothing was added`;",
    "export const find = (name: string) => `Lead ${name} was not found, ${reason}`;",
    'export const find = (name: string) => "The lead was".concat(name);',
    'export const find = (name: string) => name.concat(" was not found");',
    'const answer = { note: "Nothing was found" };',
    'const hint = isKnown ? "Known by name" : null;',
    "const problem = `It went wrong in ${name}`;",
  ].map((code) => ({
    file: "connector/leads/findLead.ts",
    code,
    says: /Sentences stand in connector\/reasons/,
  })),
  ...[
    'return c.text("Gone");',
    "return c.html(`<p>${name}</p>`, 200);",
    'return c.text("Gone: " + name);',
  ].map((code) => ({
    file: "connector/routes/leads.ts",
    code: `export const answer = (c: Context, name: string) => { ${code} };`,
    says: /Sentences stand in connector\/reasons/,
  })),
  ...[
    'export const option = { label: "Not decided yet" };',
    'export const text = given ?? "No title";',
    'export const find = () => "Nothing found";',
    'const STATES = { open: "Not decided" };',
    "export const find = (name) => `Nobody is named ${name}`;",
    'export class Row { get status() { return "Done"; } }',
    'export class Row { get status() { return this.isDone ? "All done" : null; } }',
    'announce("Done");',
    "this.announcer.announce(`Done`);",
    "export const countOf = (n) => `${n} leads`;",
    "export const countOf = (n) => `Leads: ${n}`;",
    'export const option = { label: "Done" };',
    'export const textOf = (isOpen) => (isOpen ? "Open" : null);',
    'this.heading = given ?? "Leads";',
  ].map((code) => ({
    file: "force-app/main/default/lwc/batchRow/batchRow.js",
    code,
    says: /What the panel says is a label/,
  })),
  ...[
    "const cache = new WeakMap<object, string>();",
    "export const seen = new Map<string, number>();",
    "const waiting: string[] = [];",
    "let last = 0;",
    "const known = { leads: new Map<string, string>() };",
    "export const known = { waiting: { leads: [] as string[] } };",
    "const known = [new Set<string>()];",
    "const known: Record<string, string> = {};",
    "class Known { static readonly leads = new Map<string, string>(); }",
    "export class Known { static readonly leads: string[] = []; }",
    "const memo = { b: {} };",
    "export const memo: Memo = { of: { leads: {} } } satisfies Memo;",
    "const memo = Object.create(null) as Record<string, string>;",
    "const memo = { leads: Object.create(null) };",
    "export default new Map<string, string>();",
    "export default { leads: [] as string[] };",
    "export default {};",
    "export default class { static leads = new Set<string>(); }",
    "const first = { at: 0 }; export function note(at: number) { first.at = at; }",
    "const rows = [1]; export const note = (row: number) => rows.push(row);",
    "const known = new Map([[1, 2]]); export function note(key: number) { known.set(key, 1); }",
    "const known = { a: { b: 1 } }; export function note() { known.a.b += 1; }",
    "const known = { a: 1 }; export function forget() { delete known.a; }",
    "const known = { a: 1 }; export function note(more: object) { Object.assign(known, more); }",
    "const [first] = rows(); export function note() { first.at++; }",
    "const known = { a: [1] }; export function note() { known.a!.push(2); }",
    "const known = { a: 1 }; export function note() { (known as any).a = 2; }",
    'const known = new Map([[1, 1]]); export function note() { known["set"](1, 3); }',
    "export var at = 0;",
    "class Known { static last = 0; note() { Known.last += 1; } }",
    'import { weights } from "./weights.ts"; export function note() { weights.email = 1; }',
    "const next = (() => { let last = 0; return () => ++last; })();",
    "export const next = (function () { let last = 0; return () => { last += 1; return last; }; })();",
    "const note = (() => { const seen = new Set(); return (row: number) => seen.add(row); })();",
    "export const next = counter(); function counter() { let last = 0; return () => ++last; }",
    "const counter = () => { let last = 0; return () => ++last; }; export const { next } = counter();",
    "const counters = { lead: counter(1) }; function counter(last: number) { return () => last++; }",
    "export default counter(); function counter() { let last = 0; return () => ++last; }",
  ].map((code) => ({
    file: "connector/describe/rolesOf.ts",
    code,
    says: /Modules remember nothing: use the context's memory/,
  })),
  ...[
    'const passing = new Set(["salesforce-unavailable", "too-many-requests"]);',
    'const isOver = ["not-found"].includes(error.code);',
    'const passing: ErrorCode[] = ["internal"];',
    "const isOver = /^(not-found|insufficient-access)$/.test(error.code);",
    "const isOver = /gone|not-found/.test(error.code);",
    'const waits: Partial<Record<ErrorCode, number>> = { "api-limit-reached": 60 };',
    'switch (error.code) { case "quota-exceeded": break; }',
    'const isOver = code === "not-found" || code === "insufficient-access";',
    'const isOver = code !== "not-found" && error.code !== "insufficient-access";',
    'const isOver = isKnown || code === "not-found" || code === "insufficient-access";',
    'if (code === "not-found") drop(); else if (code === "insufficient-access") ask();',
    'if (code === "not-found") drop(); else if (isKnown) keep(); else if (code === "internal") ask();',
    'if (code === "not-found") { drop(); } else { if (isKnown && code === "internal") ask(); }',
    'const wait = code === "not-found" ? 0 : code === "insufficient-access" ? 60 : 5;',
    'const wait = code === "not-found" ? 0 : isKnown ? 1 : code === "internal" ? 60 : 5;',
    'switch (true) { case code === "not-found": drop(); break; case code === "internal": ask(); }',
    'function wait() { if (code === "not-found") return 0; if (code === "internal") return 60; return 5; }',
    'const isGone = () => code === "not-found"; const isOurs = () => code === "internal";',
    'class Answer { isGone = code === "not-found"; isOurs() { return code === "internal"; } }',
    "const isOver = /^not-found$|^insufficient-access$/.test(error.code);",
    "const isOver = /(?:not-found)|(?:insufficient-access)/.test(error.code);",
    'const isOver = "not-found insufficient-access".includes(error.code);',
    'const codes = "not-found,internal".split(",");',
    'const isOver = new RegExp("^(not-found)|(internal)$").test(error.code);',
    "const isOver = new RegExp(`^(not-found)|(${other})|(internal)$`).test(error.code);",
    "const isOver = `not-found internal`.includes(error.code);",
  ].flatMap((code) =>
    ["connector/leads/findLead.ts", "connector/reasons/inLanguage.ts", "connector/routes/leads.ts"].map(
      (file) => ({ file, code, says: /What an error code means stands in connector\/errors\.ts/ }),
    ),
  ),
  ...['const UNDER_WAY = new Set(["outcome-unknown"]);', 'const waits = { "api-limit-reached": 60 };'].map(
    (code) => ({
      file: "force-app/main/default/lwc/batchRow/batchRow.js",
      code,
      says: /What an error code means to the panel stands in c\/problemKinds/,
    }),
  ),
  ...["scripts/newCommand.ts", "scripts/deploy/main.ts", "test/org/main.ts", "test/chaos/main.ts"].map(
    (file) => ({
      file,
      code: 'const isFresh = process.argv.includes("--fresh");',
      says: /Commands read their arguments with parseArgs/,
    }),
  ),
  ...[
    {
      file: "connector/leads/findLead.ts",
      code: 'import { nobody } from "../matching/people/nobody.fixture.ts";',
    },
    { file: "connector/leads/findLead.ts", code: 'export * from "../matching/score.test.ts";' },
    { file: "scripts/backup.ts", code: 'import leads from "../test/fixtures/lead-files/leads.ts";' },
    { file: "scripts/setup.mjs", code: 'const { nobody } = await import("./nobody.fixture.ts");' },
    { file: "test/org/ids.ts", code: 'import { sample } from "./sample.fixture.ts";' },
    { file: "test/lightning/startLightning.ts", code: 'import "./startLightning.test.ts";' },
    {
      file: "force-app/main/default/lwc/batchRow/batchRow.js",
      code: 'import { row } from "./__tests__/rows.js";',
    },
    {
      file: "force-app/main/default/lwc/batchRow/batchRow.js",
      code: 'import { render } from "../../../../../test/lwc/render.js";',
    },
  ].map((each) => ({ ...each, says: /What runs imports nothing that only tests have/ })),
  {
    file: "connector/newRoom/newVerb.ts",
    code: "export const one = 1;",
    says: /has no place yet: add it to the list in config\/lint\/layers\.ts/,
  },
  {
    file: "test/org/ids.ts",
    code: 'import { createContact } from "../../connector/creations/createContact.ts";',
    says: /test\/org is a program of its own/,
  },
  {
    file: "test/org/storage/rows.ts",
    code: 'import { runQuery } from "../soql/runQuery.ts";',
    says: /test\/org\/storage holds tables.* imports only from rooms below it/,
  },
  {
    file: "test/org/newRoom/newVerb.ts",
    code: "export const one = 1;",
    says: /has no place yet: add it to the list in config\/lint\/layers\.ts/,
  },
  {
    file: "test/org/clients/cliDeploy.test.ts",
    code: 'import { signInAs } from "../../support/signInAs.ts";',
    says: /test\/org is a program of its own/,
  },
  {
    file: "test/connector/tokens.test.ts",
    code: 'import { expireAccessTokens } from "../org/oauth/grants.ts";',
    says: /Enter test\/org by its front door, @crosswalk\/practice-org/,
  },
  {
    file: "test/e2e/signInPages.spec.ts",
    code: 'import { startPracticeOrg } from "../org/index.ts";',
    says: /Enter test\/org by its front door/,
  },
  ...["connector/leads/findLead.test.ts", "connector/leads/planted.fixture.ts"].map((file) => ({
    file,
    code: 'import { createOrg } from "../../test/org/createOrg.ts";',
    says: /Enter test\/org by its front door/,
  })),
  {
    file: "force-app/main/default/lwc/batchRow/__tests__/batchRow.test.js",
    code: 'import { compilePage } from "../../../../../../test/lightning/build/compilePage.ts";',
    says: /Enter test\/lightning by its front door/,
  },
  {
    file: "scripts/start.ts",
    code: 'import { compilePage } from "../test/lightning/build/compilePage.ts";',
    says: /Enter test\/lightning by its front door, @crosswalk\/practice-page/,
  },
  {
    file: "test/connector/tokens.test.ts",
    code: 'import { killAndRestart } from "../chaos/faults.ts";',
    says: /what both need belongs into test\/support/,
  },
  {
    file: "test/support/signInAs.ts",
    code: 'import { rep } from "../refusals/refusalRunner.ts";',
    says: /test\/support serves all suites and knows none/,
  },
  {
    file: "scripts/start.ts",
    code: 'import { freePort } from "../test/support/freePort.ts";',
    says: /only those in scripts\/practice/,
  },
  {
    file: "scripts/org/findTarget.ts",
    code: 'import type { Step } from "../deploy/step.ts";',
    says: /scripts\/org holds the Salesforce CLI, and one org's session, and imports only from rooms below/,
  },
  ...[
    {
      file: "scripts/guides/errorTable.ts",
      code: 'import { translateMigration } from "../migrations/translateMigration.ts";',
    },
    {
      file: "scripts/practice/turnOnCreation.ts",
      code: 'import { findTarget } from "../org/findTarget.ts";',
    },
  ].map((each) => ({ ...each, says: /uses no other folder of commands/ })),
  {
    file: "test/org/ids.ts",
    code: 'import { createContact } from "@crosswalk/connector/creations/createContact.ts";',
    says: /test\/org is a program of its own/,
  },
  {
    file: "test/lightning/startLightning.ts",
    code: 'import { startPracticeOrg } from "@crosswalk/practice-org";',
    says: /test\/lightning is a program of its own/,
  },
  {
    file: "test/lightning/startLightning.ts",
    code: 'import { openDatabase } from "../../connector/database/open.ts";',
    says: /test\/lightning is a program of its own/,
  },
];

describe("the linter", () => {
  const messages = lintMessagesBy(rooms);

  test.each(planted)("refuses in $file: $code", async ({ file, code, says }) => {
    expect(await messages(file, code)).toEqual([expect.stringMatching(says)]);
  });

  const allowed = [
    'import { findLead } from "../leads/findLead.ts";',
    'const states = new Set(["created", "failed"]);',
    'throw new AppError("creation-in-progress", { members: { creationId } });',
    'throw refusal("no-file", { field: "file" });',
    'const option = { label: say("name-title"), text: "created" };',
    'if (!file) throw new Error("There is no such file.");',
    'const query = "SELECT Id FROM Contact"; const source = "Sales Navigator";',
    "const line = csvLine(header.map(words.heading));",
    'const title = lead.title ?? (name === "the name" ? lead.name : null);',
    'if (error.code === "not-found") return null;',
    'const isGone = code === "not-found" || hasEnded;',
    'if (code === "not-found") drop(); else if (state === "failed") ask();',
    'const wait = code === "not-found" ? 0 : isKnown ? 60 : 5;',
    'const isGone = () => code === "not-found"; const isStill = () => code === "not-found";',
    'const note = "not-found"; const path = "/not-found-internal";',
    "const slow = sql`${table.id} is not null and x`;",
    "throw new Error(`${name} is not there at all`);",
    'const gone = problemResponses("not-found", "insufficient-access");',
    'ctx.log.info({ reason: "expired", detail: error.message }, "the session has ended");',
    "export function count() { const seen = new Map(); return seen; }",
    "const count = () => { const seen = [[]]; return new Set(); };",
    'const read = createRoute({ method: "get", security: [] });',
    "class Count { readonly seen = new Map(); }",
    "const kinds = { of: (name: string) => new Map() };",
    "export default function known() { return new Map(); }",
    "export default class { readonly seen = new Map(); }",
    "const schema = z.object({}).strict();",
    "const byName = new Map([[1, 2]]); for (const row of rows) byName.set(row, 1);",
    "const byName = (() => { const found = new Map(); for (const row of rows) found.set(row, 1); return found; })();",
    "export const next = () => counter()(); function counter() { let last = 0; return () => ++last; }",
    "export function note() { const known = { a: 1 }; known.a = 2; return known; }",
    "export function note(known: Known) { known.a = 2; known.rows.push(1); }",
    "transaction.select().from(creations).all();",
    "prepared(handle, leadOf).get({ leadId });",
    "class Known { static readonly first = 0; }",
    'import old = require("./old.ts");',
    'import { creations } from "../database/schema/contacts.ts";',
    'const statement = "update creations set state = 1";',
  ];
  test.each(allowed)("allows %s", async (code) => {
    expect(await messages("connector/batches/createBatch.ts", code)).toEqual([]);
  });

  test("allows the commands behind `npm start` to import what tests share", async () => {
    const code = 'import { signInAs } from "../../test/support/signInAs.ts";';
    expect(await messages("scripts/practice/turnOnCreation.ts", code)).toEqual([]);
  });

  test("allows the front doors", async () => {
    const code =
      'import { startPracticeOrg } from "@crosswalk/practice-org";\n' +
      'import { Browser } from "@crosswalk/practice-org/testing";';
    expect(await messages("test/connector/tokens.test.ts", code)).toEqual([]);
  });
});

test.each([
  ["connector", layers],
  ["test/org", practiceOrgLayers],
])("the list of layers of %s names what is there, each room once", (program, listed) => {
  const files = globSync("**/*.ts", { cwd: path.join(projectFolder, program) });
  const found = files
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => (file.split(path.sep)[0] ?? "").replace(/\.ts$/, ""));

  expect(listed.map(({ room }) => room).sort()).toEqual([...new Set(found)].sort());
});

test("the lists of the commands' folders name what is there", () => {
  const folders = readdirSync(path.join(projectFolder, "scripts"), { withFileTypes: true });
  const found = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

  expect([...loneScripts, ...scriptLayers.map(({ room }) => room)].sort()).toEqual(found.sort());
});

test("the list of suites names what is there", () => {
  const folders = readdirSync(path.join(projectFolder, "test"), { withFileTypes: true });
  const found = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);

  expect([...suites, "fixtures", "lightning", "lwc", "org", "support"].sort()).toEqual(found.sort());
});
