import { themeNames, themes, type ThemeName } from "./themes.ts";
import type { PageSession } from "./session/pageSessions.ts";

/** The scripts of a document, as paths on this server. */
export interface PageScripts {
  /** Left out where the working tree that the page follows has not compiled yet. */
  main?: string;
  /** For a page that follows the working tree: which change it shows, on which platform. */
  live?: { change: number; platform: string };
}

/** The document of every address of the page. Its shell shows what the address names. */
export function renderDocument(session: PageSession, { main, live }: PageScripts, theme: ThemeName): string {
  const { styles, bodyClass } = themes[theme];
  const context = {
    user: session.user,
    orgId: session.orgId,
    isGuest: false,
    customPermissions: session.customPermissions,
    i18n: session.i18n,
    orgUrl: session.instanceUrl,
    themes: themeNames.map((name) => ({ name, label: themes[name].label, isCurrent: name === theme })),
  };
  return `<!doctype html>
<html lang="${escapeHtml(session.i18n.lang)}" dir="${session.i18n.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lightning Experience | Salesforce</title>
<link rel="icon" href="/assets/images/logo-noname.svg">
<link rel="stylesheet" href="${styles}">
<link rel="stylesheet" href="/page.css">
</head>
<body${bodyClass === "" ? "" : ` class="${bodyClass}"`}>
<script type="application/json" id="page-context">${escapeScript(JSON.stringify(context))}</script>
${live ? `<script type="module" src="/live/client.js" data-change="${live.change}" data-platform="${live.platform}"></script>\n` : ""}${main === undefined ? "" : `<script type="module" src="${main}"></script>\n`}</body>
</html>
`;
}

/** The policy of Lightning: scripts may call its own host and the CSP Trusted Sites, here the connector. */
export function contentSecurityPolicy(connectorUrl: string): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${new URL(connectorUrl).origin}`,
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escapes JSON, so that no `</script>` or `<!--` in it ends the element. */
function escapeScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
