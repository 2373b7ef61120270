/** One of these writes at a time, and the others read. */
export const pooledMax = 10;

/** Of a connector or a command: one beside the pool holds its locks, one rewrites tables at night. */
export const connectionsMax = pooledMax + 2;
