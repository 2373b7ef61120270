import { readFileSync } from "node:fs";
import { placesNeededBy, type LockEntry } from "../setup/placesNeeded.mjs";

export interface ShippedPackage {
  name: string;
  version: string;
  /** Its folder, below the project's. */
  place: string;
  /** The SHA-512 of what the registry gives, in Base64. */
  sha512: string;
}

/**
 * The packages of others that production installs for the connector. The Salesforce package ships
 * none, and the practice org and page are never deployed. Ordered by name.
 */
export function findShippedPackages(): ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, LockEntry>;
  };
  return [...placesNeededBy(packages, "connector", true)]
    .map((place) => ({
      name: place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length),
      version: packages[place]?.version ?? "",
      place,
      sha512: (packages[place]?.integrity ?? "").replace("sha512-", ""),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
