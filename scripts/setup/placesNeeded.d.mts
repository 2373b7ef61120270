export interface LockEntry {
  name?: string;
  version?: string;
  resolved?: string;
  link?: boolean;
  inBundle?: boolean;
  integrity?: string;
  optional?: boolean;
  peer?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * The dependencies of a workspace and all that these depend on, as the places where npm puts them.
 * `withPeers`: also what these can do without and npm installs where the lock names it.
 */
export function placesNeededBy(
  packages: Record<string, LockEntry>,
  workspace: string,
  withPeers?: boolean,
): Set<string>;
