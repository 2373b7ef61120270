import type { ApiClient } from "../support/apiClient.ts";
import type { CreationBody } from "../support/startContactStack.ts";
import type { Stack } from "../support/startStack.ts";

/** What a row of the table can lay its hands on, whoever drives it. */
export interface RefusalSituation {
  stack: Stack;
  /** A session of the user whom the row is about. */
  user: ApiClient;
  username: string;
  lead: RefusedLead;
  account: { id: string; name: string; openOpportunityId: string };
  /** A session of another rep of the org. */
  colleague(): Promise<ApiClient>;
  /** A lead of the client's, like another one; answers its id. */
  addLead(client: ApiClient, lead: Omit<RefusedLead, "id">): Promise<string>;
  /** A body for POST /v1/contacts with all that the row sends. */
  creation: () => CreationBody;
  /** Moves the connector's clock on: it asks no more than once a minute whether the org has changed. */
  waitAMinute(): void;
  /** Changes the settings as the admin's page does. */
  changeSettings(changes: Record<string, unknown>): Promise<void>;
}

export interface RefusedLead {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  profileUrl: string;
}

type Step = (situation: RefusalSituation) => unknown;

/** The problem as the API answers it. */
export interface Answered {
  status: number;
  code: string;
  detail?: string | RegExp;
  /** Who is to do what next. */
  action?: string | RegExp;
  /** The fields that it names, in their order, each with a message. */
  fields?: string[];
  /** Further members, as they are. */
  members?: Record<string, unknown>;
}

/** What the panel shows of a refusal. */
export interface Shown {
  /** Name of the message; of the sign-in prompt, its heading; of a field, its label. */
  title: string;
  /** Further texts of it: what happened, whose problem it is, the next step. */
  says: (string | RegExp)[];
  /**
   * Buttons that lead on; `Add to CRM` is there to be pressed again unless the row says that it is refused
   * beforehand.
   */
  offers?: (string | RegExp)[];
  /**
   * `form`: when the button is pressed, and the form is kept. `field`: then, too, at a field, which has the
   * focus. `beforehand`: in place of the form. `opportunity`: beside the opportunity, which nobody needs.
   * `sign-in`: in place of the form, which comes back as it was. `under-way`: as information, until it is
   * known how it ended: then `ends` is its title. `taken`: as a toast, with the contact in place of the form.
   */
  where: "form" | "field" | "beforehand" | "opportunity" | "sign-in" | "under-way" | "taken";
  ends?: string;
}

/** One row: one way in which a contact is refused. */
export interface Refusal {
  when: string;
  /** Why, in the connector's own words: the reason of the whole or of one of its fields. */
  reason?: string;
  /** Who asks; the rep where not said. */
  username?: string;
  /** So before the lead is opened. */
  given?: Step;
  /** What happens between opening the form and pressing the button. */
  meanwhile?: Step;
  /** Puts back what a reset of faults and settings does not. */
  restore?: Step;
  /** How the contact differs from one that nothing is wrong with, by API name. */
  contact?: Record<string, string> | ((lead: RefusedLead) => Record<string, string>);
  /** Whether a role on an opportunity is wanted too. */
  withRole?: boolean;
  /** A body that no panel sends; such rows are not shown. */
  body?: (situation: RefusalSituation) => unknown;
  /** Its Idempotency-Key; a new one where not said. */
  key?: string;
  answer: Answered;
  /** Null where no panel can come to it. */
  shown: Shown | null;
}
