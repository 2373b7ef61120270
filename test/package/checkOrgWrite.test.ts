import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { steps } from "../../scripts/checkOrg/steps/steps.ts";
import { openSession } from "../../scripts/org/orgSession.ts";
import { startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";

let checked: CheckedOrg;
beforeAll(async () => {
  checked = await startCheckedOrg();
});
afterAll(() => checked.close());

const writing = steps.filter(({ needs }) => needs === "write");
const db = () => checked.org.org.db;
const idsOf = (object: string) =>
  db().prepare(`SELECT Id FROM "${object}" WHERE IsDeleted = 0`).pluck().all() as string[];
const objects = ["Account", "Opportunity", "Contact", "Task"];
const there = () => objects.flatMap(idsOf);

let before: string[];
beforeAll(() => {
  before = there();
});
afterEach(async () => {
  db().exec("DROP TRIGGER IF EXISTS renames; DROP TRIGGER IF EXISTS moves");
  for (const object of objects.toReversed()) {
    for (const id of idsOf(object).filter((each) => !before.includes(each))) {
      await checked.session().send(`/sobjects/${object}/${id}`, { method: "DELETE" });
    }
  }
  expect(there()).toEqual(before);
});

/** What the step says at its end, at an org that `request` changes. */
async function takenAway(request: typeof fetch = fetch) {
  const results = await checked.check(writing, { request });
  return results.find(({ id }) => id === "write.taken-away");
}

const userId = () =>
  db().prepare("SELECT Id FROM User WHERE Username = 'admin@practice.example'").pluck().get() as string;
const admin = "admin@practice.example";
const rep = "rep@practice.example";

async function create(username: string, object: string, body: object): Promise<string> {
  const accessToken = await accessTokenOf(checked.org, username);
  const { send } = openSession({ instanceUrl: checked.org.url, accessToken, apiVersion: "67.0" });
  const answer = await send(`/sobjects/${object}`, { method: "POST", body });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

/** What a run leaves that is killed before it takes away. */
async function leftByKilledRun() {
  const Name = `Crosswalk check, please delete ${userId()}`;
  const account = await create(admin, "Account", { Name });
  const opportunity = await create(admin, "Opportunity", {
    ...{ Name, AccountId: account, StageName: "Prospecting", CloseDate: "2030-01-31" },
  });
  const contact = await create(admin, "Contact", { LastName: Name, AccountId: account });
  return { account, opportunity, contact };
}

describe("a record that may be left", () => {
  it("is named where the org says that it finds none, as it says of what it does not show", async () => {
    const verdict = await takenAway((input, init) =>
      init?.method === "DELETE" && String(input).includes("/Account/")
        ? Promise.resolve(Response.json([{ errorCode: "NOT_FOUND", message: "no" }], { status: 404 }))
        : fetch(input, init),
    );

    const [left] = idsOf("Account").filter((id) => !before.includes(id));
    expect(verdict).toMatchObject({
      outcome: "fail",
      saw: `left: Account ${left} (it may be left: NOT_FOUND: no)`,
    });
  });

  it("is none where automation has deleted it before", async () => {
    const verdict = await takenAway(async (input, init) => {
      if (init?.method === "DELETE") await fetch(input, init);
      return fetch(input, init);
    });

    expect(verdict).toMatchObject({ outcome: "pass" });
  });

  /** An org whose first answer to such a request never comes. */
  const lost = (path: RegExp, body = /./): typeof fetch => {
    let isOver = false;
    return async (input, init) => {
      const answer = await fetch(input, init);
      const isIt = init?.method === "POST" && path.test(String(input)) && body.test(String(init.body));
      if (isOver || !isIt) return answer;
      isOver = true;
      throw new TypeError("fetch failed");
    };
  };
  const ofWindow = (object: string) =>
    new RegExp(
      `^unknown, may be left: an answer to creating ${object} never came. Look for records that the user ` +
        String.raw`${userId()} made from \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ to \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`,
    );
  const requests: [string, RegExp, RegExp?][] = [
    ["Account", /sobjects\/Account$/],
    ["Opportunity", /sobjects\/Opportunity$/],
    ["Contact", /composite$/, /^(?!.*006000000000000AAA)/],
    ["Contact", /sobjects\/Contact$/],
  ];

  it.each(requests)("is unknown where no answer came to creating %s, at %s", async (object, path, body) => {
    const verdict = await takenAway(lost(path, body));

    expect(verdict).toMatchObject({ outcome: "unknown", saw: expect.stringMatching(ofWindow(object)) });
    expect(there()).toEqual(before);
  });

  it.each(requests)(
    "is told by user and time where it was renamed: %s, at %s",
    async (object, path, body) => {
      const [field, value] = object === "Contact" ? ["LastName", "'X'"] : ["Name", "'Acme'"];
      const update = (set: string) =>
        `AFTER INSERT ON "${object}" BEGIN UPDATE "${object}" SET ${set} WHERE Id = NEW.Id; END`;
      db().exec(`CREATE TRIGGER renames ${update(`${field} = ${value}`)}`);
      if (object !== "Account") {
        db().exec(`CREATE TRIGGER moves ${update("AccountId = (SELECT MIN(Id) FROM Account)")}`);
      }

      const verdict = await takenAway(lost(path, body));

      expect(verdict).toMatchObject({ outcome: "unknown", saw: expect.stringMatching(ofWindow(object)) });
    },
  );

  it("is found by its name where an answer to creating it never came and it was moved", async () => {
    db().exec(
      'CREATE TRIGGER moves AFTER INSERT ON "Opportunity" BEGIN UPDATE "Opportunity" SET AccountId = ' +
        "(SELECT MIN(Id) FROM Account) WHERE Id = NEW.Id; END",
    );

    await takenAway(lost(/sobjects\/Opportunity$/));

    expect(there()).toEqual(before);
  });
});

describe("a record to which somebody else may have attached something", () => {
  const queried = (object: string) => ({ name: object, queryable: true });
  /** An org with such a child of accounts, and `answer` for its rows. */
  const withChild =
    (object: string, field: string, answer: (soql: string) => Response, listed: object = queried(object)) =>
    async (...[input, init]: Parameters<typeof fetch>): Promise<Response> => {
      const asked = decodeURIComponent(String(input));
      if (asked.endsWith("/sobjects")) {
        const body = (await (await fetch(input, init)).json()) as { sobjects: object[] };
        return Response.json({ ...body, sobjects: [...body.sobjects, listed] });
      }
      if (asked.endsWith("/sobjects/Account/describe")) {
        const body = (await (await fetch(input, init)).json()) as { childRelationships?: object[] };
        const child = { childSObject: object, field, cascadeDelete: true };
        return Response.json({ ...body, childRelationships: [...(body.childRelationships ?? []), child] });
      }
      return asked.includes(`FROM ${object} `) ? answer(asked) : fetch(input, init);
    };
  const rowsOf = (records: object[]) => Response.json({ totalSize: records.length, done: true, records });

  it.each([
    ["Asset", "AccountId"],
    ["EmailMessage", "RelatedToId"],
    ["AccountFeed", "ParentId"],
    ["ns__Visit__c", "Account__c"],
  ])("stays where it is an account with %s by %s", async (object, field) => {
    const { account } = await leftByKilledRun();
    const row = { Id: "02i000000000001AAA", CreatedById: "005000000000999AAA", [field]: account };

    const verdict = await takenAway(
      withChild(object, field, (soql) => rowsOf(soql.includes(account) ? [row] : [])),
    );

    expect(idsOf("Account")).toContain(account);
    expect(verdict).toMatchObject({
      outcome: "warning",
      saw: expect.stringContaining(`${object} 02i000000000001AAA`) as string,
    });
  });

  it.each(["INVALID_FIELD", "MALFORMED_QUERY", "INVALID_TYPE_FOR_OPERATION"])(
    "stays and is named where the org refuses to tell with %s",
    async (errorCode) => {
      const verdict = await takenAway(
        withChild("Asset", "AccountId", () => Response.json([{ errorCode, message: "no" }], { status: 400 })),
      );

      const [left] = idsOf("Account").filter((id) => !before.includes(id));
      expect(verdict).toMatchObject({
        outcome: "fail",
        saw: expect.stringContaining(
          `Account ${left} (could not look for what others attached: Asset: ${errorCode}: no)`,
        ) as string,
      });
    },
  );

  it.each([
    ["does not list", 1, {}],
    ["shows this user none of", 1, { name: "OpenActivity", queryable: true }],
    ["lets nobody query", 0, { name: "OpenActivity", queryable: false }],
  ])("goes where it could only be of an object that the org %s", async (_, times, listed) => {
    const asked: string[] = [];
    const refuse = (soql: string) => {
      asked.push(soql);
      return Response.json([{ errorCode: "INVALID_TYPE", message: "no" }], { status: 400 });
    };

    const verdict = await takenAway(withChild("OpenActivity", "AccountId", refuse, listed));

    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(new Set(asked).size).toBe(times);
  });

  it.each<["opportunity" | "contact", string]>([
    ["opportunity", "WhatId"],
    ["contact", "WhoId"],
  ])(
    "stays where it is an earlier run's %s with a task by %s, as does the account above it",
    async (which, field) => {
      const left = await leftByKilledRun();
      const task = await create(rep, "Task", { Subject: "Call", [field]: left[which] });

      const verdict = await takenAway();

      expect(idsOf("Task")).toContain(task);
      expect(there()).toContain(left[which]);
      expect(idsOf("Account")).toContain(left.account);
      expect(verdict).toMatchObject({
        outcome: "warning",
        saw: expect.stringContaining(`${left[which]} (others attached to it: Task ${task})`) as string,
      });
    },
  );

  it("stays and is named where it is this run's own contact", async () => {
    let task = "";
    const verdict = await takenAway(async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(init?.body).includes('"FirstName":"first"')) return answer;
      const { id } = (await answer.clone().json()) as { id: string };
      task = await create(rep, "Task", { Subject: "Call", WhoId: id });
      return answer;
    });

    expect(idsOf("Task")).toContain(task);
    expect(verdict).toMatchObject({
      outcome: "fail",
      saw: expect.stringContaining(`(others attached to it: Task ${task})`) as string,
    });
  });
});
