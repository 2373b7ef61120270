/** One of these writes at a time, and the others read. */
export const pooledMax = 10;

/** Of a connector, or of a command: one more for its locks, and one while it writes its tables anew. */
export const connectionsMax = pooledMax + 2;
