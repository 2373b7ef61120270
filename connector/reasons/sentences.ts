import { accountSentences } from "./sentences/accounts.ts";
import { checkSentences } from "./sentences/checks.ts";
import { fieldSentences } from "./sentences/fields.ts";
import { importSentences } from "./sentences/imports.ts";
import { matchSentences } from "./sentences/matches.ts";
import { nameSentences } from "./sentences/names.ts";
import { orgBindingSentences } from "./sentences/orgBinding.ts";
import { settingSentences } from "./sentences/settings.ts";
import { signInRemedySentences } from "./sentences/signInRemedies.ts";
import { remedySentences } from "./sentences/remedies.ts";
import { teamSentences } from "./sentences/team.ts";
import { undoSentences } from "./sentences/undo.ts";
import { causeSentences, timelineSentences, valueSentences } from "./sentences/timeline.ts";

/**
 * All sentences of the connector that are no refusals. A name in braces stands for a value.
 */
export const sentences = {
  ...matchSentences,
  ...accountSentences,
  ...importSentences,
  ...fieldSentences,
  ...checkSentences,
  ...teamSentences,
  ...signInRemedySentences,
  ...orgBindingSentences,
  ...nameSentences,
  ...settingSentences,
  ...undoSentences,
  ...timelineSentences,
  ...valueSentences,
  ...causeSentences,
  ...remedySentences,
} as const satisfies Record<string, string>;
