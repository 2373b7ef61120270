/**
 * Where the org's Lightning pages come from, from its instance URL:
 * https://x--y.sandbox.my.salesforce.com → https://x--y.sandbox.lightning.force.com
 * Undefined where the address is not a My Domain of Salesforce's.
 */
export function lightningOrigin(instanceUrl: string): string | undefined {
  const host = URL.parse(instanceUrl)?.hostname;
  const domain = host && /^(.+)\.my\.salesforce\.com$/.exec(host)?.[1];
  return domain ? `https://${domain}.lightning.force.com` : undefined;
}

export const givePanelOrigin =
  "Give --panel-origin the origin that the browser shows on a Lightning page, e.g. https://acme.lightning.force.com";
