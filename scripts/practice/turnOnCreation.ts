/**
 * What an admin does on the Crosswalk page before the first rep comes: choose a Lead Source, turn creation on.
 * Leaves alone what somebody has already set. Environment: CONNECTOR_URL, PANEL_ORIGIN.
 */
import { signInAs } from "../../test/support/signInAs.ts";

const { CONNECTOR_URL: url = "http://localhost:4002", PANEL_ORIGIN: origin = "http://localhost:4000" } =
  process.env;
const leadSource = "Other";

interface Settings {
  createContacts: boolean;
  leadSource: { default: string | null };
}

const admin = await signInAs({ url }, "admin@practice.example", { origin });
const { body: settings } = await admin.get<Settings>("/v1/settings");
if (settings.leadSource.default === null) {
  const answer = await admin.put("/v1/settings", {
    ...settings,
    createContacts: true,
    leadSource: { ...settings.leadSource, default: leadSource },
  });
  if (answer.status !== 200) throw new Error(`could not turn creation on: ${JSON.stringify(answer.body)}`);
}
await admin.delete("/v1/sessions/current");
