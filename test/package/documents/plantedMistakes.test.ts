import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiPathCheck } from "./apiPathCheck.ts";
import { checks, checksByCli } from "./checks.ts";
import { type Check, readDocument } from "./document.ts";

type Kind = keyof typeof checks | keyof typeof checksByCli | "names requests that are answered";

const sh = (...lines: string[]): string => ["```sh", ...lines, "```", ""].join("\n");

/** For each kind of reference: texts with one mistake, and texts with none; each stands where it says. */
const planted: Record<Kind, { wrong: string[]; right: string[]; file?: string }> = {
  "links to files and headings that exist": {
    wrong: [
      '<img alt="x" src="pictures/gone.png" width="600">',
      '<a href="gone.md">x</a>',
      "[x](gone.md)",
      "[x](../README.md#gone)",
      "[x](#gone)",
      "![x](pictures/gone.png)",
    ],
    right: [
      "[x](install.md)",
      "[x](../../SECURITY.md)",
      "# The end\n[x](#the-end)",
      "[x](https://a.example)",
      '<img src="https://a.example/x.png">, <a href="install.md">x</a>',
    ],
  },
  "names files and folders that exist": {
    wrong: [
      "`connector/gone.ts`",
      "`gone.ts`",
      "`decisions/gone/`",
      "`test/gone`",
      sh("sudo install -m 0644 config/host/gone.service /etc/systemd/system/"),
      sh("docker build -f config/container/Gone -t crosswalk-connector ."),
      sh("npm run sf -- project deploy start --source-dir=force-app/gone"),
      "```text\ntest/gone     the practice org\n```\n",
      "`npm run sf -- project deploy start --source-dir config/gone`",
      "`connector/gone/*.ts`",
      "`test/*/gone.ts`",
      "`force-app/**/*.gone`",
      "~~~text\ntest/gone     the practice org\n~~~\n",
      sh("npx prettier --check config/gone/*.md"),
      "`vitest run test/gone/gone.test.ts`",
      "`prettier --write config/gone`",
    ],
    right: [
      "`connector/app.ts`",
      "`app.ts`",
      "`decisions/`",
      "`config/generated/ALIAS.env`",
      "`connector/reasons/translations/xx.json`",
      "`config/guides/*.md`, `decisions/*.md`, `force-app/**/*.cls`, `*.test.ts`, `deploy:*`",
      "~~~text\ntest/org     the practice org\n~~~\n",
      sh("docker build -f config/container/Dockerfile ."),
      "`@crosswalk/practice-org/testing`, `lightning/navigation`, `c/problemKinds`",
    ],
  },
  "names commands of npm that exist, with arguments that they take": {
    wrong: [
      "`npm run gone`",
      "`npm run gone:…`",
      "`npm run chaos -- --gone`",
      "`npm run chaos -- 20`",
      "`npm run chaos -- --runs`",
      "`npm run backup -- --gone FILE`",
      "`npm run sf project deploy start`",
      "`npm run org -- --gone`",
      "`npm run deploy:sandbox -- --namespace acme`",
      "`npm run undeploy --target-org ALIAS`",
      "`npm run bench -- gone`",
      "`npm run mutants -- Z99`",
      "`npm run labels -- --all`",
      "`npm run format -- --all`",
      "`npm run migrations -- --gone what`",
      "`npm run test:unit -- connector/gone`",
      "`npm run test:lwc -- goneForm`",
      "`npm run test:e2e -- gone`",
      "`npm start -- --gone`",
      "`npm test -- --gone`",
      "`npm gone`",
      "`npm run test:unit` · `test:gone`",
      "`npm run backup` · `gone` · `restore`",
      "`npm run backup` · `rotate:gone`, one a row",
      "Say npm run gone before that.",
      "`npm ci --gone`",
      "`npm ci --workspace gone`",
      "`npm ci --workspace=gone`",
      sh("sudo npm ci --omit=dev --workspace gone --ignore-scripts"),
      sh("cd /opt/crosswalk && npm run gone   # does it"),
      sh("sudo -u crosswalk bash -c 'cd /opt/crosswalk && exec npm run gone'"),
    ],
    right: [
      "`npm run deploy:…`",
      "`npm run deploy:production -- …`",
      "`npm run chaos -- --runs 20`",
      "`npm run bench -- matching --json FILE`",
      "`npm run mutants -- M01 Q02`",
      "`npm run test:unit -- connector/form`",
      "`npm run migrations -- --name what_changed`",
      "`npm start -- --fresh`, `npm test`",
      "`npm run test:unit` · `test:lwc` · `test:e2e`",
      "Say npm run labels before that, and npm run guides.",
      "`PUT /objects/{Name}` · `POST …/fields`",
      "`npm ci --omit=dev --workspace connector --ignore-scripts`",
      sh("npm run org -- --with-other     # a second org"),
      sh("npm run erase-person -- --profile https://www.linkedin.com/in/… --yes"),
    ],
  },
  "names commands of the Salesforce CLI that exist, with flags that they take": {
    wrong: [
      "`sf org gone --alias a`",
      sh("npm run sf -- project deploy start --gone"),
      sh("npm run sf -- org login web -x"),
      sh("export A_B=c && npm run sf -- project gone"),
    ],
    right: [
      "`npm run sf -- org login web --alias ALIAS`",
      sh("npm run sf -- project deploy start -o ALIAS"),
      "`npm run sf -- …`",
    ],
  },
  "names other programs' commands that are known, and files for them that exist": {
    wrong: [
      "`node connector/gone.ts`",
      "`node --env-file=connector.env connector/gone.ts`",
      "`docker exec CONTAINER node scripts/gone.ts /data/`",
      "`docker exec CONTAINER node scripts/backup.ts --gone`",
      "`node scripts/import-leads.ts --gone`",
      "`docker gone crosswalk`",
      "`docker compose exec postgres gone crosswalk`",
      "`docker compose run --rm connector-1 node scripts/gone.ts`",
      "`docker compose exec --gone postgres psql`",
      sh("docker run --gone crosswalk-connector"),
      sh("crosswlak start"),
      "```\nnpm run gone\n```\n",
      "   ```bash\n   npm run gone\n   ```\n",
      "~~~\nnpm run gone\n~~~\n",
      "````sh\ndocker gone crosswalk\n````\n",
    ],
    right: [
      "`node --env-file=connector.env connector/main.ts`",
      "`docker exec CONTAINER node scripts/backup.ts /data/backups/`",
      "`docker compose exec --no-TTY postgres pg_dump --format=custom crosswalk`",
      sh("npx vitest run test/connector", "npx tsc -p .", "npx prettier --check ."),
      sh("docker run --env-file connector.env --publish 127.0.0.1:4002:4002 crosswalk-connector"),
    ],
  },
  "names Lightning components that exist": {
    wrong: [
      "`c/gonePage`",
      "`c-gone-page`",
      "as `<c-gone-page>` does",
      '```text\nimport x from "c/gonePage";\n```\n',
    ],
    right: ["`c/problemKinds`", "`c-crosswalk-panel`"],
  },
  "names variables of the environment that somebody reads": {
    wrong: [
      "`GONE_PORT`",
      "`GONE_KEYS=a`",
      sh("export GONE_URL=https://a.example"),
      sh("A_GONE=1 npm start"),
    ],
    right: [
      "`TOKEN_KEYS`, `TRUST_PROXY=1`, `ORG_PORT`, `SALESFORCE_REFERENCE`, `HTTPS_PROXY`",
      sh("export CROSSWALK_CONNECTOR_URL=https://a.example"),
    ],
  },
  "names things of the code that are in the code": {
    wrong: [
      "`goneFunction(ctx, id)`",
      "`gonePage`",
      "`gone-and-forgotten`",
      "`Gone_Field__c`",
      '```mermaid\nflowchart TD\n  a["gone · serve<br/>parse, answer"] --> b\n```\n',
    ],
    right: ["`findLead(ctx, id)`", "`crosswalkPanel`", "`quota-exceeded`", "`ns__Crosswalk_Lead__c`"],
  },
  "names requests that are answered": {
    wrong: [
      "`GET /v1/gone`",
      "`DELETE /v1/contacts`",
      "`PATCH /v1/leads/{id}/draft`",
      "`/gone`",
      "`DELETE`, `GET /v1/settings`",
      sh("curl --fail http://127.0.0.1:4002/gone"),
    ],
    right: [
      "`GET /v1/leads/{id}/draft`, `POST /v1/contacts`, `GET /oauth/start/{id}`",
      "`GET`, `PUT /v1/settings`",
      "`/readyz`, `GET /openapi.json`",
      sh("curl --fail http://127.0.0.1:4002/readyz"),
    ],
  },
};

