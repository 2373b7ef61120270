import type { AccountRow } from "./accounts/account.ts";
import { AccountBook } from "./accounts/accountBook.ts";
import { addAccount } from "./accounts/addAccounts.ts";
import { makeFirm } from "./firms/makeFirm.ts";
import { FirmMaker } from "./firms/firmMaker.ts";
import type { LeadRow } from "./leads/lead.ts";
import { LeadBook } from "./leads/leadBook.ts";
import { Random } from "./random.ts";
import { filler } from "./stories/filler.ts";
import { group } from "./stories/groups.ts";
import { acronym, brand, former, nativeScript, shortName, slip, translated } from "./stories/otherNames.ts";
import { personBeside, personOnly } from "./stories/persons.ts";
import {
  absent,
  duplicate,
  likeNobody,
  namedByHost,
  noCompany,
  plain,
  sharedHost,
  twinOnly,
} from "./stories/simple.ts";
import type { Story, World } from "./stories/story.ts";
import { truthOf, type Truth } from "./truth.ts";

export interface ForeignAccounts {
  leads: LeadRow[];
  accounts: AccountRow[];
  truth: Truth[];
}

/** How often each is told. A group has two or three leads. */
const stories: readonly (readonly [Story, number])[] = [
  [plain, 26],
  [duplicate, 10],
  [group, 8],
  [brand, 3],
  [acronym, 3],
  [former, 4],
  [nativeScript, 3],
  [translated, 3],
  [shortName, 2],
  [slip, 2],
  [namedByHost, 2],
  [sharedHost, 3],
  [personBeside, 1],
  [likeNobody, 1],
  [twinOnly, 15],
  [absent, 9],
  [noCompany, 6],
  [personOnly, 2],
];

/** Leads and the accounts of a CRM, all made up, with the account that a rep would choose. */
export function generateForeignAccounts(
  seed: number,
  size: { leads: number; accounts: number },
): ForeignAccounts {
  const random = new Random(seed);
  const world: World = {
    random,
    maker: new FirmMaker(random),
    accounts: new AccountBook(random),
    leads: new LeadBook(random),
  };
  while (world.leads.leads.length < size.leads) random.weighted(stories)(world);
  // A group has at most twenty accounts, so that as many as asked for come out.
  while (world.accounts.accounts.length < size.accounts - 20) filler(world);
  while (world.accounts.accounts.length < size.accounts) addAccount(world.accounts, makeFirm(world.maker));
  const leads = random.shuffled(world.leads.leads).slice(0, size.leads);
  const accounts = Map.groupBy(world.accounts.accounts, ({ firm }) => firm?.id);
  return {
    leads: leads.map(({ row }) => row),
    accounts: random.shuffled(world.accounts.accounts).map(({ row }) => row),
    truth: leads.map((lead, index) =>
      truthOf(lead, index + 2, lead.firm ? (accounts.get(lead.firm.id) ?? []) : []),
    ),
  };
}
