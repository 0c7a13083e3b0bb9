import type { CodeRow } from "../../lib/api/codes"
import { useWords } from "../../lib/words"
import { Status } from "../shared/status"

const colors = { unused: "grey", partly: "blue", used: "green", voided: "red", expired: "orange" } as const

function codeState({
  status,
  use_count,
  expires_at,
}: Pick<CodeRow, "status" | "use_count" | "expires_at">): keyof typeof colors {
  if (status !== "unused") {
    return status
  }
  if (expires_at !== null && new Date(expires_at).getTime() <= Date.now()) {
    return "expired"
  }
  return use_count > 0 ? "partly" : "unused"
}

/** What became of a code, in a word and a colour. */
export const CodeStatus = ({ code }: { code: Pick<CodeRow, "status" | "use_count" | "expires_at"> }) => {
  const { t } = useWords()
  const state = codeState(code)
  return <Status color={colors[state]}>{t(`codeStatus.${state}`)}</Status>
}
