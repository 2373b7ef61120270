/** Whether a database is a file, rather than a server's. */
export const isFile = (address: string): boolean => !/^\w{2,}:\/\//.test(address);
