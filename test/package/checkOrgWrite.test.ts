import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { steps } from "../../scripts/checkOrg/steps/steps.ts";
import { openSession } from "../../scripts/org/orgSession.ts";
import { factsOf, startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";

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

  it.each<[string, () => Promise<Response>]>([
    ["a connection is lost", () => Promise.reject(new TypeError("fetch failed"))],
    ["the org is busy", () => Promise.resolve(new Response("busy", { status: 503 }))],
  ])("is none where %s once while they are taken away", async (_, fault) => {
    let deletions = 0;
    const verdict = await takenAway((input, init) => {
      if (init?.method === "DELETE" && ++deletions === 2) return fault();
      return fetch(input, init);
    });

    expect(verdict).toMatchObject({ outcome: "pass" });
    expect(idsOf("Account").filter((id) => !before.includes(id))).toEqual([]);
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

  /** An org behind a gateway that answers so in its place, once the org has made the record. */
  const behindGateway = (path: RegExp, status: number): typeof fetch => {
    let isOver = false;
    return async (input, init) => {
      const answer = await fetch(input, init);
      if (isOver || init?.method !== "POST" || !path.test(String(input))) return answer;
      isOver = true;
      return new Response("<html>The gateway says no</html>", { status });
    };
  };

  it.each([
    ["Opportunity", 302],
    ["Opportunity", 408],
    ["Opportunity", 429],
    ["Opportunity", 499],
    ["Opportunity", 200],
    ["Opportunity", 201],
    ["Contact", 201],
    ["Contact", 408],
  ])("is told by user and time where a gateway answers to %s with %s", async (object, status) => {
    const [field, path] =
      object === "Contact" ? ["LastName", /sobjects\/Contact$/] : ["Name", /sobjects\/Opportunity$/];
    db().exec(
      `CREATE TRIGGER renames AFTER INSERT ON "${object}" BEGIN UPDATE "${object}" SET ${field} = 'X', ` +
        "AccountId = (SELECT MIN(Id) FROM Account) WHERE Id = NEW.Id; END",
    );

    const verdict = await takenAway(behindGateway(path, status));

    expect(verdict).toMatchObject({ outcome: "unknown", saw: expect.stringMatching(ofWindow(object)) });
  });

  it.each([
    ["Contact", /sobjects\/Contact$/, 201],
    ["Contact", /composite$/, 200],
    ["Account", /sobjects\/Account$/, 200],
    ["Opportunity", /sobjects\/Opportunity$/, 302],
  ])("is found by its name where a gateway answers to %s at %s with %s", async (object, path, status) => {
    const verdict = await takenAway(behindGateway(path, status));

    expect(verdict).toMatchObject({ outcome: "unknown", saw: expect.stringMatching(ofWindow(object)) });
    expect(there()).toEqual(before);
  });

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

  it("stays and is named where the org refuses to tell of it, as it did not before it was written", async () => {
    const refuse = (soql: string) =>
      soql.includes("001000000000000AAA")
        ? rowsOf([])
        : Response.json([{ errorCode: "MALFORMED_QUERY", message: "no" }], { status: 400 });

    const verdict = await takenAway(withChild("Asset", "AccountId", refuse));

    const [left] = idsOf("Account").filter((id) => !before.includes(id));
    expect(verdict).toMatchObject({
      outcome: "fail",
      saw: expect.stringContaining(
        `Account ${left} (could not look for what others attached: Asset: MALFORMED_QUERY: no)`,
      ) as string,
    });
  });

  /** A child whose rows do not tell who made them, as its object has no such field. */
  const withoutCreator = (records: (soql: string) => object[]) =>
    withChild("Asset", "AccountId", (soql) =>
      soql.includes("CreatedById")
        ? Response.json([{ errorCode: "INVALID_FIELD", message: "No such column" }], { status: 400 })
        : rowsOf(records(soql)),
    );

  it("goes where its child of an object without a creator has no rows, and so does a later run's", async () => {
    for (const _ of [1, 2]) {
      expect(await takenAway(withoutCreator(() => []))).toMatchObject({ outcome: "pass" });
      expect(there()).toEqual(before);
    }
  });

  it("stays where it has a row of an object without a creator, which may be anybody's", async () => {
    const { account } = await leftByKilledRun();
    const row = { Id: "02i000000000001AAA", AccountId: account };

    const verdict = await takenAway(withoutCreator((soql) => (soql.includes(account) ? [row] : [])));

    expect(idsOf("Account")).toContain(account);
    expect(verdict).toMatchObject({
      outcome: "warning",
      saw: expect.stringContaining("Asset 02i000000000001AAA, of whom is not told") as string,
    });
  });

  it("goes whatever territory it was assigned to", async () => {
    const verdict = await takenAway(
      withChild("ObjectTerritory2Association", "ObjectId", () =>
        Response.json([{ errorCode: "INVALID_FIELD", message: "No such column" }], { status: 400 }),
      ),
    );

    expect(verdict).toMatchObject({ outcome: "pass" });
  });

  it("stays where the colleague's task comes after the first page of the admin's own", async () => {
    const { account, contact } = await leftByKilledRun();
    for (const _ of [1, 2, 3]) await create(admin, "Task", { Subject: "Call", WhatId: account });
    const task = await create(rep, "Task", { Subject: "Call", WhatId: account });
    await checked.set("PATCH", "/settings", { queryPageSize: 2 });

    const verdict = await takenAway();

    await checked.set("PATCH", "/settings", { queryPageSize: 2000 });
    expect(there()).toEqual(expect.arrayContaining([account, task]));
    expect(there()).not.toContain(contact);
    expect(verdict).toMatchObject({ outcome: "warning", saw: expect.stringContaining(task) as string });
  });

  it("stays where the colleague's contact comes after the first page of the run's own", async () => {
    const { account } = await leftByKilledRun();
    const Name = `Crosswalk check, please delete ${userId()}`;
    for (const _ of [1, 2]) await create(admin, "Contact", { LastName: Name, AccountId: account });
    const theirs = await create(rep, "Contact", { LastName: "Halvorsen", AccountId: account });
    await checked.set("PATCH", "/settings", { queryPageSize: 2 });

    await takenAway();

    await checked.set("PATCH", "/settings", { queryPageSize: 2000 });
    expect(there()).toEqual(expect.arrayContaining([account, theirs]));
  });

  it("stays where it has more of one kind than can be asked for", async () => {
    const { account } = await leftByKilledRun();
    const row = { Id: "02i000000000001AAA", CreatedById: userId(), AccountId: account };
    const many = rowsOf(Array.from({ length: 1000 }, () => row));

    const verdict = await takenAway(
      withChild("Asset", "AccountId", (soql) => (soql.includes(account) ? many.clone() : rowsOf([]))),
    );

    expect(idsOf("Account")).toContain(account);
    expect(verdict).toMatchObject({
      outcome: "fail",
      saw: expect.stringContaining("Asset: there are more than can be asked for") as string,
    });
  });

  it.each([
    ["does not list", 2, {}],
    ["shows this user none of", 2, { name: "Entitlement", queryable: true }],
    ["lets nobody query", 0, { name: "Entitlement", queryable: false }],
  ])("goes where it could only be of an object that the org %s", async (_, times, listed) => {
    const asked: string[] = [];
    const refuse = (soql: string) => {
      asked.push(soql);
      return Response.json([{ errorCode: "INVALID_TYPE", message: "no" }], { status: 400 });
    };

    const verdict = await takenAway(withChild("Entitlement", "AccountId", refuse, listed));

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

describe("a run that could not take away what it writes", () => {
  /** What a run says, with what it sent that writes. */
  async function runAt(request: typeof fetch) {
    const sent: string[] = [];
    const results = await checked.check(writing, {
      request: (input, init) => {
        if (init?.method === "POST") sent.push(String(input));
        return request(input, init);
      },
    });
    return { results, sent, verdict: results.find(({ id }) => id === "write.taken-away") };
  }
  /** An org whose Account has such a child, which it refuses to tell about. */
  const refusing =
    (object: string, errorCode: string): typeof fetch =>
    async (input, init) => {
      const asked = decodeURIComponent(String(input));
      if (asked.includes(`FROM ${object} `)) {
        return Response.json([{ errorCode, message: "no" }], { status: 400 });
      }
      const answer = await fetch(input, init);
      if (!asked.endsWith("/sobjects/Account/describe")) return answer;
      const body = (await answer.json()) as { childRelationships: object[] };
      const child = { childSObject: object, field: "ParentId", cascadeDelete: true };
      return Response.json({ ...body, childRelationships: [...body.childRelationships, child] });
    };

  it.each(["INVALID_FIELD", "MALFORMED_QUERY", "INVALID_TYPE_FOR_OPERATION"])(
    "writes nothing where the org refuses with %s to tell what hangs on an account, and says what it is",
    async (errorCode) => {
      const { results, sent, verdict } = await runAt(refusing("EntitySubscription", errorCode));

      expect(sent).toEqual([]);
      expect(there()).toEqual(before);
      expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => "unknown"));
      expect(verdict).toMatchObject({
        saw: `nothing was written: it could not be taken away again. EntitySubscription: ${errorCode}: no`,
        facts: { left: 0, kept: 0, refusing: [`Entity Subscription: ${errorCode}`], refusingCustom: 0 },
      });
    },
  );

  it("writes nothing where that is the org's own object, and gives its name to nobody", async () => {
    const { results, sent } = await runAt(refusing("ns__Yacht_2_of_Contoso__c", "MALFORMED_QUERY"));

    expect(sent).toEqual([]);
    const facts = factsOf(results).checks["write.taken-away"];
    expect(facts).toMatchObject({ outcome: "unknown", left: 0, kept: 0, refusing: [], refusingCustom: 1 });
    expect(JSON.stringify(facts)).not.toContain("Yacht");
  });

  it("gives the name of a standard object that looks like an id", async () => {
    const { results } = await runAt(refusing("UserTerritory2Association", "MALFORMED_QUERY"));

    expect(factsOf(results).checks["write.taken-away"]).toMatchObject({
      refusing: ["User Territory2 Association: MALFORMED_QUERY"],
    });
  });

  it.each<[string, () => Response]>([
    ["has a fault", () => new Response("busy", { status: 503 })],
    [
      "answers no more requests today",
      () => Response.json([{ errorCode: "REQUEST_LIMIT_EXCEEDED", message: "no" }], { status: 403 }),
    ],
    [
      "has ended the session",
      () => Response.json([{ errorCode: "INVALID_SESSION_ID", message: "no" }], { status: 401 }),
    ],
  ])("writes nothing where the org %s, asks no more for that, and blames no object", async (_, answer) => {
    const asked: string[] = [];
    const { results, sent, verdict } = await runAt((input, init) => {
      const soql = / FROM (\w+) WHERE .*LIMIT/.exec(decodeURIComponent(String(input)));
      if (soql === null) return fetch(input, init);
      asked.push(soql[0]);
      return Promise.resolve(answer());
    });

    expect(sent).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => "unknown"));
    expect(verdict?.saw).toMatch(
      /^nothing was written: what would hang on it could not be asked now\. Task: (status 503|REQUEST_LIMIT_EXCEEDED: no|INVALID_SESSION_ID: no)$/,
    );
    expect(verdict?.facts).toEqual({ left: 0, kept: 0 });
  });

  it("says once why nothing was written, however many checks that holds up", async () => {
    const { results } = await runAt(refusing("EntitySubscription", "MALFORMED_QUERY"));

    expect(results.filter(({ saw }) => saw.includes("EntitySubscription"))).toHaveLength(1);
    expect(new Set(results.slice(0, -1).map(({ saw }) => saw))).toEqual(
      new Set(["nothing was written: write.taken-away says why"]),
    );
  });

  it.each(["Account", "Opportunity", "Contact"])(
    "writes nothing where its user may create, but not delete: %s",
    async (object) => {
      const { sent, verdict } = await runAt(async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).endsWith(`/sobjects/${object}/describe`)) return answer;
        return Response.json({ ...((await answer.json()) as object), deletable: false });
      });

      expect(sent).toEqual([]);
      expect(verdict).toMatchObject({
        outcome: "unknown",
        saw: expect.stringContaining(`${object}: this user may create it, but not delete it`) as string,
        facts: { refusing: [`${object}: no right to delete`] },
      });
    },
  );

  it("writes nothing where the network is lost before, and says not that all is well", async () => {
    const { sent, verdict } = await runAt((input, init) =>
      decodeURIComponent(String(input)).includes("FROM Note ")
        ? Promise.reject(new TypeError("fetch failed"))
        : fetch(input, init),
    );

    expect(sent).toEqual([]);
    expect(verdict).toMatchObject({
      outcome: "unknown",
      saw: expect.stringMatching(/^nothing was written: The connection to \S+ was lost/) as string,
    });
  });

  it("writes nothing where a page of a proxy comes in place of what hangs on an account", async () => {
    const { sent, verdict } = await runAt((input, init) =>
      decodeURIComponent(String(input)).includes("FROM Note ")
        ? Promise.resolve(new Response("<html>Sign in to the proxy</html>"))
        : fetch(input, init),
    );

    expect(sent).toEqual([]);
    expect(verdict).toMatchObject({ outcome: "unknown", facts: { refusing: ["Note: status 200"] } });
  });

  it.each([
    ["", []],
    [", with encrypted names", ["Account.Name", "Contact.LastName"]],
  ])(
    "writes nothing while others' automation keeps an earlier run's account%s",
    async (_, encryptedFields) => {
      await checked.set("PATCH", "/settings", { encryptedFields });
      const withTask: typeof fetch = async (input, init) => {
        const answer = await fetch(input, init);
        if (init?.method === "POST" && String(input).endsWith("/sobjects/Account")) {
          const { id } = (await answer.clone().json()) as { id: string };
          await create(rep, "Task", { Subject: "Welcome", WhatId: id });
        }
        return answer;
      };
      const first = await runAt(withTask);
      const [account] = idsOf("Account").filter((id) => !before.includes(id));
      const left = there();

      const second = await runAt(withTask);
      const third = await runAt(withTask);
      await checked.set("PATCH", "/settings", { encryptedFields: [] });

      expect(first.verdict).toMatchObject({ outcome: "fail" });
      expect([second.sent, third.sent]).toEqual([[], []]);
      expect(there()).toEqual(left);
      expect(third.results[0]).toMatchObject({
        outcome: "unknown",
        saw: expect.stringContaining(
          `nothing was written: an earlier run's is still there: Account ${account} (`,
        ) as string,
      });
      expect(third.verdict).toMatchObject({
        outcome: "warning",
        saw: expect.stringContaining(`kept: Account ${account} (`) as string,
        facts: { left: 0, kept: 1 },
      });
    },
  );
});

