import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import type { CheckResult } from "../../scripts/checkOrg/check.ts";
import { signInHours } from "../../scripts/checkOrg/signInHours.ts";
import { steps } from "../../scripts/checkOrg/steps/steps.ts";
import { openSession } from "../../scripts/org/orgSession.ts";
import { NoAnswer } from "../../scripts/org/noAnswer.ts";
import { leftByWriting } from "./checkOrg/leftByWriting.ts";
import { seededFaults, type SeededFault } from "./checkOrg/seededFaults.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { splitByKind } from "../support/splitByKind.ts";
import { factsOf, pageFiles, startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";

let checked: CheckedOrg;

beforeAll(async () => {
  checked = await startCheckedOrg();
});
afterAll(() => checked.close());

const stepOf = (id: string) => steps.filter(({ name }) => id.startsWith(`${name}.`));
/** Checks that did not pass, but for one that an org on this machine can't tell. */
const amissIn = (results: CheckResult[]) =>
  results.filter(({ id, outcome }) => outcome !== "pass" && id !== "app.panel-origin");
const outcomeOf = (results: CheckResult[], id: string) => results.find((each) => each.id === id)?.outcome;
const rowsOf = (object: string): unknown =>
  checked.org.org.db.prepare(`SELECT COUNT(*) FROM "${object}"`).pluck().get();

describe("the checks of an org", () => {
  it("pass in an org that has all that Crosswalk needs, or say why their result is unknown", async () => {
    const results = await checked.check(steps);

    expect(results.filter(({ outcome }) => outcome === "fail" || outcome === "warning")).toEqual([]);
    const unknown = results.filter(({ outcome }) => outcome === "unknown");
    expect(unknown.map(({ id, saw }) => `${id}: ${saw}`)).toEqual([
      "org.my-domain: the address is on this machine, so not Salesforce's own",
      "org.translations: the org does not show its language settings; see step package",
      "org.lightning-web-security: the org does not show its security settings",
      "org.api-access-control: the org does not show its settings of connected apps",
      "app.panel-origin: the org's address does not tell where its Lightning pages are",
    ]);
  });

  it("have ids of their own, which begin with their step", () => {
    const ids = steps.flatMap(({ name, checks }) => checks.map(({ id }) => [name, id]));
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
    expect(ids.filter(([name, id]) => !id?.startsWith(`${name}.`))).toEqual([]);
  });

  it("write nothing but in the step that says so, and leave nothing", async () => {
    const objects = ["Account", "Contact", "Opportunity", "OpportunityContactRole", "Lead"];
    const before = objects.map(rowsOf);
    await checked.set("DELETE", "/requests");

    await checked.check(steps.filter(({ needs }) => needs === undefined));

    const requests = (await (await fetch(`${checked.org.url}/__practice/requests`)).json()) as {
      method: string;
      path: string;
    }[];
    const writing = requests.filter(({ method }) => method !== "GET");
    expect(writing.every(({ path }) => /\/composite(\/graph|\/sobjects)?$/.test(path))).toBe(true);
    expect(objects.map(rowsOf)).toEqual(before);

    await checked.check(steps.filter(({ needs }) => needs === "write"));

    expect(leftByWriting(checked)).toBe(0);
  });

  it.each([
    ["by its name", []],
    ["by the lead where names are encrypted", ["Account.Name", "Contact.LastName", "Contact.FirstName"]],
  ])(
    "take away first what a killed run left, found %s, and raise no alarm over it",
    async (_, encryptedFields) => {
      await checked.set("PATCH", "/settings", { encryptedFields });
      const writing = steps.filter(({ needs }) => needs === "write");
      let isKilled = false;
      const request: typeof fetch = async (input, init) => {
        if (isKilled) throw new TypeError("killed");
        const answer = await fetch(input, init);
        isKilled = String(init?.body).includes('"FirstName":"first"');
        return answer;
      };
      await checked.check(writing, { request });
      const left = leftByWriting(checked);

      const asked: string[] = [];
      const heard: typeof fetch = (input, init) => {
        if (init?.method === "POST" || init?.method === "DELETE")
          asked.push(`${init.method} ${String(input)}`);
        return fetch(input, init);
      };
      const results = await checked.check(writing, { request: heard });

      await checked.set("PATCH", "/settings", { encryptedFields: [] });
      expect(left).toBe(4);
      expect(asked[0]).toMatch(/^DELETE .*\/sobjects\/Contact\//);
      expect(results.map(({ id, outcome, saw }) => (outcome === "pass" ? id : `${id}: ${saw}`))).toEqual(
        writing.flatMap(({ checks }) => checks.map(({ id }) => id)),
      );
      expect(leftByWriting(checked)).toBe(0);
    },
  );

  describe("beside a customer's account that is called like theirs", { tags: ["night"] }, () => {
    const writing = steps.filter(({ needs }) => needs === "write");
    const made: string[] = [];
    const create = async (username: string, object: string, body: object) => {
      const accessToken = await accessTokenOf(checked.org, username);
      const { send } = openSession({ instanceUrl: checked.org.url, accessToken, apiVersion: "67.0" });
      const answer = await send(`/sobjects/${object}`, { method: "POST", body });
      expect(answer.status).toBe(201);
      const { id } = answer.body as { id: string };
      made.unshift(`/sobjects/${object}/${id}`);
      return id;
    };
    /** The name as the command gives it to what it makes. */
    const nameGiven = async () => {
      let name = "";
      const request: typeof fetch = (input, init) => {
        const body = String(init?.body);
        if (String(input).endsWith("/sobjects/Account")) name = (JSON.parse(body) as { Name: string }).Name;
        return fetch(input, init);
      };
      await checked.check(writing, { request });
      return name;
    };
    const isThere = (object: string, id: string) =>
      checked.org.org.db.prepare(`SELECT 1 FROM "${object}" WHERE Id = ? AND IsDeleted = 0`).get(id) !==
      undefined;
    afterEach(async () => {
      for (const each of made.splice(0)) await checked.session().send(each, { method: "DELETE" });
    });

    it.each([
      ["somebody else's", "rep@practice.example", "rep@practice.example"],
      ["the admin's own, with a colleague's contact", "admin@practice.example", "rep@practice.example"],
      ["the admin's own, with one of theirs", "admin@practice.example", "admin@practice.example"],
    ])("leave it its contacts and opportunities where it is %s", async (_, owner, other) => {
      const Name = await nameGiven();
      const AccountId = await create(owner, "Account", { Name });
      const contact = await create(other, "Contact", { LastName: "Halvorsen", AccountId });
      const opportunity = await create(other, "Opportunity", {
        ...{ Name: "Ferry", AccountId, StageName: "Prospecting", CloseDate: "2030-01-31" },
      });

      const results = await checked.check(writing);

      const amiss = results.filter(({ outcome }) => outcome !== "pass");
      const kept = `Account ${AccountId} (it has what is not this command's: Contact ${contact}, Opportunity ${opportunity})`;
      const why = `nothing was written: an earlier run's is still there: ${kept}`;
      expect(amiss.map(({ id, outcome, saw }) => [id, outcome, saw])).toEqual(
        owner.startsWith("rep")
          ? []
          : [
              ["write.neither", "unknown", why],
              ["write.both", "unknown", why],
              ["write.same-lead-twice", "unknown", why],
              ["write.taken-away", "warning", `kept: ${kept}`],
            ],
      );
      expect(isThere("Contact", contact)).toBe(true);
      expect(isThere("Opportunity", opportunity)).toBe(true);
      expect(isThere("Account", AccountId)).toBe(true);
    });

    it("leave the admin's own where somebody attached a task, and delete it where only the admin did", async () => {
      const Name = await nameGiven();
      const AccountId = await create("admin@practice.example", "Account", { Name });
      await create("admin@practice.example", "Task", { Subject: "Call", WhatId: AccountId });
      const task = await create("rep@practice.example", "Task", { Subject: "Call", WhatId: AccountId });

      const results = await checked.check(writing);

      expect(isThere("Account", AccountId)).toBe(true);
      expect(results.find(({ id }) => id === "write.taken-away")).toMatchObject({
        outcome: "warning",
        saw: `kept: Account ${AccountId} (it has what is not this command's: Task ${task})`,
      });

      await checked.session().send(`/sobjects/Task/${task}`, { method: "DELETE" });
      await checked.check(writing);

      expect(isThere("Account", AccountId)).toBe(false);
    });

    it("leave somebody else's contact of the same name, and that of another user's run", async () => {
      const LastName = await nameGiven();
      const AccountId = await create("rep@practice.example", "Account", { Name: LastName });
      const contact = await create("rep@practice.example", "Contact", { LastName, AccountId });

      await checked.check(writing);

      expect(isThere("Contact", contact)).toBe(true);
    });

    it("leave the run's own account where somebody attached a contact meanwhile, and name it", async () => {
      let contact = "";
      const request: typeof fetch = async (input, init) => {
        const answer = await fetch(input, init);
        if (String(init?.body).includes('"FirstName":"second"')) {
          const { AccountId } = JSON.parse(String(init?.body)) as { AccountId: string };
          made.unshift(`/sobjects/Account/${AccountId}`);
          contact = await create("rep@practice.example", "Contact", { LastName: "Halvorsen", AccountId });
        }
        return answer;
      };

      const results = await checked.check(writing, { request });

      expect(isThere("Contact", contact)).toBe(true);
      const last = results.find(({ id }) => id === "write.taken-away");
      expect(last).toMatchObject({
        outcome: "fail",
        saw: expect.stringMatching(
          /^left: Account \w{18} \(it has what is not this command's: Contact \w{18}\)$/,
        ),
      });
    });
  });

  describe("in an org whose automation changes what is written", { tags: ["night"] }, () => {
    const writing = steps.filter(({ needs }) => needs === "write");
    /** What is there of an object, with what nobody made before. */
    const idsOf = (object: string) =>
      checked.org.org.db.prepare(`SELECT Id FROM "${object}" WHERE IsDeleted = 0`).pluck().all() as string[];
    const all = () => ["Account", "Opportunity", "Contact"].flatMap(idsOf);
    afterEach(() => checked.org.org.db.exec("DROP TRIGGER IF EXISTS automation"));
    /** A trigger of the org's, which sets a field of each new record. */
    const automate = (object: string, field: string, value: string) =>
      checked.org.org.db.exec(
        `CREATE TRIGGER automation AFTER INSERT ON "${object}"
         BEGIN UPDATE "${object}" SET "${field}" = ${value} WHERE Id = NEW.Id; END`,
      );

    it.each([
      ["Opportunity", "Name", "'Deal of the month'"],
      ["Contact", "LastName", "UPPER(NEW.LastName)"],
      ["Contact", "LastName", "'Somebody'"],
      ["Account", "Name", "'Acme'"],
      ["Opportunity", "AccountId", "(SELECT MIN(Id) FROM Account)"],
      ["Contact", "AccountId", "(SELECT MIN(Id) FROM Account)"],
    ])("leave nothing where it sets %s.%s to %s", async (object, field, value) => {
      const before = all();
      automate(object, field, value);

      const results = await checked.check(writing);

      expect(results.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
      expect(all()).toEqual(before);
    });

    /** A run that is killed after its last contact. */
    const killed = async () => {
      let isKilled = false;
      const request: typeof fetch = async (input, init) => {
        if (isKilled) throw new TypeError("killed");
        const answer = await fetch(input, init);
        isKilled = String(init?.body).includes('"FirstName":"first"');
        return answer;
      };
      await checked.check(writing, { request });
    };

    it.each([
      ["Opportunity", "Name", "'Deal of the month'"],
      ["Contact", "LastName", "'Somebody'"],
      ["Account", "Name", "UPPER(NEW.Name)"],
    ])("take away what a killed run left where it set %s.%s to %s", async (object, field, value) => {
      const before = all();
      automate(object, field, value);
      await killed();
      expect(all()).toHaveLength(before.length + 4);

      const results = await checked.check(writing);

      expect(results.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
      expect(all()).toEqual(before);
    });

    it("name a killed run's account where its name is gone, and say not that nothing is left", async () => {
      const before = all();
      automate("Account", "Name", "'Acme'");
      await killed();
      const [account] = idsOf("Account").filter((id) => !before.includes(id));

      const results = await checked.check(writing);

      expect(results.find(({ id }) => id === "write.taken-away")).toMatchObject({
        outcome: "warning",
        saw: expect.stringContaining(`Account ${account} (`) as string,
      });
      const left = all().filter((id) => !before.includes(id));
      for (const id of left) {
        const object = id.startsWith("001") ? "Account" : "Opportunity";
        await checked.session().send(`/sobjects/${object}/${id}`, { method: "DELETE" });
      }
      expect(left).toHaveLength(2);
    });

    it("leave nothing where the org says the user's id in 15 characters", async () => {
      const before = all();
      const short: typeof fetch = async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).endsWith("/userinfo")) return answer;
        const body = (await answer.json()) as { user_id: string };
        return Response.json({ ...body, user_id: body.user_id.slice(0, 15) });
      };
      await killed();

      const results = await checked.check(writing, { request: short });

      expect(results.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
      expect(all()).toEqual(before);
    });
  });

  it("stop at a question without an answer, and write nothing to the org", async () => {
    await checked.set("DELETE", "/requests");
    const askForAddress = () => Promise.reject(new NoAnswer("The input ended.", "Answer it."));
    const asked = steps.filter(({ needs }) => needs !== undefined);

    await expect(checked.check(asked, { askForAddress })).rejects.toThrow("The input ended.");

    const requests = (await (await fetch(`${checked.org.url}/__practice/requests`)).json()) as {
      method: string;
    }[];
    expect(requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("give facts that the practice org can be set by, as far as it has settings for them", async () => {
    await checked.set("PATCH", "/settings", { stateAndCountryPicklists: true, dailyApiLimit: 5123 });
    const { org } = factsOf(await checked.check(stepOf("org.")));
    const { stateAndCountryPicklists, dailyApiLimit } = org;
    await checked.set("PATCH", "/settings", { stateAndCountryPicklists: false, dailyApiLimit: 100_000 });

    expect({ stateAndCountryPicklists, dailyApiLimit }).toEqual({
      stateAndCountryPicklists: true,
      dailyApiLimit: 5000,
    });
  });

  it("name the command that deploys where nothing of Crosswalk is in the org yet, and no repetition", async () => {
    const bare: typeof fetch = async (input, init) => {
      const asked = String(init?.body);
      return asked.includes("<listMetadata") || asked.includes("<readMetadata")
        ? new Response("<result/>")
        : fetch(input, init);
    };

    const results = await checked.check([...stepOf("app."), ...stepOf("lightning.")], { request: bare });

    const remedies = results
      .filter(({ outcome }) => outcome === "fail")
      .map(({ id, remedy }) => ({ id, remedy }));
    const again = remedies.filter(({ remedy }) => remedy?.includes("again"));
    expect(again).toEqual([]);
    expect(remedies.find(({ id }) => id === "app.registered")?.remedy).toMatch(/npm run deploy:sandbox/);
    expect(outcomeOf(results, "app.policy")).toBe("unknown");
  });

  it("find nothing but encrypted fields amiss in an org with Shield and person accounts, and leave nothing there", async () => {
    const encryptedFields = ["Account.Name", "Contact.LastName", "Contact.FirstName", "Contact.Email"];
    await checked.set("PATCH", "/settings", { encryptedFields, personAccounts: true, queryPageSize: 200 });

    const results = await checked.check(steps);

    const usual = { encryptedFields: [], personAccounts: false, queryPageSize: 2000 };
    await checked.set("PATCH", "/settings", usual);
    const amiss = results.filter(({ outcome }) => outcome === "fail" || outcome === "warning");
    expect(amiss.map(({ id }) => id)).toEqual(["org.encrypted-fields"]);
    expect(results.filter(({ id, outcome }) => id.startsWith("write.") && outcome !== "pass")).toEqual([]);
    expect(leftByWriting(checked)).toBe(0);
  });

  it("count a rep who holds the permission set by a group of sets", async () => {
    const { send, query } = checked.session();
    const create = async (object: string, body: object): Promise<string> => {
      const answer = await send(`/sobjects/${object}`, { method: "POST", body });
      expect(answer.status).toBe(201);
      return (answer.body as { id: string }).id;
    };
    const [set] = await query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'Crosswalk_Rep'");
    const [user] = await query<{ Id: string }>(
      "SELECT Id FROM User WHERE Username = 'noapi@practice.example'",
    );
    const group = await create("PermissionSetGroup", { DeveloperName: "Sales", MasterLabel: "Sales" });
    await create("PermissionSetGroupComponent", { PermissionSetGroupId: group, PermissionSetId: set?.Id });
    const assigned = await create("PermissionSetAssignment", {
      AssigneeId: user?.Id,
      PermissionSetGroupId: group,
    });

    const results = await checked.check(stepOf("rights."));

    await send(`/sobjects/PermissionSetAssignment/${assigned}`, { method: "DELETE" });
    await send(`/sobjects/PermissionSetGroup/${group}`, { method: "DELETE" });
    expect(results.find(({ id }) => id === "rights.reps")?.saw).toBe("5");
    expect(results.find(({ id }) => id === "rights.api-enabled")?.saw).toBe(
      "1 of 5 cannot: noapi@practice.example",
    );
  });

  it("do not give the name that somebody made up for the app's policy", async () => {
    const request: typeof fetch = async (input, init) => {
      const asked = String(init?.body);
      if (!asked.includes("ExtlClntAppOauthConfigurablePolicies")) return fetch(input, init);
      const body = asked.replaceAll("Crosswalk_Contoso_Sales", "Crosswalk_oauthPlcy");
      const response = await fetch(input, { ...init, body });
      const xml = await response.text();
      return new Response(
        xml.replaceAll(/Crosswalk_\w*(Plcy|Policy)\b/gi, "Crosswalk_Contoso_Sales"),
        response,
      );
    };

    const results = await checked.check(stepOf("app."), { request });

    expect(results.find(({ id }) => id === "app.policy")?.saw).toBe("Crosswalk_Contoso_Sales");
    expect(JSON.stringify(factsOf(results))).not.toContain("Contoso");
  });

  it("send another org nothing where the environment file is that org's", async () => {
    const heard: unknown[] = [];
    const other = createServer(({ url }, answer) => {
      heard.push(url);
      answer.end();
    }).listen(0, "127.0.0.1");
    await once(other, "listening");
    const loginUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const environment = new Map([...checked.environment, ["SALESFORCE_LOGIN_URL", loginUrl]]);
    environment.delete("SALESFORCE_ORG_ID");

    const results = await checked.check([...stepOf("app."), ...stepOf("sign-in.")], { environment });

    other.close();
    expect(heard).toEqual([]);
    expect(outcomeOf(results, "app.environment-file")).toBe("fail");
    const silent = ["app.callback", "app.authorize", "app.secret", "sign-in.accepted"];
    expect(silent.map((id) => outcomeOf(results, id))).toEqual(silent.map(() => "unknown"));
  });

  it("send no key and secret where nothing tells whose the environment file is", async () => {
    const environment = new Map([
      ...checked.environment,
      ["SALESFORCE_LOGIN_URL", "https://login.salesforce.com"],
      ["SALESFORCE_ORG_ID", ""],
    ]);

    const results = await checked.check([...stepOf("app."), ...stepOf("sign-in.")], { environment });

    expect(outcomeOf(results, "app.environment-file")).toBe("warning");
    const silent = ["app.callback", "app.authorize", "app.secret", "sign-in.accepted"];
    expect(silent.map((id) => outcomeOf(results, id))).toEqual(silent.map(() => "unknown"));
  });

  it.each(["http://acme.my.salesforce.com", "https://acme.my.salesforce.com:8443"])(
    "send no key and secret to %s, which is not the org's origin",
    async (loginUrl) => {
      const org = { ...checked.session(), instanceUrl: "https://acme.my.salesforce.com" };
      const environment = new Map([...checked.environment, ["SALESFORCE_LOGIN_URL", loginUrl]]);

      const results = await checked.check(stepOf("app."), { org, environment });

      expect(outcomeOf(results, "app.environment-file")).toBe("fail");
      expect(outcomeOf(results, "app.secret")).toBe("unknown");
    },
  );

  it.each([
    { by: "another scheme", at: (own: URL) => `https://${own.host}` },
    { by: "another port", at: (own: URL) => `http://${own.hostname}:9` },
  ])("send no key and secret to the host of the org's My Domain by $by", async ({ at }) => {
    const loginUrl = at(new URL(checked.org.url));
    const org = { ...checked.session(), instanceUrl: "https://eu5.salesforce.com" };
    const environment = new Map([...checked.environment, ["SALESFORCE_LOGIN_URL", loginUrl]]);

    const results = await checked.check(stepOf("app."), { org, environment });

    expect(outcomeOf(results, "app.environment-file")).toBe("fail");
    expect(outcomeOf(results, "app.secret")).toBe("unknown");
  });

  it("take an environment file with 15 characters of the org's id, or none, for the org's", async () => {
    for (const id of [checked.org.orgId.slice(0, 15), ""]) {
      const environment = new Map([...checked.environment, ["SALESFORCE_ORG_ID", id]]);
      const results = await checked.check(stepOf("app."), { environment });
      expect(amissIn(results)).toEqual([]);
    }
  });

  it("take the addresses of the environment file as the connector takes them", async () => {
    const environment = new Map([
      ...checked.environment,
      ["PUBLIC_URL", `${checked.environment.get("PUBLIC_URL")}/`],
      ["SALESFORCE_LOGIN_URL", `${checked.org.url}/`],
    ]);
    const look = [...stepOf("app."), ...stepOf("lightning.")];

    const results = await checked.check(look, { environment });

    expect(amissIn(results)).toEqual([]);
  });

  it("prove the app at the org's My Domain where the CLI knows the org by another address", async () => {
    const org = { ...checked.session(), instanceUrl: "https://eu5.salesforce.com" };

    const results = await checked.check(stepOf("app."), { org });

    expect(amissIn(results)).toEqual([]);
  });

  it("prove the app at the org's own address where the file has the login page of all orgs", async () => {
    const environment = new Map([
      ...checked.environment,
      ["SALESFORCE_LOGIN_URL", "https://login.salesforce.com"],
    ]);

    const results = await checked.check(stepOf("app."), { environment });

    expect(outcomeOf(results, "app.authorize")).toBe("pass");
    expect(outcomeOf(results, "app.secret")).toBe("pass");
  });

  const trustedSite = "cspTrustedSites/Crosswalk_Connector.cspTrustedSite";
  it.each([
    ["https://*.contoso.example", "pass"],
    ["*.contoso.example", "pass"],
    ["leads.contoso.example", "pass"],
    ["http://leads.contoso.example", "pass"],
    ["https://LEADS.contoso.example:443", "pass"],
    ["HTTPS://leads.contoso.example", "pass"],
    ["https://leads.contoso.example:*", "pass"],
    ["https://leads.contoso.example/", "pass"],
    ["http://leads.contoso.example:80", "pass"],
    ["https://leads.contoso.example/v1", "fail"],
    ["https://leads.contoso.example/v1/", "fail"],
    ["https://*.leads.contoso.example", "fail"],
    ["https://*.toso.example", "fail"],
    ["wss://leads.contoso.example", "fail"],
    ["https://leads.contoso.example:8443", "fail"],
  ])("look at the connector as Lightning does where the Trusted URL is %s: %s", async (url, expected) => {
    const site = pageFiles().get(trustedSite) ?? "";
    await checked.deploy(new Map([[trustedSite, site.replace(/(<endpointUrl>)[^<]*/, `$1${url}`)]]));

    const results = await checked.check(stepOf("lightning."));

    await checked.deployPages();
    expect(outcomeOf(results, "lightning.trusted-url")).toBe(expected);
  });

  it("find Lightning's origin among those that the connector admits", async () => {
    const instanceUrl = "https://acme.my.salesforce.com";
    const environment = new Map([
      ...checked.environment,
      ["SALESFORCE_LOGIN_URL", instanceUrl],
      ["PANEL_ORIGINS", "https://other.lightning.force.com, https://acme.lightning.force.com"],
    ]);

    const org = { ...checked.session(), instanceUrl };
    const results = await checked.check(stepOf("app."), { org, environment });

    expect(outcomeOf(results, "app.panel-origin")).toBe("pass");
  });

  it.each<[string, RegExp, (values: Map<string, string>) => void]>([
    ["there is no environment file", /there is no environment file/, (values) => values.clear()],
    [
      "the environment file is faulty",
      /the connector would not start with the environment file/,
      (values) => values.set("PANEL_ORIGINS", "contoso.lightning.force.com"),
    ],
    [
      "the environment file is another org's",
      /another org's/,
      (values) => values.set("SALESFORCE_ORG_ID", "00D000000000009EAA"),
    ],
  ])("say why nothing is known of the admitted pages where %s", async (_, saw, change) => {
    const environment = new Map(checked.environment);
    change(environment);

    const results = await checked.check(stepOf("app."), { environment });

    const found = results.find(({ id }) => id === "app.panel-origin");
    expect(found).toMatchObject({ outcome: "unknown", saw: expect.stringMatching(saw) as string });
    expect(found?.remedy).toMatch(/app\.environment-file|--environment-file/);
  });

  it("find the app of a managed package, and do not give its namespace", async () => {
    const request: typeof fetch = async (input, init) => {
      const asked = String(init?.body);
      if (!/listMetadata|readMetadata/.test(asked)) return fetch(input, init);
      const response = await fetch(input, { ...init, body: asked.replaceAll("acme__", "") });
      const xml = await response.text();
      return new Response(xml.replaceAll(/(?<=[>,])Crosswalk/g, "acme__Crosswalk"), response);
    };

    const results = await checked.check(stepOf("app."), { request });

    expect(amissIn(results)).toEqual([]);
    expect(results.find(({ id }) => id === "app.policy")?.saw).toMatch(/^acme__/);
    expect(JSON.stringify(factsOf(results))).not.toContain("acme");
  });

  it("give no text that stands in place of a word for a refused sign-in", async () => {
    const askForAddress = async (address: string) => {
      const state = new URL(address).searchParams.get("state") ?? "";
      return `https://leads.contoso.example/oauth/callback?state=${state}&error=Jane+Roe`;
    };

    const results = await checked.check(stepOf("sign-in."), { askForAddress });

    expect(outcomeOf(results, "sign-in.accepted")).toBe("fail");
    expect(JSON.stringify(factsOf(results))).not.toContain("Jane");
  });

  it.each([
    "00DPr0000000001",
    "sales@contoso.example",
    "https://contoso.example",
    "contoso.my.salesforce.com",
  ])("write nothing where a fact is %s all the same, and say what to do", (fact) => {
    const result = { id: "org.kind", asks: "?", outcome: "pass" as const, saw: "", facts: { kind: fact } };
    expect(() => factsOf([result])).toThrow(
      expect.objectContaining({ name: "StepError", nextStep: expect.stringContaining("kind") }),
    );
  });

  it("give facts without ids, names, addresses or secrets", async () => {
    const text = JSON.stringify(factsOf(await checked.check(steps)));

    const users = checked.org.org.db.prepare("SELECT Username, Name, Id FROM User").all() as object[];
    const secrets = [
      ...users.flatMap((user) => Object.values(user) as string[]),
      ...checked.environment.values(),
      checked.org.orgId,
      new URL(checked.org.url).host,
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });
});

describe("the guide", () => {
  const guide = readFileSync(path.join(projectFolder, "config/guides/check-org.md"), "utf8");

  it("says what each step tells", () => {
    const told = [...guide.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(told).toEqual(expect.arrayContaining(steps.map(({ name }) => name)));
  });

  it("says how long a sign-in should last, and that the bounds are ours", () => {
    const { failsBelow, warnsBelow } = signInHours;
    expect(guide).toMatch(
      new RegExp(`under ${failsBelow} hours[^.]*under ${warnsBelow / 24} days[^.]*\\.[^.]*bounds are ours`),
    );
  });

  it("names checks that there are", () => {
    const names = steps.map(({ name }) => name).join("|");
    const named = [...guide.matchAll(new RegExp(`\`((?:${names})\\.[\\w-]+)\``, "g"))].map(([, id]) => id);
    const ids = steps.flatMap(({ checks }) => checks.map(({ id }) => id));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((id) => id === undefined || !ids.includes(id))).toEqual([]);
  });
});

describe("a seeded fault", () => {
  let undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const each of undo.toReversed()) await each();
    undo = [];
  });

  async function isNoticed({ notices, outcome = "fail", saw = /./, seed }: SeededFault) {
    const more = await seed(checked, (back) => undo.push(back));

    const results = await checked.check(stepOf(notices), more ?? {});

    expect(outcomeOf(results, notices)).toBe(outcome);
    const found = results.find(({ id }) => id === notices);
    expect(found?.saw).toMatch(saw);
    expect(found?.remedy ?? "").toMatch(/\w{4}/);
  }

  const [byDay, atNight] = splitByKind(seededFaults, ({ notices }) => notices);
  it.each(byDay)("is noticed by $notices: $what", isNoticed);
  it.each(atNight)("is noticed by $notices: $what", { tags: ["night"] }, isNoticed);

  it("is there for each check that can warn or fail, but for those of a table of shapes", () => {
    const noticing = new Set(seededFaults.map(({ notices }) => notices));
    const all = steps.flatMap(({ checks }) => checks);
    const others = all.filter(({ id, remedy }) => remedy !== undefined && !noticing.has(id));
    expect(others.map(({ id }) => id).filter((id) => !id.startsWith("shapes."))).toEqual([]);
  });
});
