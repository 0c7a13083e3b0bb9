import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import { sdk } from "../sdk"

/** A query of ours is found by the beginning of its key, so that a change can refresh all of them at once. */
const isOurs = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  String(queryKey[0]).startsWith("redemption_")

/**
 * Anything that changes something. Afterwards everything of ours is looked at anew. A second click while the first is
 * on its way does nothing, also when it comes before the button could be disabled.
 */
export function useChange<Input = void, Answer = unknown>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  const isBusy = useRef(false)
  const mutation = useMutation({
    mutationFn: call,
    onSettled: () => {
      isBusy.current = false
      return client.invalidateQueries({ predicate: isOurs })
    },
  })
  const mutate: typeof mutation.mutate = (input, options) => {
    if (!isBusy.current) {
      isBusy.current = true
      mutation.mutate(input, options)
    }
  }
  return { ...mutation, mutate }
}

type Query = Record<string, unknown>

export const get = <Answer>(url: string, query?: Query) =>
  sdk.client.fetch<Answer>(url, query ? { query } : undefined)

export const post = <Answer>(url: string, body: object = {}) =>
  sdk.client.fetch<Answer>(url, { method: "POST", body })

export const remove = <Answer>(url: string) => sdk.client.fetch<Answer>(url, { method: "DELETE" })

/** Fetches a file with the dashboard's own sign-in. */
export async function fetchFile(url: string, accept: string): Promise<Blob> {
  const response = await sdk.client.fetch<Response>(url, { headers: { accept } })
  return await response.blob()
}

/** Fetches a file and hands it to the browser to save. */
export async function download(url: string, name: string, accept = "text/csv"): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(url, accept))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export { messageOf } from "../message"

export const statusOf = (error: unknown): number | undefined =>
  typeof error === "object" && error !== null && "status" in error ? Number(error.status) : undefined
