/** Whether a database is a file, rather than a server's, whose address may have a slash too few. */
export const isFile = (address: string): boolean => !/^[a-z]{2,}:\//i.test(address);
