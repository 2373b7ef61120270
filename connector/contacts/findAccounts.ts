import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { recentAccounts, suggestAccounts, type AccountSummary } from "../salesforce/searchAccounts.ts";
import { contactDescribe } from "./contactDescribe.ts";

const lengthMax = 255;
/** Scripts in which one character is a word's worth: Salesforce searches them from the first. */
const denseScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * Accounts for what a rep has typed: Salesforce's own suggestions, or those looked at last where nothing is typed yet.
 * Throws `request-invalid` for texts that Salesforce does not search for.
 */
export async function findAccounts(ctx: RequestContext, text: string): Promise<AccountSummary[]> {
  const query = text.trim();
  if (query !== "") checkQuery(query);
  const account = await readableAccount(ctx);
  return query === ""
    ? recentAccounts(ctx.salesforce, account)
    : suggestAccounts(ctx.salesforce, account, query);
}

function checkQuery(query: string): void {
  const lengthMin = denseScript.test(query) ? 1 : 3;
  const message =
    query.length < lengthMin
      ? `must have at least ${lengthMin} characters`
      : query.length > lengthMax
        ? `must have at most ${lengthMax} characters`
        : null;
  if (message === null) return;
  throw new AppError("request-invalid", {
    detail: `The search text ${message}.`,
    fields: [{ field: "q", message }],
  });
}

async function readableAccount(ctx: RequestContext): Promise<ObjectDescribe> {
  const { account } = await contactDescribe(ctx);
  if (account?.queryable) return account;
  const again = await contactDescribe(ctx, { recheck: true });
  if (again.account?.queryable) return again.account;
  throw new AppError("insufficient-access", {
    detail: "You have no access to accounts in Salesforce.",
    action: "Ask an admin for Read on Account.",
  });
}
