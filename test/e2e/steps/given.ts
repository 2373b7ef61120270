import { fileURLToPath } from "node:url";
import type { ApiClient } from "../../support/apiClient.ts";
import { turnOnCreation } from "../../support/turnOnCreation.ts";
import type { PageStack } from "../../support/startPageStack.ts";

/** LinkedIn's own export, with the warts that real ones have. */
export const connectionsFile = fileURLToPath(
  new URL("../../fixtures/lead-files/Connections.csv", import.meta.url),
);

/** The app asks each user for consent, so that the window waits for them. */
export async function usersConsent(stack: PageStack): Promise<void> {
  await stack.practice("PATCH", "/settings", { app: { permittedUsers: "self" } });
}

/** An admin has chosen a Lead Source and turned creation on. */
export async function creationIsOn(stack: PageStack): Promise<void> {
  await turnOnCreation(await stack.api("admin@practice.example"));
}

/** A lead about whom the form has nothing left to ask. */
export const quinn = {
  firstName: "Quinn",
  lastName: "Testley",
  title: "Head of Supply",
  company: "Northwind Energy",
  location: "Berlin, Germany",
  profileUrl: "https://www.linkedin.com/in/quinn-testley",
};

/** The user, who has signed in before, has a list of one lead: "Suppliers" with Quinn Testley. */
export async function quinnIsListed(user: ApiClient): Promise<void> {
  const { status } = await user.post("/v1/lead-lists", { name: "Suppliers", leads: [quinn] });
  if (status !== 201) throw new Error(`leads were not imported: ${status}`);
}
