/** Whether a database is a file, rather than a server's. A server's address with a slash too few is no file. */
export const isFile = (address: string): boolean => !/^[a-z]{2,}:\//i.test(address);
