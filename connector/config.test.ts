import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig, readDatabaseFile, variableNames } from "./config.ts";

const key = Buffer.alloc(32, 7).toString("base64");

const complete = {
  PUBLIC_URL: "https://crosswalk.example.com",
  DATABASE_FILE: "/tmp/never-opened.db",
  PANEL_ORIGINS: "https://acme.lightning.force.com, https://acme--uat.sandbox.lightning.force.com",
  TOKEN_KEYS: `new:${key},old:${key}`,
  SALESFORCE_LOGIN_URL: "https://acme.my.salesforce.com",
  SALESFORCE_CLIENT_ID: "3MVG9key",
  SALESFORCE_CLIENT_SECRET: "a-consumer-secret",
};

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("the connector's configuration", () => {
  it("reads what is needed and has sound defaults for the rest", () => {
    const config = readConfig(complete);
    expect(config).toMatchObject({
      host: "127.0.0.1",
      port: 4002,
      panelOrigins: ["https://acme.lightning.force.com", "https://acme--uat.sandbox.lightning.force.com"],
      salesforce: { loginUrl: "https://acme.my.salesforce.com", orgId: null, apiVersion: "67.0" },
    });
    expect([...config.tokenKeys.keys()]).toEqual(["new", "old"]);
  });

  it("names every variable that is missing or wrong at once", () => {
    const problems = problemsOf({
      ...complete,
      PUBLIC_URL: "http://crosswalk.example.com",
      DATABASE_FILE: " ",
      PORT: "eighty",
      LOG_LEVEL: "loud",
      SALESFORCE_ORG_ID: "001000000000001",
      PANEL_ORIGINS: "https://acme.lightning.force.com/page",
    });
    expect(problems).toEqual([
      expect.stringMatching(/^PORT must be a whole number/),
      expect.stringMatching(/^PUBLIC_URL must be an https/),
      expect.stringMatching(/^LOG_LEVEL must be fatal/),
      expect.stringMatching(/^PANEL_ORIGINS must end after the host/),
      expect.stringMatching(/^SALESFORCE_ORG_ID must be an organization id/),
      "DATABASE_FILE is missing: the path of SQLite's file; or set DATABASE_URL, for a database of Postgres",
    ]);
  });

  it.each([
    "postgresql://a:secret@b/c",
    "'postgresql://a:secret@b/c'",
    " mysql://a:secret@b/c",
    "postgresql:/a:secret@b/c",
  ])("takes no address for the path of a file, which would have its password: %s", (address) => {
    const problem =
      "DATABASE_FILE must be the path of a file: an address of Postgres belongs into DATABASE_URL, without quotes";
    expect(problemsOf({ ...complete, DATABASE_FILE: address })).toEqual([problem]);
    expect(() => readDatabaseFile({ DATABASE_FILE_DEFAULT: address }, "no")).toThrow(
      problem.replace("FILE", "FILE_DEFAULT"),
    );
  });

  it("takes no database in memory, which the next start would not find", () => {
    expect(problemsOf({ ...complete, DATABASE_FILE: ":memory:" })).toEqual([
      "DATABASE_FILE must be the path of a file: a database in memory is lost at each stop",
    ]);
  });

  it("refuses keys that are short, nameless or named twice, without showing them", () => {
    const short = Buffer.alloc(16, 1).toString("base64");
    for (const keys of [short, `a:${short}`, `a:${key},a:${key}`, ","]) {
      const [problem = ""] = problemsOf({ ...complete, TOKEN_KEYS: keys });
      expect(problem).toMatch(/^TOKEN_KEYS /);
      expect(problem).not.toContain(short);
      expect(problem).not.toContain(key);
    }
  });

  it("has no login host by default, and says where the org's own stands", () => {
    expect(problemsOf({ ...complete, SALESFORCE_LOGIN_URL: undefined })).toEqual([
      expect.stringMatching(/^SALESFORCE_LOGIN_URL is missing: .*My Domain.*Setup/),
    ]);
  });

  it.each([
    ["https://acme.lightning.force.com", "https://acme.my.salesforce.com"],
    ["https://acme--uat.sandbox.lightning.force.com/", "https://acme--uat.sandbox.my.salesforce.com"],
    ["https://acme.my.salesforce-setup.com", "https://acme.my.salesforce.com"],
  ])("refuses %s as a login host, which serves no sign-in, and names %s", (url, myDomain) => {
    expect(problemsOf({ ...complete, SALESFORCE_LOGIN_URL: url })).toEqual([
      `SALESFORCE_LOGIN_URL must be the org's My Domain, ${myDomain}: Lightning and Setup addresses serve no sign-in`,
    ]);
  });

  describe.each(["PUBLIC_URL", "SALESFORCE_LOGIN_URL", "PANEL_ORIGINS"])("an origin in %s", (name) => {
    it.each([
      ["https://a.example/page", "must end after the host: no path, query, fragment or user"],
      ["https://a.example#a", "must end after the host: no path, query, fragment or user"],
      ["https://a.ex\tample", "must be one host's, without comma, space or *"],
    ])("is refused as %j", (text, words) => {
      expect(problemsOf({ ...complete, [name]: text })).toEqual([`${name} ${words}`]);
    });

    it.each([
      ["https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"],
      ["https://a_b.example", "https://a_b.example"],
      ["http://[::1]:4002", "http://[::1]:4002"],
    ])("is taken where it is written as %j, as browsers send it", (text, origin) => {
      const { publicUrl, panelOrigins, salesforce } = readConfig({ ...complete, [name]: text });
      expect([publicUrl, salesforce.loginUrl, ...panelOrigins]).toContain(origin);
    });

    it.each(["HTTPS://A.example", " https://a.example "])(
      "is https://a.example where it is written as %j",
      (text) => {
        const { publicUrl, panelOrigins, salesforce } = readConfig({ ...complete, [name]: text });
        expect([publicUrl, salesforce.loginUrl, ...panelOrigins]).toContain("https://a.example");
      },
    );
  });

  it("is explained, variable by variable, in the example that admins copy", () => {
    const example = readFileSync(new URL("../config/connector.env.example", import.meta.url), "utf8");
    const explained = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual([...variableNames].sort());
  });

  it("has the defaults that the example shows", () => {
    const example = readFileSync(new URL("../config/connector.env.example", import.meta.url), "utf8");
    const shown = [...example.matchAll(/^#([A-Z_]+)=(.+)$/gm)].map(
      ([, name = "", value = ""]) => [name, value] as const,
    );
    expect(shown.length).toBeGreaterThan(4);
    expect(readConfig({ ...complete, ...Object.fromEntries<string>(shown) })).toEqual(readConfig(complete));
  });

  it("compares organization ids as 18 characters", () => {
    const config = readConfig({ ...complete, SALESFORCE_ORG_ID: "00Di0000000bAAA" });
    expect(config.salesforce.orgId).toBe("00Di0000000bAAAEA2");
  });
});
