import { parseXml, type XmlElement } from "../components/xmlTree.ts";

interface SoapCall {
  /** Without prefix, e.g. `deploy`. */
  operation: string;
  body: XmlElement;
  sessionId: string | undefined;
}

/** An error that is answered as a SOAP fault, e.g. `sf:INVALID_SESSION_ID`. */
export class SoapFault extends Error {
  override readonly name = "SoapFault";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Reads an envelope; throws XmlSyntaxError where it is no XML and SoapFault where it is no envelope. */
export function readEnvelope(source: string): SoapCall {
  const envelope = withoutPrefixes(parseXml(source));
  const [body] = envelope.children.filter(({ name }) => name === "Body");
  const [call] = body?.children ?? [];
  if (envelope.name !== "Envelope" || !call) throw new SoapFault("soapenv:Client", "No operation available");
  const header = envelope.children.find(({ name }) => name === "Header");
  const session = header?.children.find(({ name }) => name === "SessionHeader");
  return {
    operation: call.name,
    body: call,
    sessionId: session?.children.find(({ name }) => name === "sessionId")?.text,
  };
}

/** An answer's envelope, without undefined and null values; arrays repeat their element. */
export function answerEnvelope(operation: string, result: unknown): string {
  return envelope(`<${operation}Response>${toXml("result", result)}</${operation}Response>`);
}

export function faultEnvelope({ code, message }: SoapFault): string {
  return envelope(
    `<soapenv:Fault>${toXml("faultcode", code)}${toXml("faultstring", `${code.replace(/^sf:/, "")}: ${message}`)}</soapenv:Fault>`,
  );
}

function envelope(body: string): string {
  const namespaces = [
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"',
    'xmlns="http://soap.sforce.com/2006/04/metadata"',
    'xmlns:sf="http://soap.sforce.com/2006/04/metadata"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  ].join(" ");
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${namespaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function toXml(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((item) => toXml(name, item)).join("");
  if (typeof value === "object") {
    const content = Object.entries(value).map(([key, item]) => toXml(key, item));
    return `<${name}>${content.join("")}</${name}>`;
  }
  return `<${name}>${escapeXml(`${value as string | number | boolean}`)}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function withoutPrefixes(element: XmlElement): XmlElement {
  const name = element.name.split(":").at(-1) ?? element.name;
  return { ...element, name, children: element.children.map(withoutPrefixes) };
}
