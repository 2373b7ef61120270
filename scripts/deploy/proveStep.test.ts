import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { useAppStand } from "./appStand.fixture.ts";
import { writeKeys } from "./environmentFile.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import { proveStep } from "./proveStep.ts";
import { answerToApp, provesKeys, type AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";
import { registrationWith } from "./registration.fixture.ts";

const stand = useAppStand();
const keep = (keys: AppKeys) => writeKeys(stand.environmentFile, keys);

const app = () => ({
  ...stand.right(),
  loginUrl: stand.org.url,
  callbackUrl: "http://localhost:4002/oauth/callback",
});

/** The step, with what it said, and a clock that only `passing` moves. */
function step(
  more: Partial<Registration> = {},
  ofOrg?: AppKeys | (() => AppKeys | undefined),
  passing: () => void = () => {},
) {
  const lines: string[] = [];
  const registration = registrationWith({
    environmentFile: stand.environmentFile,
    readOrg: () => ({ id: stand.org.orgId, instanceUrl: stand.org.url }),
    ...more,
  });
  const tools = {
    wait: async () => passing(),
    readOrgsKeys: async () => (typeof ofOrg === "function" ? ofOrg() : ofOrg),
  };
  return { lines, run: () => proveStep(registration, tools).run((line) => lines.push(line)) };
}

describe("the proof of an app", () => {
  it("takes the key, secret and callback that the org knows, and waits for nothing", async () => {
    await keep(stand.right());
    const { lines, run } = step();

    await run();

    expect(lines).toEqual(["Proven."]);
  });

  it("waits for an app that the org does not know yet, and says so", async () => {
    await keep({ key: "NewKey", secret: stand.org.clientSecret });
    let passed = 0;
    const { lines, run } = step({}, undefined, () => {
      passed += 1;
      if (passed < 3) return;
      stand.org.org.db
        .prepare("UPDATE oauth_client SET clientId = 'NewKey' WHERE clientId = ?")
        .run(stand.org.clientId);
    });

    await run();

    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("20 s: the org answers invalid_client_id.");
    expect(lines.at(-1)).toBe("Proven.");
    stand.org.org.reset("empty");
  });

  it("takes the org's own key and secret where it made them, and shows neither", async () => {
    await keep({ key: "OurKey", secret: "OurSecret" });
    const { lines, run } = step({}, stand.right());

    await run();

    const values = parseEnvironment(readFileSync(stand.environmentFile, "utf8"));
    expect(values.get("SALESFORCE_CLIENT_ID")).toBe(stand.org.clientId);
    expect(values.get("SALESFORCE_CLIENT_SECRET")).toBe(stand.org.clientSecret);
    expect(lines.join()).not.toMatch(new RegExp(`OurSecret|${stand.org.clientSecret}`));
    expect(lines.at(-1)).toBe("Proven.");
  });

  it("takes the org's own key as soon as the org shows it, while it waits", async () => {
    await keep({ key: "OurKey", secret: "OurSecret" });
    let passed = 0;
    const { lines, run } = step(
      {},
      () => (passed < 2 ? undefined : stand.right()),
      () => void passed++,
    );

    await run();

    expect(passed).toBe(2);
    expect(lines.at(-1)).toBe("Proven.");
    expect(parseEnvironment(readFileSync(stand.environmentFile, "utf8")).get("SALESFORCE_CLIENT_ID")).toBe(
      stand.org.clientId,
    );
  });

  it.each([
    ["a wrong secret", { secret: "Wrong" }, {}, "invalid_client", /Copy Consumer Key and Secret from Setup/],
    [
      "another callback",
      {},
      { connectorUrl: "https://other.example" },
      "redirect_uri_mismatch",
      /Callback URL to https:\/\/other\.example\/oauth\/callback/,
    ],
  ])("gives up on %s when the time is over, and says what to do", async (_, keys, more, word, nextStep) => {
    await keep({ ...stand.right(), ...keys });
    let passed = 0;
    const { run } = step({ ...more, waitMinutes: 1 }, undefined, () => void passed++);

    await expect(run()).rejects.toMatchObject({
      message: `After 1 min the org still answers ${word} to the app's key, secret, callback and scopes.`,
      nextStep: expect.stringMatching(nextStep) as string,
    });
    expect(passed).toBe(3);
  });

  it("gives up on an app without a scope of the connector's, and names them all", async () => {
    await keep(stand.right());
    const set = stand.org.org.db.prepare("UPDATE oauth_client SET scopes = ? WHERE clientId = ?");
    set.run(JSON.stringify(["api", "id"]), stand.org.clientId);

    await expect(step({ waitMinutes: 0 }).run()).rejects.toMatchObject({
      message: expect.stringContaining("invalid_scope") as string,
      nextStep: expect.stringMatching(/api refresh_token id custom_permissions .*OAuth Scopes/) as string,
    });
    expect(await provesKeys(app())).toBe(true);
    stand.org.org.reset("empty");
  });

  it("asks for the key that the org made where it cannot be read", async () => {
    await expect(step({ orgMakesKey: true }).run()).rejects.toMatchObject({
      message: "The org does not let its key and secret be read over REST.",
      nextStep: expect.stringContaining("run this again with --org-makes-key") as string,
    });
  });

  it("takes an org that does not answer for one that cannot be asked yet", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const loginUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

    const answer = await answerToApp({ ...stand.right(), loginUrl, callbackUrl: "" }, 1);

    expect(answer).toMatchObject({ saw: `nothing (${loginUrl} did not answer)`, mayPass: true });
    silent.closeAllConnections();
    silent.close();
  });

  it("says neither proven nor refused where the org's answer is no sign, and waits for nothing", async () => {
    const odd = createServer(({ url }, answer) => {
      if (url?.startsWith("/services/oauth2/authorize")) answer.end("<h1>Welcome</h1>");
      else answer.writeHead(400).end(JSON.stringify({ error: "invalid_grant" }));
    }).listen(0, "127.0.0.1");
    await once(odd, "listening");
    const instanceUrl = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
    await keep(stand.right());
    const { lines, run } = step({ readOrg: () => ({ id: stand.org.orgId, instanceUrl }) }, undefined, () => {
      throw new Error("It waits.");
    });

    await run();

    odd.close();
    expect(lines).toEqual([expect.stringMatching(/^Not proven: the org answers a page .* Sign in once/)]);
  });

  it("says that the org cannot be reached", async () => {
    await keep(stand.right());
    const readOrg = () => ({ id: stand.org.orgId, instanceUrl: "http://127.0.0.1:1" });

    await expect(step({ readOrg, waitMinutes: 0 }).run()).rejects.toThrow("cannot be reached");
  });
});
