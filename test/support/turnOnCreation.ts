import type { ApiClient } from "./apiClient.ts";

export const leadSource = "Other";

/** An admin chooses a Lead Source and turns creation on; `changes` are further settings. */
export async function turnOnCreation(
  admin: ApiClient,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { body } = await admin.get<{ leadSource: Record<string, unknown> }>("/v1/settings");
  const answer = await admin.put("/v1/settings", {
    ...body,
    createContacts: true,
    leadSource: { ...body.leadSource, default: leadSource },
    ...changes,
  });
  if (answer.status !== 200) throw new Error(`creation stays off: ${JSON.stringify(answer.body)}`);
}
