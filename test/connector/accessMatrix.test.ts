import { desc, eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createApp } from "../../connector/app.ts";
import { batches } from "../../connector/database/schema/batches.ts";
import { rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { leadLists } from "../../connector/database/schema/leads.ts";
import { sessions } from "../../connector/database/schema/sessions.ts";
import { accessMatrix, type Expectation, type Kind, type Made } from "./accessMatrix.ts";
import { createApiClient, type ApiClient } from "../support/apiClient.ts";
import { batchIn, startBatch } from "../support/batches.ts";
import { rehearsalIn, startRehearsal, turnOnRehearsals } from "../support/rehearsals.ts";
import { eventually } from "../support/eventually.ts";
import { isNight } from "../support/fewByDay.ts";
import { startContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

const usernames = {
  owner: "rep@practice.example",
  colleague: "rep2@practice.example",
  reader: "readonly@practice.example",
  admin: "admin@practice.example",
};
type User = keyof typeof usernames;
type Who = User | "nobody" | "an expired session" | "a session from another origin";

interface Situation {
  who: Who;
  isShared: boolean;
}

const users = Object.keys(usernames) as User[];
const outsiders: Who[] = ["nobody", "an expired session", "a session from another origin"];

// The operations are asked for before tests are declared: each of them becomes some.
const stack = await startContactStack();
const { url, app, anonymous } = stack;
const clients = Object.fromEntries(
  await Promise.all(users.map(async (user) => [user, await signIn(user)] as const)),
) as Record<User, ApiClient>;
const { owner } = clients;
await turnOnRehearsals(clients.admin);
const expired = await expire();
const operations = await operationsOf();
afterAll(() => stack.close());

function signIn(user: User): Promise<ApiClient> {
  return stack.signIn(usernames[user]);
}

/** A session of the owner's whose time is over. */
async function expire(): Promise<ApiClient> {
  const client = await signIn("owner");
  const [latest] = await app.database.select().from(sessions).orderBy(desc(sessions.createdAt)).limit(1);
  await app.database
    .update(sessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(sessions.id, latest?.id ?? ""));
  return client;
}

async function operationsOf(): Promise<string[]> {
  const { body } = await anonymous.get<{ paths: Record<string, object> }>("/openapi.json");
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

function clientOf(who: Who): ApiClient {
  switch (who) {
    case "nobody":
      return anonymous;
    case "an expired session":
      return expired;
    case "a session from another origin":
      return createApiClient(url, { token: owner.token, origin: "https://evil.example" });
    default:
      return clients[who];
  }
}

const kept = new Map<string, Promise<Made>>();

/**
 * What the owner has for a test: made anew where the test uses it up, else the same for all that must leave
 * it as it is.
 */
function madeFor(kind: Kind, isShared: boolean, isUsedUp: boolean): Promise<Made> {
  const key = `${kind} ${isShared}`;
  const made = (!isUsedUp && kept.get(key)) || make(kind, isShared);
  if (!isUsedUp) kept.set(key, made);
  return made;
}

async function make(kind: Kind, isShared: boolean): Promise<Made> {
  const { leadId, listId } = await stack.addLead(owner);
  const creation = stack.creation(leadId);
  const LastName = String(creation.contact["LastName"]);
  const { id: accountId, openOpportunityId: opportunityId } = stack.account;
  await stack.practice("POST", "/records/Contact", [{ FirstName: "Other", LastName, AccountId: accountId }]);
  if (isShared) await owner.patch(`/v1/lead-lists/${listId}`, { shared: true });
  const recordId = String(stack.contactsNamed(LastName)[0]?.["Id"]);
  const made: Made = {
    listId,
    leadId,
    recordId,
    accountId,
    opportunityId,
    creation,
    secrets: [LastName, recordId, "Quinn"],
  };
  if (kind === "batch") return { ...made, batchId: await endedBatch(leadId) };
  if (kind === "rehearsal") return { ...made, rehearsalId: await endedRehearsal(leadId) };
  if (kind === "creation") {
    const { body } = await owner.post<{ creationId: string }>("/v1/contacts", creation);
    return { ...made, creationId: body.creationId };
  }
  if (kind === "import") return { ...made, importId: await runningImport(listId) };
  if (kind === "signIn") {
    const { body } = await anonymous.post<{ id: string }>("/v1/sign-ins", { codeChallenge: "c".repeat(43) });
    return { ...made, signInId: body.id };
  }
  return made;
}

/** An import of the list's owner, of which the first rows are read. */
async function runningImport(listId: string): Promise<string> {
  const list = await firstOf(app.database.select().from(leadLists).where(eq(leadLists.id, listId)));
  if (!list) throw new Error("There is no list.");
  const running = { readyAt: null, runner: app.runner.id, rowsRead: 7, leadCount: 0 };
  const id = crypto.randomUUID();
  await app.database.insert(leadLists).values({ ...list, ...running, id });
  return id;
}

/** A batch whose row has failed, for want of a country that Salesforce knows. */
async function endedBatch(leadId: string): Promise<string> {
  const batchId = await startBatch(owner, { rows: [{ leadId, contact: { Email: "no address" } }] });
  await batchIn(owner, batchId, "finished");
  return batchId;
}

async function endedRehearsal(leadId: string): Promise<string> {
  const id = await startRehearsal(owner, { rows: [{ leadId, contact: { Email: "no address" } }] });
  await rehearsalIn(owner, id, "finished");
  return id;
}

/** All that the owner sees of it, to tell whether somebody else has changed it. */
async function seenByOwner({ listId, leadId, batchId, rehearsalId, creationId }: Made): Promise<unknown> {
  const paths = [
    `/v1/lead-lists/${listId}`,
    `/v1/lead-lists/${listId}/leads`,
    `/v1/leads/${leadId}/matches`,
    ...(batchId ? [`/v1/batches/${batchId}`, `/v1/batches/${batchId}/rows`] : []),
    ...(rehearsalId ? [`/v1/rehearsals/${rehearsalId}`, `/v1/rehearsals/${rehearsalId}/rows`] : []),
    ...(creationId ? [`/v1/contacts/${creationId}`] : []),
  ];
  const answers = await Promise.all(paths.map((path) => owner.get(path)));
  // The time to undo passes, whoever asks for what.
  return answers.map(({ status, body }) => ({ status, body: { ...(body as object), undoSeconds: null } }));
}

function statusFor(expectation: Expectation, { who, isShared }: Situation): number {
  switch (who) {
    case "nobody":
    case "an expired session":
      return expectation.outside;
    case "a session from another origin":
      return expectation.elsewhere;
    case "owner":
      return expectation.owner;
    default:
      return (isShared ? expectation.shared : expectation.unshared)[who];
  }
}

/** By day, whom a mistake lets in first: nobody, and a colleague with whom nothing is shared. */
function isAskedNow({ who, isShared }: Situation, hasOwner: boolean): boolean {
  if (isNight()) return true;
  return who === "nobody" || (who === "colleague" && !(hasOwner && isShared));
}

function situationsOf({ kind }: Expectation): Situation[] {
  const hasOwner = ["lead", "batch", "rehearsal", "creation"].includes(kind);
  const all = [...outsiders, ...users].flatMap((who): Situation[] =>
    hasOwner && isUser(who)
      ? [
          { who, isShared: true },
          { who, isShared: false },
        ]
      : [{ who, isShared: true }],
  );
  return all.filter((situation) => isAskedNow(situation, hasOwner));
}

it("the API answers nothing that its description leaves out, but the description itself", () => {
  const routes = createApp(app).routes.filter(({ method }) => method !== "ALL");
  const answered = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect([...new Set(answered)].sort()).toEqual([...operations, "GET /openapi.json"].sort());
});

it("the matrix of access has every operation of the API, and no other", () => {
  expect(Object.keys(accessMatrix).sort()).toEqual([...operations].sort());
});

const refusals = new Set([401, 403, 404]);

describe.each(operations.filter((operation) => operation in accessMatrix))("%s", (operation) => {
  const expectation = accessMatrix[operation] as Expectation;
  const { kind, params, query, body, endsSession } = expectation;
  const [method = "", template = ""] = operation.split(" ");

  for (const situation of situationsOf(expectation)) {
    const { who, isShared } = situation;
    const status = statusFor(expectation, situation);
    it(`answers ${who}${ofWhat(kind, situation)} with ${status}`, async () => {
      const isRefused = refusals.has(status);
      const made = await madeFor(kind, isShared, !isRefused && method !== "GET");
      const client = endsSession && isUser(who) ? await signIn(who) : clientOf(who);
      const mayChange = isRefused && method !== "GET";
      const before = mayChange ? await seenByOwner(made) : null;
      const asked = query === undefined ? "" : `?${query}`;
      const path = fill(template, params?.(made) ?? {}) + asked;
      const answer = await client.request(method, path, body?.(made));
      // The body says why, where the status is another one.
      expect([answer.status, answer.status === status ? "" : answer.body]).toEqual([status, ""]);
      if (!isRefused) {
        // A batch goes on after the answer, and makes contacts that are like other leads; a user has
        // one rehearsal at a time.
        if (method !== "GET") await eventually(nothingRuns);
        return;
      }
      // Who is refused learns nothing, not even whether it is there, and has changed nothing.
      for (const secret of made.secrets) expect(JSON.stringify(answer.body)).not.toContain(secret);
      if (mayChange) expect(await seenByOwner(made)).toEqual(before);
      if (status !== 404 || who === "owner") return;
      const unknown = fill(firstUnknown(template), params?.(made) ?? {}) + asked;
      const ofNone = await client.request(method, unknown, body?.(made));
      expect([ofNone.status, saidIn(ofNone.body)]).toEqual([answer.status, saidIn(answer.body)]);
    });
  }
});

async function nothingRuns(): Promise<void> {
  const running = await app.database.select().from(batches).where(eq(batches.state, "running"));
  const rehearsing = await app.database.select().from(rehearsals).where(eq(rehearsals.state, "running"));
  expect([running, rehearsing]).toEqual([[], []]);
}

function isUser(who: Who): who is User {
  return who in usernames;
}

function fill(template: string, values: Record<string, string>): string {
  return Object.entries(values).reduce((path, [name, value]) => path.replace(`{${name}}`, value), template);
}

/** With an id that nothing has in the place of the first. */
const firstUnknown = (template: string) => template.replace(/\{\w+\}/, crypto.randomUUID());

/** What an answer tells, but which request it is of. */
const saidIn = (body: unknown) => ({ ...(body as object), requestId: null });

function ofWhat(kind: Kind, { who, isShared }: Situation): string {
  if (kind === "nothing" || kind === "signIn") return "";
  return ` on ${who === "owner" ? "their own list" : "the owner's list"}, ${isShared ? "shared" : "not shared"},`;
}
