/** After a request whose answer was lost, nobody expects anything of it any more: Salesforce has ended it. */
export const lookAgainMs = 11 * 60_000;

/** Tries of a row whose answer told nothing of it. */
export const attemptsMax = 5;

/** Requests that isolate the contact for which a trigger throws, beyond one for each 197 rows. */
export const splitCallsMax = 40;
