/** SQLite takes so many parameters in one statement easily. */
export const idsPerStatement = 500;
