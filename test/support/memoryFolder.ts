import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Linux's folder in memory. A container may give it a few megabytes only. */
const inMemory = "/dev/shm";
const bytesMin = 1024 ** 3;

/**
 * The folder for the databases of tests: in memory where the system has such a folder with room, otherwise
 * the usual one. On a disk, each commit of the connector waits for milliseconds that no test is about.
 */
export function memoryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize > bytesMin ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}
