import { describe, expect, it } from "vitest";
import { commandLine } from "./commandLine.mjs";

const jane = "C:\\Users\\Jane Doe\\cross walk";

describe("a command on Windows", () => {
  const onWindows = (command: string, ...args: string[]) =>
    commandLine(command, args, `${jane}\\.node\\node.exe`, "win32");

  it("is one line for cmd.exe with each path in quotes that holds a space", () => {
    expect(onWindows("npm", "install", "--prefix", `${jane}\\.node`, "node@24.21.0")).toEqual({
      file: `npm install --prefix "${jane}\\.node" node@24.21.0`,
      args: [],
      shell: true,
    });
  });

  it("keeps quotes, empty arguments and a last backslash", () => {
    expect(onWindows("vitest", "run", "-t", 'a "lead" list', "", "C:\\a b\\").file).toBe(
      String.raw`vitest run -t "a \"lead\" list" "" "C:\a b\\"`,
    );
  });

  it("is started without a shell where it is Node, which is no batch file", () => {
    expect(onWindows("node", "scripts/start.ts", "a b")).toEqual({
      file: `${jane}\\.node\\node.exe`,
      args: ["scripts/start.ts", "a b"],
      shell: false,
    });
  });
});

describe("a command elsewhere", () => {
  it("is started by its name with its arguments as they are", () => {
    expect(commandLine("vitest", ["run", "a b"], "/a b/bin/node", "darwin")).toEqual({
      file: "vitest",
      args: ["run", "a b"],
      shell: false,
    });
  });
});
