import { spawnSync } from "node:child_process";
import path from "node:path";

/** Runs tools of node_modules, each even where another fails, and ends with status 1 where one does. */
export function runEach(tools: readonly (readonly string[])[]): void {
  const statuses = tools.map(([tool = "", ...args]) => {
    const command = [path.join("node_modules", tool), ...args];
    return spawnSync(process.execPath, command, { stdio: "inherit" }).status;
  });
  process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
}
