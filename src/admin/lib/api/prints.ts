import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { PrintBatch } from "../../../contracts/print"
import { sdk } from "../sdk"
import { post, useChange } from "./client"
import type { OneTask } from "./tasks"

const pathOf = (batch_id: string) => `/admin/redemption-batches/${batch_id}/print`

/** Settings that have a default may be left out. */
export type PrintRequest = Partial<PrintBatch>

/** What a label looks like, as SVG. A setting that makes no sense is the error's message. */
export const useLabelPreview = (batch_id: string, settings: PrintRequest) =>
  useQuery({
    queryKey: ["redemption_label", batch_id, settings],
    queryFn: async () => {
      const response = await sdk.client.fetch<Response>(`${pathOf(batch_id)}/preview`, {
        method: "POST",
        body: settings,
        headers: { accept: "image/svg+xml" },
      })
      return await response.blob()
    },
    enabled: batch_id !== "",
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })

export const usePrint = () =>
  useChange(({ batch_id, settings }: { batch_id: string; settings: PrintRequest }) =>
    post<OneTask>(pathOf(batch_id), settings)
  )
