/**
 * Sets up the Crosswalk page like an admin: chooses a Lead Source and turns creation on, unless somebody has.
 * Environment: CONNECTOR_URL, PANEL_ORIGIN.
 */
import { signInAs } from "../../test/support/signInAs.ts";
import { turnOnCreation } from "../../test/support/turnOnCreation.ts";

const { CONNECTOR_URL: url = "http://localhost:4002", PANEL_ORIGIN: origin = "http://localhost:4000" } =
  process.env;

const admin = await signInAs({ url }, "admin@practice.example", { origin });
const { body: settings } = await admin.get<{ leadSource: { default: string | null } }>("/v1/settings");
if (settings.leadSource.default === null) await turnOnCreation(admin);
await admin.delete("/v1/sessions/current");
