/**
 * Which of the addresses that a request came by is the visitor's, as a network: IPv6 as its /64, which is what one
 * household or one server has; IPv4 as it is.
 *
 * Everybody can write the left part of `X-Forwarded-For`; only what the last `hops` proxies added is true.
 *
 * @param peer the address at the other end of the connection
 * @returns null when there is no usable address
 */
export function visitorNetwork(
  peer: string | undefined,
  forwarded: string | undefined,
  hops: number
): string | null {
  const chain = [...(forwarded ?? "").split(","), peer ?? ""].map((part) => part.trim()).filter(Boolean)
  return toNetwork(chain[Math.max(0, chain.length - 1 - hops)] ?? "")
}

function toNetwork(address: string): string | null {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(address)?.[1]
  if (v4) {
    return v4.split(".").every((part) => Number(part) < 256) ? v4 : null
  }
  return prefix64(address.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/%.*$/, ""))
}

/** "2001:db8::1" is in "2001:db8:0:0::/64". */
function prefix64(address: string): string | null {
  if (!/^[0-9a-f:.]{2,45}$/i.test(address) || address.split("::").length > 2 || !address.includes(":")) {
    return null
  }
  const [head, tail] = address.split("::").map((part) => part.split(":").filter(Boolean))
  const zeros = tail ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0") : []
  const groups = [...head, ...zeros, ...(tail ?? [])].slice(0, 4)
  const isWhole = groups.length === 4 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
  return isWhole ? `${groups.map((group) => parseInt(group, 16).toString(16)).join(":")}::/64` : null
}
