import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeEnvironmentFile } from "./environmentFile.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-environment-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const values = new Map([["A", "2"]]);

describe("an environment file that is written", () => {
  it("is put in the place of the one before, so that a killed run leaves one of them whole", async () => {
    const file = path.join(folder, "connector.env");
    writeFileSync(file, "A=1\n", { mode: 0o644 });
    const before = statSync(file).ino;

    await writeEnvironmentFile(file, values);

    expect(statSync(file).ino).not.toBe(before);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toBe("A=2\n");
    expect(readdirSync(folder)).toEqual(["connector.env"]);
  });

  it("stays where a link leads", async () => {
    const [file, link] = [path.join(folder, "kept.env"), path.join(folder, "connector.env")];
    writeFileSync(file, "A=1\n");
    symlinkSync(file, link);

    await writeEnvironmentFile(link, values);

    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("A=2\n");
  });

  it("is made with its folder where there is none", async () => {
    const file = path.join(folder, "generated/acme.env");
    await writeEnvironmentFile(file, values);
    expect(readFileSync(file, "utf8")).toBe("A=2\n");
  });
});
