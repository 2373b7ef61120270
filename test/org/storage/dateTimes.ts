/** A time as stored: whole seconds, as Salesforce keeps them, with milliseconds zero. */
export const toDateTime = (moment: Date) => `${moment.toISOString().slice(0, 19)}.000Z`;

/** A day in UTC as columns and answers hold it. */
export const toDate = (moment: Date) => moment.toISOString().slice(0, 10);
