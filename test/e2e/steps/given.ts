import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Stand } from "../stand/startStand.ts";

/** LinkedIn's own export, with the warts that real ones have. */
export const connectionsFile = fileURLToPath(
  new URL("../../fixtures/lead-files/Connections.csv", import.meta.url),
);

export const leadSource = "Other";

interface Settings {
  createContacts: boolean;
  leadSource: { default: string | null };
}

/** An admin has chosen a Lead Source and turned creation on. */
export async function creationIsOn(stand: Stand): Promise<void> {
  const admin = await stand.api("admin@practice.example");
  const { body } = await admin.get<Settings>("/v1/settings");
  const settings = { ...body, createContacts: true, leadSource: { ...body.leadSource, default: leadSource } };
  const { status } = await admin.put("/v1/settings", settings);
  if (status !== 200) throw new Error(`settings were not saved: ${status}`);
}

/** The user has imported their LinkedIn connections. */
export async function connectionsAreImported(stand: Stand, username: string): Promise<void> {
  const user = await stand.api(username);
  const { status } = await user.request(
    "POST",
    "/v1/lead-lists?name=Connections",
    await readFile(connectionsFile, "utf8"),
    { "content-type": "text/csv" },
  );
  if (status !== 201) throw new Error(`leads were not imported: ${status}`);
}
