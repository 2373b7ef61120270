import type { SalesforceSession } from "./session.ts";

export interface SuggestionOptions {
  /** Beyond Id and the name. */
  fields?: string[];
  /** A SOQL condition that suggestions must meet. */
  where?: string;
}

/**
 * Records that Salesforce suggests for the start of a name, as in its own lookups (resource Search Suggested
 * Records): from three characters on, and only of objects that are searchable. One API call.
 */
export async function suggest<Row>(
  session: SalesforceSession,
  object: string,
  text: string,
  { fields = [], where }: SuggestionOptions = {},
): Promise<Row[]> {
  const parameters = new URLSearchParams({
    q: text,
    sobject: object,
    limit: "10",
    ...(fields.length > 0 && { fields: fields.join(",") }),
    ...(where !== undefined && { where }),
  });
  // Salesforce reads + in a query string as a space, but documents %20.
  const query = parameters.toString().replaceAll("+", "%20");
  const { body } = await session.request<{ autoSuggestResults: Row[] }>(
    "GET",
    `/search/suggestions?${query}`,
  );
  return body.autoSuggestResults;
}
