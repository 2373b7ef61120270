import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { filesOf } from "./address.ts";

/**
 * Throws for a file of certificates that the address names and that is of no use: the driver would tell it as
 * a server that can't be reached, or that is not trusted.
 */
export function refuseFiles(url: string): void {
  for (const [name, file] of filesOf(url)) {
    const text = read(name, file);
    if (name === "sslkey") refuseKey(file, text);
    else refuseCertificate(name, file, text);
  }
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new Error(`DATABASE_URL names ${file} as ${name}. There is no such file.`, { cause: error });
    }
    throw new Error(
      `DATABASE_URL names ${file} as ${name}. It is no file that the connector's user may read.`,
      { cause: error },
    );
  }
}

function refuseKey(file: string, text: string): void {
  try {
    createPrivateKey(text);
  } catch (error) {
    throw new Error(
      `DATABASE_URL names ${file} as sslkey. It is no private key in PEM without a passphrase.`,
      { cause: error },
    );
  }
}

function refuseCertificate(name: string, file: string, text: string): void {
  try {
    new X509Certificate(text);
    // Node reads it in another form, too, which TLS does not.
    if (text.includes("-----BEGIN")) return;
  } catch {
    // Told below.
  }
  throw new Error(`DATABASE_URL names ${file} as ${name}. It is no certificate in PEM.`);
}
