import { sdk } from "../sdk"
import type { OneTask } from "./tasks"

declare const __BACKEND_URL__: string | undefined

/**
 * Sends a file of codes and tells how much of it has left: `fetch` cannot, so this is an XMLHttpRequest, signed the way
 * the dashboard signs its own.
 *
 * @throws with the message of the API's answer; on abort nothing is left behind
 */
export async function uploadCodes(
  campaign_id: string,
  form: FormData,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal }
): Promise<OneTask> {
  const token = await sdk.client.getToken()
  return await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("POST", `${base()}/admin/redemption-campaigns/${campaign_id}/imports`)
    request.responseType = "json"
    request.withCredentials = true
    if (token) {
      request.setRequestHeader("authorization", `Bearer ${token}`)
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const answer = request.response as (OneTask & { message?: string }) | null
      if (request.status < 300 && answer) {
        resolve(answer)
      } else {
        reject(new Error(answer?.message ?? request.statusText))
      }
    }
    request.onerror = () => reject(new Error("The connection was lost"))
    request.onabort = () => reject(new DOMException("Cancelled", "AbortError"))
    signal.addEventListener("abort", () => request.abort())
    request.send(form)
  })
}

const base = () => (__BACKEND_URL__ ?? "/").replace(/\/$/, "")
