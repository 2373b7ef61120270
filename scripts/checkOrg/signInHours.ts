/**
 * How long a sign-in should last, in hours. Salesforce recommends neither bound: they are ours. A batch that
 * waits for the org's API requests waits for up to a day, as those are counted over 24 hours; and who signs
 * in on Friday comes back on Monday, or on Tuesday after a holiday.
 */
export const signInHours = { failsBelow: 24, warnsBelow: 4 * 24 } as const;
