/**
 * Why the database cannot be used. The words are for whoever runs the connector, who reads them in the log
 * and at /readyz.
 */
export interface OperatorsTrouble {
  /** Follows the database's name. */
  what: string;
  remedy: string;
}

/** What an engine says is wrong. */
export interface StorageTrouble extends OperatorsTrouble {
  /** What the users are told instead. */
  reason:
    | "storage-full"
    | "storage-read-only"
    | "storage-closed"
    | "storage-disk-failing"
    | "storage-held"
    | "storage-damaged";
  /** Whether it stays until somebody repairs the database. */
  isDamage: boolean;
}

/** The trouble in words, for whoever runs the connector. */
export function describeTrouble(name: string, { what, remedy }: OperatorsTrouble): string {
  return `The database ${name} ${what}. ${remedy}`;
}