let ofKind: Record<Kind, Check>;
let close: () => Promise<void>;
beforeAll(async () => {
  const apiPaths = await apiPathCheck();
  ofKind = { ...checks, ...checksByCli, "names requests that are answered": apiPaths.check };
  close = apiPaths.close;
});
afterAll(() => close());

describe.each(Object.entries(planted))("a document that %s", (kind, { wrong, right }) => {
  const check = (text: string, file = "config/guides/planted.md") =>
    ofKind[kind as Kind](readDocument(file, text));

  it.each(wrong)("is not %s", async (text) => {
    expect(await check(text)).toHaveLength(1);
  });

  it.each(right)("may be %s", async (text) => {
    expect(await check(text)).toEqual([]);
  });
});

describe("the page of the practice org", () => {
  const check = (text: string) =>
    ofKind["names requests that are answered"](readDocument("test/org/README.md", text));

  it.each(["`GET /gone`", "`DELETE /info`", "`PUT`, `GET /settings`", "`/services/gone`"])(
    "does not name %s",
    async (text) => {
      expect(await check(text)).toHaveLength(1);
    },
  );

  it.each(["`GET /info`", "`GET`, `PATCH /settings`", "`/services/data`"])("may name %s", async (text) => {
    expect(await check(text)).toEqual([]);
  });
});
