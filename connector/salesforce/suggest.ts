import type { SalesforceSession } from "./session.ts";

interface SuggestionOptions {
  /** Fields beyond Id and the name. */
  fields?: string[];
  /** A SOQL condition on the suggestions. */
  where?: string;
}

/**
 * Records that Salesforce suggests for the beginning of a name (resource Search Suggested Records). Needs
 * three characters and a searchable object. One API call.
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
  // Salesforce documents %20 for a space, although it also reads +.
  const query = parameters.toString().replaceAll("+", "%20");
  const { body } = await session.request<{ autoSuggestResults: Row[] }>(
    "GET",
    `/search/suggestions?${query}`,
    undefined,
    // Somebody types, and the answer is short: to unpack it takes longer than to send it unpacked.
    { headers: { "accept-encoding": "identity" } },
  );
  return body.autoSuggestResults;
}
