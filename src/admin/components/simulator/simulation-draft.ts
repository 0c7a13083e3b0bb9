import type { SimulationRequest } from "../../../contracts/simulation"
import type { EventAttribute } from "../../../domain/event-schema"

/** What somebody asks the simulator, as typed. */
export type SimulationDraft = {
  code: string
  campaign_id: string
  who: "customer" | "profile"
  customer_id: string
  profile: {
    has_account: boolean
    groups: string[]
    tier: string
    points: string
    lifetime_points: string
    redemption_count: string
    order_count: string
  }
  /** By attribute name; empty = not sent. */
  attributes: Record<string, string>
  at: string
}

export const emptySimulation = (): SimulationDraft => ({
  code: "",
  campaign_id: "",
  who: "customer",
  customer_id: "",
  profile: {
    has_account: true,
    groups: [],
    tier: "",
    points: "0",
    lifetime_points: "0",
    redemption_count: "0",
    order_count: "0",
  },
  attributes: {},
  at: "",
})

/**
 * A simulation as an address that can be shared. The code is in the fragment, which no browser sends to a server: it
 * stands in no log.
 */
export function addressOf({ code, ...rest }: SimulationDraft): { search: string; hash: string } {
  const params = new URLSearchParams()
  const put = (name: string, value: string) => value !== "" && params.set(name, value)
  put("campaign_id", rest.campaign_id)
  if (rest.who === "customer") {
    put("customer_id", rest.customer_id)
  } else {
    params.set("profile", JSON.stringify(differing(rest.profile, emptySimulation().profile)))
  }
  const sent = Object.entries(rest.attributes).filter(([, value]) => value !== "")
  put("attributes", sent.length > 0 ? JSON.stringify(Object.fromEntries(sent)) : "")
  put("at", rest.at)
  return { search: params.toString(), hash: code === "" ? "" : new URLSearchParams({ code }).toString() }
}

const differing = <Fields extends object>(fields: Fields, from: Fields) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(from[name as keyof Fields])
    )
  )

/** The simulation that an address asks for. What makes no sense in it is left out. */
export function simulationIn({ search, hash }: { search: string; hash: string }): SimulationDraft {
  const draft = emptySimulation()
  const params = new URLSearchParams(search)
  const profile = objectIn(params.get("profile"))
  const at = params.get("at") ?? ""
  return {
    ...draft,
    code: new URLSearchParams(hash.replace(/^#/, "")).get("code") ?? "",
    campaign_id: params.get("campaign_id") ?? "",
    who: profile ? "profile" : "customer",
    customer_id: params.get("customer_id") ?? "",
    profile: { ...draft.profile, ...knownOf(draft.profile, profile ?? {}) },
    attributes: Object.fromEntries(
      Object.entries(objectIn(params.get("attributes")) ?? {}).map(([name, value]) => [name, String(value)])
    ),
    at: Number.isNaN(Date.parse(at)) ? "" : at,
  }
}

function objectIn(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null")
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Only what the profile has, and only in its types. */
function knownOf(profile: SimulationDraft["profile"], given: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => {
      const known = (profile as Record<string, unknown>)[name]
      return Array.isArray(known)
        ? Array.isArray(value) && value.every((item) => typeof item === "string")
        : typeof known === typeof value && known !== undefined
    })
  )
}

const count = (typed: string) => Math.max(0, Math.trunc(Number(typed)) || 0)

/** What the API is asked. Attributes that the schema does not have are left out: they belong to another campaign. */
export function requestOf(draft: SimulationDraft, attributes: EventAttribute[]): SimulationRequest {
  const { profile } = draft
  return {
    code: draft.code,
    ...(draft.who === "customer"
      ? { customer_id: draft.customer_id }
      : {
          customer: {
            has_account: profile.has_account,
            groups: profile.groups,
            tier: profile.tier || null,
            points: Math.trunc(Number(profile.points)) || 0,
            lifetime_points: count(profile.lifetime_points),
            redemption_count: count(profile.redemption_count),
            order_count: count(profile.order_count),
          },
        }),
    event_attributes: Object.fromEntries(
      attributes.flatMap((attribute) => {
        const typed = draft.attributes[attribute.name] ?? ""
        return typed === "" ? [] : [[attribute.name, valueOf(attribute, typed)] as const]
      })
    ),
    ...(draft.at ? { at: draft.at } : {}),
  }
}

function valueOf({ type }: EventAttribute, typed: string): string | number | boolean {
  switch (type) {
    case "number":
      return Number(typed)
    case "boolean":
      return typed === "true"
    default:
      return typed
  }
}

export function simulationFaults(draft: SimulationDraft): Partial<Record<"code" | "customer_id", string>> {
  return {
    ...(draft.code.trim() === "" ? { code: "faultCode" } : {}),
    ...(draft.who === "customer" && draft.customer_id === "" ? { customer_id: "faultCustomer" } : {}),
  }
}
