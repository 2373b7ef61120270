import type { PracticeService } from "./restCall.ts";
import { SalesforceError, type Caller } from "../types.ts";

/** The value of `Sforce-Limit-Info`: calls of the last 24 hours out of the org's allowance. */
export const limitInfo = ({ usage, org }: PracticeService) =>
  `api-usage=${usage.used()}/${org.settings.dailyApiLimit}`;

/** Counts the call. Refuses it where the 24-hour allowance of the org or the user is used up. */
export function countCall({ usage, org }: PracticeService, caller: Caller): void {
  const { dailyApiLimit, perUserApiLimit } = org.settings;
  const spent =
    usage.used() >= dailyApiLimit ||
    (perUserApiLimit !== null && usage.used(caller.userId) >= perUserApiLimit);
  if (spent) throw new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
  usage.count(caller.userId);
}
