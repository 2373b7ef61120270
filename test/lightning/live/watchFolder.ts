import { existsSync, readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";
import process from "node:process";

/** Editors write a file in several steps, and a checkout many files; one change is told once. */
const quietMs = 50;

/**
 * Calls `changed` with the files of a folder that changed, tests left out. What changes while a call is under
 * way is told when that ends. Returns a function that ends it.
 */
export function watchFolder(folder: string, changed: (files: string[]) => Promise<void>): () => void {
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
  const end = watchBelow(folder, (file) => {
    if (/\.test\.[jt]s$|__tests__|~$|\.sw.$/.test(file)) return;
    waiting.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), quietMs);
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}

/**
 * Linux knows no recursive watch. Node's own follows each file, and loses one that an editor puts another in
 * the place of; a watched folder tells of both.
 */
function watchBelow(folder: string, tell: (file: string) => void): () => void {
  if (process.platform !== "linux") {
    const watcher = watch(folder, { recursive: true }, (_event, name) => {
      if (name !== null) tell(path.join(folder, name));
    });
    return () => watcher.close();
  }
  const watchers = new Map<string, FSWatcher>();
  const add = (directory: string) => {
    watchers.get(directory)?.close();
    const watcher = watch(directory, (_event, name) => {
      if (name === null) return;
      const file = path.join(directory, name);
      if (isDirectory(file)) {
        // What it holds already may have come before the watch.
        for (const each of readdirSync(file, { recursive: true, withFileTypes: true }))
          if (each.isFile()) tell(path.join(each.parentPath, each.name));
        addAll(file);
      } else {
        tell(file);
      }
    });
    // A folder that goes away ends its watch.
    watcher.on("error", () => watcher.close());
    watchers.set(directory, watcher);
  };
  const addAll = (directory: string) => {
    add(directory);
    for (const each of readdirSync(directory, { recursive: true, withFileTypes: true }))
      if (each.isDirectory()) add(path.join(each.parentPath, each.name));
  };
  addAll(folder);
  return () => watchers.forEach((watcher) => watcher.close());
}

const isDirectory = (file: string) => existsSync(file) && statSync(file).isDirectory();
