/**
 * Sends a request to a practice org's control plane, e.g. `callPractice(org, "PATCH", "/settings", {…})`.
 * Throws where it is refused.
 */
export async function callPractice<T>(
  org: { url: string },
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${org.url}/__practice${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the practice org refused ${method} ${path}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}
