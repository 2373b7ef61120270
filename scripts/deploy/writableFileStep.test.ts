import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writableFileStep } from "./writableFileStep.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-writable-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (file: string) => writableFileStep({ environmentFile: path.join(folder, file) }).run(() => {});

describe("an environment file that could not be written later", () => {
  const run = async (content: string | Buffer) => {
    writeFileSync(path.join(folder, "odd.env"), content);
    await check("odd.env");
  };

  it.each([
    [
      "has a space for a value",
      "LOG_LEVEL= \nPUBLIC_URL=https://x.example\n",
      /odd\.env, line 1/,
      /Remove the space/,
    ],
    ["is in Latin-1", Buffer.from("# Schl\u00fcssel\nPORT=1\n", "latin1"), /odd\.env .*UTF-8/, /as UTF-8/],
    ["is in UTF-16", Buffer.from("\uFEFFPORT=1\n", "utf16le"), /odd\.env .*UTF-8/, /as UTF-8/],
    ["is in UTF-16 without a mark", Buffer.from("PORT=1\n", "utf16le"), /odd\.env .*UTF-8/, /as UTF-8/],
  ])("is refused before anything is asked of the org where it %s", async (_, content, message, nextStep) => {
    await expect(run(content)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(message) as string,
      nextStep: expect.stringMatching(nextStep) as string,
    });
    expect(readFileSync(path.join(folder, "odd.env"))).toEqual(Buffer.from(content));
  });

  it("is taken with `export` before a name without value, and is not changed yet", async () => {
    const text = "export SALESFORCE_CLIENT_ID=\nexport\tPUBLIC_URL=\nSALESFORCE_LOGIN_URL='a' junk\n";
    await run(text);
    expect(readFileSync(path.join(folder, "odd.env"), "utf8")).toBe(text);
  });

  it.each([
    ["lies in no folder", "file/connector.env", "EEXIST|ENOTDIR"],
    ["is a folder", "folder", "it is no file"],
  ])("is refused before anything is asked of the org where it %s", async (_, file, why) => {
    writeFileSync(path.join(folder, "file"), "");
    mkdirSync(path.join(folder, "folder"), { recursive: true });

    await expect(check(file)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(`^--environment-file .*${file} cannot be written: .*(${why})`) as string,
      nextStep: "Give --environment-file a file in a folder that you can write to.",
    });
  });

  it.skipIf(process.getuid?.() === 0)("is refused where its folder may not be written", async () => {
    const closed = path.join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o500);

    await expect(check("closed/connector.env")).rejects.toThrow("cannot be written");
  });

  it("is refused by the option's name where it is a link that leads to itself", async () => {
    symlinkSync(path.join(folder, "loop.env"), path.join(folder, "loop.env"));

    await expect(check("loop.env")).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringMatching(/^--environment-file .*loop\.env cannot be written: .*ELOOP/) as string,
    });
    expect(readlinkSync(path.join(folder, "loop.env"))).toBe(path.join(folder, "loop.env"));
  });

  it("may be new, in a folder that is not there yet, and neither of them is made", async () => {
    mkdirSync(path.join(folder, "old"));

    await check("old/new/folder/connector.env");

    expect(readdirSync(path.join(folder, "old"))).toEqual([]);
  });

  it("may be new behind a link to where no file is yet", async () => {
    symlinkSync(path.join(folder, "target.env"), path.join(folder, "link.env"));

    await check("link.env");

    expect(existsSync(path.join(folder, "target.env"))).toBe(false);
  });
});
