/** A database's file and those that SQLite keeps beside it, which may be there or not. */
export const filesOf = (file: string): string[] => ["", "-wal", "-shm"].map((end) => file + end);
