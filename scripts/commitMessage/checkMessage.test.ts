import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkMessage } from "./checkMessage.ts";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));
const body = "\n\nBecause it was lost when the session ended.\n";

describe("a commit's message", () => {
  it.each([
    `form: Keep what was typed${body}`,
    `practice org: Answer as live orgs do${body}`,
    `leadFiles: Address one row at a time${body}`,
    `form: Keep it${body}\nhttps://developer.salesforce.com/docs/${"x".repeat(80)}\n`,
    `form: Keep it${body}# Please enter the commit message for your changes, which may be long lines.\n`,
    `form: Keep it${body}# ------------------------ >8 ------------------------\n${"+ a diff ".repeat(20)}`,
    "Merge branch 'panel'\n",
    "fixup! form: Keep what was typed\n",
  ])("is right: %j", (message) => {
    expect(checkMessage(message)).toEqual([]);
  });

  it.each([
    [`Keep what was typed${body}`, /area: Imperative/],
    [`form: keep what was typed${body}`, /area: Imperative/],
    [`Form: Keep what was typed${body}`, /area: Imperative/],
    [`form: Keeps what was typed${body}`, /"Keeps" is not/],
    [`form: Fixed the lost draft${body}`, /"Fixed" is not/],
    [`form: Keeping what was typed${body}`, /"Keeping" is not/],
    [`form: Keep what was typed.${body}`, /without a full stop/],
    [`form: Keep ${"what was typed ".repeat(5)}there${body}`, /The subject has \d+ columns/],
    ["form: Keep what was typed\n", /body is missing/],
    ["form: Keep what was typed\n\n# Only Git's comment.\n", /body is missing/],
    ["form: Keep what was typed\nIt was lost.\n", /empty line/],
    [`form: Keep it\n\n${"It was lost. ".repeat(6)}\n`, /A line of the body has \d+ columns/],
    ["", /area: Imperative/],
  ])("is refused: %j", (message, says) => {
    expect(checkMessage(message).join("\n")).toMatch(says);
  });
});

describe("the hook of commit messages", () => {
  it("asks the command, which ends with status 1 and says what is wrong", () => {
    const hook = readFileSync(path.join(projectFolder, ".husky/commit-msg"), "utf8");
    const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-message-"));
    const file = path.join(folder, "COMMIT_EDITMSG");
    const command = path.join(projectFolder, "scripts/commit-message.ts");
    const run = (message: string) => {
      writeFileSync(file, message);
      return spawnSync(process.execPath, [command, file], { encoding: "utf8" });
    };
    try {
      expect(hook).toContain('node scripts/commit-message.ts "$1"');
      expect(run("wip\n")).toMatchObject({ status: 1, stderr: expect.stringContaining("area: Imperative") });
      expect(run(`form: Keep what was typed${body}`)).toMatchObject({ status: 0, stderr: "" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the commits since the rules have been kept", () => {
  /** The last one before. A checkout without history has nothing to read. */
  const before = "42ac5f81ce0e33dffc45b5c020e45e16646cefd3";

  it("follow the rules, also where the hook was passed by", () => {
    const args = ["log", "--no-merges", "--format=%B%x00", `${before}..HEAD`];
    const { stdout } = spawnSync("git", args, { cwd: projectFolder, encoding: "utf8" });
    const messages = stdout.split("\0").map((message) => message.trim());
    const refused = messages
      .filter((message) => message !== "")
      .flatMap((message) => checkMessage(message).map((wrong) => `${message.split("\n")[0]}: ${wrong}`));
    expect(refused).toEqual([]);
  });
});
