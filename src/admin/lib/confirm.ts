import { usePrompt } from "@medusajs/ui"
import { useWords } from "./words"

/** Asks before something that hurts. `verify`: what must be typed first, for what cannot be taken back. */
export function useConfirm() {
  const prompt = usePrompt()
  const { core } = useWords()
  return (question: {
    title: string
    description: string
    confirm: string
    isDanger?: boolean
    verify?: string
  }) =>
    prompt({
      title: question.title,
      description: question.description,
      confirmText: question.confirm,
      cancelText: core("actions.cancel"),
      variant: question.isDanger === false ? "confirmation" : "danger",
      ...(question.verify ? { verificationText: question.verify } : {}),
    })
}
