import { describe, expect, it } from "vitest";
import { createLog } from "./createLog.ts";

/** Ends a line, clears a terminal, turns the direction of what follows. */
const hostile = [
  'a\n{"level":50,"msg":"forged"}',
  "a\r\u0000\u0008b",
  "\u001b[2J\u009b31m",
  "\u2028\u2029\u0085",
  "\u202egnp.exe\u2066\u200f",
  "\u007f",
];

describe("what a user typed, in a log line,", () => {
  it.each(hostile)("is text that no reader of logs acts on (%j), and is all there", (text) => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    log.info({ setting: text, ...{ [text]: 1 } }, "refused");
    expect(lines).toHaveLength(1);
    const [line = ""] = lines;
    expect(line.endsWith("\n")).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(JSON.parse(line)).toMatchObject({ setting: text, [text]: 1 });
  });
});
