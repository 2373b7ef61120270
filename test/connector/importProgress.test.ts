import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { orgIds } from "../../connector/database/rows.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { personOf } from "../../connector/privacy/identities.ts";
import { leadLists, leads, type LeadListRow } from "../../connector/database/schema/leads.ts";
import { keptEvents } from "../../connector/database/schema/events.ts";
import { cancelImport } from "../../connector/leads/imports.ts";
import { importsMax } from "../../connector/leads/runningImport.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import { createApiClient, type ApiClient } from "../support/apiClient.ts";
import { besideImport } from "../support/besideImport.ts";
import { eventually } from "../support/eventually.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { startBeside } from "../support/startBeside.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Running {
  id: string;
  key: string | null;
  name: string;
  rowsRead: number;
  percentRead: number | null;
  leadCount: number;
}

let folder: string;
let stack: Stack;
/** Another connector, or on SQLite the same one. */
let second: Stack;
let rep: ApiClient;
/** The same rep's session at the other connector. */
let repThere: ApiClient;
let colleague: ApiClient;

beforeAll(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-progress-"));
  stack = await startStack({ databaseFile: join(folder, "crosswalk.db") });
  second = isOnPostgres ? await startBeside(stack) : stack;
  rep = await stack.signIn("rep@practice.example");
  repThere = createApiClient(second.url, { token: rep.token, origin: panelOrigin });
  colleague = await stack.signIn("rep2@practice.example");
});
afterAll(async () => {
  await second.stop();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

let endMeanwhile = (): void => undefined;
beforeEach(async () => {
  await stack.app.database.delete(leadLists);
  await stack.app.database.delete(leads);
});
afterEach(() => {
  endMeanwhile();
  vi.unstubAllEnvs();
});

const rows = 1_000;
const file = `First Name,Last Name,Company\n${Array.from(
  { length: rows },
  (_, index) => `Ada${index},Quist${index},Quist Marine\n`,
).join("")}`;

const imported = (client: ApiClient, key: string = crypto.randomUUID()) =>
  client.post<{ id: string; code?: string; reason?: string; report: { imported: number } }>(
    `/v1/lead-lists?name=Fair&key=${key}`,
    file,
    { "content-type": "text/csv" },
  );

const running = async (client: ApiClient) =>
  (await client.get<{ items: Running[] }>("/v1/imports")).body.items;

const cancel = (client: ApiClient, id: string) =>
  client.delete<{ code: string; reason: string }>(`/v1/imports/${id}`);

const stored = async () => (await stack.app.database.select({ id: leads.id }).from(leads)).length;
const lists = () => stack.app.database.select().from(leadLists);

const eventsOf = async (listId: string) =>
  (
    await stack.app.database
      .select({ event: keptEvents.event })
      .from(keptEvents)
      .where(eq(keptEvents.listId, listId))
      .orderBy(asc(keptEvents.id))
  )
    .map(({ event }) => event)
    .filter((event) => event.startsWith("import."));

function meanwhile(does: Parameters<typeof besideImport>[1]): void {
  endMeanwhile = besideImport(stack.app, does);
}

/** Only the first bytes of a file come; the rest waits. */
function beginUpload(client: ApiClient, key: string, { name = "", first = file.slice(0, 5_000) } = {}) {
  const upload = request(`${stack.url}/v1/lead-lists?key=${key}&name=${name}`, {
    method: "POST",
    headers: { authorization: `Bearer ${client.token}`, origin: panelOrigin, "content-type": "text/csv" },
  });
  upload.on("error", () => undefined);
  upload.write(first);
  const answer = new Promise<number | undefined>((resolve) => {
    upload.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  const sendRest = (rest = file.slice(5_000)) => void upload.end(rest);
  return { answer, sendRest, breakOff: () => void upload.destroy() };
}

/** The rep's import of that key, once its file has arrived. */
const arrived = (key: string, name: string) =>
  eventually(async () => {
    const found = (await running(rep)).find((one) => one.key === key);
    expect(found).toMatchObject({ name });
    return found as Running;
  });

describe("the progress of an import", () => {
  it("is told at any connector: rows that were read, and leads that are stored", async () => {
    const seen: Running[][] = [];
    meanwhile({ afterRows: async () => void seen.push(await running(repThere)) });
    const key = crypto.randomUUID();
    const { status, body } = await imported(rep, key);
    expect([status, body.report.imported]).toEqual([201, rows]);
    const each = seen.map(([one]) => one as Running);
    expect(each.length).toBeGreaterThan(5);
    for (const one of each) expect(one).toMatchObject({ id: body.id, key, name: "Fair" });
    for (const [index, one] of each.slice(1).entries()) {
      const before = each[index] as Running;
      expect(one.rowsRead).toBeGreaterThanOrEqual(before.rowsRead);
      expect(one.percentRead).toBeGreaterThanOrEqual(before.percentRead ?? 0);
      expect(one.leadCount).toBeGreaterThanOrEqual(before.leadCount);
      expect(one.rowsRead).toBe(one.leadCount);
    }
    expect(each.at(-1)).toMatchObject({ percentRead: 100, leadCount: rows });
    expect(await running(rep)).toEqual([]);
  });

  it("is told nobody else, and an upload that breaks off leaves nothing of it", async () => {
    const upload = beginUpload(rep, crypto.randomUUID());
    await eventually(async () => expect(await running(rep)).toHaveLength(1));
    expect(await running(colleague)).toEqual([]);
    upload.breakOff();
    await eventually(async () => expect(await running(rep)).toEqual([]));
    await eventually(async () => expect(await lists()).toEqual([]));
  });

  it("does not tell of a list that is deleted, nor of one that a connector left and another removes", async () => {
    const { body } = await imported(rep);
    const [list] = await lists();
    await stack.app.database.update(leadLists).set({ readyAt: null, runner: second.app.runner.id });
    expect(list?.id).toBe(body.id);
    expect(await running(rep)).toEqual([]);
  });

  it("is asked for with a key of the client's own, which is a UUID", async () => {
    const { status, body } = await rep.post("/v1/lead-lists?key=Ada%20Quist", file, {
      "content-type": "text/csv",
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid", fields: [{ field: "key" }] });
    expect(await lists()).toEqual([]);
  });
});

describe("a second request with the key of an import", () => {
  const key = crypto.randomUUID();
  const listsOf = async (client: ApiClient) =>
    (await client.get<{ items: { id: string }[] }>(`/v1/lead-lists?importKey=${key}`)).body.items;
  const again = async () => {
    const { status, body } = await imported(repThere, key);
    return [status, body.reason];
  };

  it("makes no second list, and the list is found by the key", async () => {
    await imported(rep);
    expect(await listsOf(rep)).toEqual([]);
    const { body } = await imported(rep, key);
    expect(await again()).toEqual([400, "import-repeated"]);
    expect(await lists()).toHaveLength(2);
    expect(await listsOf(rep)).toMatchObject([{ id: body.id, name: "Fair" }]);
  });

  it(
    "is another one where another rep has it, who does not find the list by it",
    { tags: ["night"] },
    async () => {
      const { body } = await imported(rep, key);
      await rep.patch(`/v1/lead-lists/${body.id}`, { shared: true });
      expect(await listsOf(colleague)).toEqual([]);
      expect((await imported(colleague, key)).status).toBe(201);
    },
  );

  it("takes the place of the first where the file of that has not arrived", { tags: ["night"] }, async () => {
    const upload = beginUpload(rep, key);
    await eventually(async () => expect(await running(rep)).toHaveLength(1));
    expect(await again()).toEqual([201, undefined]);
    expect(await lists()).toHaveLength(1);
    upload.sendRest();
    expect(await upload.answer).toBe(409);
    expect([(await lists()).length, await stored()]).toEqual([1, rows]);
  });

  it("makes one list where both come at once", { tags: ["night"] }, async () => {
    const both = await Promise.all([imported(rep, key), imported(repThere, key)]);
    expect(both.map(({ status }) => status).toSorted()).toContain(201);
    expect(await lists()).toHaveLength(1);
  });
});

describe("an import", () => {
  it("stays whole where something fails after its list is complete", { tags: ["night"] }, async () => {
    const { leadFiles } = stack.app;
    endMeanwhile = () => void (stack.app.leadFiles = leadFiles);
    stack.app.leadFiles = {
      ...leadFiles,
      async read(userId, path, use) {
        await leadFiles.read(userId, path, use);
        throw new Error("The reader could not be ended.");
      },
    };
    expect((await imported(rep)).status).toBe(500);
    expect(await lists()).toMatchObject([{ readyAt: expect.any(Date), leadCount: rows }]);
  });

  it.each([
    ["this connector", () => rep],
    ["another one", () => repThere],
  ])("leaves nothing when it is canceled at %s, and its request says so", async (_where, client) => {
    let answered: { status: number } | undefined;
    meanwhile({
      async afterRows(rowsGiven) {
        if (rowsGiven !== 300) return;
        const [one] = await running(client());
        answered = await cancel(client(), one?.id ?? "");
        expect([await lists(), await stored()]).toEqual([[], 0]);
      },
    });
    const { status, body } = await imported(rep);
    expect(answered?.status).toBe(204);
    expect([status, body.code, body.reason]).toEqual([409, "import-cancelled", "import-removed"]);
    expect([await lists(), await stored()]).toEqual([[], 0]);
    expect(await running(rep)).toEqual([]);
  });

  it("leaves the leads that the rep had before when it is canceled", async () => {
    const before = await rep.post<{ id: string }>("/v1/lead-lists", {
      name: "Before",
      leads: [{ firstName: "Ada7", lastName: "Quist7", company: "Quist Marine", title: "Owner" }],
    });
    meanwhile({
      async afterRows(rowsGiven) {
        if (rowsGiven === 300) await cancel(rep, (await running(rep))[0]?.id ?? "");
      },
    });
    await imported(rep);
    const { body } = await rep.get(`/v1/lead-lists/${before.body.id}/leads`);
    expect(body).toMatchObject({ items: [{ firstName: "Ada7", title: "Owner" }], total: 1 });
    expect(await stored()).toBe(1);
  });

  it("leaves nothing when it is canceled during its upload, whether the rest of the file comes or not", async () => {
    for (const rest of ["sendRest", "breakOff"] as const) {
      const upload = beginUpload(rep, crypto.randomUUID());
      const [one] = await eventually(async () => {
        const found = await running(rep);
        expect(found).toHaveLength(1);
        return found;
      });
      expect((await cancel(repThere, one?.id ?? "")).status).toBe(204);
      expect(await lists()).toEqual([]);
      upload[rest]();
      if (rest === "sendRest") expect(await upload.answer).toBe(409);
      expect([await lists(), await stored()]).toEqual([[], 0]);
      expect(await eventsOf(one?.id ?? "")).toEqual(["import.cancelled"]);
    }
  });

  it("never begins when it is canceled while it waits for its turn", { tags: ["night"] }, async () => {
    let begun: Promise<{ status: number }> | undefined;
    let second: Running | undefined;
    const key = crypto.randomUUID();
    meanwhile({
      async afterRows(rowsGiven) {
        if (begun || rowsGiven < 300) return;
        begun = imported(rep, key);
        second = await eventually(async () => {
          const found = (await running(rep)).find((one) => one.key === key);
          expect(found).toBeDefined();
          return found;
        });
        expect((await cancel(rep, second?.id ?? "")).status).toBe(204);
      },
    });
    expect((await imported(rep)).status).toBe(201);
    expect((await begun)?.status).toBe(409);
    expect(await eventsOf(second?.id ?? "")).toEqual(["import.cancelled"]);
    expect([(await lists()).length, await stored()]).toEqual([1, rows]);
  });

  it(
    "is answered when it is canceled during its upload, though nothing more of the file comes",
    { tags: ["night"] },
    async () => {
      const uploads = join(folder, "uploads of canceled imports");
      mkdirSync(uploads);
      vi.stubEnv("TMPDIR", uploads);
      const upload = beginUpload(rep, crypto.randomUUID());
      const [one] = await eventually(async () => {
        const found = await running(rep);
        expect(found).toHaveLength(1);
        return found;
      });
      expect((await cancel(repThere, one?.id ?? "")).status).toBe(204);
      expect(await upload.answer).toBe(409);
      expect(readdirSync(uploads)).toEqual([]);
    },
  );

  it("has no name again that was taken out of its list while it waited", { tags: ["night"] }, async () => {
    const key = crypto.randomUUID();
    const ada = { firstName: "Ada", lastName: "Sunde", email: "ada@sunde.example" };
    await rep.post("/v1/lead-lists", { name: "Before", leads: [ada] });
    let waiting: ReturnType<typeof beginUpload> | undefined;
    meanwhile({
      async afterRows(rowsGiven) {
        if (rowsGiven !== 300) return;
        const name = encodeURIComponent("Fair with Ada Sunde");
        waiting = beginUpload(rep, key, { name, first: "First Name,Last Name\n" });
        waiting.sendRest("Kim,Quist\n");
        await arrived(key, "Fair with Ada Sunde");
        await erasePerson(
          { ...stack.app, now: stack.app.clock(), by: byCommand },
          await orgIds(stack.app.database),
          personOf({ email: ada.email }),
          { blanksTexts: true },
        );
      },
    });
    await imported(rep);
    expect(await waiting?.answer).toBe(201);
    expect((await lists()).map(({ name }) => name).filter((name) => name.includes("Sunde"))).toEqual([]);
  });

  it("is refused where the rep has as many under way as are shown", async () => {
    const { body } = await imported(rep);
    const [list] = await lists();
    const others = Array.from({ length: importsMax }, () => ({
      ...(list as LeadListRow),
      ...{ id: crypto.randomUUID(), readyAt: null, rowsRead: 0, runner: stack.app.runner.id },
    }));
    await stack.app.database.insert(leadLists).values(others);
    for (const { id } of others) stack.app.runner.listsInHand.add(id);
    const refused = await imported(rep);
    expect([refused.status, refused.body.reason]).toEqual([429, "files-waiting"]);
    expect((await imported(colleague)).status).toBe(201);
    expect(await lists()).toHaveLength(importsMax + 2);
    expect(body.id).toBe(list?.id);
  });

  it("is either there whole or gone when it is canceled at the last moment, and both answers tell which", async () => {
    let canceled: Promise<{ status: number; body: { reason: string } }> | undefined;
    meanwhile({
      async beforeEnd() {
        const [one] = await running(rep);
        // Not waited for: the import shows its list at the same time.
        canceled = cancel(repThere, one?.id ?? "");
      },
    });
    const { status } = await imported(rep);
    const answer = await canceled;
    const outcome = [status, answer?.status, answer?.body.reason, (await lists()).length, await stored()];
    expect([
      [201, 400, "import-over", 1, rows],
      [409, 204, undefined, 0, 0],
    ]).toContainEqual(outcome);
  });

  it("stores no further row once it is canceled, though its list has not gone yet", async () => {
    let removing: Promise<void> | undefined;
    meanwhile({
      async afterRows(rowsGiven) {
        if (rowsGiven !== 300) return;
        const [list] = await lists();
        const { id = "", ownerId: userId = "", orgId = "" } = list ?? {};
        // At the same connector, which is that of the import: the list's runner does not tell.
        removing = cancelImport(await contextForUser(stack.app, { userId, orgId }, "cancel"), id);
      },
    });
    const { status, body } = await imported(rep);
    await removing;
    expect([status, body.code]).toEqual([409, "import-cancelled"]);
    expect([await lists(), await stored()]).toEqual([[], 0]);
  });

  it("goes on when somebody else cancels it, as if it did not exist for them", async () => {
    let answer: { status: number; body: { reason?: string } } | undefined;
    meanwhile({
      async afterRows(rowsGiven) {
        if (rowsGiven !== 300) return;
        const [one] = await running(rep);
        answer = await cancel(colleague, one?.id ?? "");
      },
    });
    const { status, body } = await imported(rep);
    expect([answer?.status, answer?.body.reason]).toEqual([404, "no-such-import"]);
    expect([status, await stored()]).toEqual([201, rows]);
    expect((await cancel(colleague, body.id)).body.reason).toBe("no-such-import");
  });

  it("stays when it is canceled after its end, and the answer says that it had ended", async () => {
    const { body } = await imported(rep);
    const answer = await cancel(rep, body.id);
    expect([answer.status, answer.body.code, answer.body.reason]).toEqual([
      400,
      "request-invalid",
      "import-over",
    ]);
    expect(await stored()).toBe(rows);
  });
});

it("an import whose rep has closed the page goes on, and its list is there", async () => {
  let cut = (): void => undefined;
  meanwhile({ afterRows: async (rowsGiven) => void (rowsGiven === 300 && cut()) });
  const upload = beginUpload(rep, crypto.randomUUID());
  cut = upload.breakOff;
  upload.sendRest();
  await eventually(async () =>
    expect(await lists()).toMatchObject([{ readyAt: expect.any(Date), leadCount: rows }]),
  );
});

// The last: the user's sessions are gone then.
it("an import whose user is erased during its upload is refused, and leaves nothing", async () => {
  const upload = beginUpload(rep, crypto.randomUUID());
  const { ownerId } = await eventually(async () => {
    const [list] = await lists();
    if (!list) throw new Error("The import has not begun.");
    return list;
  });
  await eraseDeparted(second.app, ownerId);
  upload.sendRest();
  expect(await upload.answer).toBe(409);
  expect([await lists(), await stored()]).toEqual([[], 0]);
});
