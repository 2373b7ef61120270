/**
 * A moment as columns hold it: to the second, as Salesforce keeps it, with milliseconds that are always zero.
 */
export const toDateTime = (moment: Date) => `${moment.toISOString().slice(0, 19)}.000Z`;

/** A day in UTC as columns and answers hold it. */
export const toDate = (moment: Date) => moment.toISOString().slice(0, 10);