describe("two runs of one user at once", () => {
  it("are not what a contact is laid to that was left without its role", async () => {
    const results = await checked.check(writing, {
      request: async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(init?.body).includes('"006000000000000AAA"')) return answer;
        const { compositeRequest } = JSON.parse(String(init?.body)) as {
          compositeRequest: { body: object }[];
        };
        await create(admin, "Contact", compositeRequest[0]?.body ?? {});
        return answer;
      },
    });

    expect(results[0]).toMatchObject({ outcome: "fail", saw: "the contact was left" });
  });

  it.each([
    ["before the contact with the role", /"Name":.*"StageName"/],
    ["before the second contact of a lead", /"FirstName":"first"/],
    ["before the refused role", /sobjects\/Account /],
  ])("say no false thing of the org where one deletes the other's account %s", async (_, after) => {
    let isOver = false;
    const results = await checked.check(writing, {
      request: async (input, init) => {
        const answer = await fetch(input, init);
        if (isOver || init?.method !== "POST" || !after.test(`${String(input)} ${String(init.body)}`)) {
          return answer;
        }
        isOver = true;
        const other = await checked.check(writing);
        expect(other.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
        return answer;
      },
    });

    expect(isOver).toBe(true);
    expect(results.filter(({ outcome }) => outcome === "fail" || outcome === "warning")).toEqual([]);
    expect(results.some(({ saw }) => saw.includes("was deleted meanwhile: by another run"))).toBe(true);
    expect(results.at(-1)).toMatchObject({ id: "write.taken-away", outcome: "pass" });
    expect(there()).toEqual(before);
  });

  it("say no false thing of the org where both have begun before either wrote", async () => {
    let other: ReturnType<typeof checked.check> | undefined;
    let letGo = () => {};
    const isWritten = new Promise<void>((resolve) => (letGo = resolve));
    let mayGoOn = () => {};
    const isDone = new Promise<void>((resolve) => (mayGoOn = resolve));

    const results = await checked.check(writing, {
      request: async (input, init) => {
        // The other one begins when this one has looked for what is left, and waits with its contacts there.
        if (other === undefined && init?.method === "POST") {
          other = checked.check(writing, {
            request: async (theirs, their) => {
              const answer = await fetch(theirs, their);
              if (their?.method !== "POST" || !String(their.body).includes('"FirstName":"second"')) {
                return answer;
              }
              letGo();
              await isDone;
              return answer;
            },
          });
          await isWritten;
        }
        return fetch(input, init);
      },
    });
    mayGoOn();

    expect(results.filter(({ outcome }) => outcome === "fail" || outcome === "warning")).toEqual([]);
    expect(results.map(({ saw }) => saw)).toContain("another run of your user is writing at the same time");
    expect((await other)?.at(-1)).toMatchObject({ id: "write.taken-away", outcome: "pass" });
    expect(there()).toEqual(before);
  });
});
