// What package-lock.json says that a workspace needs.

/**
 * @typedef {{ name?: string, version?: string, resolved?: string, link?: boolean, inBundle?: boolean,
 * optional?: boolean, peer?: boolean, dependencies?: Record<string, string>,
 * devDependencies?: Record<string, string>,
 * optionalDependencies?: Record<string, string>,
 * peerDependencies?: Record<string, string> }} LockEntry
 */

/**
 * Its dependencies and all that these depend on, as the places where npm puts them. With what it is built by,
 * or, `isShipped`, with what these can do without and npm installs where the lock names it, such as types.
 * @param {Record<string, LockEntry>} packages @param {string} workspace @param {boolean} [isShipped]
 */
export function placesNeededBy(packages, workspace, isShipped = false) {
  /** @type {Set<string>} */
  const places = new Set();
  /** @param {string} from */
  const addDependencies = (from) => {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = packages[from] ?? {};
    const further = isShipped ? { ...optionalDependencies, ...peerDependencies } : devDependencies;
    for (const name of Object.keys({ ...dependencies, ...further })) {
      const place = placeOf(packages, from, name);
      if (place === undefined || places.has(place)) continue;
      places.add(place);
      addDependencies(place);
    }
  };
  addDependencies(workspace);
  return places;
}

/**
 * Where package-lock.json puts the package that another one, or a workspace, imports by that name.
 * @param {Record<string, LockEntry>} packages @param {string} from @param {string} name
 */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === "") return undefined;
  }
}
