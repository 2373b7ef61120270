import { watch } from "node:fs";
import path from "node:path";

/** Editors write a file in several steps; one change is told once. */
const quietMs = 50;

/**
 * Calls `changed` with the files of a folder that changed, tests left out. What changes while a call is under
 * way is told when that ends.
 */
export function watchFolder(folder: string, changed: (files: string[]) => Promise<void>): void {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  const tell = async () => {
    if (isBusy || waiting.size === 0) return;
    const files = [...waiting];
    waiting.clear();
    isBusy = true;
    await changed(files);
    isBusy = false;
    await tell();
  };
  watch(folder, { recursive: true }, (_event, name) => {
    if (name === null || /\.test\.[jt]s$|__tests__|~$|\.sw.$/.test(name)) return;
    waiting.add(path.join(folder, name));
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), quietMs);
  });
}
