import { useLocation, useNavigate } from "react-router-dom"

/** Closes a drawer without asking about what was typed: it has been saved. The page under it keeps its tab and list. */
export function useLeave() {
  const { search } = useLocation()
  const navigate = useNavigate()
  return () => navigate({ pathname: "..", search }, { replace: true, state: { isSubmitSuccessful: true } })
}
