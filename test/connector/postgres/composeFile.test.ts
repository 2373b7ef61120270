import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig, variableNames } from "../../../connector/config.ts";
import { connectionsMax, pooledMax } from "../../../connector/database/postgres/connections.ts";

const folder = "config/container";
const compose = readFileSync(join(folder, "compose.yaml"), "utf8");
const caddyfile = readFileSync(join(folder, "Caddyfile"), "utf8");

/** The lines below a key, until one that stands as far to the left. */
function below(key: string, text = compose): string {
  const [, indent = "", content = ""] =
    new RegExp(`^( *)${key}:[^\\n]*\\n((?:\\1 +[^\\n]*\\n|\\n)*)`, "m").exec(text) ?? [];
  return content.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

/** What the connectors are given beside their environment file. */
const given = Object.fromEntries(
  [...below("environment", below("x-connector")).matchAll(/^ +([A-Z_]+): "?(.*?)"?$/gm)].map(
    ([, name = "", value = ""]) => [
      name,
      value.replace(/\$\{CROSSWALK_HOST:[^}]*\}/, "crosswalk.example.com").replace(/\$\{\w+:[^}]*\}/, "x"),
    ],
  ),
);

describe("the compose file", () => {
  it("gives both connectors the same settings, which a connector reads", () => {
    for (const name of ["connector-1", "connector-2"]) expect(below(name).trim()).toBe("<<: *connector");
    expect(Object.keys(given).filter((name) => !variableNames.includes(name))).toEqual(["PGPASSWORD"]);
    // As an environment file has it that was made for one connector.
    const config = readConfig({
      DATABASE_FILE: "/var/lib/crosswalk/crosswalk.db",
      PANEL_ORIGINS: "https://acme.lightning.force.com",
      TOKEN_KEYS: `a:${Buffer.alloc(32).toString("base64")}`,
      SALESFORCE_LOGIN_URL: "https://acme.my.salesforce.com",
      SALESFORCE_CLIENT_ID: "a",
      SALESFORCE_CLIENT_SECRET: "b",
      ...given,
    });
    expect(config).toMatchObject({
      host: "0.0.0.0",
      publicUrl: "https://crosswalk.example.com",
      databaseAddress: "postgresql://crosswalk@postgres/crosswalk",
      trustedProxies: 1,
    });
    const grace = Number(/stop_grace_period: (\d+)s/.exec(below("x-connector"))?.[1]) * 1_000;
    expect(grace).toBeGreaterThanOrEqual(config.shutdownGraceMs + 5_000);
  });

  it("counts the connections of a connector as the guide and the connector do", () => {
    const guide = readFileSync("config/guides/postgres.md", "utf8");
    const inGuide = /\*\*Up to (\d+) connections for each connector\*\*: (\d+) for requests/.exec(guide);
    expect(inGuide?.slice(1).map(Number)).toEqual([connectionsMax, pooledMax]);
    expect(guide).toContain(
      `takes up to ${connectionsMax}, too. Three connectors and a command need ${4 * connectionsMax}`,
    );
    expect(compose).toContain(`each connector takes up to ${connectionsMax},`);
  });

  it("names files that exist", () => {
    const named = [/dockerfile: (\S+)/, /- \.\/(\S+?):/].map((pattern) => pattern.exec(compose)?.[1] ?? "");
    expect(existsSync(named[0] ?? "")).toBe(true);
    expect(existsSync(join(folder, named[1] ?? ""))).toBe(true);
  });

  it("lets nobody but the proxy be reached from outside", () => {
    expect(compose.match(/^ +ports:/gm)).toHaveLength(1);
    expect(below("proxy")).toMatch(/^ +ports:/m);
    expect(below("postgres", below("services"))).toContain("networks: [inside]");
    expect(compose).toMatch(/^networks:\n(?: +#.*\n)* +inside:\n +internal: true\n/m);
  });

  it("has a proxy that asks both connectors whether they are ready, and keeps nobody to one", () => {
    expect(caddyfile).toMatch(/^\treverse_proxy connector-1:4002 connector-2:4002 \{/m);
    expect(caddyfile).toMatch(/health_uri \/readyz/);
    expect(caddyfile).not.toMatch(/cookie|ip_hash|header/);
    const everyMs = Number(/health_interval (\d+)s/.exec(caddyfile)?.[1]) * 1_000;
    const patienceMs = Number(/health_timeout (\d+)s/.exec(caddyfile)?.[1]) * 1_000;
    expect(Number(given["SHUTDOWN_DRAIN_MS"])).toBeGreaterThanOrEqual(everyMs + patienceMs);
  });

  it("has a proxy that lets a connector say why none is ready, and asks nobody twice for one request", () => {
    const [, whenNone = ""] = /^\thandle_errors \{\n([^]*?)^\t\}$/m.exec(caddyfile) ?? [];
    // 503 is the proxy's own where it has chosen nobody. With 502 a request may have been done.
    expect(whenNone).toMatch(/^\t\t@(\w+) expression \{err\.status_code\} == 503$/m);
    expect(whenNone).toMatch(/^\t\treverse_proxy @\w+ connector-1:4002 connector-2:4002 \{$/m);
    expect(whenNone).not.toMatch(/health_/);
  });
});
