import { accountSentences } from "./sentences/accounts.ts";
import { checkSentences } from "./sentences/checks.ts";
import { fieldSentences } from "./sentences/fields.ts";
import { importSentences } from "./sentences/imports.ts";
import { matchSentences } from "./sentences/matches.ts";
import { nameSentences } from "./sentences/names.ts";
import { orgBindingSentences } from "./sentences/orgBinding.ts";
import { settingSentences } from "./sentences/settings.ts";

/**
 * Every sentence that is no refusal, in the connector's own words. A name in braces is a value. The panel has
 * the same as custom labels, in five languages: `npm run labels` writes them from this table and from
 * translations/, and a test holds them equal.
 */
export const sentences = {
  ...matchSentences,
  ...accountSentences,
  ...importSentences,
  ...fieldSentences,
  ...checkSentences,
  ...orgBindingSentences,
  ...nameSentences,
  ...settingSentences,
} as const satisfies Record<string, string>;
