/** Ids in one statement, well below SQLite's limit of parameters. */
export const idsPerStatement = 500;
