// package-lock.json with the file of each package.

/** npm's own registry. For it, npm asks the registry that a machine has configured. */
const registry = "https://registry.npmjs.org";

/**
 * The lock in git names no registry, and where it names no file, npm asks for the list of each package's
 * versions first, which is more than half of what it fetches. A registry has all files at like paths.
 * @template {{ packages: Record<string, import("./placesNeeded.mjs").LockEntry> }} Lock
 * @param {Lock} lock
 * @returns {Lock}
 */
export function lockWithFiles(lock) {
  const packages = Object.entries(lock.packages).map(([place, entry]) => {
    const resolved = entry.resolved ?? fileOf(place, entry);
    return [place, resolved === undefined ? entry : { ...entry, resolved }];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** @param {string} place @param {import("./placesNeeded.mjs").LockEntry} entry */
function fileOf(place, { name, version, link, inBundle }) {
  if (link || inBundle || !place.includes("node_modules/")) return undefined;
  const fullName = name ?? place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
  return `${registry}/${fullName}/-/${fullName.split("/").at(-1)}-${version}.tgz`;
}
