/** Whether two ids are of the same org: the last three of 18 characters tell upper from lower case. */
export const isSameOrg = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);
