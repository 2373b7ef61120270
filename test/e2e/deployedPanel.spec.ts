import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { appFolder, copyProject, editSource } from "../support/copyProject.ts";
import { openSf, signInCli } from "@crosswalk/practice-org/testing";
import { openLightning } from "./steps/logIn.ts";
import { openPanel } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

const tag = "@night";

test(
  "what the Salesforce CLI deploys is what a rep sees, and a second deployment after a reload",
  { tag },
  async ({ page, stack }) => {
    // It starts the Salesforce CLI three times and has the page compiled twice: on a crowded machine that
    // takes minutes.
    test.setTimeout(600_000);
    const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-panel-"));
    const sf = openSf();
    const project = copyProject(path.join(folder, "project"));
    const deploy = (...directories: string[]) =>
      sf.json(
        [
          ...["project", "deploy", "start", "--target-org", "admin"],
          ...directories.flatMap((directory) => ["--source-dir", directory]),
        ],
        {
          cwd: project,
          env: {
            CROSSWALK_CONNECTOR_URL: stack.url,
            CROSSWALK_CONTACT_EMAIL: "us@contoso.example",
          },
        },
      );
    try {
      await signInCli(sf, stack.org, "admin@practice.example", "admin");
      changeLabel(project, "Sign in, as deployed first");
      await deploy("force-app");
      await openLightning(page, stack.pageUrl, "rep@practice.example");
      let panel = await openPanel(page);
      await expect(panel.getByRole("heading", { name: "Sign in, as deployed first" })).toBeVisible();

      changeLabel(project, "Sign in, as deployed second");
      editSource(project, "lwc/signInPrompt/signInPrompt.html", (html) =>
        html.replace("<p ", '<p class="slds-text-title">Brought by the second deployment</p>\n<p '),
      );
      await deploy(`${appFolder}/labels`, `${appFolder}/lwc/signInPrompt`);
      await page.reload();

      panel = await openPanel(page);
      await expect(panel.getByRole("heading", { name: "Sign in, as deployed second" })).toBeVisible();
      await expect(panel.getByText("Brought by the second deployment")).toBeVisible();
    } finally {
      sf.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

function changeLabel(project: string, text: string): void {
  editSource(project, "labels/CustomLabels.labels-meta.xml", (xml) =>
    xml.replace(
      /(<fullName>Crosswalk_SignIn_Heading<[\s\S]*?<value>)[^<]+/,
      (_, element: string) => `${element}${text}`,
    ),
  );
}
