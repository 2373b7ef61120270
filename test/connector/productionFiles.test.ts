import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { readDatabaseAddress, variableNames } from "../../connector/config.ts";

const read = (file: string) => readFileSync(file, "utf8");

describe("the container image", () => {
  const dockerfile = read("config/container/Dockerfile");

  it("is described without a fault that a linter finds", () => {
    const faults = validate(dockerfile).map(({ message, range }) => ({
      line: range.start.line + 1,
      message,
    }));
    expect(faults).toEqual([]);
  });

  it("is made of files that exist, runs as nobody special, and holds no secret", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = ""]) =>
      files.split(" "),
    );
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).not.toMatch(/SECRET|TOKEN_KEYS/);
  });

  it("keeps its file in the volume, and takes a database of Postgres by its address alone", () => {
    const variables = [...dockerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs = ""]) => pairs.split(" "));
    const image = Object.fromEntries(variables.map((pair) => pair.split("=") as [string, string]));
    const volume = /^VOLUME (\S+)$/m.exec(dockerfile)?.[1] ?? "none";
    expect(path.dirname(readDatabaseAddress(image))).toBe(volume);
    const url = "postgresql://crosswalk@db/crosswalk";
    expect(readDatabaseAddress({ ...image, DATABASE_URL: url })).toBe(url);
  });

  it("installs exactly the packages that the connector imports", () => {
    expect(dockerfile).toContain("npm ci --workspace connector");
    const { dependencies } = JSON.parse(read("connector/package.json")) as {
      dependencies: Record<string, string>;
    };
    const files = globSync("connector/**/*.ts").filter(
      (file) => !/\.(test|fixture)\.ts$|build\.ts$/.test(file),
    );
    const imported = files.flatMap((file) =>
      [...read(file).matchAll(/^(?:import|export) (?!type)[^;]*?from "([^"]+)"/gm)].map(
        ([, name = ""]) => name,
      ),
    );
    const packages = new Set(
      imported
        .filter((name) => !name.startsWith(".") && !name.startsWith("node:"))
        .map((name) =>
          name
            .split("/")
            .slice(0, name.startsWith("@") ? 2 : 1)
            .join("/"),
        ),
    );

    expect(packages.size).toBeGreaterThan(5);
    expect(Object.keys(dependencies).sort()).toEqual([...packages].sort());
  });
});

describe("the guide to running the connector", () => {
  const guide = read("config/guides/connector.md");

  it("names only variables and commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = [...guide.matchAll(/npm run ([a-z-]+)(?![:a-z…-])/g)].map(([, name = ""]) => name);
    const missing = commands.filter((name) => !(name in scripts) && !existsSync(`scripts/${name}.ts`));
    expect(missing).toEqual([]);
    const nodes = new Set(["NODE_USE_ENV_PROXY", "HTTPS_PROXY"]);
    const named = [...guide.matchAll(/`([A-Z][A-Z_]+_[A-Z_]+)(?:=[^`]*)?`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !variableNames.includes(name) && !nodes.has(name))).toEqual([]);
  });

  it("gives the process manager longer to stop than the connector takes at most", () => {
    const [, seconds = "0"] =
      /TimeoutStopSec=(\d+)/.exec(read("config/host/crosswalk-connector.service")) ?? [];
    const [, grace = "0"] = /SHUTDOWN_GRACE_MS=(\d+)/.exec(read("config/connector.env.example")) ?? [];
    expect(Number(seconds) * 1000).toBeGreaterThan(Number(grace));
  });
});
