import { createHmac } from "node:crypto"

/** Keyed, so that the table alone does not let anybody try codes against it. 128 bits, as hex. */
export function fingerprint(
  secret: string,
  kind: "code" | "request" | "ip" | "member",
  value: string
): string {
  return createHmac("sha256", secret).update(`${kind}:${value}`).digest("hex").slice(0, 32)
}

/** The same JSON for the same value, whatever the order of its keys. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  )
}
