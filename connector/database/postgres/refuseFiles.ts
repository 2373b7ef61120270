import { accessSync, constants } from "node:fs";
import { filesOf } from "./address.ts";

/**
 * Throws for a file of certificates that the address names and that can't be read: the driver would tell it
 * as a server that can't be reached.
 */
export function refuseFiles(url: string): void {
  for (const [name, file] of filesOf(url)) {
    try {
      accessSync(file, constants.R_OK);
    } catch (error) {
      throw new Error(
        `DATABASE_URL names ${file} as ${name}. There is no such file that the connector's user may read.`,
        { cause: error },
      );
    }
  }
}
