/** A browser's part in sign-in: keeps cookies, follows redirects within one host, fills in forms. */
export class BrowserForTest {
  readonly cookies = new Map<string, string>();
  readonly host: string;

  constructor(host: string) {
    this.host = host;
  }

  /** Goes to `url` and on until a page is shown or the browser leaves the host; `left` is then where to. */
  async go(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ page: string; url: string; left?: string; status: number }> {
    let target = new URL(url, this.host).href;
    let body = form;
    for (let hop = 0; hop < 10; hop++) {
      const response = await fetch(target, {
        redirect: "manual",
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(body ? { method: "POST", body: new URLSearchParams(body) } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === "") this.cookies.delete(name);
        else this.cookies.set(name, value);
      }
      const location = response.headers.get("location");
      if (location === null) return { page: await response.text(), url: target, status: response.status };
      const next = new URL(location, target);
      if (next.origin !== new URL(this.host).origin) {
        return { page: "", url: target, left: next.href, status: response.status };
      }
      target = next.href;
      body = undefined;
    }
    throw new Error(`too many redirects from ${url}`);
  }

  /** Sends the first form of a page with its hidden fields and `values`. */
  submit(shown: { page: string; url: string }, values: Record<string, string>) {
    const action = attribute(/<form[^>]*>/.exec(shown.page)?.[0] ?? "", "action");
    const fields: Record<string, string> = {};
    for (const [input] of shown.page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      fields[attribute(input, "name")] = attribute(input, "value");
    }
    return this.go(new URL(action, shown.url).href, { ...fields, ...values });
  }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}
