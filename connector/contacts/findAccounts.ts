import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { recentAccounts, suggestAccounts, type AccountSummary } from "../salesforce/searchAccounts.ts";
import { contactDescribe } from "./contactDescribe.ts";
import { searchText } from "./searchText.ts";

/**
 * Accounts for what a rep has typed: Salesforce's own suggestions, or those looked at last where nothing is typed yet.
 * Throws `request-invalid` for texts that Salesforce does not search for.
 */
export async function findAccounts(ctx: RequestContext, text: string): Promise<AccountSummary[]> {
  const query = searchText(text);
  const account = await readableAccount(ctx);
  return query === ""
    ? recentAccounts(ctx.salesforce, account)
    : suggestAccounts(ctx.salesforce, account, query);
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
