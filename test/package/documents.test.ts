import { execFileSync } from "node:child_process";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

const documents = globSync("{*.md,{config,connector,test}/**/*.md}", { cwd: projectFolder })
  .filter((file) => !file.includes("node_modules"))
  .filter((file) => !file.includes("generated"))
  .sort();
/** Where a path of the project begins. */
const topFolders = /^(?:config|connector|force-app|scripts|test)\//;
const fileNames = new Set(
  globSync(["*.*", "{config,connector,force-app,scripts,test}/**/*.*"], { cwd: projectFolder }).map((file) =>
    path.basename(file),
  ),
);
const read = (file: string): string => readFileSync(path.join(projectFolder, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

/** Commands in fenced blocks and inline code, without comments and continued lines. */
function commandsIn(text: string, start: RegExp): string[] {
  const fenced = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) =>
    block.replaceAll("\\\n", " ").split("\n"),
  );
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`]+)`/g)].map(
    ([, code = ""]) => code,
  );
  return [...fenced, ...inline]
    .map((line) => line.replace(/\s+#.*$/, "").replace(/^(\w+=\S+ )+/, ""))
    .filter((line) => start.test(line));
}

const flagsIn = (command: string): string[] => command.match(/(?<=\s)--[a-z][\w-]*/g) ?? [];

describe.each(documents)("%s", (file) => {
  const text = read(file);

  it("links to files and headings that exist", () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !/^[a-z]+:/.test(link));
    const broken = links.filter((link) => {
      const [target = "", heading] = link.split("#");
      const linked = target === "" ? file : path.join(path.dirname(file), target);
      if (!existsSync(path.join(projectFolder, linked))) return true;
      return heading !== undefined && !headings(read(linked)).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const named = [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\s]+)`/g)].map(([, code = ""]) =>
      code.replace(/[#:].*$/, "").replace(/\/$/, ""),
    );
    const paths = named.filter(
      (name) => topFolders.test(name) && !/[{*…]|\bxx\b|^config\/generated\//.test(name),
    );
    expect(paths.filter((name) => !existsSync(path.join(projectFolder, name)))).toEqual([]);
    const files = named.filter(
      (name) => /^[\w-]+\.(test\.)?(ts|js|mjs|md)$/.test(name) && name !== "x.test.ts",
    );
    expect(files.filter((name) => !fileNames.has(name))).toEqual([]);
  });

  it("names scripts of the project that exist, with options that they take", () => {
    for (const command of commandsIn(text, /^npm run [a-z]/)) {
      const [, name = "", rest = ""] = /^npm run ([\w:-]+)(.*)$/.exec(command) ?? [];
      if (name.endsWith("…") || rest.startsWith("…")) continue;
      expect(Object.keys(scripts), command).toContain(name);
      const entry = /node (scripts\/\S+\.ts|test\/\S+\.ts)$/.exec(scripts[name] ?? "")?.[1];
      for (const flag of flagsIn(rest.replace(/^ -- /, " "))) {
        if (entry) expect(optionsOf(entry), `${command}: ${entry}`).toContain(flag);
      }
    }
  });

  it("names commands of the Salesforce CLI that exist, with flags that they take", () => {
    for (const command of commandsIn(text, /^(npx )?sf [a-z]/)) {
      const words = command.replace(/^npx /, "").split(" ").slice(1);
      const end = words.findIndex((word) => !/^[a-z]+$/.test(word));
      const id = (end < 0 ? words : words.slice(0, end)).join(":");
      const known = cliCommands.get(id);
      expect(known, command).toBeDefined();
      for (const flag of flagsIn(command))
        expect(
          known?.map((name) => `--${name}`),
          command,
        ).toContain(flag);
    }
  });
});

describe("the pictures", () => {
  it("are each shown in a document", () => {
    const shown = documents.map(read).join("\n");
    const pictures = readdirSync(path.join(projectFolder, "config/guides/pictures"));
    expect(pictures.filter((name) => !shown.includes(`pictures/${name}`))).toEqual([]);
  });
});

/** As a Markdown renderer makes them from the headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Options that a script's source declares, whichever way it reads them. */
function optionsOf(entry: string): string[] {
  const known = new Set<string>();
  const source = read(entry);
  if (source.includes("runScript(") || source.includes("deployToOrg(")) {
    const help = execFileSync(process.execPath, [entry, "--help"], { cwd: projectFolder, encoding: "utf8" });
    for (const [flag] of help.matchAll(/--[a-z][\w-]*/g)) known.add(flag);
  }
  for (const [, name = ""] of source.matchAll(/["']?--?([a-z][\w-]*)["']?/g)) known.add(`--${name}`);
  for (const [, name = ""] of source.matchAll(/^\s*["']?([a-z][\w-]*)["']?: \{ type: /gm))
    known.add(`--${name}`);
  return [...known];
}

/** Each command of the CLI by its id, e.g. project:deploy:start, with the names of its flags. */
const cliCommands = readCliCommands();

function readCliCommands(): Map<string, string[]> {
  const commands = new Map<string, string[]>();
  for (const file of globSync("node_modules/@salesforce/plugin-*/oclif.manifest.json", {
    cwd: projectFolder,
  })) {
    const manifest = JSON.parse(read(file)) as {
      commands: Record<string, { flags: Record<string, unknown> }>;
    };
    for (const [id, { flags }] of Object.entries(manifest.commands)) commands.set(id, Object.keys(flags));
  }
  return commands;
}

describe("the change log", () => {
  it("names the version of package.json as its newest, once there is one", () => {
    const { version } = JSON.parse(read("package.json")) as { version: string };
    const released = [...read("CHANGELOG.md").matchAll(/^## \[(\d+\.\d+\.\d+)\]/gm)].map(([, name]) => name);
    expect(released.length === 0 || released[0] === version).toBe(true);
  });
});

describe("the front page", () => {
  it("shows a picture before it says anything at length, in at most 150 lines", () => {
    const lines = read("README.md").split("\n");
    expect(lines.length).toBeLessThanOrEqual(150);
    expect(lines.findIndex((line) => line.startsWith("!["))).toBeLessThan(10);
  });
});
